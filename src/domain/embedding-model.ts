import type { Usage } from './usage.js';

export interface EmbedOptions {
  /**
   * What the texts are: what a customer asks, or what is searched. Some models give better vectors when they know;
   * others pay no heed. A query is only ever compared with documents. Default: the vendor's, mostly `document`.
   */
  readonly purpose?: 'query' | 'document' | undefined;
  /** Aborting stops all calls at once; `embed` throws a `ModelAbortError` then. */
  readonly signal?: AbortSignal | undefined;
}

export interface Embeddings {
  /** One for each text, in their order, all of one length. Not normalised. */
  readonly vectors: readonly Float32Array[];
  /** Of all calls. `retries` counts further attempts at single batches. */
  readonly usage: Usage;
}

/**
 * The port to a model that turns texts into vectors.
 *
 * Vectors of two models, or of one model with two numbers of dimensions, say nothing beside each other: store `id` and
 * `dimensions` with every vector, and never compare over that line.
 */
export interface EmbeddingModel {
  /** For logs, usage and stored vectors: `dashscope/text-embedding-v4`. Holds no key. */
  readonly id: string;
  /** Length of a vector; undefined until it was set or a first answer has told it. */
  readonly dimensions?: number | undefined;
  /** Most texts that go into one call. */
  readonly maxBatch: number;
  /**
   * Gives a vector for each text, in as many calls as that takes.
   *
   * @param texts - none of them blank; an empty list makes no call
   * @throws {ModelAbortError} `options.signal` was aborted
   * @throws {ModelError} kind `invalid-request` or `context-length`: a text that cannot be sent, named by its position;
   * nothing was sent then. All other kinds: a call failed; `usage` says what was consumed all the same
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Embeddings>;
}
