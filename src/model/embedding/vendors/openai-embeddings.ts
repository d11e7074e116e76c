import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from '../dialect.js';
import { createHttpEmbeddings } from '../openai-compatible-embeddings.js';
import type { EmbeddingOptions } from '../options.js';

const dialect: EmbeddingDialect = {
  ...genericEmbeddingDialect,
  name: 'openai',
  baseURL: 'https://api.openai.com/v1',
  // Of the 2048 that a call may have: what is left when a connection breaks is not worth more.
  maxBatch: 256,
  // A call may have 300 000 tokens, and a Chinese character may be more than one.
  maxBatchCharacters: 200_000,
  encodingFormat: 'base64',
};

/**
 * Makes an embedding model of OpenAI. A text may have 8 192 tokens.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openaiEmbeddings({ apiKey: () => process.env.OPENAI_API_KEY ?? '', model: 'text-embedding-3-small' });
 */
export function openaiEmbeddings(options: EmbeddingOptions): EmbeddingModel {
  return createHttpEmbeddings('openaiEmbeddings()', options, dialect);
}
