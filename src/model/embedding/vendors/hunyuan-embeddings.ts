import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from '../dialect.js';
import { createHttpEmbeddings } from '../openai-compatible-embeddings.js';
import type { EmbeddingVendorOptions } from '../options.js';

const dialect: EmbeddingDialect = {
  ...genericEmbeddingDialect,
  name: 'hunyuan',
  baseURL: 'https://api.hunyuan.cloud.tencent.com/v1',
  maxBatch: 50,
  dimensionsField: 'none',
  encodingFormat: 'none',
};

/**
 * Makes an embedding model of Tencent Hunyuan. Default model: `hunyuan-embedding`. Of each text the vendor reads the first
 * 1 024 tokens and leaves out the rest; `maxCharacters` refuses such texts instead. An endpoint that takes fewer than 50
 * texts a call wants a smaller `maxBatch`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = hunyuanEmbeddings({ apiKey: () => process.env.HUNYUAN_API_KEY ?? '' });
 */
export function hunyuanEmbeddings(options: EmbeddingVendorOptions): EmbeddingModel {
  const model = options.model ?? 'hunyuan-embedding';
  return createHttpEmbeddings('hunyuanEmbeddings()', { ...options, model }, dialect);
}
