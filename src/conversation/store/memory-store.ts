import { ConversationConflictError } from '../../error/conversation-error.js';
import type { ConversationKey, ConversationStore, LogEntry } from '../conversation-store.js';
import { ownershipOf } from '../ownership.js';

/** Keeps conversations in this process's memory: for trying out, tests, and products that may forget on restart. */
export function createMemoryStore(): ConversationStore {
  const tenants = new Map<string, Map<string, LogEntry[]>>();

  const find = ({ tenantId, conversationId }: ConversationKey) => tenants.get(tenantId)?.get(conversationId);

  return {
    async read(key) {
      return [...(find(key) ?? [])];
    },

    async append(key, entries, fence) {
      const log = find(key) ?? [];
      const found = ownershipOf(log).fence;
      if (found !== fence) {
        throw new ConversationConflictError('fence', fence, found);
      }
      entries.forEach((entry) => {
        log.push({ ...entry, sequence: log.length + 1 });
      });
      const conversations = tenants.get(key.tenantId) ?? new Map<string, LogEntry[]>();
      conversations.set(key.conversationId, log);
      tenants.set(key.tenantId, conversations);
    },
  };
}
