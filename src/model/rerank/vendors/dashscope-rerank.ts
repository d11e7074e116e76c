import type { RerankModel } from '../../../domain/rerank-model.js';
import { createHttpRerank } from '../cohere-compatible-rerank.js';
import { genericRerankDialect, type RerankDialect } from '../dialect.js';
import type { RerankVendorOptions } from '../options.js';

const dialect: RerankDialect = {
  ...genericRerankDialect,
  name: 'dashscope',
  baseURL: 'https://dashscope.aliyuncs.com',
  path: '/api/v1/services/rerank/text-rerank/text-rerank',
  form: 'nested',
  maxDocuments: 500,
  maxTokens: 30_000,
  maxDocumentTokens: 4_000,
  // More than 4 000 tokens can be in any language: what is beyond, the vendor does not read.
  maxDocumentCharacters: 40_000,
  tooLong: 'cut',
};

/**
 * Makes a rerank model of Alibaba's DashScope (百炼), over its native interface. Default model: `qwen3-rerank`.
 *
 * Of a document the vendor reads the first 4 000 tokens. A call takes 500 documents and 30 000 tokens, the query counted
 * once for each document; longer lists are split by estimate. Keys belong to one region: for Singapore set `baseURL` to
 * `https://dashscope-intl.aliyuncs.com`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = dashscopeRerank({ apiKey: () => process.env.DASHSCOPE_API_KEY ?? '' });
 */
export function dashscopeRerank(options: RerankVendorOptions): RerankModel {
  return createHttpRerank('dashscopeRerank()', { ...options, model: options.model ?? 'qwen3-rerank' }, dialect);
}
