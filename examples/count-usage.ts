// What each turn costs, in yuan, and a budget that says no in words.
import assert from 'node:assert/strict';
import { createAssistant, createBudget, createPriceTable, formatMoney, openaiCompatible } from 'zhike';
import { say, startStandIn } from './support/stand-in.js';

const api = await startStandIn((response) => say(response, ['您好，', '请问有什么可以帮您？']));
const assistant = createAssistant({
  model: openaiCompatible({ name: 'lake', baseURL: api.baseURL, apiKey: 'any', model: 'small' }),
  prices: createPriceTable({ prices: { 'lake/*': { currency: 'CNY', per: 1_000_000, input: 800, output: 2000 } } }),
  budget: createBudget({ limits: [{ scope: 'conversation', period: 'day', maxCalls: 2 }] }),
});
const shop = assistant.tenant('lakeside');
const conversation = shop.conversation('customer-42');

const reply = await conversation.send('你好');
const [cost] = reply.usage.cost ?? [];
assert.ok(cost);
console.log(formatMoney(cost, 'zh-Hans'), reply.usage);
assert.equal(cost.micros, 312 * 800 + 9 * 2000);

await conversation.send('在吗');
const refused = await conversation.send('还在吗');
console.log(refused.text, refused.budgetRefusal);
assert.equal(refused.budgetRefusal?.measure, 'calls');
assert.equal(api.requests, 2);

const month = await shop.usage('month');
console.log(month);
assert.equal(month.calls, 2);
assert.equal(month.cost?.[0]?.micros, 2 * cost.micros);
api.close();
