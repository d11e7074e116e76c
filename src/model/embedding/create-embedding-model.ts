import type { EmbeddingModel, EmbedOptions } from '../../domain/embedding-model.js';
import { addUsage, noUsage } from '../../domain/usage.js';
import { ModelResponseError } from '../../error/model-error.js';
import { fitText } from '../endpoint/fit-text.js';
import { chargeFor, toInputUsage } from '../endpoint/input-usage.js';
import type { Transport } from '../endpoint/options.js';
import type { WireCall } from '../endpoint/protocol.js';
import { requestJson } from '../endpoint/request-json.js';
import { runBatches, splitIntoBatches } from '../endpoint/run-batches.js';
import { decodeEmbeddings } from './decode-embeddings.js';
import type { EmbeddingLimits } from './dialect.js';

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

/** Makes a model of an endpoint: splits, asks, checks and puts together. */
export function createEmbeddingModel(endpoint: EmbeddingEndpoint): EmbeddingModel {
  const { id, target, transport, concurrency, tooLong, maxBatch, maxCharacters, maxBatchCharacters } = endpoint;
  let { dimensions } = endpoint;
  const limit = { model: id, maxCharacters, tooLong };

  const ask = async (texts: readonly string[], purpose: EmbeddingPurpose | undefined, signal: AbortSignal) => {
    const encode = () => endpoint.encode(texts, purpose);
    const { value, retries } = await requestJson({ target, transport, signal, encode });
    const { data, usage } = endpoint.read(value);
    return { data, usage: toInputUsage(usage, texts, retries) };
  };

  /** Tells vectors apart that do not go together, before more of them are paid for. */
  const createLengthCheck = () => {
    let expected = dimensions;
    return (vectors: readonly Float32Array[]) => {
      expected ??= vectors[0]?.length;
      const other = vectors.find(({ length }) => length !== expected);
      if (other !== undefined) {
        throw new ModelResponseError(
          `Model request answered with a vector of ${other.length} dimensions instead of ${expected}: ${target}; check "model" and "dimensions"`,
          {},
        );
      }
      return vectors;
    };
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
      const checkLengths = createLengthCheck();
      const answers = await runBatches(batches, { concurrency, signal }, async (batch, stop) => {
        const { data, usage } = await ask(batch, purpose, stop);
        const vectors = chargeFor(usage, () => checkLengths(decodeEmbeddings(data, batch.length, target)));
        return { vectors, usage };
      });
      dimensions ??= answers[0]?.vectors[0]?.length;
      return {
        vectors: answers.flatMap(({ vectors }) => vectors),
        usage: answers.map(({ usage }) => usage).reduce(addUsage, noUsage),
      };
    },
  };
}
