import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Budget, BudgetReservation } from '../../src/cost/budget.js';
import type { BudgetLimit } from '../../src/cost/budget-limit.js';
import { createBudget } from '../../src/cost/create-budget.js';
import { createMemoryUsageLedger } from '../../src/cost/memory-usage-ledger.js';
import type { PlannedCall } from '../../src/cost/planned-call.js';
import type { UsageLedger } from '../../src/cost/usage-ledger.js';
import type { Currency, Money } from '../../src/domain/money.js';
import { noUsage } from '../../src/domain/usage.js';

const start = Date.parse('2026-11-30T12:00:00Z');
const expireAfterMs = 600_000;

const id = (name: string) => fc.constantFrom(`${name} 1`, `${name} 2`);
const amounts = fc.record({
  tokens: fc.integer({ min: 0, max: 60 }),
  cost: fc.record({
    currency: fc.constantFrom<Currency>('CNY', 'USD'),
    micros: fc.integer({ min: 0, max: 60 }),
  }),
});
const ids = fc.record({ tenantId: id('tenant'), conversationId: id('conversation'), turnId: id('turn') });

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('reserve' as const), ids, amounts }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('settle' as const), pick: fc.nat(20), amounts }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('release' as const), pick: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 480 }) }) },
);

const most = fc.record(
  {
    maxTokens: fc.integer({ min: 0, max: 200 }),
    maxCalls: fc.integer({ min: 0, max: 5 }),
    maxCost: fc.record({
      currency: fc.constantFrom<Currency>('CNY', 'USD'),
      amount: fc.integer({ min: 0, max: 200 }).map((micros) => Number(`${micros}e-6`)),
    }),
  },
  { requiredKeys: ['maxCalls'] },
);
const period = fc.constantFrom('day' as const, 'month' as const, 'ever' as const);
const limits: fc.Arbitrary<readonly BudgetLimit[]> = fc.uniqueArray(
  fc
    .oneof(
      fc.record({ scope: fc.constantFrom('tenant' as const, 'conversation' as const), period, most }),
      fc.record({ scope: fc.constant('turn' as const), period: fc.constant(undefined), most }),
    )
    .map(({ scope, period, most }) => ({ scope, period, ...most }) as BudgetLimit),
  { minLength: 1, maxLength: 5, selector: (limit) => `${limit.scope} ${limit.period}` },
);

interface CallRecord {
  readonly call: PlannedCall;
  tokens: number;
  cost: Money;
  state: 'reserved' | 'used' | 'gone';
}

/** The slow and obvious way: a list of all calls, added up anew for every question. */
function fits(records: readonly CallRecord[], limits: readonly BudgetLimit[], call: PlannedCall): boolean {
  return limits.every((limit) => {
    const sharesWindow = (other: PlannedCall) => {
      const length = { day: '2026-11-30'.length, month: '2026-11'.length, ever: 0 }[limit.period ?? 'ever'];
      return (
        other.tenantId === call.tenantId &&
        (limit.scope === 'tenant' || other.conversationId === call.conversationId) &&
        (limit.scope !== 'turn' || other.turnId === call.turnId) &&
        other.now.toISOString().slice(0, length) === call.now.toISOString().slice(0, length)
      );
    };
    const counted = records.filter(
      ({ call: other, state }) =>
        sharesWindow(other) &&
        (state === 'used' || (state === 'reserved' && other.now.getTime() + expireAfterMs > call.now.getTime())),
    );
    const sum = (measure: (record: CallRecord) => number) =>
      counted.reduce((total, record) => total + measure(record), 0);
    const { currency, amount } = limit.maxCost ?? { currency: 'none', amount: 0 };
    const micros = sum(({ cost }) => (cost.currency === currency ? cost.micros : 0)) + (call.cost?.micros ?? 0);
    return (
      sum(() => 1) + 1 <= (limit.maxCalls ?? Number.POSITIVE_INFINITY) &&
      sum(({ tokens }) => tokens) + call.inputTokens <= (limit.maxTokens ?? Number.POSITIVE_INFINITY) &&
      (call.cost?.currency !== currency || micros <= Math.round(amount * 1_000_000))
    );
  });
}

describe('a budget', () => {
  it('grants exactly what fits, in any order of reserving, settling, releasing and waiting', async () => {
    await fc.assert(
      fc.asyncProperty(limits, fc.array(step, { maxLength: 60 }), async (limits, steps) => {
        const budget = createBudget({ limits, timeZone: 'UTC', unpricedModels: 'allow', expireAfterMs });
        const records: CallRecord[] = [];
        const open: { readonly reservation: BudgetReservation; readonly record: CallRecord }[] = [];
        let now = start;
        for (const each of steps) {
          if (each.act === 'wait') {
            now += each.minutes * 60_000;
          } else if (each.act === 'reserve') {
            const { tokens, cost } = each.amounts;
            const call = { ...each.ids, model: 'm', inputTokens: tokens, outputTokens: 0, cost, now: new Date(now) };
            const decision = await budget.reserve(call);
            expect(decision.granted).toBe(fits(records, limits, call));
            if (decision.granted) {
              const record: CallRecord = { call, tokens, cost, state: 'reserved' };
              records.push(record);
              open.push({ reservation: decision.reservation, record });
            }
          } else {
            const [picked] = open.splice(each.pick % (open.length || 1), 1);
            // A call that ends more than a day after it expired may be forgotten.
            if (picked === undefined || now - picked.record.call.now.getTime() > 86_400_000) continue;
            if (each.act === 'settle') {
              const { tokens, cost } = each.amounts;
              await budget.settle(picked.reservation, { ...noUsage, calls: 1, inputTokens: tokens, cost: [cost] });
              Object.assign(picked.record, { tokens, cost, state: 'used' });
            } else {
              await budget.release(picked.reservation);
              picked.record.state = 'gone';
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never grants more than a limit to calls on several machines at once', async () => {
    const maxTokens = 100;
    const ending = fc.record({
      reserved: fc.integer({ min: 1, max: 60 }),
      used: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(ending, { minLength: 2, maxLength: 12 }), async (scheduler, calls) => {
        const held = new Map<string, number>();
        let used = 0;
        const ledger = createMemoryUsageLedger();
        // What crosses a network arrives in any order; each act of the ledger is watched at the moment it is done.
        const remote: UsageLedger = {
          ...ledger,
          async reserve(request) {
            await scheduler.schedule(Promise.resolve(), 'reserve');
            const outcome = await ledger.reserve(request);
            if (outcome.granted) {
              held.set(outcome.reservation.id, request.amounts.tokens);
              const sum = [...held.values()].reduce((total, tokens) => total + tokens, used);
              expect(sum).toBeLessThanOrEqual(maxTokens);
            }
            await scheduler.schedule(Promise.resolve(), 'reserved');
            return outcome;
          },
          async settle(reservation, usage) {
            await scheduler.schedule(Promise.resolve(), 'settle');
            await ledger.settle(reservation, usage);
            held.delete(reservation.id);
            used += usage.inputTokens;
          },
          async release(reservation) {
            await scheduler.schedule(Promise.resolve(), 'release');
            await ledger.release(reservation);
            held.delete(reservation.id);
          },
        };
        const limits: readonly BudgetLimit[] = [{ scope: 'tenant', period: 'day', maxTokens }];
        const machines: readonly Budget[] = [1, 2].map(() => createBudget({ limits, ledger: remote }));
        const running = calls.map(async ({ reserved, used: tokens }, index) => {
          const budget = machines[index % 2] as Budget;
          const decision = await budget.reserve({
            tenantId: 'tenant',
            conversationId: `conversation ${index}`,
            turnId: `turn ${index}`,
            model: 'm',
            inputTokens: reserved,
            outputTokens: 0,
            now: new Date(start),
          });
          if (!decision.granted) return;
          if (tokens === undefined) {
            await budget.release(decision.reservation);
          } else {
            await budget.settle(decision.reservation, { ...noUsage, calls: 1, inputTokens: tokens });
          }
        });
        await scheduler.waitFor(Promise.all(running));
        expect(held.size).toBe(0);
        expect((await machines[0]?.used({ tenantId: 'tenant' }))?.inputTokens).toBe(used);
      }),
      { numRuns: 100 },
    );
  });
});
