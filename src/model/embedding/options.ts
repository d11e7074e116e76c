import type { JsonObject } from '../../domain/json.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import {
  type ApiKey,
  endpointOptionNames,
  given,
  readAddress,
  readTransport,
  requireKey,
} from '../endpoint/options.js';
import type { JsonEndpointOptions } from '../endpoint/request-json.js';
import type { EmbeddingDialect, EmbeddingLimits } from './dialect.js';

/** What all embedding models are asked with, whatever the vendor. */
export interface BatchingOptions extends JsonEndpointOptions {
  /** Most texts of one call. Default: as many as the vendor is known to take. */
  readonly maxBatch?: number | undefined;
  /** Calls under way at a time. Default 2; vendors count them against the account. */
  readonly concurrency?: number | undefined;
  /** Most characters of one text. Default: as the vendor says, where it counts characters and not tokens. */
  readonly maxCharacters?: number | undefined;
  /**
   * What becomes of a longer text: `refuse` (default) throws an error that names its position; `cut` leaves out its
   * end, which a search then does not find.
   */
  readonly tooLong?: 'refuse' | 'cut' | undefined;
  /** Fields that only this vendor knows, added to the body of every call. */
  readonly extraBody?: JsonObject | undefined;
}

export interface OpenAICompatibleEmbeddingOptions extends BatchingOptions {
  /** Address that `/embeddings` is appended to: `https://host/v1`. A query string stays at the end. */
  readonly baseURL: string;
  /** An endpoint that asks for no key takes any text. */
  readonly apiKey: ApiKey;
  /** The vendor's name of the model or endpoint. Passed through as it is. */
  readonly model: string;
  /** First half of the model's id in logs and usage. Default `openai-compatible`. */
  readonly name?: string | undefined;
  /** Length of the vectors, for models that can shorten them. Default: the model's. Anything else is then an error. */
  readonly dimensions?: number | undefined;
  /** What differs from the protocol as most vendors speak it. */
  readonly dialect?: Partial<Omit<EmbeddingDialect, 'name' | 'baseURL' | 'models' | keyof EmbeddingLimits>> | undefined;
}

/** Options of a vendor whose address is known and whose model must be named. */
export interface EmbeddingOptions extends Omit<OpenAICompatibleEmbeddingOptions, 'baseURL'> {
  /** Another address of the same vendor: a region, a proxy, a gateway. */
  readonly baseURL?: string | undefined;
}

/** Options of a vendor that has a model to start out with. */
export interface EmbeddingVendorOptions extends Omit<EmbeddingOptions, 'model'> {
  /** Models come and go, and vectors of two models do not go together: name the one that your index was made with. */
  readonly model?: string | undefined;
}

export const batchingOptionNames: readonly string[] = [
  ...'maxBatch concurrency maxCharacters tooLong extraBody'.split(' '),
  ...endpointOptionNames,
];

const optionNames = ['baseURL', 'apiKey', 'model', 'name', 'dimensions', 'dialect', ...batchingOptionNames];

const dialectNames = ['path', 'authHeader', 'inputForm', 'dimensionsField', 'encodingFormat', 'purposeField'];

/**
 * Checks what goes into one call and fills in what was left out.
 *
 * @param limits - the vendor's
 * @throws {ConfigurationError} an option is unusable
 */
export function readBatching(owner: string, options: BatchingOptions, limits: EmbeddingLimits) {
  const { concurrency = 2, tooLong = 'refuse', extraBody } = options;
  const maxBatch = options.maxBatch ?? limits.maxBatch;
  const maxCharacters = options.maxCharacters ?? limits.maxCharacters;
  demandNumber(`${owner}: "maxBatch"`, maxBatch, { from: 1, whole: true });
  demandNumber(`${owner}: "concurrency"`, concurrency, { from: 1, whole: true });
  demandNumber(`${owner}: "maxCharacters"`, maxCharacters, { from: 1, whole: true });
  demand(tooLong === 'refuse' || tooLong === 'cut', `${owner}: "tooLong" must be "refuse" or "cut"`);
  return {
    transport: readTransport(owner, options),
    maxBatch,
    maxCharacters,
    maxBatchCharacters: limits.maxBatchCharacters,
    concurrency,
    tooLong,
    extraBody,
  };
}

/**
 * Checks options and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `dashscopeEmbeddings()`
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: EmbeddingVendorOptions, vendor: EmbeddingDialect) {
  requireKnownOptions(owner, options, optionNames);
  requireKnownOptions(`${owner} dialect`, options.dialect ?? {}, dialectNames);
  const dialect: EmbeddingDialect = { ...vendor, ...given(options.dialect) };
  const { apiKey, model, dimensions } = options;
  demand(
    typeof model === 'string' && model.trim() !== '',
    `${owner}: "model" is missing; give the vendor's name of a model`,
  );
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  demandNumber(`${owner}: "dimensions"`, dimensions, { from: 1, whole: true });
  demand(
    dimensions === undefined || dialect.dimensionsField !== 'none',
    `${owner}: "dimensions" cannot be chosen here; leave it out and take the model's`,
  );
  const ofModel = Object.hasOwn(dialect.models, model) ? dialect.models[model] : undefined;
  const batching = readBatching(owner, options, { ...dialect, ...ofModel });
  demand(
    dialect.inputForm === 'list' || batching.maxBatch === 1,
    `${owner}: "maxBatch" must be 1 where a call takes one text`,
  );
  return {
    ...readAddress(owner, options.baseURL || vendor.baseURL, dialect.path),
    ...batching,
    id: `${options.name ?? dialect.name}/${model}`,
    model,
    apiKey,
    dimensions,
    dialect,
  };
}
