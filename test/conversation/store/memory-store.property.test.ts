import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../src/conversation/conversation-store.js';
import { ownershipOf } from '../../../src/conversation/ownership.js';
import { createMemoryStore } from '../../../src/conversation/store/memory-store.js';
import { arbitraryEntry } from './arbitrary-entry.js';

const id = fc.constantFrom('a', 'b', 'a/b', '__proto__');
const write = fc.record({
  key: fc.record({ tenantId: id, conversationId: id }),
  entries: fc.array(arbitraryEntry, { maxLength: 6 }),
});

describe('createMemoryStore', () => {
  it('gives back every log as it was written, however the writes are cut and mixed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 12 }), async (writes) => {
        const store = createMemoryStore();
        const expected = new Map<string, LogEntry[]>();
        for (const { key, entries } of writes) {
          const name = JSON.stringify([key.tenantId, key.conversationId]);
          const log = expected.get(name) ?? [];
          await store.append(key, entries, ownershipOf(log).fence);
          log.push(...entries.map((entry, index) => ({ sequence: log.length + index + 1, ...entry })));
          expected.set(name, log);
          expect(await store.read(key)).toStrictEqual(log);
        }
        for (const [name, log] of expected) {
          const [tenantId, conversationId] = JSON.parse(name) as [string, string];
          const found = await store.read({ tenantId, conversationId });
          expect(found).toStrictEqual(log);
          // The order of properties too, which matters to nobody but whoever compares JSON.
          expect(JSON.stringify(found.map((entry) => entry.event))).toBe(
            JSON.stringify(log.map((entry) => entry.event)),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
