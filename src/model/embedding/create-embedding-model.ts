import { addUsage, noUsage, type Usage } from '../../domain/usage.js';
import { ModelResponseError } from '../../error/model-error.js';
import { fitText } from '../endpoint/fit-text.js';
import { toInputUsage } from '../endpoint/input-usage.js';
import type { Transport } from '../endpoint/options.js';
import type { WireCall } from '../endpoint/protocol.js';
import { requestJson } from '../endpoint/request-json.js';
import { runBatches, splitIntoBatches } from '../endpoint/run-batches.js';
import { decodeEmbeddings } from './decode-embeddings.js';
import type { EmbeddingLimits } from './dialect.js';
import type { EmbeddingModel, EmbedOptions } from './embedding-model.js';

export type EmbeddingPurpose = NonNullable<EmbedOptions['purpose']>;

/** What one vendor's embeddings are asked with. */
export interface EmbeddingEndpoint extends EmbeddingLimits {
  readonly id: string;
  /** Method and redacted address, for errors. */
  readonly target: string;
  readonly transport: Transport;
  readonly concurrency: number;
  readonly tooLong: 'refuse' | 'cut';
  /** Length that every vector must have, where the caller has said it. */
  readonly dimensions: number | undefined;
  /** Writes one call. */
  encode(texts: readonly string[], purpose: EmbeddingPurpose | undefined): WireCall | Promise<WireCall>;
  /** Finds the vectors and the usage report in an answer. */
  read(answer: Readonly<Record<string, unknown>>): { readonly data: unknown; readonly usage: unknown };
}

interface Answer {
  readonly vectors: readonly Float32Array[];
  readonly usage: Usage;
}

/** Makes a model of an endpoint: splits, asks, checks and puts together. */
export function createEmbeddingModel(endpoint: EmbeddingEndpoint): EmbeddingModel {
  const { id, target, transport, concurrency, tooLong, maxBatch, maxCharacters, maxBatchCharacters } = endpoint;
  let { dimensions } = endpoint;
  const limit = { model: id, maxCharacters, tooLong };

  const ask = async (texts: readonly string[], purpose: EmbeddingPurpose | undefined, signal: AbortSignal) => {
    const encode = () => endpoint.encode(texts, purpose);
    const { value, retries } = await requestJson({ target, transport, signal, encode });
    const { data, usage: report } = endpoint.read(value);
    const usage = toInputUsage(report, texts, retries);
    try {
      const vectors = decodeEmbeddings(data, texts.length, target);
      checkLengths(vectors);
      return { vectors, usage };
    } catch (error) {
      // The answer is of no use and has its price all the same.
      throw error instanceof ModelResponseError ? Object.assign(error, { usage }) : error;
    }
  };

  const checkLengths = (vectors: Answer['vectors']) => {
    dimensions ??= vectors[0]?.length;
    const other = vectors.find(({ length }) => length !== dimensions);
    if (other !== undefined) {
      throw new ModelResponseError(
        `Model request answered with a vector of ${other.length} dimensions instead of ${dimensions}: ${target}; check "model" and "dimensions"`,
        {},
      );
    }
  };

  return {
    id,
    get dimensions() {
      return dimensions;
    },
    maxBatch,
    embed: async (texts, { purpose, signal } = {}) => {
      const fitted = texts.map((text, index) => fitText(text, `texts[${index}]`, limit));
      const weigh = ({ length }: string) => length;
      const batches = splitIntoBatches(fitted, { maxItems: maxBatch, maxWeight: maxBatchCharacters, weigh });
      const answers = await runBatches(batches, { concurrency, signal }, (batch, stop) => ask(batch, purpose, stop));
      return {
        vectors: answers.flatMap(({ vectors }) => vectors),
        usage: answers.map(({ usage }) => usage).reduce(addUsage, noUsage),
      };
    },
  };
}
