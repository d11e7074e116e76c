import type { Evidence } from '../domain/evidence.js';
import type { ScoredPassage } from '../domain/passage.js';

/** What was found for a question, and what each way of searching says of it. */
export interface FoundPassages {
  /** Best first, by everything that there is. */
  readonly ranked: readonly ScoredPassage[];
  /** Best first, by words alone. */
  readonly byWords: readonly ScoredPassage[];
  /** Best first, by meaning alone; empty without an embedding model. */
  readonly nearest: readonly ScoredPassage[];
  /** Cosine of the nearest passage. */
  readonly similarity: number | undefined;
  /** The rerank model's score of the best passage. */
  readonly relevance: number | undefined;
  /** What the gate says of those found by words. */
  judge(): Evidence;
}
