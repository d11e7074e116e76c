import type { RerankModel } from '../../../domain/rerank-model.js';
import { createHttpRerank } from '../cohere-compatible-rerank.js';
import { genericRerankDialect, type RerankDialect } from '../dialect.js';
import type { RerankVendorOptions } from '../options.js';

const dialect: RerankDialect = {
  ...genericRerankDialect,
  name: 'qianfan',
  baseURL: 'https://qianfan.baidubce.com/v2',
  path: '/rerankers',
  maxDocuments: 64,
  maxQueryCharacters: 1_600,
  maxDocumentCharacters: 4_096,
};

/**
 * Makes a rerank model of Baidu Qianfan (千帆). Default model: `bce-reranker-base`. `apiKey` is the lasting key from the
 * console, `bce-v3/ALTAK-…/…`.
 *
 * A call takes 64 documents of 4 096 characters and a query of 1 600. Should your account want the newer path, set
 * `path: '/rerank'`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = qianfanRerank({ apiKey: () => process.env.QIANFAN_API_KEY ?? '' });
 */
export function qianfanRerank(options: RerankVendorOptions): RerankModel {
  return createHttpRerank('qianfanRerank()', { ...options, model: options.model ?? 'bce-reranker-base' }, dialect);
}
