import {
  ConversationConflictError,
  type ConversationHead,
  type ConversationKey,
  type ConversationStore,
  type LogEntry,
} from 'zhike';

/** What is kept of one conversation. */
interface Shelf {
  log: LogEntry[];
  head: ConversationHead;
  customerId: string | undefined;
  readonly writeIds: Set<string>;
  lastLeasedWriteId: string | undefined;
  checkpoint: number;
  settled: number;
  token: number;
  /** By `performance.now()`; 0 while nobody has the lease. */
  leasedUntil: number;
}

/** A store of plain arrays: as short as the port allows, to start your own from. */
export function createArrayStore(): ConversationStore {
  const shelves = new Map<string, Shelf>();
  // Over all conversations, so that a lease of an erased one never is that of its successor.
  let lastToken = 0;
  const name = ({ tenantId, conversationId }: ConversationKey) => JSON.stringify([tenantId, conversationId]);
  const isLeased = (shelf: Shelf) => shelf.leasedUntil > performance.now();

  const begin = (key: ConversationKey, at: string): Shelf => {
    const shelf: Shelf = {
      log: [],
      head: {
        conversationId: key.conversationId,
        customerId: key.conversationId,
        owner: 'assistant',
        fence: 0,
        ownerSince: at,
        sequence: 0,
        updatedAt: at,
      },
      customerId: undefined,
      writeIds: new Set(),
      lastLeasedWriteId: undefined,
      checkpoint: 0,
      settled: 0,
      token: 0,
      leasedUntil: 0,
    };
    shelves.set(name(key), shelf);
    return shelf;
  };

  /** @throws {ConversationConflictError} somebody else has the lease by now */
  const leased = (key: ConversationKey, token: number): Shelf => {
    const shelf = shelves.get(name(key));
    if (shelf === undefined || shelf.token !== token) {
      throw new ConversationConflictError('lease', token, shelf?.token);
    }
    return shelf;
  };

  return {
    async append(key, entries, { writeId, fence, lease, checkpoint = 0, customerId } = {}) {
      const found = lease === undefined ? shelves.get(name(key)) : leased(key, lease.token);
      const isRepeated =
        writeId !== undefined &&
        (lease === undefined ? found?.writeIds.has(writeId) : found?.lastLeasedWriteId === writeId);
      if (found !== undefined && isRepeated) {
        return { sequence: found.head.sequence, repeated: true };
      }
      let current = found?.head.fence ?? 0;
      if (fence !== undefined && fence !== current) {
        throw new ConversationConflictError('fence', fence, current);
      }
      for (const { event } of entries) {
        if (event.type === 'owner-change') {
          if (event.fence <= current) {
            throw new ConversationConflictError('fence', event.fence, current);
          }
          current = event.fence;
        }
      }
      const shelf = found ?? begin(key, entries[0]?.at ?? '');
      shelf.customerId ??= customerId;
      shelf.head = { ...shelf.head, customerId: shelf.customerId ?? key.conversationId };
      for (const entry of structuredClone(entries)) {
        const sequence = shelf.head.sequence + 1;
        shelf.log.push({ ...entry, sequence });
        shelf.head = { ...shelf.head, sequence, updatedAt: entry.at };
        if (entry.event.type === 'owner-change') {
          const { owner, fence: raised } = entry.event;
          shelf.head = { ...shelf.head, owner, fence: raised, ownerSince: entry.at };
        }
      }
      if (writeId !== undefined && lease === undefined) {
        shelf.writeIds.add(writeId);
      } else if (lease !== undefined) {
        shelf.lastLeasedWriteId = writeId;
      }
      shelf.checkpoint = Math.max(shelf.checkpoint, checkpoint);
      return { sequence: shelf.head.sequence, repeated: false };
    },

    async read(key, after = 0) {
      const shelf = shelves.get(name(key));
      const from = after === 'checkpoint' ? (shelf?.checkpoint ?? 0) : after;
      return structuredClone(shelf?.log.filter(({ sequence }) => sequence > from) ?? []);
    },

    async head(key) {
      return shelves.get(name(key))?.head;
    },

    async acquire(key, ttlMs) {
      const shelf = shelves.get(name(key));
      if (shelf === undefined || isLeased(shelf)) {
        return undefined;
      }
      lastToken += 1;
      shelf.token = lastToken;
      shelf.leasedUntil = performance.now() + ttlMs;
      shelf.lastLeasedWriteId = undefined;
      return { token: lastToken };
    },

    async renew(key, { token }, ttlMs) {
      const shelf = leased(key, token);
      shelf.leasedUntil = performance.now() + ttlMs;
      return shelf.head.sequence;
    },

    async release(key, { token }, sequence) {
      const shelf = shelves.get(name(key));
      if (shelf === undefined || shelf.token !== token) {
        return true;
      }
      if (shelf.head.sequence > sequence) {
        return false;
      }
      shelf.leasedUntil = 0;
      shelf.settled = shelf.head.sequence;
      return true;
    },

    async list(tenantId, { customerId, owner, idleSince, unfinished, after, limit = 100 } = {}) {
      return [...shelves]
        .filter(([key]) => (JSON.parse(key) as readonly string[])[0] === tenantId)
        .map(([, shelf]) => shelf)
        .filter(
          (shelf) =>
            (customerId === undefined || shelf.head.customerId === customerId) &&
            (owner === undefined || shelf.head.owner === owner) &&
            (idleSince === undefined || new Date(shelf.head.updatedAt) < idleSince) &&
            (!unfinished || (shelf.head.sequence > shelf.settled && !isLeased(shelf))) &&
            (after === undefined || shelf.head.conversationId > after),
        )
        .map(({ head }) => head)
        .sort((one, other) => (one.conversationId < other.conversationId ? -1 : 1))
        .slice(0, limit);
    },

    async remove(key) {
      shelves.delete(name(key));
    },
  };
}
