import type { Condition } from './place-kind.js';

/** A condition read from a message. */
export interface FoundCondition {
  readonly field: string;
  readonly condition: Condition;
  readonly start: number;
  readonly end: number;
}
