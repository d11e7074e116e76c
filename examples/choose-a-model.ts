// A company's own list of models: found by industry, ability and price, used by name, routed by need and health.
import assert from 'node:assert/strict';
import { createAssistant, offline, openaiCompatible } from 'zhike';
import { finance, industryPolicy } from 'zhike/industries';
import { createModelCatalogue } from 'zhike/models';
import { say, startStandIn } from './support/stand-in.js';

const api = await startStandIn((response) => say(response, ['请问您想办理哪项业务？']));
const at = (model: string) => openaiCompatible({ name: 'bank', baseURL: api.baseURL, apiKey: 'any', model });
const models = createModelCatalogue([
  {
    name: 'general',
    model: at('general-large'),
    kind: 'general',
    abilities: ['tools', 'reasoning'],
    contextTokens: 128_000,
    price: { currency: 'CNY', per: 1_000_000, input: 2, output: 8 },
  },
  {
    name: 'bank-desk',
    model: at('finance-tuned-2026-11'),
    kind: 'fine-tuned',
    industries: ['finance'],
    abilities: ['tools'],
    contextTokens: 32_000,
    price: { currency: 'CNY', per: 1_000_000, input: 4, output: 12 },
  },
  { name: 'offline', model: offline(), kind: 'general', abilities: ['tools'] },
]);

const found = models.find({ industry: 'finance', abilities: ['tools'] });
console.log(found.map(({ name }) => name));
assert.equal(found[0]?.name, 'bank-desk');
assert.equal(models.get('general').contextTokens, 128_000);

// The route picks per request; the industry's preset brings instructions, cautions and matters for a person.
const assistant = createAssistant({ model: models.route({ industry: 'finance' }), industry: industryPolicy(finance) });
const desk = assistant.tenant('bank');
console.log((await desk.conversation('customer-1').send('我想咨询一下业务')).text);

const urgent = await desk.conversation('customer-2').send('我的银行卡被偷了,怎么办');
console.log(urgent.text);
assert.equal(urgent.status, 'handed-off');
api.close();
