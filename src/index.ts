export type {
  Assistant,
  AssistantOptions,
  BurstOptions,
  ConversationOptions,
  MemoryOptions,
  TenantAssistant,
} from './assistant/assemble-assistant.js';
export type { Conversation, ResumeOptions, SendOptions } from './assistant/conversation.js';
export { createAssistant } from './assistant/create-assistant.js';
export type { HandoffPacket } from './assistant/handoff/handoff-packet.js';
export type { HandoffPolicy } from './assistant/handoff/handoff-policy.js';
export type { ServiceTime } from './assistant/handoff/service-times.js';
export type { OpenQuestion } from './assistant/open-questions.js';
export type { PendingReply } from './assistant/pending-reply.js';
export type { Reply, ReplyEvent, ReplyStatus } from './assistant/reply.js';
export { openTelemetry, type Telemetry } from './assistant/telemetry.js';
export type { ExportedConversation } from './assistant/tenant-conversations.js';
export type {
  AppendOptions,
  AppendResult,
  ConversationFilter,
  ConversationHead,
  ConversationKey,
  ConversationStore,
  Lease,
  LogEntry,
  NewLogEntry,
} from './conversation/conversation-store.js';
export { createMemoryStore } from './conversation/store/memory-store.js';
export type { Budget, BudgetDecision, BudgetReservation } from './cost/budget.js';
export type { BudgetLimit } from './cost/budget-limit.js';
export type { BudgetRefusal } from './cost/budget-refusal.js';
export { type BudgetOptions, createBudget } from './cost/create-budget.js';
export { formatMoney } from './cost/format-money.js';
export { createMemoryUsageLedger, type MemoryUsageLedgerOptions } from './cost/memory-usage-ledger.js';
export type { PlannedCall } from './cost/planned-call.js';
export { createPriceTable, type PriceTable, type PriceTableOptions } from './cost/price-table.js';
export type {
  LedgerReservation,
  ReachedLimit,
  ReserveOutcome,
  ReserveRequest,
  UsageAmounts,
  UsageLedger,
  UsageLimit,
  UsagePeriod,
  UsageWindow,
} from './cost/usage-ledger.js';
export type { UsageQuery } from './cost/usage-query.js';
export type { ApprovalRequest, Approver } from './domain/approval.js';
export type { Card } from './domain/card.js';
export type { Citation } from './domain/citation.js';
export type { Compaction, ConversationEvent, PinnedCall, PinnedFact } from './domain/conversation-event.js';
export type { Decision } from './domain/decision.js';
export type { AnswerApproval, Document, QuestionAnswer } from './domain/document.js';
export type { EarlierQuestion } from './domain/earlier-question.js';
export type { EmbeddingModel, Embeddings, EmbedOptions } from './domain/embedding-model.js';
export type { Answerability, Evidence, EvidenceReasons, RetrievalCall } from './domain/evidence.js';
export type { HandoffReason, Owner, OwnerChange, Ticket } from './domain/handoff.js';
export type { IndustryHandoff, IndustryPolicy } from './domain/industry-policy.js';
export type { Itinerary } from './domain/itinerary.js';
export type { JsonObject, JsonValue } from './domain/json.js';
export type { Language } from './domain/language.js';
export type { Message, ToolOutcome } from './domain/message.js';
export type { Currency, Money } from './domain/money.js';
export type { Passage, ScoredPassage, ScoreExplanation } from './domain/passage.js';
export type { CallPrice, Price, PriceTier, TokenPrice, TokenRates } from './domain/price.js';
export type { RateLimit } from './domain/rate-limit.js';
export type { Reference } from './domain/reference.js';
export type { RankedDocument, Ranking, RerankModel, RerankOptions } from './domain/rerank-model.js';
export type { TextCheck, TextChecker, Tool, ToolContext, ToolEffect, ToolPresentation } from './domain/tool.js';
export type { ToolCue, ToolIntent } from './domain/tool-intent.js';
export type { BudgetNotice, ErrorSummary, FinishReason, ModelSwitch, TurnEvent, TurnStatus } from './domain/turn.js';
export type { UnsupportedClaim } from './domain/unsupported-claim.js';
export { noUsage, type Usage } from './domain/usage.js';
export { ConfigurationError } from './error/configuration-error.js';
export {
  ConversationBusyError,
  ConversationConflictError,
  ConversationError,
  ConversationStoreError,
} from './error/conversation-error.js';
export { DocumentError } from './error/document-error.js';
export { KnowledgeStoreError } from './error/knowledge-store-error.js';
export {
  ModelAbortError,
  ModelError,
  type ModelErrorKind,
  ModelHttpError,
  ModelOutputError,
  ModelResponseError,
  ModelStreamError,
  ModelTimeoutError,
} from './error/model-error.js';
export { ToolError, ToolInputError, ToolNoEffectError, ToolNotFoundError } from './error/tool-error.js';
export { ZhikeError } from './error/zhike-error.js';
export type { SentenceJudgement, Support } from './knowledge/citation/support.js';
export type { Grounding } from './knowledge/grounding.js';
export { createKnowledge, type Knowledge, type KnowledgeOptions } from './knowledge/knowledge.js';
export type { KnowledgeStore } from './knowledge/knowledge-store.js';
export { grounding } from './knowledge/load-grounding.js';
export type { KnowledgeAct, KnowledgeModelCall, KnowledgeModelFailure } from './knowledge/model-calls.js';
export type { RetrieveOptions, Retriever } from './knowledge/retriever.js';
export type { DocumentSummary, TenantKnowledge } from './knowledge/tenant-knowledge.js';
export type { ChatChunk, ChatModel, ChatRequest, OutputFormat, ToolDescription } from './model/chat-model.js';
export type { ApiKey, EndpointOptions, TimeLimits } from './model/endpoint/options.js';
export { hunyuanNative } from './model/hunyuan-native/hunyuan-native.js';
export type { HunyuanNativeOptions } from './model/hunyuan-native/options.js';
export { type BalanceOptions, balance } from './model/many/balance-model.js';
export { type FallbackOptions, fallback } from './model/many/fallback-model.js';
export type { ModelGroup, ModelHealth } from './model/many/model-group.js';
export { offline } from './model/offline/offline-model.js';
export { openaiCompatible } from './model/openai-compatible/openai-compatible.js';
export type { NamedModelOptions, OpenAICompatibleOptions, VendorOptions } from './model/openai-compatible/options.js';
export { ark } from './model/openai-compatible/vendors/ark.js';
export { arkBot } from './model/openai-compatible/vendors/ark-bot.js';
export { type AzureOpenAIOptions, azureOpenAI } from './model/openai-compatible/vendors/azure-openai.js';
export { type DashScopeOptions, dashscope } from './model/openai-compatible/vendors/dashscope.js';
export { deepseek } from './model/openai-compatible/vendors/deepseek.js';
export { hunyuan } from './model/openai-compatible/vendors/hunyuan.js';
export { type LkeapOptions, lkeap } from './model/openai-compatible/vendors/lkeap.js';
export { openai } from './model/openai-compatible/vendors/openai.js';
export { type QianfanOptions, qianfan } from './model/openai-compatible/vendors/qianfan.js';
export { type TiOneOptions, tiOne } from './model/openai-compatible/vendors/ti-one.js';
export { tokenHub } from './model/openai-compatible/vendors/token-hub.js';
export type { TencentAdpOptions } from './model/tencent-adp/options.js';
export { tencentAdp } from './model/tencent-adp/tencent-adp.js';
export type { StandardSchema } from './schema/standard-schema.js';
export type { TelemetryOptions } from './telemetry/telemetry.js';
export { type ToolOptions, tool } from './tool/define-tool.js';
