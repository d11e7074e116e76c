import type { EarlierQuestion } from '../domain/earlier-question.js';
import type { ScoredPassage } from '../domain/passage.js';
import { demandNumber } from '../schema/demand.js';

export interface RetrieveOptions {
  /** Most passages, a whole number from 1, default 8. */
  readonly limit?: number | undefined;
  /** Tags of the reader: documents with `visibleTo` are found only with one of theirs. Default none. */
  readonly tags?: readonly string[] | undefined;
  /** For what is valid for a time; default now. */
  readonly now?: Date | undefined;
  /**
   * For `evidence()`: what was asked before in the same talk, newest first, so that 那儿几点关门 finds the place that was
   * spoken of. Default none.
   */
  readonly earlier?: readonly EarlierQuestion[] | undefined;
  /** Whether each score is explained, default false; a retriever that cannot explains none. */
  readonly explain?: boolean | undefined;
  /** Stops what is asked elsewhere, of models or of another knowledge base; its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
}

/** The port to anything that finds passages for a question. */
export interface Retriever {
  /**
   * Finds the passages nearest to a question.
   *
   * @returns best first, at most `limit` of them (default 8); empty when no word of the question is known
   */
  retrieve(question: string, options?: RetrieveOptions): Promise<readonly ScoredPassage[]>;
}

/** @throws {ConfigurationError} the limit is no whole number from 1 */
export function limitOf({ limit = 8 }: RetrieveOptions): number {
  demandNumber('retrieve(): limit', limit, { from: 1, whole: true });
  return limit;
}
