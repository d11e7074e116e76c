import type { ConversationEvent } from '../domain/conversation-event.js';
import type { TurnEvent } from '../domain/turn.js';
import { noUsage } from '../domain/usage.js';

const passage = {
  id: 'boats#1',
  documentId: 'boats',
  title: '西湖游船',
  headings: ['班次'],
  text: '末班船 17:30 开。',
  source: 'https://example.com/boats',
};

const usage = {
  ...noUsage,
  inputTokens: 70_000,
  outputTokens: 12,
  calls: 1,
  cost: [{ currency: 'CNY', micros: 950 }],
} as const;

/** One event of each kind that a log may hold. */
export const everyEvent: readonly (TurnEvent | ConversationEvent)[] = [
  { type: 'message', messageId: 'message-1', text: '末班船几点?👋', clientMessageId: 'client-1' },
  {
    type: 'turn-start',
    turnId: 'turn-1',
    conversationId: 'conversation',
    messageIds: ['message-1'],
    language: 'zh-Hans',
    text: '末班船几点?👋',
  },
  { type: 'evidence', evidence: { answerability: 'answerable', passages: [passage], confidence: 0.75 } },
  { type: 'step-start', step: 1, model: 'deepseek/deepseek-chat' },
  { type: 'reasoning-delta', delta: '看资料。' },
  { type: 'model-retry', reason: 'rate-limit', waitMs: 1_500, continues: false },
  { type: 'model-switch', from: 'deepseek/deepseek-chat', to: 'offline', reason: 'slow', usage: noUsage },
  { type: 'tool-call', callId: 'call-1', name: 'boats', arguments: '{"day":"今天"}' },
  { type: 'tool-start', callId: 'call-1', idempotencyKey: 'key-1' },
  {
    type: 'tool-result',
    callId: 'call-1',
    name: 'boats',
    outcome: 'done',
    text: '17:30',
    output: { last: '17:30', seats: [3, 4.5, -1], wheelchairs: true, note: null },
  },
  {
    type: 'approval-request',
    approvalId: 'approval-1',
    callId: 'call-2',
    name: 'cancel_order',
    input: { orderId: 'A12' },
    idempotencyKey: 'key-2',
    from: 'customer',
    question: '要取消订单 A12 吗?',
    expiresAt: '2026-11-24T08:10:00.000Z',
  },
  { type: 'approval-decision', approvalId: 'approval-1', decision: 'approved', by: 'operator', operatorId: 'wang' },
  { type: 'approval-end', approvalId: 'approval-1', outcome: 'approved' },
  { type: 'message-join', messageIds: ['message-2'], text: '要靠窗的' },
  { type: 'card', card: { type: 'data', name: 'boats', data: { last: '17:30' } } },
  { type: 'text-start' },
  { type: 'text-delta', delta: '末班船 17:30 开。' },
  { type: 'citation', citation: { number: 1, passage, start: 0, end: 12 } },
  {
    type: 'unsupported-claim',
    claim: { text: '游船免费。', action: 'removed', start: 12, end: 12, missing: [] },
  },
  { type: 'reference', reference: { title: '班次', url: 'https://example.com/times' } },
  { type: 'text-retract', reason: 'content-filter' },
  { type: 'text-end' },
  { type: 'budget-refusal', scope: 'tenant', measure: 'cost', period: 'day', resetsAt: '2026-11-24T16:00:00.000Z' },
  { type: 'step-end', model: 'offline', finishReason: 'stop', rawFinishReason: 'stop', usage },
  { type: 'decision', decision: { outcome: 'answer', reasons: ['evidence-answerable'] } },
  { type: 'ticket', ticketId: 'T-7', reason: 'customer-wish', because: 'outside-hours' },
  { type: 'owner-change', owner: 'queue', fence: 1, reason: 'customer-wish', position: 3 },
  { type: 'operator-message', messageId: 'message-3', operatorId: 'wang', text: '我来看一下。' },
  { type: 'stop-request', turnId: 'turn-1' },
  { type: 'rating', turnId: 'turn-1', rating: 'bad', comment: '没说价格' },
  {
    type: 'compaction',
    upTo: 20,
    summary: '客人问了末班船。',
    facts: [{ name: 'order-number', value: 'A12' }],
    calls: [{ name: 'boats', input: { day: '今天' }, output: { last: '17:30' } }],
    usage,
    turns: 4,
  },
  {
    type: 'turn-end',
    turnId: 'turn-1',
    status: 'failed',
    usage,
    error: { code: 'unexpected', message: 'The turn failed unexpectedly', retryable: false },
  },
];
