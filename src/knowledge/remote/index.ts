export {
  KnowledgeBaseError,
  type KnowledgeBaseErrorKind,
  type KnowledgeBaseErrorOptions,
} from '../../error/knowledge-base-error.js';
export type { TencentCredentialSource, TencentCredentials } from '../../http/tencent-cloud/credentials.js';
export type { RetrieveOptions, Retriever } from '../retriever.js';
export { type CombineOptions, combineRetrievers, type WeighedRetriever } from './combine-retrievers.js';
export { createRemoteKnowledge, type RemoteKnowledgeOptions } from './create-remote-knowledge.js';
export type { BaseKey, RemoteRetrieverOptions } from './options.js';
export type { RemotePassage } from './read-passages.js';
export { type DifyRetrieverOptions, difyRetriever } from './vendors/dify.js';
export { type FastGptRetrieverOptions, fastGptRetriever } from './vendors/fastgpt.js';
export { type HttpQuestionOptions, type HttpRetrieverOptions, httpRetriever } from './vendors/http.js';
export { type RagflowRetrieverOptions, ragflowRetriever } from './vendors/ragflow.js';
export { type TencentLkeRetrieverOptions, tencentLkeRetriever } from './vendors/tencent-lke.js';
