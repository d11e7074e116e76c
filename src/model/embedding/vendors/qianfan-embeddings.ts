import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from '../dialect.js';
import { createHttpEmbeddings } from '../openai-compatible-embeddings.js';
import type { EmbeddingOptions } from '../options.js';

const dialect: EmbeddingDialect = {
  ...genericEmbeddingDialect,
  name: 'qianfan',
  baseURL: 'https://qianfan.baidubce.com/v2',
  maxBatch: 16,
  models: {
    'embedding-v1': { maxCharacters: 1_000 },
    'bge-large-zh': { maxCharacters: 2_000 },
    'bge-large-en': { maxCharacters: 2_000 },
    'tao-8k': { maxBatch: 1, maxCharacters: 28_000 },
  },
  dimensionsField: 'none',
  encodingFormat: 'none',
};

/**
 * Makes an embedding model of Baidu Qianfan (千帆). `apiKey` is the lasting key from the console, `bce-v3/ALTAK-…/…`.
 *
 * The vendor also counts tokens: `embedding-v1` takes 384 of a text, `bge-large-zh` and `bge-large-en` 512, `tao-8k` 8 192.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = qianfanEmbeddings({ apiKey: () => process.env.QIANFAN_API_KEY ?? '', model: 'bge-large-zh' });
 */
export function qianfanEmbeddings(options: EmbeddingOptions): EmbeddingModel {
  return createHttpEmbeddings('qianfanEmbeddings()', options, dialect);
}
