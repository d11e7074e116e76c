import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationStore, NewLogEntry } from '../../src/conversation/conversation-store.js';
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
