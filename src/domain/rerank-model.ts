import type { Usage } from './usage.js';

export interface RerankOptions {
  /** How many of the best to give. Default: all. */
  readonly topN?: number | undefined;
  /** Aborting stops all calls at once; `rerank` throws a `ModelAbortError` then. */
  readonly signal?: AbortSignal | undefined;
}

export interface RankedDocument {
  /** Position of the document in the list that was given. */
  readonly index: number;
  /** Higher is better. Range and meaning are the model's: not comparable between models, each needs its own threshold. */
  readonly score: number;
}

export interface Ranking {
  /** Best first; of equal ones the earlier document first. */
  readonly results: readonly RankedDocument[];
  /** Of all calls. `retries` counts further attempts at single calls. */
  readonly usage: Usage;
}

/** The port to a model that says how well documents answer a query. */
export interface RerankModel {
  /** For logs and usage: `dashscope/qwen3-rerank`. Holds no key. */
  readonly id: string;
  /**
   * Ranks documents.
   *
   * More documents than a call takes are ranked in several calls and merged by score: one model scores each document by
   * itself, so its scores may be compared.
   *
   * @param documents - none of them blank; an empty list makes no call
   * @throws {ModelAbortError} `options.signal` was aborted
   * @throws {ModelError} kind `invalid-request` or `context-length`: a text that cannot be sent, named by its position;
   * nothing was sent then. All other kinds: a call failed; `usage` says what was consumed all the same
   */
  rerank(query: string, documents: readonly string[], options?: RerankOptions): Promise<Ranking>;
}
