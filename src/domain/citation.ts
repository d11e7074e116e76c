import type { Passage } from './passage.js';

/** The passage that a sentence of the answer rests on. Computed from the two texts, never taken from the model's word. */
export interface Citation {
  /** Number shown to the customer, from 1 in the order of first use within the answer; one number a passage. */
  readonly number: number;
  readonly passage: Passage;
  /** The supported sentence within the answer's text: offsets in UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}
