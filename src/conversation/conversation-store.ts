import type { ConversationEvent } from '../domain/conversation-event.js';
import type { Owner } from '../domain/handoff.js';
import type { TurnEvent } from '../domain/turn.js';

/** Names a conversation. The tenant is part of every key: nothing can be read without it. */
export interface ConversationKey {
  readonly tenantId: string;
  readonly conversationId: string;
}

/** One entry of a conversation's log. */
export interface LogEntry {
  /** From 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601 with milliseconds, UTC, by the writer's clock: entries are ordered by `sequence`, not by time. */
  readonly at: string;
  /** The turn that it belongs to; absent for what stands between turns, such as a customer's message. */
  readonly turnId?: string | undefined;
  readonly event: TurnEvent | ConversationEvent;
}

export type NewLogEntry = Omit<LogEntry, 'sequence'>;

/** The right to run turns of a conversation; one holder has it at a time, over all processes. */
export interface Lease {
  /** Rises with every holder; one of an erased conversation is never that of its successor. */
  readonly token: number;
}

export interface AppendOptions {
  /**
   * Names the write, 1 to 600 characters: made again under the same name, as after a broken connection, it changes
   * nothing. Names of writes without a lease are remembered as long as the conversation; of those with a lease only the
   * last one is, for they come one after the other.
   */
  readonly writeId?: string | undefined;
  /** The fence of the owner on whose behalf is written. Without it the write is nobody's: a customer's message. */
  readonly fence?: number | undefined;
  /** Refuses the write once the lease has passed on. A lease that has run out and that nobody has taken still counts. */
  readonly lease?: Lease | undefined;
  /**
   * The sequence of the last entry that later turns need not load, because what they need of it stands in this write.
   * From 1; never falls.
   */
  readonly checkpoint?: number | undefined;
  /** Whose conversation it is. Kept from the first write that names it; default the conversation's own id. */
  readonly customerId?: string | undefined;
}

export interface AppendResult {
  /** Sequence of the log's last entry. More than the writer knows of means that others have written in between. */
  readonly sequence: number;
  /** True where the write was made before and nothing was changed. */
  readonly repeated: boolean;
}

/** What is known of a conversation without its log. */
export interface ConversationHead {
  readonly conversationId: string;
  readonly customerId: string;
  readonly owner: Owner;
  readonly fence: number;
  /** Since when the owner is the owner: `at` of its `owner-change`, or of the first entry. */
  readonly ownerSince: string;
  /** Sequence of the last entry. */
  readonly sequence: number;
  /** `at` of the entry written last. */
  readonly updatedAt: string;
}

export interface ConversationFilter {
  readonly customerId?: string | undefined;
  readonly owner?: Owner | undefined;
  /** Only those whose `updatedAt` is before this moment. */
  readonly idleSince?: Date | undefined;
  /** Only those with entries after their last `release`, and with no lease that still runs: work was left. */
  readonly unfinished?: boolean | undefined;
  /** Only those whose id comes after this one; to go on after a full page. */
  readonly after?: string | undefined;
  /** Most heads to return, 1 to 1000. Default 100. */
  readonly limit?: number | undefined;
}

/**
 * The port to where conversations are kept: an append-only log of events each. Messages, owner, usage and status are
 * derived from it.
 *
 * Every method is one atomic step and may be called from many processes at once. Where the place itself cannot be
 * reached, methods throw a `ConversationStoreError` that is `retryable`; whether the step was made is then unknown, and
 * making it again must do no harm. Time that decides over leases is the store's own, never a caller's.
 */
export interface ConversationStore {
  /**
   * Appends entries, all or none. An `owner-change` entry raises the fence for later writes to its own; it must be
   * higher than the one before.
   *
   * A conversation begins with its first write without a lease.
   *
   * @throws {ConversationConflictError} the conversation has another fence, or the lease has passed on or its
   * conversation is gone
   */
  append(key: ConversationKey, entries: readonly NewLogEntry[], options?: AppendOptions): Promise<AppendResult>;
  /**
   * The log, oldest first; empty for a conversation that was never written to.
   *
   * @param after - only entries after this sequence; `checkpoint`: after the highest checkpoint. Default 0: all
   */
  read(key: ConversationKey, after?: number | 'checkpoint'): Promise<readonly LogEntry[]>;
  /** @returns undefined for a conversation that was never written to */
  head(key: ConversationKey): Promise<ConversationHead | undefined>;
  /**
   * Takes the lease where nobody has it, or its time has run out.
   *
   * @param ttlMs - how long it lasts unless renewed, 1 or more
   * @returns undefined where somebody has it, or the conversation was never written to
   */
  acquire(key: ConversationKey, ttlMs: number): Promise<Lease | undefined>;
  /**
   * Makes the lease last `ttlMs` from now, also when it has run out and nobody has taken it.
   *
   * @returns sequence of the log's last entry
   * @throws {ConversationConflictError} the lease has passed on, or its conversation is gone
   */
  renew(key: ConversationKey, lease: Lease, ttlMs: number): Promise<number>;
  /**
   * Gives the lease back, if its holder knows of all that was written.
   *
   * @param sequence - of the last entry that the holder knows of
   * @returns false, and the lease stays, where there are later ones; true also where the lease has passed on
   */
  release(key: ConversationKey, lease: Lease, sequence: number): Promise<boolean>;
  /** Heads of a tenant's conversations, ordered by id: by code units or code points, always the same way. */
  list(tenantId: string, filter?: ConversationFilter): Promise<readonly ConversationHead[]>;
  /** Erases a conversation with everything that belongs to it. */
  remove(key: ConversationKey): Promise<void>;
}
