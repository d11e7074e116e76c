import { describe, expect, it } from 'vitest';
import { type BudgetOptions, createBudget } from '../../src/cost/create-budget.js';
import { createMemoryUsageLedger } from '../../src/cost/memory-usage-ledger.js';
import type { PlannedCall } from '../../src/cost/planned-call.js';
import { createPriceTable } from '../../src/cost/price-table.js';
import type { UsageLedger } from '../../src/cost/usage-ledger.js';
import { withCost } from '../../src/cost/with-cost.js';
import type { Money } from '../../src/domain/money.js';
import { noUsage, type Usage } from '../../src/domain/usage.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';

/** Noon in Shanghai. */
const noon = new Date('2026-11-24T04:00:00Z');
const nextDay = new Date('2026-11-24T16:00:00Z');
const nextMonth = new Date('2026-11-30T16:00:00Z');

function callOf(more: Partial<PlannedCall> = {}): PlannedCall {
  return {
    tenantId: 'tenant',
    conversationId: 'conversation',
    turnId: 'turn',
    model: 'deepseek/deepseek-v4-flash',
    inputTokens: 60,
    outputTokens: 40,
    now: noon,
    ...more,
  };
}

function usageOf(tokens: number, cost?: Money): Usage {
  return { ...noUsage, calls: 1, inputTokens: tokens, ...(cost && { cost: [cost] }) };
}

const yuan = (micros: number): Money => ({ currency: 'CNY', micros });
const dollars = (micros: number): Money => ({ currency: 'USD', micros });

function openBudget(limits: BudgetOptions['limits'], more: Partial<BudgetOptions> = {}) {
  const budget = createBudget({ limits, ...more });
  return {
    ...budget,
    async grant(call: Partial<PlannedCall> = {}) {
      const decision = await budget.reserve(callOf(call));
      if (!decision.granted) throw new Error('refused');
      return decision.reservation;
    },
    async refusal(call: Partial<PlannedCall> = {}) {
      const decision = await budget.reserve(callOf(call));
      return decision.granted ? undefined : decision.refusal;
    },
  };
}

describe('a budget', () => {
  it('refuses a call that would pass the limit, with a value that says what is full and until when', async () => {
    const budget = openBudget([{ scope: 'tenant', period: 'day', maxTokens: 250 }]);
    await budget.grant();
    await budget.grant();
    expect(await budget.refusal()).toEqual({
      scope: 'tenant',
      period: 'day',
      measure: 'tokens',
      limit: 250,
      used: 200,
      resetsAt: nextDay,
    });
    expect(await budget.refusal({ outputTokens: 0, inputTokens: 50 })).toBeUndefined();
  });

  it('settles with what was really used, also when that is more', async () => {
    const budget = openBudget([{ scope: 'tenant', period: 'ever', maxTokens: 250 }]);
    await budget.settle(await budget.grant(), usageOf(20));
    await budget.settle(await budget.grant(), usageOf(400));
    expect(await budget.refusal({ inputTokens: 1, outputTokens: 0 })).toEqual({
      scope: 'tenant',
      period: 'ever',
      measure: 'tokens',
      limit: 250,
      used: 420,
    });
  });

  it('takes a released reservation as never made', async () => {
    const budget = openBudget([{ scope: 'turn', maxCalls: 1 }]);
    await budget.release(await budget.grant());
    await budget.grant();
    expect(await budget.refusal()).toEqual({ scope: 'turn', measure: 'calls', limit: 1, used: 1 });
  });

  it('limits each tenant, conversation and turn by itself', async () => {
    const budget = openBudget([
      { scope: 'turn', maxCalls: 1 },
      { scope: 'conversation', period: 'ever', maxCalls: 2 },
      { scope: 'tenant', period: 'ever', maxCalls: 3 },
    ]);
    await budget.grant();
    expect(await budget.refusal()).toMatchObject({ scope: 'turn' });
    await budget.grant({ turnId: 'turn 2' });
    expect(await budget.refusal({ turnId: 'turn 3' })).toMatchObject({ scope: 'conversation' });
    await budget.grant({ conversationId: 'conversation 2' });
    expect(await budget.refusal({ conversationId: 'conversation 3' })).toMatchObject({ scope: 'tenant' });
    await budget.grant({ tenantId: 'tenant 2' });
  });

  it('limits a conversation to its own tenant', async () => {
    const budget = openBudget([{ scope: 'conversation', period: 'ever', maxCalls: 1 }]);
    await budget.grant();
    await budget.grant({ tenantId: 'tenant 2' });
    expect(await budget.refusal()).toMatchObject({ scope: 'conversation', used: 1 });
  });

  it('begins anew with the day and the month of its time zone', async () => {
    const budget = openBudget([
      { scope: 'tenant', period: 'day', maxCalls: 1 },
      { scope: 'tenant', period: 'month', maxCalls: 2 },
    ]);
    await budget.settle(await budget.grant(), usageOf(1));
    const beforeMidnight = new Date(nextDay.getTime() - 1);
    expect(await budget.refusal({ now: beforeMidnight })).toMatchObject({ period: 'day', resetsAt: nextDay });
    await budget.settle(await budget.grant({ now: nextDay }), usageOf(1));
    const later = new Date('2026-11-27T04:00:00Z');
    expect(await budget.refusal({ now: later })).toMatchObject({ period: 'month', resetsAt: nextMonth });
    await budget.grant({ now: nextMonth });

    const inNewYork = openBudget([{ scope: 'tenant', period: 'day', maxCalls: 1 }], { timeZone: 'America/New_York' });
    await inNewYork.settle(await inNewYork.grant({ now: new Date('2026-11-24T06:00:00Z') }), usageOf(1));
    expect(await inNewYork.refusal({ now: nextDay })).toMatchObject({ resetsAt: new Date('2026-11-25T05:00:00Z') });
  });

  it('counts a call in the day in which it was reserved', async () => {
    const budget = openBudget([]);
    const reservation = await budget.grant({ now: new Date(nextDay.getTime() - 1) });
    await budget.settle(reservation, usageOf(5));
    expect((await budget.used({ tenantId: 'tenant', period: 'day', at: noon })).inputTokens).toBe(5);
    expect(await budget.used({ tenantId: 'tenant', period: 'day', at: nextDay })).toEqual(noUsage);
  });

  it.each([
    [['day', 'month'], 'month', 'tenant'],
    [['month', 'ever'], 'ever', 'tenant'],
    [['ever', 'day'], 'ever', 'tenant'],
  ] as const)('of the limits %j names the one that stays in the way for longest', async (periods, period, scope) => {
    const limits: BudgetOptions['limits'] = [
      { scope: 'turn', maxCalls: 0 },
      ...periods.flatMap((each) => [
        { scope: 'conversation', period: each, maxCalls: 0 } as const,
        { scope: 'tenant', period: each, maxCalls: 0 } as const,
      ]),
    ];
    expect(await openBudget(limits).refusal()).toMatchObject({ scope, period });
    const memory = createMemoryUsageLedger();
    const ledger: UsageLedger = {
      ...memory,
      async reserve(request) {
        const outcome = await memory.reserve(request);
        return outcome.granted ? outcome : { ...outcome, reached: outcome.reached.toReversed() };
      },
    };
    expect(await openBudget(limits, { ledger }).refusal()).toMatchObject({ scope, period });
  });

  it('frees what a process reserved that has died', async () => {
    const limits: BudgetOptions['limits'] = [{ scope: 'tenant', period: 'ever', maxCalls: 1 }];
    const later = (milliseconds: number) => ({ now: new Date(noon.getTime() + milliseconds) });
    const usual = openBudget(limits);
    await usual.grant();
    expect(await usual.refusal(later(599_999))).toBeDefined();
    expect(await usual.refusal(later(600_000))).toBeUndefined();
    const quick = openBudget(limits, { expireAfterMs: 2000 });
    await quick.grant();
    expect(await quick.refusal(later(1999))).toBeDefined();
    expect(await quick.refusal(later(2000))).toBeUndefined();
  });

  it('shares its limits with the other machines that have the same ledger', async () => {
    const ledger = createMemoryUsageLedger();
    const limits: BudgetOptions['limits'] = [{ scope: 'tenant', period: 'ever', maxCalls: 1 }];
    const [one, other] = [openBudget(limits, { ledger }), openBudget(limits, { ledger })];
    const reservation = await one.grant();
    expect(await other.refusal()).toMatchObject({ used: 1 });
    await other.release(JSON.parse(JSON.stringify(reservation)));
    expect(await one.refusal()).toBeUndefined();
  });
});

describe('a budget of money', () => {
  const limits: BudgetOptions['limits'] = [
    { scope: 'tenant', period: 'month', maxCost: { currency: 'CNY', amount: 0.0001 } },
  ];

  it('is kept in the micros that a price table tells', async () => {
    const prices = createPriceTable({
      prices: { 'deepseek/*': { currency: 'CNY', per: 1_000_000, input: 0.5, output: 1 } },
    });
    const budget = openBudget(limits);
    const call = callOf();
    const planned = { ...noUsage, calls: 1, inputTokens: call.inputTokens, outputTokens: call.outputTokens };
    const cost = prices.cost(call.model, planned);
    expect(cost).toEqual(yuan(70));
    const reservation = await budget.grant({ cost });
    expect(await budget.refusal({ cost })).toMatchObject({ measure: 'cost', limit: yuan(100), used: yuan(70) });
    await budget.settle(reservation, withCost({ ...noUsage, calls: 1, inputTokens: 50 }, call.model, prices));
    expect(await budget.refusal({ cost })).toBeUndefined();
    expect((await budget.used({ tenantId: 'tenant' })).cost).toEqual([yuan(25)]);
  });

  it('tells in which currencies it is', () => {
    expect(openBudget(limits).currencies).toEqual(['CNY']);
    expect(openBudget([{ scope: 'turn', maxCalls: 1 }]).currencies).toEqual([]);
  });

  it('throws for a model without a price, which would be unlimited', async () => {
    const reserving = openBudget(limits).reserve(callOf({ model: 'hunyuan/hunyuan-lite' }));
    await expect(reserving).rejects.toThrow(ConfigurationError);
    await expect(reserving).rejects.toMatchObject({
      code: 'price-missing',
      message: expect.stringContaining('"hunyuan/hunyuan-lite" has no price; add it to createPriceTable({ prices })'),
    });
  });

  it('throws for a price in a currency that no limit is in', async () => {
    const reserving = openBudget(limits).reserve(callOf({ cost: dollars(1) }));
    await expect(reserving).rejects.toMatchObject({
      code: 'price-missing',
      message: expect.stringContaining('is priced in USD, and the limits of cost are in CNY; add one in USD'),
    });
  });

  it('lets models without a usable price pass where that is asked for', async () => {
    const budget = openBudget([...limits, { scope: 'tenant', period: 'ever', maxCalls: 3 }], {
      unpricedModels: 'allow',
    });
    await budget.grant();
    await budget.grant({ cost: dollars(9_000_000) });
    await budget.grant({ cost: yuan(100) });
    expect(await budget.refusal()).toMatchObject({ measure: 'calls' });
  });

  it('asks for no price where no limit is about cost', async () => {
    expect(await openBudget([{ scope: 'tenant', period: 'day', maxCalls: 5 }]).refusal()).toBeUndefined();
  });

  it('limits each currency by itself', async () => {
    const budget = openBudget([
      { scope: 'tenant', period: 'month', maxCost: { currency: 'CNY', amount: 1 } },
      { scope: 'tenant', period: 'month', maxCost: { currency: 'USD', amount: 1 } },
    ]);
    await budget.settle(await budget.grant({ cost: yuan(900_000) }), usageOf(1, yuan(5_000_000)));
    expect(await budget.refusal({ cost: yuan(0) })).toMatchObject({ limit: yuan(1_000_000), used: yuan(5_000_000) });
    await budget.settle(await budget.grant({ cost: dollars(900_000) }), usageOf(1, dollars(900_000)));
    expect(await budget.refusal({ cost: dollars(100_001) })).toMatchObject({ used: dollars(900_000) });
  });

  it('counts the reserved cost where the model that stepped in has no price', async () => {
    const budget = openBudget(limits);
    await budget.settle(await budget.grant({ cost: yuan(60) }), usageOf(100));
    expect(await budget.used({ tenantId: 'tenant' })).toMatchObject({ cost: [yuan(60)], estimated: true });
    expect(await budget.refusal({ cost: yuan(41) })).toMatchObject({ used: yuan(60) });
    await budget.settle(await budget.grant({ cost: yuan(40) }), noUsage);
    expect(await budget.refusal({ cost: yuan(40) })).toBeUndefined();
  });
});

describe('what a budget counted', () => {
  it('is told by tenant, conversation and turn, ever and by day and month', async () => {
    const budget = openBudget([]);
    const spend = async (call: Partial<PlannedCall>, tokens: number) =>
      budget.settle(await budget.grant(call), usageOf(tokens, yuan(tokens)));
    await spend({}, 1);
    await spend({ turnId: 'turn 2' }, 2);
    await spend({ conversationId: 'conversation 2' }, 4);
    await spend({ turnId: 'turn 3', now: nextDay }, 8);
    await spend({ turnId: 'turn 4', now: nextMonth }, 16);
    await spend({ tenantId: 'tenant 2' }, 32);
    const tenantId = 'tenant';
    const conversationId = 'conversation';
    const costs = await Promise.all(
      [
        { tenantId },
        { tenantId, period: 'month', at: noon } as const,
        { tenantId, period: 'day', at: noon } as const,
        { tenantId, conversationId },
        { tenantId, conversationId, period: 'month', at: nextDay } as const,
        { tenantId, conversationId, period: 'day', at: nextDay } as const,
        { tenantId, conversationId, turnId: 'turn 2' },
        { tenantId: 'tenant 2', period: 'day', at: noon } as const,
      ].map(async (query) => (await budget.used(query)).cost?.[0]?.micros),
    );
    expect(costs).toEqual([31, 15, 7, 27, 11, 8, 2, 32]);
  });

  it('has everything about stopped and estimated calls', async () => {
    const budget = openBudget([]);
    const usage: Usage = { ...usageOf(10), retries: 1, abortedCalls: 1, estimated: true, cachedInputTokens: 4 };
    await budget.settle(await budget.grant(), usage);
    expect(await budget.used({ tenantId: 'tenant', conversationId: 'conversation' })).toEqual(usage);
  });

  it.each([
    [{ tenantId: '' }, /"tenantId" must be text/],
    [{ tenantId: 'tenant', turnId: 'turn' }, /"turnId" needs "conversationId"/],
    [{ tenantId: 'tenant', conversationId: 'c', turnId: 't', period: 'day' }, /leave "period" out/],
    [{ tenantId: 'tenant', period: 'week' }, /"period" must be day, month or ever, got "week"/],
    [{ tenantId: 'tenant', at: new Date('tomorrow') }, /"at" must be a valid Date/],
    [{ tenantId: 'tenant', from: noon }, /does not know the option "from"/],
  ])('is not told for %o', async (query, message) => {
    const reading = openBudget([]).used(query as never);
    await expect(reading).rejects.toThrow(ConfigurationError);
    await expect(reading).rejects.toThrow(message);
  });
});

describe('createBudget', () => {
  const limit = { scope: 'tenant', period: 'day', maxCalls: 1 };
  it.each([
    [{ limits: undefined }, /"limits" must be a list of limits; empty to count only/],
    [{ limits: [{ ...limit, scope: 'customer' }] }, /limits\[0\]: "scope" must be tenant, conversation or turn/],
    [{ limits: [limit, { ...limit, period: 'week' }] }, /limits\[1\]: "period" must be day, month or ever, got "week"/],
    [{ limits: [{ ...limit, period: undefined }] }, /limits\[0\]: "period" must be day, month or ever/],
    [{ limits: [{ ...limit, scope: 'turn' }] }, /limits\[0\]: a limit of a turn has no "period"/],
    [{ limits: [{ ...limit, maxCalls: undefined }] }, /limits\[0\]: give "maxCost", "maxTokens" or "maxCalls"/],
    [{ limits: [{ ...limit, maxCalls: -1 }] }, /limits\[0\]: "maxCalls" must be a whole number from 0, got -1/],
    [{ limits: [{ ...limit, maxTokens: 1.5 }] }, /limits\[0\]: "maxTokens" must be a whole number/],
    [{ limits: [{ ...limit, maxToken: 1 }] }, /limits\[0\] does not know the option "maxToken"/],
    [{ limits: [{ ...limit, maxCost: 5 }] }, /limits\[0\] maxCost takes an object of options/],
    [
      { limits: [{ ...limit, maxCost: { currency: 'EUR', amount: 5 } }] },
      /maxCost: "currency" must be one of CNY, USD/,
    ],
    [{ limits: [{ ...limit, maxCost: { currency: 'CNY' } }] }, /maxCost: "amount" is missing/],
    [{ limits: [{ ...limit, maxCost: { currency: 'CNY', amount: -1 } }] }, /maxCost: "amount" must be a number from 0/],
    [{ limits: [{ ...limit, maxCost: { currency: 'CNY', amount: 1e-7 } }] }, /"amount" has more than 6 decimals/],
    [{ limits: [limit, limit] }, /"limits" limits calls of a tenant, period day, twice; keep one/],
    [{ limits: [], timeZone: 'Mars' }, /"timeZone" is not a known zone/],
    [{ limits: [], unpricedModels: 'ignore' }, /"unpricedModels" must be error or allow/],
    [{ limits: [], expireAfterMs: 5 }, /"expireAfterMs" must be a number from 1000/],
    [{ limits: [], ledger: {} }, /"ledger" must be a UsageLedger, such as createMemoryUsageLedger\(\)/],
    [{ limit: [] }, /does not know the option "limit"/],
  ])('refuses the options %j', (options, message) => {
    expect(() => createBudget(options as never)).toThrow(ConfigurationError);
    expect(() => createBudget(options as never)).toThrow(message);
  });

  it('allows limits of cost in two currencies, and of one measure in two periods', () => {
    const cost = (period: 'day' | 'month', currency: 'CNY' | 'USD') =>
      ({ scope: 'tenant', period, maxCost: { currency, amount: 1 } }) as const;
    expect(createBudget({ limits: [cost('day', 'CNY'), cost('day', 'USD'), cost('month', 'CNY')] }).currencies).toEqual(
      ['CNY', 'USD'],
    );
  });

  it.each([
    [{ tenantId: '' }, /"tenantId" must be text and not empty/],
    [{ turnId: undefined }, /"turnId" must be text and not empty/],
    [{ inputTokens: -1 }, /"inputTokens" must be a whole number from 0/],
    [{ outputTokens: Number.NaN }, /"outputTokens" must be a whole number from 0/],
    [{ outputTokens: undefined }, /"outputTokens" is missing/],
    [{ cost: { currency: 'CNY', micros: 0.5 } }, /"cost.micros" must be a whole number/],
    [{ now: undefined }, /"now" must be a valid Date/],
  ])('makes a budget that reserves nothing for %o', async (call, message) => {
    const reserving = createBudget({ limits: [] }).reserve(callOf(call as never));
    await expect(reserving).rejects.toThrow(ConfigurationError);
    await expect(reserving).rejects.toThrow(message);
  });
});
