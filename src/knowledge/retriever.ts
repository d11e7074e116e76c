import type { ScoredPassage } from '../domain/passage.js';

/** The port to anything that finds passages for a question. */
export interface Retriever {
  /**
   * Finds the passages nearest to a question.
   *
   * @returns best first, at most `limit` of them (default 8); empty when no word of the question is known
   */
  retrieve(question: string, options?: { readonly limit?: number | undefined }): Promise<readonly ScoredPassage[]>;
}
