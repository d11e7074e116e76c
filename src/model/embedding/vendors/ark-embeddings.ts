import type { EmbeddingModel } from '../../../domain/embedding-model.js';
import { type EmbeddingDialect, genericEmbeddingDialect } from '../dialect.js';
import { createHttpEmbeddings } from '../openai-compatible-embeddings.js';
import type { EmbeddingOptions } from '../options.js';

const textDialect: EmbeddingDialect = {
  ...genericEmbeddingDialect,
  name: 'ark',
  baseURL: 'https://ark.cn-beijing.volces.com/api/v3',
};

/** All parts of a call become one vector, so a call takes one text. */
const multimodalDialect: EmbeddingDialect = {
  ...textDialect,
  path: '/embeddings/multimodal',
  inputForm: 'parts',
  maxBatch: 1,
};

export interface ArkEmbeddingOptions extends EmbeddingOptions {
  /**
   * Whether the model is one for text and pictures, which has a path of its own and takes one text a call. Default: true
   * when its name holds `embedding-vision`; say so where `model` is an endpoint of yours (`ep-…`).
   */
  readonly multimodal?: boolean | undefined;
}

/**
 * Makes an embedding model of Volcano Ark (火山方舟). A text may have 4 096 tokens. How many texts a call may have is not
 * documented: 10 are sent unless `maxBatch` says otherwise.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = arkEmbeddings({ apiKey: () => process.env.ARK_API_KEY ?? '', model: 'doubao-embedding-vision-250615' });
 */
export function arkEmbeddings(options: ArkEmbeddingOptions): EmbeddingModel {
  const { multimodal = String(options.model).includes('embedding-vision'), ...rest } = options;
  return createHttpEmbeddings('arkEmbeddings()', rest, multimodal ? multimodalDialect : textDialect);
}
