/** What a turn came to for the customer, and why. */
export interface Decision {
  /**
   * `answer`: the customer was answered, or talked with. `ask-back`: the customer was asked what is missing. `unknown`:
   * the customer was told that it is not known. `handoff`: somebody was called for.
   */
  readonly outcome: 'answer' | 'ask-back' | 'unknown' | 'handoff';
  /** Codes, such as `evidence-partial`, `tool-result`, `no-antecedent` or `customer-wish`; no customer text. */
  readonly reasons: readonly string[];
}
