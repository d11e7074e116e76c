import type { Currency, Money } from '../domain/money.js';
import { demand, demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { currencies } from './currencies.js';
import { toParts } from './exact-decimal.js';
import type { UsageLimit, UsagePeriod } from './usage-ledger.js';

export type BudgetScope = 'tenant' | 'conversation' | 'turn';

interface BudgetMost {
  /** In main units, with at most 6 decimals: `{ currency: 'CNY', amount: 30 }` is 30 yuan. */
  readonly maxCost?: { readonly currency: Currency; readonly amount: number } | undefined;
  /** Tokens read and written together. */
  readonly maxTokens?: number | undefined;
  /** Model calls. */
  readonly maxCalls?: number | undefined;
}

/**
 * The most that all calls of a tenant, of a conversation or of a turn may use, in a day or month of the budget's time
 * zone, or ever. At least one of `maxCost`, `maxTokens` and `maxCalls`. For costs in two currencies write two limits.
 */
export type BudgetLimit =
  | ({ readonly scope: 'tenant' | 'conversation'; readonly period: UsagePeriod } & BudgetMost)
  | ({ readonly scope: 'turn'; readonly period?: undefined } & BudgetMost);

/** A limit as it is checked: one measure of one kind of window. */
export interface ReadLimit {
  readonly scope: BudgetScope;
  /** `ever` for a turn. */
  readonly period: UsagePeriod;
  readonly limit: UsageLimit;
}

const periods: readonly unknown[] = ['day', 'month', 'ever'];
const microDecimals = 6;

/**
 * Reads the limits of a budget.
 *
 * @throws {ConfigurationError} names the limit and the field that is wrong
 */
export function readLimits(owner: string, limits: readonly BudgetLimit[]): readonly ReadLimit[] {
  demand(Array.isArray(limits), `${owner}: "limits" must be a list of limits; empty to count only`);
  const read = limits.flatMap((limit, index) => readLimit(`${owner} limits[${index}]`, limit));
  const seen = new Set<string>();
  for (const { scope, period, limit } of read) {
    const currency = limit.measure === 'cost' ? ` in ${limit.limit.currency}` : '';
    const name = `${limit.measure}${currency} of a ${scope}, period ${period}`;
    demand(!seen.has(name), `${owner}: "limits" limits ${name}, twice; keep one`);
    seen.add(name);
  }
  return read;
}

function readLimit(owner: string, given: BudgetLimit): readonly ReadLimit[] {
  requireKnownOptions(owner, given, ['scope', 'period', 'maxCost', 'maxTokens', 'maxCalls']);
  const { scope, maxCost, maxTokens, maxCalls } = given;
  demand(
    ['tenant', 'conversation', 'turn'].includes(scope),
    `${owner}: "scope" must be tenant, conversation or turn, got ${JSON.stringify(scope)}`,
  );
  if (scope === 'turn') {
    demand(given.period === undefined, `${owner}: a limit of a turn has no "period"; leave it out`);
  } else {
    demand(
      periods.includes(given.period),
      `${owner}: "period" must be day, month or ever, got ${JSON.stringify(given.period)}`,
    );
  }
  demandNumber(`${owner}: "maxTokens"`, maxTokens, { from: 0, whole: true });
  demandNumber(`${owner}: "maxCalls"`, maxCalls, { from: 0, whole: true });
  const limits: readonly UsageLimit[] = [
    ...(maxCost === undefined ? [] : [{ measure: 'cost' as const, limit: readCost(`${owner} maxCost`, maxCost) }]),
    ...(maxTokens === undefined ? [] : [{ measure: 'tokens' as const, limit: maxTokens }]),
    ...(maxCalls === undefined ? [] : [{ measure: 'calls' as const, limit: maxCalls }]),
  ];
  demand(limits.length > 0, `${owner}: give "maxCost", "maxTokens" or "maxCalls"`);
  return limits.map((limit) => ({ scope, period: given.period ?? 'ever', limit }));
}

function readCost(owner: string, cost: NonNullable<BudgetMost['maxCost']>): Money {
  requireKnownOptions(owner, cost, ['currency', 'amount']);
  const { currency, amount } = cost;
  demand(
    currencies.includes(currency),
    `${owner}: "currency" must be one of ${currencies.join(', ')}, got ${JSON.stringify(currency)}`,
  );
  demand(amount !== undefined, `${owner}: "amount" is missing`);
  // Up to here a whole number of micros is exact.
  demandNumber(`${owner}: "amount"`, amount, { from: 0, to: 1_000_000_000 });
  const micros = toParts(amount, microDecimals);
  demand(micros !== undefined, `${owner}: "amount" has more than ${microDecimals} decimals, got ${amount}`);
  return { currency, micros: Number(micros) };
}
