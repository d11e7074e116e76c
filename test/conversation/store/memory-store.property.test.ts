import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry, NewLogEntry } from '../../../src/conversation/conversation-store.js';
import { createMemoryStore } from '../../../src/conversation/store/memory-store.js';
import { arbitraryEntry } from './arbitrary-entry.js';

const id = fc.constantFrom('a', 'b', 'a/b', '__proto__');
const isNoOwnerChange = ({ event }: NewLogEntry) => event.type !== 'owner-change';
const write = fc.record({
  key: fc.record({ tenantId: id, conversationId: id }),
  entries: fc.array(arbitraryEntry.filter(isNoOwnerChange), { maxLength: 6 }),
  checkpoint: fc.nat({ max: 12 }),
});

describe('createMemoryStore', () => {
  it('gives back every log as it was written, however the writes are cut and mixed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 12 }), async (writes) => {
        const store = createMemoryStore();
        const expected = new Map<string, LogEntry[]>();
        for (const { key, entries, checkpoint } of writes) {
          const name = JSON.stringify([key.tenantId, key.conversationId]);
          const log = expected.get(name) ?? [];
          // A change of owner that does not raise the fence is refused; the contract has that.
          await store.append(key, entries, { checkpoint });
          log.push(...entries.map((entry, index) => ({ sequence: log.length + index + 1, ...entry })));
          expected.set(name, log);
          expect(await store.read(key)).toStrictEqual(log);
          expect(await store.read(key, checkpoint)).toStrictEqual(log.slice(checkpoint));
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
