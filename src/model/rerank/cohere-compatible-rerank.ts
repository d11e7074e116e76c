import type { RerankModel } from '../../domain/rerank-model.js';
import { resolveKey } from '../endpoint/options.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { createRerankModel } from './create-rerank-model.js';
import { genericRerankDialect, type RerankDialect } from './dialect.js';
import { type CohereCompatibleRerankOptions, type RerankVendorOptions, readEndpoint } from './options.js';

/**
 * Makes a rerank model of any endpoint that speaks the protocol of Cohere and Jina, as most gateways and self-hosted
 * servers do. 64 documents go into one call unless `maxDocuments` says otherwise.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = cohereCompatibleRerank({
 *   baseURL: 'https://models.example.com/v1',
 *   apiKey: () => process.env.MODEL_API_KEY ?? '',
 *   model: 'bge-reranker-v2-m3',
 * });
 */
export function cohereCompatibleRerank(options: CohereCompatibleRerankOptions): RerankModel {
  return createHttpRerank('cohereCompatibleRerank()', options, genericRerankDialect);
}

/** Makes a model whose options are named after `owner` in errors, and whose dialect is known. */
export function createHttpRerank(owner: string, options: RerankVendorOptions, dialect: RerankDialect): RerankModel {
  const { authHeader, form } = dialect;
  const endpoint = readEndpoint(owner, options, dialect);
  const { url, model, extraBody } = endpoint;
  return createRerankModel({
    ...endpoint,
    ranksAll: false,
    encode: async ({ query, documents, topN: top_n }) => ({
      url,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        [authHeader.name]: `${authHeader.prefix}${await resolveKey(owner, endpoint.apiKey)}`,
        ...endpoint.transport.headers,
      },
      body: JSON.stringify({
        model,
        ...(form === 'flat'
          ? { query, documents, top_n }
          : { input: { query, documents }, parameters: { top_n, return_documents: false } }),
        ...extraBody,
      }),
    }),
    read: ({ results, output, usage }) => ({
      results: form === 'nested' && isRecord(output) ? output.results : results,
      usage,
    }),
  });
}
