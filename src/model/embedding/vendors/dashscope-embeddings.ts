import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from '../dialect.js';
import { createHttpEmbeddings } from '../openai-compatible-embeddings.js';
import type { EmbeddingVendorOptions } from '../options.js';

const dialect: EmbeddingDialect = {
  ...genericEmbeddingDialect,
  name: 'dashscope',
  baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  maxBatch: 10,
  models: { 'text-embedding-v1': { maxBatch: 25 }, 'text-embedding-v2': { maxBatch: 25 } },
};

/**
 * Makes an embedding model of Alibaba's DashScope (百炼). Default model: `text-embedding-v4`, of 1 024 dimensions, or
 * 2048, 1536, 768, 512, 256, 128 or 64 as `dimensions` says. A text may have 8 192 tokens. Keys belong to one region: for
 * Singapore set `baseURL` to `https://dashscope-intl.aliyuncs.com/compatible-mode/v1`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = dashscopeEmbeddings({ apiKey: () => process.env.DASHSCOPE_API_KEY ?? '', dimensions: 512 });
 */
export function dashscopeEmbeddings(options: EmbeddingVendorOptions): EmbeddingModel {
  const model = options.model ?? 'text-embedding-v4';
  return createHttpEmbeddings('dashscopeEmbeddings()', { ...options, model }, dialect);
}
