import type { Money } from '../domain/money.js';
import type { Usage } from '../domain/usage.js';

/** How long use is added up before it starts again from zero; `ever` never does. */
export type UsagePeriod = 'day' | 'month' | 'ever';

/** One running total. The tenant is part of every key: nothing can be read without it. */
export interface UsageWindow {
  readonly tenantId: string;
  /** Absent for all that the tenant uses. */
  readonly conversationId?: string | undefined;
  /** Absent for all that the conversation uses. */
  readonly turnId?: string | undefined;
  readonly period: UsagePeriod;
  /** The day or month on the budget's calendar: `2026-11-24`, `2026-11`. Absent for `ever`. */
  readonly date?: string | undefined;
}

/** The most that a window may hold: used and reserved together. Tokens are those read and written. */
export type UsageLimit =
  | { readonly measure: 'tokens' | 'calls'; readonly limit: number }
  | { readonly measure: 'cost'; readonly limit: Money };

/** What a call is expected to use. */
export interface UsageAmounts {
  readonly tokens: number;
  readonly calls: number;
  /** One entry a currency; empty where the price is not known. */
  readonly cost: readonly Money[];
}

export interface ReserveRequest {
  /** Of all the windows. */
  readonly tenantId: string;
  /** Every window that the call counts in, each once, and the limits that hold there. */
  readonly entries: readonly { readonly window: UsageWindow; readonly limits: readonly UsageLimit[] }[];
  readonly amounts: UsageAmounts;
  readonly now: Date;
  /** From then on the reservation holds nothing: the process that made it has died. */
  readonly expiresAt: Date;
}

/** A reservation as the ledger knows it; plain data that may be stored. */
export interface LedgerReservation {
  readonly tenantId: string;
  readonly id: string;
}

/** A limit that the call would pass. */
export interface ReachedLimit {
  readonly window: UsageWindow;
  readonly limit: UsageLimit;
  /** In the window so far, used and reserved; micros where the limit is about cost. */
  readonly used: number;
}

export type ReserveOutcome =
  | { readonly granted: true; readonly reservation: LedgerReservation }
  | { readonly granted: false; readonly reached: readonly ReachedLimit[] };

/**
 * The port to where use is counted.
 *
 * In SQL: a row for each window with its usage, a row for each reservation with its windows, amounts and expiry.
 * `reserve` is one transaction that locks the rows of its windows (inserted first where missing, always in the same
 * order, so that two calls cannot wait for each other), compares, and inserts the reservation.
 */
export interface UsageLedger {
  /**
   * Reserves in all windows, or in none.
   *
   * Checks and reserves in one act: however many machines ask at the same moment, what is used, what is reserved and has
   * not expired, and this call together never pass a limit.
   *
   * @returns where it does not fit, every limit that it would pass
   */
  reserve(request: ReserveRequest): Promise<ReserveOutcome>;
  /**
   * Puts the real usage in the place of the reservation, in the same windows. Never refused: what was used was used, also
   * when it is more than was reserved or the reservation has expired. A second time, and for a reservation that was
   * released or is not known, it does nothing.
   */
  settle(reservation: LedgerReservation, usage: Usage): Promise<void>;
  /** Gives a reservation back, for a call that was never made. Does nothing where it is settled, or not known. */
  release(reservation: LedgerReservation): Promise<void>;
  /** @returns what was used, reservations not counted; `noUsage` for a window that was never written to */
  read(window: UsageWindow): Promise<Usage>;
}
