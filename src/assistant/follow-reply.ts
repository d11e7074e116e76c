import type { ConversationKey, ConversationStore, LogEntry } from '../conversation/conversation-store.js';
import type { ErrorSummary, TurnEvent } from '../domain/turn.js';
import { ConversationError } from '../error/conversation-error.js';
import type { Feed, LocalConversation } from './local-conversation.js';
import { mergedReply, type Reply, type ReplyEvent, toReply } from './reply.js';

export interface ReplyTarget {
  /** The message whose answer is wanted. */
  readonly messageId?: string | undefined;
  /** Or the approval that a turn goes on after. */
  readonly approvalId?: string | undefined;
  /** Or the turn. */
  readonly turnId?: string | undefined;
  /** Sequence after which it is looked for. */
  readonly from: number;
  /** Events up to this one are known to the reader already. */
  readonly after?: number | undefined;
  readonly emit: (event: ReplyEvent) => void;
  /** Aborting it stops the turn. */
  readonly signal: AbortSignal;
}

export interface FollowSetting {
  readonly store: ConversationStore;
  readonly createId: () => string;
  readonly now: () => Date;
}

/**
 * Follows the answer to a message, or a turn, in whichever process it is made.
 *
 * @throws the typed error of a turn that failed
 */
export async function followReply(
  setting: FollowSetting,
  key: ConversationKey,
  local: LocalConversation,
  feed: Feed,
  target: ReplyTarget,
): Promise<Reply> {
  const follower = new ReplyFollower(feed, target);
  const stop = new StopWish(setting, key, local, target);
  const wake = () => feed.wake();
  target.signal.addEventListener('abort', wake, { once: true });
  try {
    let isMissing = feed.begin(target.from) > target.from;
    for (;;) {
      let entries = feed.take().filter(({ sequence }) => sequence > follower.position);
      isMissing ||= entries.length > 0 && entries[0]?.sequence !== follower.position + 1;
      if (isMissing) {
        entries = [...(await setting.store.read(key, follower.position))];
        isMissing = false;
      }
      const reply = follower.add(entries);
      if (reply !== undefined) {
        return reply;
      }
      await stop.tell(follower.turnId);
      await feed.wait();
    }
  } finally {
    target.signal.removeEventListener('abort', wake);
  }
}

/** Picks from a conversation's entries those that belong to one reply. */
class ReplyFollower {
  position: number;
  turnId: string | undefined;
  readonly #feed: Feed;
  readonly #target: ReplyTarget;
  #events: TurnEvent[] = [];

  constructor(feed: Feed, target: ReplyTarget) {
    this.#feed = feed;
    this.#target = target;
    this.position = target.from;
    this.turnId = target.turnId;
  }

  /** @returns the reply, once it is complete */
  add(entries: readonly LogEntry[]): Reply | undefined {
    for (const entry of entries) {
      if (entry.sequence > this.position) {
        this.position = entry.sequence;
        const reply = this.#read(entry);
        if (reply !== undefined) {
          return reply;
        }
      }
    }
    return undefined;
  }

  #read({ sequence, turnId, event }: LogEntry): Reply | undefined {
    const { messageId, approvalId, after = 0, emit } = this.#target;
    if (approvalId !== undefined && this.#goesOnAfter(approvalId, event)) {
      this.turnId = turnId;
    }
    if (messageId !== undefined && turnId !== undefined) {
      if (event.type === 'turn-start' && event.messageIds.includes(messageId)) {
        if (event.messageIds.at(-1) !== messageId) {
          return mergedReply(turnId);
        }
        this.turnId = turnId;
      } else if (event.type === 'message-join' && event.messageIds.includes(messageId)) {
        return mergedReply(turnId);
      }
    }
    if (turnId === undefined || turnId !== this.turnId) {
      return undefined;
    }
    // What belongs to a turn is a turn's event.
    const turnEvent = event as TurnEvent;
    this.#events.push(turnEvent);
    if (sequence > after) {
      emit({ ...turnEvent, id: sequence });
    }
    return turnEvent.type === 'turn-end' ? this.#end(turnId, turnEvent) : undefined;
  }

  /** The turn that a decision begins; where the customer has written meanwhile, the one that deals with both. */
  #goesOnAfter(approvalId: string, event: LogEntry['event']): boolean {
    return (
      (event.type === 'turn-start' && event.approvalId === approvalId) ||
      (event.type === 'approval-end' && event.approvalId === approvalId)
    );
  }

  #end(turnId: string, { status, error }: Extract<TurnEvent, { readonly type: 'turn-end' }>): Reply | undefined {
    const reply = toReply(this.#events);
    if (status === 'interrupted' && this.#target.turnId === undefined) {
      // Its process died; another turn answers the message.
      this.#events = [];
      this.turnId = undefined;
      return undefined;
    }
    if (status === 'failed') {
      throw this.#feed.errorOf(turnId) ?? toError(error);
    }
    return reply;
  }
}

/** Passes the wish to stop on to where the turn runs. */
class StopWish {
  readonly #setting: FollowSetting;
  readonly #key: ConversationKey;
  readonly #local: LocalConversation;
  readonly #target: ReplyTarget;
  #isTold = false;

  constructor(setting: FollowSetting, key: ConversationKey, local: LocalConversation, target: ReplyTarget) {
    this.#setting = setting;
    this.#key = key;
    this.#local = local;
    this.#target = target;
  }

  /** @param turnId - undefined while the turn has not begun */
  async tell(turnId: string | undefined): Promise<void> {
    if (this.#isTold || !this.#target.signal.aborted) {
      return;
    }
    const { store, createId, now } = this.#setting;
    const { worker } = this.#local;
    const { messageId } = this.#target;
    this.#isTold = turnId !== undefined || (worker !== undefined && messageId !== undefined);
    if (worker !== undefined && messageId !== undefined) {
      worker.stopMessage(messageId);
    } else if (turnId !== undefined && !worker?.stopTurn(turnId)) {
      const entry = { at: now().toISOString(), event: { type: 'stop-request', turnId } } as const;
      await store.append(this.#key, [entry], { writeId: `stop:${createId()}` });
    }
  }
}

function toError(summary: ErrorSummary | undefined): ConversationError {
  const { code = 'unexpected', message = 'The turn failed unexpectedly', retryable = false } = summary ?? {};
  return new ConversationError(message, { code, retryable });
}
