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
  /** ISO 8601 with milliseconds, UTC. */
  readonly at: string;
  readonly turnId: string;
  readonly event: TurnEvent;
}

export type NewLogEntry = Omit<LogEntry, 'sequence'>;

/**
 * The port to where conversations are kept: an append-only log of events each. Messages, owner, usage and status are
 * derived from it.
 */
export interface ConversationStore {
  /** @returns the whole log, oldest first; empty for a conversation that was never written to */
  read(key: ConversationKey): Promise<readonly LogEntry[]>;
  /**
   * Appends entries, all or none.
   *
   * @param fence - the fence of the owner on whose behalf is written; an `owner-change` entry raises it for later writes
   * @throws {ConversationConflictError} the conversation has another fence by now
   */
  append(key: ConversationKey, entries: readonly NewLogEntry[], fence: number): Promise<void>;
}
