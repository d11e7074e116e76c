import { afterEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { createBudget } from '../../src/cost/create-budget.js';
import { createPriceTable } from '../../src/cost/price-table.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { fallback } from '../../src/model/many/fallback-model.js';
import { offline } from '../../src/model/offline/offline-model.js';
import { openaiCompatible } from '../../src/model/openai-compatible/openai-compatible.js';
import { startWireServer, type WireReply, type WireServer } from '../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function modelGiving(...replies: readonly WireReply[]) {
  server = await startWireServer((_, number) => replies[number] ?? replies.at(-1) ?? {});
  return openaiCompatible({ baseURL: server.url, apiKey: 'sk', model: 'm', name: 'lake', retry: { attempts: 1 } });
}

const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ choices: [{ delta, finish_reason: reason }] })}\n\n`;
const usage = { prompt_tokens: 1000, completion_tokens: 500, prompt_tokens_details: { cached_tokens: 400 } };
const answer: WireReply = {
  body: `${event({ content: '您好，请问您需要什么帮助？' })}${event({}, 'stop')}data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`,
};
const prices = createPriceTable({
  prices: { 'lake/m': { currency: 'CNY', per: 1_000_000, input: 2, cachedInput: 0.5, output: 8 } },
});
/** 600 tokens at 2 yuan, 400 at 0.5 and 500 at 8 yuan per million, in micros. */
const micros = 1200 + 200 + 4000;
const costOfAnswer = [{ currency: 'CNY', micros }];

/** Nobody types here. */
const burst = { quietMs: 0 };

describe('the cost of a turn', () => {
  it('stands in the reply, and adds up over the conversation and the tenant', async () => {
    const budget = createBudget({ limits: [] });
    const assistant = createAssistant({ burst, model: await modelGiving(answer), prices, budget });
    const shop = assistant.tenant('a');
    const reply = await shop.conversation('1').send('你好');
    expect(reply.usage).toMatchObject({ inputTokens: 1000, cachedInputTokens: 400, cost: costOfAnswer });
    await shop.conversation('1').send('在吗');
    await shop.conversation('2').send('你好');
    expect((await shop.conversation('1').usage()).cost).toEqual([{ currency: 'CNY', micros: 2 * micros }]);
    expect(await shop.usage('month')).toMatchObject({ calls: 3, cost: [{ currency: 'CNY', micros: 3 * micros }] });
    expect(await assistant.tenant('b').usage()).toMatchObject({ calls: 0 });
  });

  it('counts a call that broke, as an estimate', async () => {
    const model = await modelGiving({ body: event({ content: '您好' }), afterwards: 'reset' });
    const budget = createBudget({ limits: [] });
    const shop = createAssistant({ burst, model, prices, budget }).tenant('a');
    await expect(shop.conversation('1').send('你好')).rejects.toMatchObject({ code: 'model-network' });
    const spent = await shop.conversation('1').usage();
    expect(spent).toMatchObject({ calls: 1, abortedCalls: 1, estimated: true });
    expect(spent.inputTokens).toBeGreaterThan(100);
    expect(spent.cost?.[0]?.micros).toBeGreaterThan(0);
    expect(await shop.usage()).toMatchObject({ abortedCalls: 1, inputTokens: spent.inputTokens });
  });

  it('needs a budget to be told of the tenant', async () => {
    const assistant = createAssistant({ burst, model: await modelGiving(answer) });
    await expect(assistant.tenant('a').usage()).rejects.toMatchObject({ name: 'ConfigurationError' });
  });
});

describe('a budget without room', () => {
  it('is told to the customer in words, and to the program as a value; the model is not asked', async () => {
    const budget = createBudget({ limits: [{ scope: 'conversation', period: 'day', maxCalls: 1 }] });
    const now = () => new Date('2026-11-25T02:00:00Z');
    const shop = createAssistant({ burst, model: await modelGiving(answer), budget, now }).tenant('a');
    await shop.conversation('1').send('你好');
    const reply = await shop.conversation('1').send('还有呢?');
    expect(reply).toMatchObject({
      status: 'completed',
      usage: { calls: 0 },
    });
    const resetsAt = '2026-11-25T16:00:00.000Z';
    expect(reply.budgetRefusal).toEqual({ scope: 'conversation', period: 'day', measure: 'calls', resetsAt });
    expect(reply.text).toContain('转人工');
    expect(reply.text).not.toMatch(/元|token|预算/i);
    expect(reply.label).toBeUndefined();
    expect(server?.requests).toHaveLength(1);
    expect((await shop.conversation('2').send('hello there')).budgetRefusal).toBeUndefined();
  });

  it('lets the next turn speak once the day is over', async () => {
    const budget = createBudget({ limits: [{ scope: 'tenant', period: 'day', maxTokens: 4000 }] });
    let now = new Date('2026-11-25T15:00:00Z');
    const shop = createAssistant({ burst, model: await modelGiving(answer), budget, now: () => now }).tenant('a');
    await shop.conversation('1').send('你好');
    await shop.conversation('1').send('你好');
    expect((await shop.conversation('1').send('你好')).budgetRefusal).toMatchObject({ measure: 'tokens' });
    now = new Date('2026-11-25T16:00:01Z');
    expect((await shop.conversation('1').send('你好')).budgetRefusal).toBeUndefined();
  });

  it('says which price is missing under a limit of cost', async () => {
    const budget = createBudget({
      limits: [{ scope: 'tenant', period: 'month', maxCost: { currency: 'CNY', amount: 10 } }],
    });
    const model = fallback([await modelGiving(answer), offline()]);
    expect(() => createAssistant({ model, budget })).toThrow('need "prices"');
    const shop = createAssistant({ burst, model, budget, prices }).tenant('a');
    await expect(shop.conversation('1').send('你好')).rejects.toThrow('"zhike/offline" has no price');
  });

  it('makes room for the dearest of the models that may answer', async () => {
    const budget = createBudget({
      limits: [{ scope: 'turn', maxCost: { currency: 'CNY', amount: 0.01 } }],
    });
    const both = createPriceTable({
      prices: {
        'lake/m': { currency: 'CNY', per: 1_000_000, input: 2, output: 8 },
        'zhike/offline': { currency: 'CNY', perCall: 0.02 },
      },
    });
    const cheap = await modelGiving(answer);
    const alone = createAssistant({ burst, model: cheap, budget, prices: both }).tenant('a');
    expect((await alone.conversation('1').send('你好')).budgetRefusal).toBeUndefined();
    const shop = createAssistant({ burst, model: fallback([cheap, offline()]), budget, prices: both }).tenant('a');
    expect((await shop.conversation('1').send('你好')).budgetRefusal).toMatchObject({ scope: 'turn', measure: 'cost' });
  });

  it('puts the price of the model that answered to a call that went from one to another', async () => {
    const budget = createBudget({ limits: [] });
    const table = createPriceTable({
      prices: { 'lake/m': { currency: 'CNY', perCall: 5 }, 'zhike/offline': { currency: 'CNY', perCall: 1 } },
    });
    const model = fallback([await modelGiving({ status: 503 }), offline()]);
    const shop = createAssistant({ burst, model, budget, prices: table }).tenant('a');
    const pending = shop.conversation('1').send('你好');
    const events: TurnEvent[] = [];
    for await (const one of pending) {
      events.push(one);
    }
    const reply = await pending;
    expect(events.find(({ type }) => type === 'model-switch')).toMatchObject({
      from: 'lake/m',
      to: 'zhike/offline',
      reason: 'overloaded',
    });
    expect(events.find(({ type }) => type === 'step-end')).toMatchObject({
      model: 'zhike/offline',
      usage: { cost: [{ currency: 'CNY', micros: 1_000_000 }] },
    });
    expect(reply.text).not.toBe('');
  });
});
