import { ConversationConflictError } from '../../error/conversation-error.js';
import type { ConversationKey, ConversationStore } from '../conversation-store.js';
import { Numbering } from './numbering.js';
import { PackedLog } from './packed-log.js';
import { Vocabulary } from './vocabulary.js';

interface Tenant {
  readonly logs: Map<string, PackedLog>;
  /** The passages that the tenant's conversations cite. */
  readonly pieces: Numbering;
}

/**
 * Keeps conversations in this process's memory: for trying out, tests, and products that may forget on restart. They
 * are kept packed, in about as much memory as their messages take as strings.
 */
export function createMemoryStore(): ConversationStore {
  const vocabulary = new Vocabulary();
  const tenants = new Map<string, Tenant>();

  const find = ({ tenantId, conversationId }: ConversationKey) => tenants.get(tenantId)?.logs.get(conversationId);

  const begin = ({ tenantId, conversationId }: ConversationKey) => {
    const tenant = tenants.get(tenantId) ?? { logs: new Map(), pieces: new Numbering() };
    const log = new PackedLog({ vocabulary, pieces: tenant.pieces, conversationId });
    tenant.logs.set(conversationId, log);
    tenants.set(tenantId, tenant);
    return log;
  };

  return {
    async read(key) {
      return find(key)?.read() ?? [];
    },

    async append(key, entries, fence) {
      const log = find(key);
      const found = log?.fence ?? 0;
      if (found !== fence) {
        throw new ConversationConflictError('fence', fence, found);
      }
      (log ?? begin(key)).append(entries);
    },
  };
}
