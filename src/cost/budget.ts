import type { Language } from '../domain/language.js';
import type { Currency, Money } from '../domain/money.js';
import type { Usage } from '../domain/usage.js';
import type { BudgetRefusal } from './budget-refusal.js';
import type { PlannedCall } from './planned-call.js';
import type { LedgerReservation } from './usage-ledger.js';
import type { UsageQuery } from './usage-query.js';

/** Room for one call; plain data. */
export interface BudgetReservation extends LedgerReservation {
  readonly cost?: Money | undefined;
}

export type BudgetDecision =
  | { readonly granted: true; readonly reservation: BudgetReservation }
  | { readonly granted: false; readonly refusal: BudgetRefusal };

/** Reserves before a model call, settles after it, and tells what was used. */
export interface Budget {
  /** The currencies that limits of cost are in. Where it is not empty, calls need prices. */
  readonly currencies: readonly Currency[];
  /**
   * Makes room for a call in all windows that it counts in, or in none.
   *
   * Calls that ask at the same moment are never granted more than a limit together. A call may use more than was
   * reserved for it; then later ones are refused.
   *
   * @returns of several limits in the way, the one that stays in the way for longest
   * @throws {ConfigurationError} `price-missing`: there are limits of cost, and none can count this call
   */
  reserve(call: PlannedCall): Promise<BudgetDecision>;
  /**
   * Counts what a call used in the place of what was reserved, in the day and month in which it was reserved. Also for
   * calls that were stopped or failed, with their estimated usage. A second time it does nothing.
   *
   * @param usage - with its cost, see `withCost`; where it has none, the reserved cost is counted
   */
  settle(reservation: BudgetReservation, usage: Usage): Promise<void>;
  /** Words a refusal for the customer: short, and without a word about money or tokens. */
  describe(refusal: BudgetRefusal, language: Language): string;
  /** Gives a reservation back, for a call that was never made. */
  release(reservation: BudgetReservation): Promise<void>;
  /**
   * What was used; calls under way are not counted yet.
   *
   * @returns with the tokens, calls, retries, stopped calls and cost of all; `noUsage` where nothing was used
   */
  used(query: UsageQuery): Promise<Usage>;
}
