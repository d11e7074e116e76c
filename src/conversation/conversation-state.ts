import type { ApprovalRequest } from '../domain/approval.js';
import type { Owner } from '../domain/handoff.js';
import type { LogEntry } from './conversation-store.js';

/** A customer's message that no turn has answered yet. */
export interface WaitingMessage {
  readonly messageId: string;
  readonly text: string;
  /** ISO 8601, as its writer's clock said. */
  readonly at: string;
  /** True where a turn has taken it up before, and ended without an answer: its text stands in the history already. */
  readonly isTaken: boolean;
}

/** A question to the customer or an operator whether a tool may run. */
export interface OpenApproval {
  readonly request: ApprovalRequest;
  /** Undefined until somebody has decided. */
  readonly decision: 'approved' | 'denied' | undefined;
}

/** A turn that has begun and not ended. */
export interface UnfinishedTurn {
  readonly turnId: string;
  readonly messageIds: readonly string[];
  /** True where its messages have brought down one process after the other: they are not to be tried again. */
  readonly isHopeless: boolean;
}

/** A message whose turns keep dying is given up after so many, so that it cannot bring down every process. */
const maxInterruptions = 3;

/** Where a conversation stands, derived from its log entry by entry. */
export class ConversationState {
  #log: LogEntry[] = [];
  #characters = 0;
  #sequence = 0;
  #owner: Owner = 'assistant';
  #fence = 0;
  #turn: UnfinishedTurn | undefined;
  readonly #waiting = new Map<string, WaitingMessage>();
  readonly #interruptions = new Map<string, number>();
  /** The decided question that the turn under way goes on after. */
  #goesOnAfter: OpenApproval | undefined;
  readonly #approvals = new Map<string, OpenApproval>();
  /** Messages of the turn under way: they wait again when it ends without an answer. */
  #taken: WaitingMessage[] = [];

  /** @param entries - those after the ones that were added before, in order */
  add(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (entry.sequence > this.#sequence) {
        this.#sequence = entry.sequence;
        this.#log.push(entry);
        this.#characters += charactersOf(entry.event);
        this.#apply(entry);
      }
    }
  }

  /** What later turns need: what a compaction stands for is not in it any more. */
  get log(): readonly LogEntry[] {
    return this.#log;
  }

  /** About how long the log's texts are together: more than their tokens. */
  get characters(): number {
    return this.#characters;
  }

  /** Of the last entry that is known. */
  get sequence(): number {
    return this.#sequence;
  }

  get owner(): Owner {
    return this.#owner;
  }

  get fence(): number {
    return this.#fence;
  }

  /** The turn that has begun and not ended, if there is one. */
  get turn(): UnfinishedTurn | undefined {
    return this.#turn;
  }

  /** Messages that wait for an answer, oldest first. */
  get waiting(): readonly WaitingMessage[] {
    return [...this.#waiting.values()];
  }

  /** Questions that are open, or decided and not dealt with, oldest first. */
  get approvals(): readonly OpenApproval[] {
    return [...this.#approvals.values()];
  }

  #apply({ at, turnId = '', event }: LogEntry): void {
    switch (event.type) {
      case 'message':
        this.#waiting.set(event.messageId, { messageId: event.messageId, text: event.text, at, isTaken: false });
        break;
      case 'turn-start':
        this.#begin(turnId, event.messageIds, event.approvalId);
        this.#take(event.messageIds);
        break;
      case 'message-join':
        this.#take(event.messageIds);
        break;
      case 'turn-end':
        if (event.status === 'superseded' || event.status === 'interrupted') {
          this.#putBack(event.status === 'interrupted');
        } else if (event.status === 'failed' && this.#goesOnAfter !== undefined) {
          this.#approvals.delete(this.#goesOnAfter.request.approvalId);
        }
        this.#turn = undefined;
        this.#goesOnAfter = undefined;
        this.#taken = [];
        break;
      case 'approval-request':
        this.#approvals.set(event.approvalId, { request: event, decision: undefined });
        break;
      case 'approval-decision': {
        const open = this.#approvals.get(event.approvalId);
        if (open !== undefined && open.decision === undefined) {
          this.#approvals.set(event.approvalId, { ...open, decision: event.decision });
        }
        break;
      }
      case 'approval-end':
        this.#approvals.delete(event.approvalId);
        break;
      case 'compaction':
        this.#log = this.#log.filter((entry) => entry.sequence > event.upTo);
        this.#characters = this.#log.reduce((sum, entry) => sum + charactersOf(entry.event), 0);
        break;
      case 'owner-change':
        this.#owner = event.owner;
        this.#fence = event.fence;
        break;
    }
  }

  #begin(turnId: string, messageIds: readonly string[], approvalId: string | undefined): void {
    const reasons = approvalId === undefined ? messageIds : [...messageIds, approvalId];
    this.#turn = { turnId, messageIds, isHopeless: reasons.some(this.#isHopeless) };
    this.#goesOnAfter = approvalId === undefined ? undefined : this.#approvals.get(approvalId);
    this.#taken = [];
  }

  #take(messageIds: readonly string[]): void {
    for (const messageId of messageIds) {
      const message = this.#waiting.get(messageId);
      if (message !== undefined) {
        this.#waiting.delete(messageId);
        this.#taken.push(message);
      }
    }
  }

  #putBack(isInterrupted: boolean): void {
    const later = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const message of this.#taken) {
      const { messageId } = message;
      this.#waiting.set(messageId, { ...message, isTaken: true });
      if (isInterrupted) {
        this.#interruptions.set(messageId, (this.#interruptions.get(messageId) ?? 0) + 1);
      }
    }
    for (const message of later) {
      this.#waiting.set(message.messageId, message);
    }
    if (isInterrupted && this.#goesOnAfter !== undefined) {
      const { approvalId } = this.#goesOnAfter.request;
      this.#interruptions.set(approvalId, (this.#interruptions.get(approvalId) ?? 0) + 1);
      // Perhaps what was agreed to was done, but nobody was told.
      this.#approvals.set(approvalId, this.#goesOnAfter);
    }
  }

  readonly #isHopeless = (messageId: string) => (this.#interruptions.get(messageId) ?? 0) >= maxInterruptions - 1;
}

function charactersOf(event: LogEntry['event']): number {
  switch (event.type) {
    case 'turn-start':
    case 'message-join':
    case 'operator-message':
    case 'tool-result':
      return event.text.length;
    case 'text-delta':
    case 'reasoning-delta':
      return event.delta.length;
    case 'tool-call':
      return event.arguments.length;
    case 'evidence':
      return event.evidence.passages.reduce((sum, { text, title }) => sum + text.length + title.length, 0);
    case 'compaction':
      return JSON.stringify(event).length;
    default:
      return 0;
  }
}
