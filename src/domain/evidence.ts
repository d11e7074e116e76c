import type { Passage } from './passage.js';

/**
 * Whether the knowledge supports an answer: fully, in part, or not at all.
 * With `none` the assistant must not answer from what the model happens to know.
 */
export type Answerability = 'answerable' | 'partial' | 'none';

/** What the evidence gate let through for one customer message. */
export interface Evidence {
  readonly answerability: Answerability;
  /** Best first. Empty when `answerability` is `none`. */
  readonly passages: readonly Passage[];
  /** Confidence that the passages answer the question, 0 to 1. */
  readonly confidence: number;
  /** The answer that the product has approved for this question: the first passage, given word for word. */
  readonly approved?: { readonly passageId: string; readonly match: 'exact' | 'near' } | undefined;
}
