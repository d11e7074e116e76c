export type { EmbeddingModel, Embeddings, EmbedOptions } from '../domain/embedding-model.js';
export type { IndustryName } from '../domain/industry-name.js';
export type { JsonObject, JsonValue } from '../domain/json.js';
export type { Language } from '../domain/language.js';
export type { Message } from '../domain/message.js';
export type { Currency, Money } from '../domain/money.js';
export type { CallPrice, Price, PriceTier, TokenPrice, TokenRates } from '../domain/price.js';
export type { RateLimit } from '../domain/rate-limit.js';
export type { Reference } from '../domain/reference.js';
export type { RankedDocument, Ranking, RerankModel, RerankOptions } from '../domain/rerank-model.js';
export type { FinishReason, ModelSwitch } from '../domain/turn.js';
export type { Usage } from '../domain/usage.js';
export {
  ModelAbortError,
  ModelError,
  type ModelErrorKind,
  ModelHttpError,
  ModelOutputError,
  ModelResponseError,
  ModelStreamError,
  ModelTimeoutError,
  type OutputIssue,
} from '../error/model-error.js';
export type { RetryPolicy } from '../http/retry-policy.js';
export type { TencentCredentialSource, TencentCredentials } from '../http/tencent-cloud/credentials.js';
export type { StandardSchema } from '../schema/standard-schema.js';
export type { TelemetryOptions } from '../telemetry/telemetry.js';
export { type FromAiSdkOptions, fromAiSdk } from './ai-sdk/ai-sdk-model.js';
export type { AiSdkModel } from './ai-sdk/shape.js';
export type { CatalogueEntry, ModelAbility, ModelKind } from './catalogue/catalogue-entry.js';
export {
  type CatalogueOptions,
  createModelCatalogue,
  type ModelCatalogue,
  type RouteOptions,
} from './catalogue/model-catalogue.js';
export type { ModelWish } from './catalogue/model-wish.js';
export type { ChatChunk, ChatModel, ChatRequest, OutputFormat, ToolDescription } from './chat-model.js';
export { openaiCompatibleEmbeddings } from './embedding/openai-compatible-embeddings.js';
export type {
  EmbeddingOptions,
  EmbeddingVendorOptions,
  OpenAICompatibleEmbeddingOptions,
} from './embedding/options.js';
export { type ArkEmbeddingOptions, arkEmbeddings } from './embedding/vendors/ark-embeddings.js';
export { dashscopeEmbeddings } from './embedding/vendors/dashscope-embeddings.js';
export { hunyuanEmbeddings } from './embedding/vendors/hunyuan-embeddings.js';
export { type LkeapEmbeddingOptions, lkeapEmbeddings } from './embedding/vendors/lkeap-embeddings.js';
export { openaiEmbeddings } from './embedding/vendors/openai-embeddings.js';
export { qianfanEmbeddings } from './embedding/vendors/qianfan-embeddings.js';
export type { ApiKey, EndpointOptions, TimeLimits } from './endpoint/options.js';
export { hunyuanNative } from './hunyuan-native/hunyuan-native.js';
export type { HunyuanNativeOptions } from './hunyuan-native/options.js';
export { type BalanceOptions, balance } from './many/balance-model.js';
export type { BreakerOptions } from './many/circuit-breaker.js';
export { type FallbackOptions, fallback } from './many/fallback-model.js';
export type { ModelGroup, ModelHealth } from './many/model-group.js';
export { offline } from './offline/offline-model.js';
export type { Dialect, ReasoningEffort } from './openai-compatible/dialect.js';
export { openaiCompatible } from './openai-compatible/openai-compatible.js';
export type { NamedModelOptions, OpenAICompatibleOptions, VendorOptions } from './openai-compatible/options.js';
export { ark } from './openai-compatible/vendors/ark.js';
export { arkBot } from './openai-compatible/vendors/ark-bot.js';
export { type AzureOpenAIOptions, azureOpenAI } from './openai-compatible/vendors/azure-openai.js';
export { type DashScopeOptions, dashscope } from './openai-compatible/vendors/dashscope.js';
export { deepseek } from './openai-compatible/vendors/deepseek.js';
export { hunyuan } from './openai-compatible/vendors/hunyuan.js';
export { type LkeapOptions, lkeap } from './openai-compatible/vendors/lkeap.js';
export { openai } from './openai-compatible/vendors/openai.js';
export { type QianfanOptions, qianfan } from './openai-compatible/vendors/qianfan.js';
export { type TiOneOptions, tiOne } from './openai-compatible/vendors/ti-one.js';
export { tokenHub } from './openai-compatible/vendors/token-hub.js';
export { cohereCompatibleRerank } from './rerank/cohere-compatible-rerank.js';
export type { CohereCompatibleRerankOptions, RerankVendorOptions } from './rerank/options.js';
export { dashscopeRerank } from './rerank/vendors/dashscope-rerank.js';
export { type LkeapRerankOptions, lkeapRerank } from './rerank/vendors/lkeap-rerank.js';
export { qianfanRerank } from './rerank/vendors/qianfan-rerank.js';
export {
  type GeneratedObject,
  type GenerateObjectOptions,
  generateObject,
} from './structured/generate-object.js';
export type { AdpConversation, TencentAdpOptions } from './tencent-adp/options.js';
export { tencentAdp } from './tencent-adp/tencent-adp.js';
export { withTelemetry } from './traced/traced-model.js';
