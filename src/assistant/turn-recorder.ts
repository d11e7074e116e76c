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
  /** Deltas of one kind that are still to be joined, in the order in which they came. */
  #deltas: Delta[] = [];
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
    const isFurther = isDelta(event) && this.#deltas[0]?.type === event.type;
    if (!isFurther) {
      this.#joinDeltas();
      this.#pending.push({ at: this.#now().toISOString(), turnId: this.#turnId, event });
    }
    if (isDelta(event)) {
      this.#deltas.push(event);
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
    this.#joinDeltas();
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

  /** Puts the text of the deltas into the entry of the first one, which is the last entry. */
  #joinDeltas(): void {
    const [first] = this.#deltas;
    const last = this.#pending.at(-1);
    if (first !== undefined && last !== undefined && this.#deltas.length > 1) {
      const delta = this.#deltas.map((each) => each.delta).join('');
      this.#pending[this.#pending.length - 1] = { ...last, event: { ...first, delta } };
    }
    this.#deltas = [];
  }
}

type Delta = Extract<TurnEvent, { readonly delta: string }>;

function isDelta(event: TurnEvent): event is Delta {
  return event.type === 'text-delta' || event.type === 'reasoning-delta';
}
