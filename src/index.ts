export type { Assistant, AssistantOptions, TenantAssistant } from './assistant/assemble-assistant.js';
export type { Conversation, SendOptions } from './assistant/conversation.js';
export { createAssistant } from './assistant/create-assistant.js';
export type { PendingReply } from './assistant/pending-reply.js';
export type { Reply } from './assistant/reply.js';
export type {
  ConversationKey,
  ConversationStore,
  LogEntry,
  NewLogEntry,
} from './conversation/conversation-store.js';
export { createMemoryStore } from './conversation/store/memory-store.js';
export type { Card } from './domain/card.js';
export type { Citation } from './domain/citation.js';
export type { Document, QuestionAnswer } from './domain/document.js';
export type { Answerability, Evidence } from './domain/evidence.js';
export type { HandoffReason, Owner } from './domain/handoff.js';
export type { Itinerary } from './domain/itinerary.js';
export type { JsonObject, JsonValue } from './domain/json.js';
export type { Language } from './domain/language.js';
export type { Message, ToolOutcome } from './domain/message.js';
export type { Passage, ScoredPassage } from './domain/passage.js';
export type { Tool, ToolContext, ToolPresentation } from './domain/tool.js';
export type { ToolCue, ToolIntent } from './domain/tool-intent.js';
export type { ErrorSummary, FinishReason, TurnEvent, TurnStatus } from './domain/turn.js';
export type { Usage } from './domain/usage.js';
export { ConfigurationError } from './error/configuration-error.js';
export { ConversationConflictError, ConversationError } from './error/conversation-error.js';
export { DocumentError } from './error/document-error.js';
export {
  ModelAbortError,
  ModelError,
  type ModelErrorKind,
  ModelHttpError,
  ModelResponseError,
  ModelStreamError,
  ModelTimeoutError,
} from './error/model-error.js';
export { ToolError, ToolInputError, ToolNotFoundError } from './error/tool-error.js';
export { ZhikeError } from './error/zhike-error.js';
export { type Grounding, grounding } from './knowledge/grounding.js';
export { createKnowledge, type Knowledge, type TenantKnowledge } from './knowledge/knowledge.js';
export type { Retriever } from './knowledge/retriever.js';
export type { ChatChunk, ChatModel, ChatRequest, ToolDescription } from './model/chat-model.js';
export type { ApiKey, EndpointOptions, TimeLimits } from './model/endpoint/options.js';
export { offline } from './model/offline/offline-model.js';
export { openaiCompatible } from './model/openai-compatible/openai-compatible.js';
export type { NamedModelOptions, OpenAICompatibleOptions, VendorOptions } from './model/openai-compatible/options.js';
export { deepseek } from './model/openai-compatible/vendors/deepseek.js';
export { hunyuan } from './model/openai-compatible/vendors/hunyuan.js';
export { openai } from './model/openai-compatible/vendors/openai.js';
export type { StandardSchema } from './schema/standard-schema.js';
export { type ToolOptions, tool } from './tool/define-tool.js';
