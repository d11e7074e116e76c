import type { ConversationKey, ConversationStore, NewLogEntry } from '../conversation/conversation-store.js';
import type { TurnEvent } from '../domain/turn.js';

/** Text that was shown is stored at the latest after this time, though never one write a delta. */
const flushIntervalMs = 250;

/**
 * Tells the reader and the log what happens in a turn: every event goes to both, in the same order, with neighbouring
 * text deltas joined in the log.
 */
export class TurnRecorder {
  readonly events: TurnEvent[] = [];
  readonly #store: ConversationStore;
  readonly #key: ConversationKey;
  readonly #turnId: string;
  readonly #now: () => Date;
  readonly #emit: (event: TurnEvent) => void;
  #fence: number;
  #pending: NewLogEntry[] = [];
  #flushedAt: number;

  constructor(options: {
    readonly store: ConversationStore;
    readonly key: ConversationKey;
    readonly turnId: string;
    readonly fence: number;
    readonly now: () => Date;
    readonly emit: (event: TurnEvent) => void;
  }) {
    this.#store = options.store;
    this.#key = options.key;
    this.#turnId = options.turnId;
    this.#fence = options.fence;
    this.#now = options.now;
    this.#emit = options.emit;
    this.#flushedAt = Date.now();
  }

  get fence(): number {
    return this.#fence;
  }

  record(event: TurnEvent): void {
    this.events.push(event);
    const last = this.#pending.at(-1);
    if (isDelta(event) && last?.event.type === event.type && isDelta(last.event)) {
      this.#pending[this.#pending.length - 1] = { ...last, event: { ...event, delta: last.event.delta + event.delta } };
    } else {
      this.#pending.push({ at: this.#now().toISOString(), turnId: this.#turnId, event });
    }
    this.#emit(event);
  }

  /** Whether what has gathered has been waiting to be stored for long enough. */
  get flushIsDue(): boolean {
    return Date.now() - this.#flushedAt >= flushIntervalMs;
  }

  /** @throws {ConversationConflictError} the conversation belongs to somebody else by now */
  async flush(): Promise<void> {
    this.#flushedAt = Date.now();
    const entries = this.#pending;
    if (entries.length === 0) {
      return;
    }
    this.#pending = [];
    await this.#store.append(this.#key, entries, this.#fence);
    for (const { event } of entries) {
      if (event.type === 'owner-change') {
        this.#fence = event.fence;
      }
    }
  }
}

type Delta = Extract<TurnEvent, { readonly delta: string }>;

function isDelta(event: TurnEvent): event is Delta {
  return event.type === 'text-delta' || event.type === 'reasoning-delta';
}
