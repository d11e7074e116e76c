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
import type { RerankDialect, RerankLimits } from './dialect.js';

/** What all rerank models are asked with, whatever the vendor. */
export interface RankingOptions extends JsonEndpointOptions {
  /** Most documents of one call. Default: as many as the vendor is known to take. */
  readonly maxDocuments?: number | undefined;
  /** Most characters of one document. Default: as the vendor says. */
  readonly maxDocumentCharacters?: number | undefined;
  /** Calls under way at a time, where one does not take all documents. Default 2. */
  readonly concurrency?: number | undefined;
  /**
   * What becomes of a query or document that is too long: `refuse` throws an error that names it; `cut` leaves out its
   * end. Default: `cut` where the vendor would leave it out anyway, else `refuse`.
   */
  readonly tooLong?: 'refuse' | 'cut' | undefined;
  /** Fields that only this vendor knows, added to the body of every call. */
  readonly extraBody?: JsonObject | undefined;
}

/** Options of a vendor that has a model to start out with. */
export interface RerankVendorOptions extends RankingOptions {
  /** Another address of the same vendor: a region, a proxy, a gateway. */
  readonly baseURL?: string | undefined;
  /** Appended to the address, for endpoints that have another one than the vendor's. */
  readonly path?: string | undefined;
  /** An endpoint that asks for no key takes any text. */
  readonly apiKey: ApiKey;
  /** The vendor's name of the model. Passed through as it is. */
  readonly model?: string | undefined;
  /** First half of the model's id in logs and usage. */
  readonly name?: string | undefined;
}

export interface CohereCompatibleRerankOptions extends RerankVendorOptions {
  /** Address that `/rerank` is appended to: `https://host/v1`. */
  readonly baseURL: string;
  readonly model: string;
}

export const rankingOptionNames: readonly string[] = [
  ...'maxDocuments maxDocumentCharacters concurrency tooLong extraBody'.split(' '),
  ...endpointOptionNames,
];

const optionNames = ['baseURL', 'path', 'apiKey', 'model', 'name', ...rankingOptionNames];

/**
 * Checks what goes into one call and fills in what was left out.
 *
 * @param limits - the vendor's
 * @throws {ConfigurationError} an option is unusable
 */
export function readRanking(owner: string, options: RankingOptions, limits: RerankLimits) {
  const { concurrency = 2, extraBody, maxDocuments, maxDocumentCharacters, tooLong } = options;
  demandNumber(`${owner}: "maxDocuments"`, maxDocuments, { from: 1, whole: true });
  demandNumber(`${owner}: "maxDocumentCharacters"`, maxDocumentCharacters, { from: 1, whole: true });
  demandNumber(`${owner}: "concurrency"`, concurrency, { from: 1, whole: true });
  demand(
    tooLong === undefined || tooLong === 'refuse' || tooLong === 'cut',
    `${owner}: "tooLong" must be "refuse" or "cut"`,
  );
  return {
    ...limits,
    ...given({ maxDocuments, maxDocumentCharacters, tooLong }),
    transport: readTransport(owner, options),
    concurrency,
    extraBody,
  };
}

/**
 * Checks options and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `dashscopeRerank()`
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: RerankVendorOptions, vendor: RerankDialect) {
  requireKnownOptions(owner, options, optionNames);
  const { apiKey, model } = options;
  const path = options.path ?? vendor.path;
  demand(
    typeof model === 'string' && model.trim() !== '',
    `${owner}: "model" is missing; give the vendor's name of a model`,
  );
  demand(path.startsWith('/'), `${owner}: "path" begins with a slash: /rerank`);
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  return {
    ...readAddress(owner, options.baseURL || vendor.baseURL, path),
    ...readRanking(owner, options, vendor),
    id: `${options.name ?? vendor.name}/${model}`,
    model,
    apiKey,
  };
}
