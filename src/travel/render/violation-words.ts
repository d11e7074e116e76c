import type { Rule, RuleFacts, Violation } from '../check/violation.js';
import type { Voice } from './voice.js';

/** Words with which a broken rule is told: names and amounts in the language, and the day that it is about. */
export interface ViolationTeller extends Voice {
  readonly day: number | undefined;
  /** A calendar date, `YYYY-MM-DD`, as part of a sentence. */
  readonly date: (date: string) => string;
  /** Other broken rules, a sentence each. */
  readonly others: (violations: readonly Violation[]) => readonly string[];
}

/** What one language says about each broken rule: one sentence, with what was found and what would be right. */
export type ViolationWords = {
  readonly [R in Rule]: (facts: RuleFacts[R], teller: ViolationTeller) => string;
};
