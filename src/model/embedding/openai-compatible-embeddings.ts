import type { EmbeddingModel } from '../../domain/embedding-model.js';
import { resolveKey } from '../endpoint/options.js';
import { createEmbeddingModel } from './create-embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from './dialect.js';
import { type EmbeddingVendorOptions, type OpenAICompatibleEmbeddingOptions, readEndpoint } from './options.js';

/**
 * Makes an embedding model of any endpoint that speaks OpenAI's embeddings protocol.
 *
 * Ten texts go into one call unless `maxBatch` says otherwise: raise it to what your endpoint takes. Where a field is
 * refused that this sends, leave it out by `dialect: { encodingFormat: 'none' }`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openaiCompatibleEmbeddings({
 *   baseURL: 'https://models.example.com/v1',
 *   apiKey: () => process.env.MODEL_API_KEY ?? '',
 *   model: 'bge-m3',
 *   maxBatch: 32,
 * });
 */
export function openaiCompatibleEmbeddings(options: OpenAICompatibleEmbeddingOptions): EmbeddingModel {
  return createHttpEmbeddings('openaiCompatibleEmbeddings()', options, genericEmbeddingDialect);
}

/** Makes a model whose options are named after `owner` in errors, and whose dialect is known. */
export function createHttpEmbeddings(
  owner: string,
  options: EmbeddingVendorOptions,
  vendor: EmbeddingDialect,
): EmbeddingModel {
  const endpoint = readEndpoint(owner, options, vendor);
  const { url, model, dimensions, dialect, extraBody } = endpoint;
  const { authHeader, encodingFormat, purposeField } = dialect;
  return createEmbeddingModel({
    ...endpoint,
    encode: async (texts, purpose) => ({
      url,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        [authHeader.name]: `${authHeader.prefix}${await resolveKey(owner, endpoint.apiKey)}`,
        ...endpoint.transport.headers,
      },
      body: JSON.stringify({
        model,
        input: encodeInput(texts, dialect),
        dimensions,
        ...(encodingFormat !== 'none' && { encoding_format: encodingFormat }),
        ...(purposeField && purpose && { [purposeField.name]: purposeField[purpose] }),
        ...extraBody,
      }),
    }),
    read: ({ data, usage }) => ({ data, usage }),
  });
}

function encodeInput(texts: readonly string[], { inputForm }: EmbeddingDialect) {
  switch (inputForm) {
    case 'list':
      return texts;
    case 'text':
      return texts[0];
    case 'parts':
      return texts.map((text) => ({ type: 'text', text }));
  }
}
