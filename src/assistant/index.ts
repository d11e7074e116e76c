export type { Assistant, AssistantOptions, TenantAssistant } from './assemble-assistant.js';
export type { Conversation, SendOptions } from './conversation.js';
export { type BareAssistantOptions, createBareAssistant as createAssistant } from './create-bare-assistant.js';
export type { PendingReply } from './pending-reply.js';
export type { Reply } from './reply.js';
