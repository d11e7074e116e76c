import type { Owner } from '../../domain/handoff.js';
import { ConversationConflictError } from '../../error/conversation-error.js';
import type {
  AppendOptions,
  AppendResult,
  ConversationFilter,
  ConversationHead,
  ConversationKey,
  ConversationStore,
  Lease,
  LogEntry,
  NewLogEntry,
} from '../conversation-store.js';
import { Numbering } from './numbering.js';
import { ownerChangeIn } from './owner-change.js';
import { PackedLog } from './packed-log.js';
import type { PackingContext } from './value-writer.js';
import { Vocabulary } from './vocabulary.js';

export interface MemoryStoreOptions {
  /** Milliseconds that never go back, by which leases run out. Default `performance.now()`. */
  readonly now?: (() => number) | undefined;
}

/** Leases of one process; a token is given once, also when a conversation is erased and begun again. */
let lastToken = 0;

/** One conversation. What most of them never have is kept as undefined. */
class KeptConversation {
  readonly #log: PackedLog;
  readonly #conversationId: string;
  /** Null where it is the conversation's own id, which needs no room. */
  #customerId: string | null | undefined;
  #owner: Owner = 'assistant';
  #fence = 0;
  #ownerSince: string;
  #updatedAt: string;
  /** Names of writes, each as JSON between commas: one flat string takes a fraction of a set. */
  #writeIds = ',';
  #settled = 0;
  #token = 0;
  #leasedUntil = 0;
  #leasedWriteId: string | undefined;

  constructor(context: PackingContext, conversationId: string, at: string) {
    this.#log = new PackedLog(context);
    this.#conversationId = conversationId;
    this.#ownerSince = at;
    this.#updatedAt = at;
  }

  get head(): ConversationHead {
    return {
      conversationId: this.#conversationId,
      customerId: this.#customerId ?? this.#conversationId,
      owner: this.#owner,
      fence: this.#fence,
      ownerSince: this.#ownerSince,
      sequence: this.#log.sequence,
      updatedAt: this.#updatedAt,
    };
  }

  append(entries: readonly NewLogEntry[], options: AppendOptions): AppendResult {
    const { writeId, fence, lease, checkpoint = 0, customerId } = options;
    if (lease !== undefined && lease.token !== this.#token) {
      throw new ConversationConflictError('lease', lease.token, this.#token);
    }
    const name = writeId === undefined ? undefined : `${JSON.stringify(writeId)},`;
    const isRepeated =
      name !== undefined &&
      (lease === undefined ? this.#writeIds.includes(`,${name}`) : this.#leasedWriteId === writeId);
    if (isRepeated) {
      return { sequence: this.#log.sequence, repeated: true };
    }
    if (fence !== undefined && fence !== this.#fence) {
      throw new ConversationConflictError('fence', fence, this.#fence);
    }
    const change = ownerChangeIn(entries, this.#fence);
    this.#log.append(entries);
    if (change !== undefined) {
      this.#owner = change.owner;
      this.#fence = change.fence;
      this.#ownerSince = change.at;
    }
    this.#log.raiseCheckpoint(checkpoint);
    if (this.#customerId === undefined) {
      this.#customerId = customerId === this.#conversationId ? null : customerId;
    }
    this.#updatedAt = entries.at(-1)?.at ?? this.#updatedAt;
    if (lease !== undefined) {
      this.#leasedWriteId = writeId;
    } else if (name !== undefined) {
      this.#writeIds += name;
    }
    return { sequence: this.#log.sequence, repeated: false };
  }

  read(after: number | 'checkpoint'): readonly LogEntry[] {
    return this.#log.read(after === 'checkpoint' ? this.#log.checkpoint : after);
  }

  acquire(now: number, ttlMs: number): Lease | undefined {
    if (this.#leasedUntil > now) {
      return undefined;
    }
    lastToken += 1;
    this.#token = lastToken;
    this.#leasedUntil = now + ttlMs;
    this.#leasedWriteId = undefined;
    return { token: lastToken };
  }

  renew({ token }: Lease, now: number, ttlMs: number): number {
    if (token !== this.#token) {
      throw new ConversationConflictError('lease', token, this.#token);
    }
    this.#leasedUntil = now + ttlMs;
    return this.#log.sequence;
  }

  release({ token }: Lease, sequence: number): boolean {
    if (token !== this.#token) {
      return true;
    }
    if (this.#log.sequence > sequence) {
      return false;
    }
    this.#leasedUntil = 0;
    this.#settled = this.#log.sequence;
    return true;
  }

  matches({ customerId, owner, idleSince, unfinished, after }: ConversationFilter, now: number): boolean {
    return (
      (customerId === undefined || customerId === (this.#customerId ?? this.#conversationId)) &&
      (owner === undefined || owner === this.#owner) &&
      (idleSince === undefined || this.#updatedAt < idleSince.toISOString()) &&
      (unfinished !== true || (this.#log.sequence > this.#settled && this.#leasedUntil <= now)) &&
      (after === undefined || this.#conversationId > after)
    );
  }
}

interface Tenant {
  readonly conversations: Map<string, KeptConversation>;
  /** The passages that the tenant's conversations cite. */
  readonly pieces: Numbering;
}

/**
 * Keeps conversations in this process's memory: for trying out, tests, and products that may forget on restart. They
 * are kept packed, in about as much memory as their messages take as strings.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): ConversationStore {
  const { now = () => performance.now() } = options;
  const vocabulary = new Vocabulary();
  const tenants = new Map<string, Tenant>();

  const find = ({ tenantId, conversationId }: ConversationKey) =>
    tenants.get(tenantId)?.conversations.get(conversationId);

  const begin = ({ tenantId, conversationId }: ConversationKey, at: string) => {
    const tenant = tenants.get(tenantId) ?? { conversations: new Map(), pieces: new Numbering() };
    const context = { vocabulary, pieces: tenant.pieces, conversationId };
    return {
      conversation: new KeptConversation(context, conversationId, at),
      keep(conversation: KeptConversation) {
        tenant.conversations.set(conversationId, conversation);
        tenants.set(tenantId, tenant);
      },
    };
  };

  return {
    async append(key, entries, given = {}) {
      const found = find(key);
      if (found !== undefined) {
        return found.append(entries, given);
      }
      if (given.lease !== undefined) {
        throw new ConversationConflictError('lease', given.lease.token, undefined);
      }
      const begun = begin(key, entries[0]?.at ?? '');
      const result = begun.conversation.append(entries, given);
      if (entries.length > 0) {
        begun.keep(begun.conversation);
      }
      return result;
    },

    async read(key, after = 0) {
      return find(key)?.read(after) ?? [];
    },

    async head(key) {
      return find(key)?.head;
    },

    async acquire(key, ttlMs) {
      return find(key)?.acquire(now(), ttlMs);
    },

    async renew(key, lease, ttlMs) {
      const found = find(key);
      if (found === undefined) {
        throw new ConversationConflictError('lease', lease.token, undefined);
      }
      return found.renew(lease, now(), ttlMs);
    },

    async release(key, lease, sequence) {
      return find(key)?.release(lease, sequence) ?? true;
    },

    async list(tenantId, filter = {}) {
      const { limit = 100 } = filter;
      const found = [...(tenants.get(tenantId)?.conversations.values() ?? [])];
      return found
        .filter((conversation) => conversation.matches(filter, now()))
        .map(({ head }) => head)
        .sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1))
        .slice(0, limit);
    },

    async remove({ tenantId, conversationId }) {
      const tenant = tenants.get(tenantId);
      tenant?.conversations.delete(conversationId);
      if (tenant?.conversations.size === 0) {
        // What its conversations had in common goes with the last of them.
        tenants.delete(tenantId);
      }
    },
  };
}
