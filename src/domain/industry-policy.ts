import type { Language } from './language.js';

/** What an industry's preset gives an assistant. Those of `zhike/industries` are of this form, and so is any of your own. */
export interface IndustryPolicy {
  readonly name: string;
  /** How an assistant of this industry works, for the model; the same from turn to turn. */
  readonly instructions: string;
  /** The matter in a customer's message that a person must take over; undefined when there is none. */
  findHandoffRule(message: string): IndustryHandoff | undefined;
}

/** A matter that a person must take over. */
export interface IndustryHandoff {
  readonly id: string;
  /** What the customer should read at once, before an operator answers; where waiting would harm. */
  say?(language: Language): string | undefined;
}
