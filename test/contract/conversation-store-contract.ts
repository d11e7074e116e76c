import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationStore, NewLogEntry } from '../../src/conversation/conversation-store.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import { noUsage } from '../../src/domain/usage.js';
import { ConversationConflictError } from '../../src/error/conversation-error.js';

const key = { tenantId: 'tenant', conversationId: 'conversation' };

function textEntry(delta: string): NewLogEntry {
  return { at: '2026-11-24T08:00:00.000Z', turnId: 'turn-1', event: { type: 'text-delta', delta } };
}

function ownerEntry(fence: number): NewLogEntry {
  return {
    at: '2026-11-24T08:00:00.000Z',
    turnId: 'turn-1',
    event: { type: 'owner-change', owner: 'queue', fence, reason: 'customer-wish' },
  };
}

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

const events: readonly TurnEvent[] = [
  {
    type: 'turn-start',
    turnId: 'turn-1',
    messageId: 'message-1',
    conversationId: 'conversation',
    language: 'zh-Hans',
    text: '末班船几点?👋',
    clientMessageId: 'client-1',
  },
  { type: 'evidence', evidence: { answerability: 'answerable', passages: [passage], confidence: 0.75 } },
  { type: 'step-start', step: 1, model: 'deepseek/deepseek-chat' },
  { type: 'reasoning-delta', delta: '看资料。' },
  { type: 'model-retry', reason: 'rate-limit', waitMs: 1_500, continues: false },
  { type: 'model-switch', from: 'deepseek/deepseek-chat', to: 'offline', reason: 'slow', usage: noUsage },
  { type: 'tool-call', callId: 'call-1', name: 'boats', arguments: '{"day":"今天"}' },
  {
    type: 'tool-result',
    callId: 'call-1',
    name: 'boats',
    outcome: 'done',
    text: '17:30',
    output: { last: '17:30', seats: [3, 4.5, -1], wheelchairs: true, note: null },
  },
  { type: 'card', card: { type: 'data', name: 'boats', data: { last: '17:30' } } },
  { type: 'text-start' },
  { type: 'text-delta', delta: '末班船 17:30 开。' },
  { type: 'citation', citation: { number: 1, passage, start: 0, end: 12 } },
  { type: 'reference', reference: { title: '班次', url: 'https://example.com/times' } },
  { type: 'text-retract', reason: 'content-filter' },
  { type: 'text-end' },
  { type: 'budget-refusal', scope: 'tenant', measure: 'cost', period: 'day', resetsAt: '2026-11-24T16:00:00.000Z' },
  { type: 'step-end', model: 'offline', finishReason: 'stop', rawFinishReason: 'stop', usage },
  {
    type: 'turn-end',
    turnId: 'turn-1',
    status: 'failed',
    usage,
    error: { code: 'unexpected', message: 'The turn failed unexpectedly', retryable: false },
  },
];

const wholeTurn: readonly NewLogEntry[] = events.map((event, index) => ({
  at: new Date(Date.UTC(2026, 10, 24, 8) + 40 * index).toISOString(),
  turnId: 'turn-1',
  event,
}));

/** Overwrites and adds to everything that can be reached. */
function deface(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deface);
    const target = value as Record<string, unknown>;
    for (const name of Object.keys(target)) {
      target[name] = 'defaced';
    }
  }
}

/** What every `ConversationStore` keeps. */
export function conversationStoreContract(name: string, create: () => ConversationStore | Promise<ConversationStore>) {
  describe(`conversation store: ${name}`, () => {
    let store: ConversationStore;

    beforeEach(async () => {
      store = await create();
    });

    it('has an empty log for a conversation that was never written to', async () => {
      expect(await store.read(key)).toEqual([]);
    });

    it('numbers entries from 1 without gaps, over several writes', async () => {
      await store.append(key, [textEntry('a'), textEntry('b')], 0);
      await store.append(key, [textEntry('c')], 0);
      const log = await store.read(key);
      expect(log.map((entry) => entry.sequence)).toEqual([1, 2, 3]);
      expect(log.map((entry) => entry.event)).toEqual(['a', 'b', 'c'].map((delta) => ({ type: 'text-delta', delta })));
    });

    it('hands out a log that later writes and the reader cannot change', async () => {
      await store.append(key, [textEntry('a')], 0);
      const before = await store.read(key);
      await store.append(key, [textEntry('b')], 0);
      expect(before).toHaveLength(1);
      (before as unknown[]).length = 0;
      expect(await store.read(key)).toHaveLength(2);
    });

    it('keeps every event of a turn as it was written, time and turn with it', async () => {
      await store.append(key, wholeTurn.slice(0, 1), 0);
      await store.append(key, wholeTurn.slice(1, 9), 0);
      await store.append(key, wholeTurn.slice(9), 0);
      expect(await store.read(key)).toEqual(wholeTurn.map((entry, index) => ({ sequence: index + 1, ...entry })));
    });

    it('keeps events of a kind, and properties of one, that it does not know', async () => {
      const event = {
        type: 'mood',
        mood: { score: -0.25, words: ['急', '🙁', ''], since: null },
        'an odd name': true,
      } as unknown as TurnEvent;
      await store.append(key, [{ at: '2026-11-24T08:00:00.000Z', turnId: 'turn-1', event }], 0);
      expect((await store.read(key))[0]?.event).toEqual(event);
    });

    it('keeps its log from whoever changes what was written or read', async () => {
      const written = structuredClone(wholeTurn);
      await store.append(key, written, 0);
      deface(written);
      deface(await store.read(key));
      expect((await store.read(key)).map((entry) => entry.event)).toEqual(wholeTurn.map((entry) => entry.event));
    });

    it('keeps the log as it was when one of several entries cannot be written', async () => {
      await store.append(key, [textEntry('a')], 0);
      const broken: NewLogEntry = {
        ...textEntry('c'),
        get event(): TurnEvent {
          throw new RangeError('no event');
        },
      };
      await expect(store.append(key, [textEntry('b'), broken], 0)).rejects.toThrow(RangeError);
      await store.append(key, [textEntry('d')], 0);
      expect((await store.read(key)).map(({ sequence, event }) => [sequence, event])).toEqual([
        [1, { type: 'text-delta', delta: 'a' }],
        [2, { type: 'text-delta', delta: 'd' }],
      ]);
    });

    it('refuses a write under an older fence and keeps the log as it was', async () => {
      await store.append(key, [ownerEntry(1)], 0);
      await expect(store.append(key, [textEntry('late')], 0)).rejects.toThrow(ConversationConflictError);
      expect(await store.read(key)).toHaveLength(1);
      await store.append(key, [textEntry('in time')], 1);
      expect(await store.read(key)).toHaveLength(2);
    });

    it.each([
      ['another tenant', { tenantId: 'other', conversationId: 'conversation' }],
      ['another conversation', { tenantId: 'tenant', conversationId: 'other' }],
      ['a tenant that looks like a joined key', { tenantId: 'tenant/conversation', conversationId: '' }],
      ['a tenant named like a property', { tenantId: '__proto__', conversationId: 'conversation' }],
      ['a tenant with a separator', { tenantId: 'ten', conversationId: 'ant:conversation' }],
      ['a tenant with SQL in it', { tenantId: "tenant' OR '1'='1", conversationId: 'conversation' }],
    ])('keeps %s apart', async (_case, foreign) => {
      await store.append(key, [textEntry('ours')], 0);
      expect(await store.read(foreign)).toEqual([]);
      await store.append(foreign, [textEntry('theirs')], 0);
      expect(await store.read(key)).toHaveLength(1);
      expect((await store.read(foreign)).map((entry) => entry.event)).toEqual([
        { type: 'text-delta', delta: 'theirs' },
      ]);
    });
  });
}
