import type { RetrievalCall } from '../domain/evidence.js';
import type { ScoredPassage } from '../domain/passage.js';
import type { Usage } from '../domain/usage.js';
import type { KnowledgeModelOptions } from './model-calls.js';
import { withTimeLimit } from './time-limit.js';
import { embeddedText } from './vector/embed-passages.js';
import { normalizeVector } from './vector/vector-table.js';

/** Longer questions are cut: models refuse them, and no question needs more. */
const maxQuestionCharacters = 1_000;

/** Questions whose vectors are kept: the same one comes again within a turn, and popular ones all day. */
const maxKnownQuestions = 200;

/** Options of knowledge, with their defaults, for one tenant. */
export interface QuestionModelOptions
  extends Required<Omit<KnowledgeModelOptions, 'modelTimeoutMs' | 'embeddingWeight'>> {
  readonly tenantId: string;
  readonly embeddingWeight: number;
  readonly modelTimeoutMs: number;
}

export function questionModelOptions(tenantId: string, options: KnowledgeModelOptions): QuestionModelOptions {
  const { embedding, embeddingWeight = 1, minSimilarity, rerank, minRelevance, modelTimeoutMs = 3_000 } = options;
  const { onError, onModelCall } = options;
  return {
    tenantId,
    embedding,
    embeddingWeight,
    minSimilarity,
    rerank,
    minRelevance,
    modelTimeoutMs,
    onError,
    onModelCall,
  };
}

/** A question's vector, of length 1. */
export interface QuestionVector {
  readonly model: string;
  readonly values: Float32Array;
}

/** Vectors of the questions that were asked last. */
export class QuestionVectors {
  /** In the order of their last use. */
  readonly #known = new Map<string, QuestionVector>();

  get(question: string): QuestionVector | undefined {
    const vector = this.#known.get(question);
    if (vector !== undefined) this.keep(question, vector);
    return vector;
  }

  keep(question: string, vector: QuestionVector): void {
    this.#known.delete(question);
    this.#known.set(question, vector);
    const [oldest] = this.#known.keys();
    if (this.#known.size > maxKnownQuestions && oldest !== undefined) this.#known.delete(oldest);
  }
}

/**
 * The models that are asked for one question. A failure costs what the model would have added, never the answer: words
 * are searched all the same.
 */
export class QuestionModels {
  /** What they consumed so far. */
  readonly calls: RetrievalCall[] = [];
  /** Those that failed so far. */
  readonly unavailable: ('embedding' | 'rerank')[] = [];
  readonly #options: QuestionModelOptions;
  readonly #vectors: QuestionVectors;
  readonly #signal: AbortSignal | undefined;

  constructor(options: QuestionModelOptions, vectors: QuestionVectors, signal: AbortSignal | undefined) {
    this.#options = options;
    this.#vectors = vectors;
    this.#signal = signal;
  }

  /** @returns undefined without an embedding model, and where it failed */
  async embed(question: string): Promise<QuestionVector | undefined> {
    const { embedding } = this.#options;
    const text = question.trim().slice(0, maxQuestionCharacters);
    if (embedding === undefined || text === '') return undefined;
    const known = this.#vectors.get(text);
    if (known !== undefined) return known;
    const vector = await this.#ask('embedding', embedding.id, async (signal) => {
      const { vectors, usage } = await embedding.embed([text], { purpose: 'query', signal });
      const [values] = vectors;
      if (values === undefined) throw new TypeError(`The embedding model ${embedding.id} gave no vector for a text`);
      return { value: { model: embedding.id, values: normalizeVector(values) }, usage };
    });
    if (vector !== undefined) this.#vectors.keep(text, vector);
    return vector;
  }

  /**
   * Orders passages by what the rerank model says of them; their scores are the model's then.
   *
   * @returns undefined without a rerank model, where it failed, and where nothing was found
   */
  async rerank(question: string, found: readonly ScoredPassage[]): Promise<readonly ScoredPassage[] | undefined> {
    const { rerank } = this.#options;
    if (rerank === undefined || found.length === 0) return undefined;
    const texts = found.map(({ passage }) => embeddedText(passage));
    return this.#ask('rerank', rerank.id, async (signal) => {
      const { results, usage } = await rerank.rerank(question.slice(0, maxQuestionCharacters), texts, { signal });
      const ranked = results.flatMap(({ index, score }) => {
        const passage = found[index];
        return passage === undefined ? [] : [{ ...passage, score }];
      });
      return { value: ranked, usage };
    });
  }

  /** @throws the reason of the question's signal, once that is aborted */
  async #ask<T>(
    kind: 'embedding' | 'rerank',
    model: string,
    run: (signal: AbortSignal) => Promise<{ readonly value: T; readonly usage: Usage }>,
  ): Promise<T | undefined> {
    const { tenantId, modelTimeoutMs, onError, onModelCall } = this.#options;
    const act = kind === 'embedding' ? 'embed-question' : 'rerank';
    const toTimeoutError = () =>
      new DOMException(`${model} did not answer within ${modelTimeoutMs} ms; see "modelTimeoutMs"`, 'TimeoutError');
    let answer: { readonly value: T; readonly usage: Usage };
    try {
      answer = await withTimeLimit(run, { timeoutMs: modelTimeoutMs, signal: this.#signal, toTimeoutError });
    } catch (error) {
      this.#signal?.throwIfAborted();
      this.unavailable.push(kind);
      onError?.(error, { tenantId, act, model });
      return undefined;
    }
    this.calls.push({ model, usage: answer.usage });
    onModelCall?.({ tenantId, act, model, usage: answer.usage });
    return answer.value;
  }
}
