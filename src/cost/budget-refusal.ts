import type { Language } from '../domain/language.js';
import type { Money } from '../domain/money.js';
import type { BudgetScope } from './budget-limit.js';
import { scopeOf } from './budget-windows.js';
import type { UsageLimit, UsagePeriod, UsageWindow } from './usage-ledger.js';
import { budgetWords } from './words.js';

/** Why a call does not fit the budget. A value, not an error: the assistant words it and hands over. */
export type BudgetRefusal = {
  readonly scope: BudgetScope;
  /** Absent for a turn. */
  readonly period?: UsagePeriod | undefined;
  /** When the day or month is over and the count starts again; absent for a turn and for `ever`. */
  readonly resetsAt?: Date | undefined;
} & ( // `used` counts what is reserved for calls under way as well.
  | { readonly measure: 'tokens' | 'calls'; readonly limit: number; readonly used: number }
  | { readonly measure: 'cost'; readonly limit: Money; readonly used: Money }
);

/**
 * @param used - as the ledger tells it: micros where the limit is about cost
 * @param resetsAt - the end of the window that is full
 */
export function toBudgetRefusal(
  window: UsageWindow,
  limit: UsageLimit,
  used: number,
  resetsAt: Date | undefined,
): BudgetRefusal {
  const scope = scopeOf(window);
  const place = { scope, ...(scope !== 'turn' && { period: window.period }), ...(resetsAt && { resetsAt }) };
  return limit.measure === 'cost'
    ? { ...place, ...limit, used: { ...limit.limit, micros: used } }
    : { ...place, ...limit, used };
}

/** Words a refusal for the customer: short, and without a word about money or tokens. */
export function describeRefusal({ scope, period }: BudgetRefusal, language: Language): string {
  const words = budgetWords[language];
  return words[period === 'day' || period === 'month' ? period : scope];
}
