import type { EmbeddingModel } from '../domain/embedding-model.js';
import type { RerankModel } from '../domain/rerank-model.js';
import type { Usage } from '../domain/usage.js';
import { demand, demandNumber } from '../schema/demand.js';

/** What knowledge asks a model for: `embed-documents` when documents are put, the others for each question. */
export type KnowledgeAct = 'embed-documents' | 'embed-question' | 'rerank';

/** What one of those calls consumed. */
export interface KnowledgeModelCall {
  readonly tenantId: string;
  readonly act: KnowledgeAct;
  /** Id of the model. */
  readonly model: string;
  readonly usage: Usage;
}

/** A question's call that failed: the question was answered without it. */
export interface KnowledgeModelFailure {
  readonly tenantId: string;
  readonly act: 'embed-question' | 'rerank';
  readonly model: string;
}

/** The models that help to find passages, and what they count for. */
export interface KnowledgeModelOptions {
  /**
   * Finds passages by meaning too, beside their words: each gets a vector when it is put, each question one when it is
   * asked. Put the documents again after a change of the model. Default: words alone.
   */
  readonly embedding?: EmbeddingModel | undefined;
  /**
   * How much the order by meaning counts beside the order by words, times what the words leave open; 0 to 10, default 1.
   * `bench/retrieval` tells what suits a model.
   */
  readonly embeddingWeight?: number | undefined;
  /**
   * Cosine, 0 to 1, from which on the nearest passage makes a question partly answerable that words alone do not. Each
   * model has a scale of its own: choose it by `evidence().similarity` of questions that should and should not be
   * answered. Default none: words alone decide whether there is evidence.
   */
  readonly minSimilarity?: number | undefined;
  /** Orders the twenty best passages anew for each question. */
  readonly rerank?: RerankModel | undefined;
  /** The same as `minSimilarity` for the rerank model's score of the best passage, on that model's scale. */
  readonly minRelevance?: number | undefined;
  /**
   * Most time for each of these models while a customer waits, in milliseconds, default 3 000. One that takes longer or
   * fails is done without.
   */
  readonly modelTimeoutMs?: number | undefined;
  /** Called with the failure of a model that a question was answered without. */
  readonly onError?: ((error: unknown, failure: KnowledgeModelFailure) => void) | undefined;
  /** Called with what each call to these models consumed. */
  readonly onModelCall?: ((call: KnowledgeModelCall) => void) | undefined;
}

/** @throws {ConfigurationError} an option is unusable; the message names it */
export function checkModelOptions(owner: string, options: KnowledgeModelOptions): void {
  const { embedding, embeddingWeight, minSimilarity, rerank, minRelevance, modelTimeoutMs } = options;
  demandNumber(`${owner}: modelTimeoutMs`, modelTimeoutMs, { from: 1, whole: true });
  demand(
    embedding === undefined || typeof embedding?.embed === 'function',
    `${owner}: embedding must be an embedding model, such as openaiEmbeddings({ … }) of zhike/models`,
  );
  demand(
    rerank === undefined || typeof rerank?.rerank === 'function',
    `${owner}: rerank must be a rerank model, such as dashscopeRerank({ … }) of zhike/models`,
  );
  demandNumber(`${owner}: embeddingWeight`, embeddingWeight, { from: 0, to: 10 });
  demandNumber(`${owner}: minSimilarity`, minSimilarity, { from: 0, to: 1 });
  demand(
    minRelevance === undefined || Number.isFinite(minRelevance),
    `${owner}: minRelevance must be a number on the rerank model's scale`,
  );
}
