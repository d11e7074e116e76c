import fc from 'fast-check';
import type { NewLogEntry } from '../../../src/conversation/conversation-store.js';
import type { Card } from '../../../src/domain/card.js';
import type { ConversationEvent } from '../../../src/domain/conversation-event.js';
import type { JsonValue } from '../../../src/domain/json.js';
import type { TurnEvent } from '../../../src/domain/turn.js';

/** Any text: Chinese, emoji, half of a surrogate pair, control characters; now and then a long one. */
export const arbitraryText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'a', 'é', '票', '您好,游船 17:30 停航。', '👨‍👩‍👧', 'Dernière visite à 16 h', '\0'),
  },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('x', '船', '\ud83d', '船a'), fc.constantFrom(4_095, 8_191, 8_192, 16_383, 16_384, 40_000))
      .map(([piece, length]) => piece.repeat(length).slice(0, length)),
  },
);

const count = fc.oneof(fc.nat({ max: 40_000 }), fc.nat(), fc.maxSafeNat());
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const json = fc.jsonValue({ stringUnit: 'binary' }) as fc.Arbitrary<JsonValue>;

const usage = fc.record(
  {
    inputTokens: count,
    outputTokens: count,
    cachedInputTokens: count,
    reasoningTokens: count,
    calls: count,
    retries: count,
    abortedCalls: count,
    estimated: fc.boolean(),
    cost: fc.array(fc.record({ currency: fc.constantFrom('CNY', 'USD'), micros: count })),
  },
  {
    requiredKeys: [
      'inputTokens',
      'outputTokens',
      'cachedInputTokens',
      'reasoningTokens',
      'calls',
      'retries',
      'abortedCalls',
      'estimated',
    ],
  },
);

/** A few, so that the same ones come again, and some that differ in one property. */
const passage = fc.record(
  {
    id: fc.constantFrom('boats#1', 'boats#2'),
    documentId: fc.constant('boats'),
    title: fc.constantFrom('西湖游船', ''),
    headings: fc.constantFrom([], ['票价', '儿童']),
    text: fc.constantFrom('末班船 17:30 开。', '成人票 55 元。'),
    source: fc.constantFrom(undefined, 'https://example.com/boats'),
    approved: fc.constantFrom(undefined, { questions: ['末班船几点?'], priority: 1 }),
  },
  { requiredKeys: ['id', 'documentId', 'title', 'headings', 'text'] },
);

type LogEvent = TurnEvent | ConversationEvent;
type EventOf<Type extends LogEvent['type']> = Extract<LogEvent, { readonly type: Type }>;

/** What an event of each kind has besides its kind. */
const properties: {
  readonly [Type in LogEvent['type']]: {
    readonly [Name in Exclude<keyof EventOf<Type>, 'type'>]-?: fc.Arbitrary<EventOf<Type>[Name]>;
  };
} = {
  'turn-start': {
    turnId: arbitraryText,
    messageIds: fc.array(arbitraryText, { maxLength: 3 }),
    approvalId: optional(arbitraryText),
    conversationId: fc.oneof(fc.constantFrom('a', 'b'), arbitraryText),
    text: arbitraryText,
    language: fc.constantFrom('zh-Hans', 'zh-Hant', 'en'),
  },
  message: { messageId: arbitraryText, text: arbitraryText, clientMessageId: optional(arbitraryText) },
  'message-join': { messageIds: fc.array(arbitraryText, { maxLength: 3 }), text: arbitraryText },
  'operator-message': { messageId: arbitraryText, operatorId: arbitraryText, text: arbitraryText },
  'stop-request': { turnId: arbitraryText },
  rating: { turnId: arbitraryText, rating: fc.constantFrom('good', 'bad'), comment: optional(arbitraryText) },
  'tool-start': { callId: arbitraryText, idempotencyKey: arbitraryText },
  'approval-request': {
    approvalId: arbitraryText,
    callId: arbitraryText,
    name: arbitraryText,
    input: json,
    idempotencyKey: arbitraryText,
    from: fc.constantFrom('customer', 'operator'),
    question: arbitraryText,
    expiresAt: arbitraryText,
  },
  'approval-decision': {
    approvalId: arbitraryText,
    decision: fc.constantFrom('approved', 'denied'),
    by: fc.constantFrom('customer', 'operator'),
    operatorId: optional(arbitraryText),
  },
  'approval-end': {
    approvalId: arbitraryText,
    outcome: fc.constantFrom('approved', 'denied', 'expired', 'superseded'),
  },
  decision: {
    decision: fc.record({
      outcome: fc.constantFrom('answer', 'ask-back', 'unknown', 'handoff'),
      reasons: fc.array(arbitraryText, { maxLength: 3 }),
    }),
  },
  ticket: {
    ticketId: arbitraryText,
    reason: fc.constantFrom('customer-wish', 'model', 'rule'),
    rule: optional(arbitraryText),
    because: fc.constantFrom('outside-hours', 'no-operator'),
    resumesAt: optional(arbitraryText),
  },
  compaction: {
    upTo: count,
    summary: arbitraryText,
    facts: fc.array(fc.record({ name: arbitraryText, value: arbitraryText }), { maxLength: 3 }),
    calls: fc.array(fc.record({ name: arbitraryText, input: json, output: json }), { maxLength: 2 }),
    usage,
    turns: count,
  },
  evidence: {
    evidence: fc.record({
      answerability: fc.constantFrom('answerable', 'partial', 'none'),
      passages: fc.array(passage, { maxLength: 4 }),
      confidence: fc.double(),
      approved: optional(fc.record({ passageId: arbitraryText, match: fc.constantFrom('exact', 'near') })),
      similarity: optional(fc.double()),
      calls: optional(fc.array(fc.record({ model: arbitraryText, usage }), { maxLength: 2 })),
      unavailable: optional(fc.subarray(['embedding', 'rerank'])),
    }),
  },
  'step-start': { step: count, model: arbitraryText },
  'reasoning-delta': { delta: arbitraryText },
  'model-retry': { reason: arbitraryText, waitMs: count, continues: fc.boolean() },
  'model-switch': { from: arbitraryText, to: arbitraryText, reason: arbitraryText, usage },
  'text-start': {},
  'text-delta': { delta: arbitraryText },
  'text-retract': { reason: arbitraryText },
  'text-end': {},
  citation: { citation: fc.record({ number: count, passage, start: count, end: count }) },
  'unsupported-claim': {
    claim: fc.record({
      text: arbitraryText,
      action: fc.constantFrom('marked', 'removed', 'sent-back'),
      start: count,
      end: count,
      missing: fc.array(arbitraryText, { maxLength: 2 }),
    }),
  },
  reference: {
    reference: fc.record(
      { id: arbitraryText, title: arbitraryText, url: arbitraryText, excerpt: arbitraryText },
      { requiredKeys: ['title'] },
    ),
  },
  'tool-call': { callId: arbitraryText, name: arbitraryText, arguments: arbitraryText },
  'tool-result': {
    callId: arbitraryText,
    name: arbitraryText,
    outcome: fc.constantFrom(
      'done',
      'invalid-input',
      'unknown-tool',
      'failed',
      'timed-out',
      'interrupted',
      'outcome-unknown',
      'awaiting-approval',
      'not-approved',
    ),
    text: arbitraryText,
    forCustomer: optional(fc.boolean()),
    output: optional(json),
  },
  card: { card: fc.record({ type: fc.constant('data'), name: arbitraryText, data: json }) as fc.Arbitrary<Card> },
  'budget-refusal': {
    scope: fc.constantFrom('tenant', 'conversation', 'turn'),
    period: optional(arbitraryText),
    measure: fc.constantFrom('cost', 'tokens', 'calls'),
    resetsAt: optional(arbitraryText),
  },
  'step-end': {
    model: arbitraryText,
    finishReason: fc.constantFrom('stop', 'length', 'tool-calls', 'aborted'),
    rawFinishReason: optional(arbitraryText),
    usage,
  },
  'owner-change': {
    owner: fc.constantFrom('assistant', 'queue', 'operator', 'nobody'),
    fence: fc.nat({ max: 5 }),
    reason: fc.constantFrom('customer-wish', 'model', 'rule', 'take-over', 'hand-back', 'close', 'reopen'),
    rule: optional(arbitraryText),
    operatorId: optional(arbitraryText),
    note: optional(arbitraryText),
    position: optional(count),
  },
  'turn-end': {
    turnId: arbitraryText,
    status: fc.constantFrom('completed', 'stopped', 'failed', 'superseded', 'handed-off', 'interrupted'),
    usage,
    error: optional(fc.record({ code: arbitraryText, message: arbitraryText, retryable: fc.boolean() })),
  },
};

/** Kinds and properties that nobody has thought of yet. */
const furtherProperties = fc.dictionary(fc.oneof(arbitraryText, fc.constant('note')), json, { maxKeys: 2 });
const unknownEvent = fc
  .tuple(furtherProperties, arbitraryText)
  .map(([further, type]) => ({ ...further, type }) as unknown as LogEvent);

export const arbitraryEvent: fc.Arbitrary<LogEvent> = fc.oneof(
  unknownEvent,
  ...(Object.entries(properties).flatMap(([type, values]) => {
    const known = fc.record({ type: fc.constant(type), ...values } as Record<string, fc.Arbitrary<unknown>>);
    return [known, fc.tuple(known, furtherProperties).map(([event, further]) => ({ ...further, ...event }))];
  }) as unknown as fc.Arbitrary<LogEvent>[]),
);

export const arbitraryEntry: fc.Arbitrary<NewLogEntry> = fc.record({
  at: fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.250Z'),
    fc.constantFrom('2026-11-24T16:00:00+08:00', '2026-02-30T00:00:00.000Z', '', 'yesterday'),
  ),
  turnId: fc.oneof(fc.constantFrom('turn-1', 'turn-2'), arbitraryText),
  event: arbitraryEvent,
});
