import type { NewLogEntry } from '../conversation/conversation-store.js';
import type { TurnEvent } from '../domain/turn.js';

/** Kinds of events that say nothing to the customer, and that must be known whoever owns the conversation. */
const kept: ReadonlySet<string> = new Set(['tool-result', 'step-end', 'model-switch']);

/** Stores entries of a turn on behalf of the owner with that fence, and then shows them to its readers. */
export type StoreEntries = (entries: readonly NewLogEntry[], writeId: string, fence: number) => Promise<void>;

export interface TurnRecorderOptions {
  readonly turnId: string;
  /** Of the owner as the turn begins. */
  readonly fence: number;
  readonly store: StoreEntries;
  readonly now: () => Date;
  /** Least milliseconds between two writes of text that streams. */
  readonly flushMs: number;
  /** Told once, when something could not be stored; nothing is stored after that. */
  readonly onFailure: (cause: unknown) => void;
}

/**
 * Writes down what happens in a turn. What it is told is stored first and then shown, in the same order and the same
 * pieces: what the customer saw is what is stored.
 *
 * The first words are stored at once, later ones gather for `flushMs`, so that there is never one write a token.
 */
export class TurnRecorder {
  /** Everything so far, neighbouring deltas joined. */
  readonly entries: NewLogEntry[] = [];
  readonly #options: TurnRecorderOptions;
  #pending: NewLogEntry[] = [];
  /** What the store has refused. */
  #refused: readonly NewLogEntry[] = [];
  /** Deltas of one kind that are still to be joined into the last entry, in the order in which they came. */
  #deltas: string[] = [];
  #writes = 0;
  #writing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = performance.now();
  #hasSpoken = false;
  #failure: { readonly cause: unknown } | undefined;
  #fence: number;

  constructor(options: TurnRecorderOptions) {
    this.#options = options;
    this.#fence = options.fence;
  }

  /** What has happened so far, neighbouring deltas joined. */
  get events(): readonly TurnEvent[] {
    return this.entries.map(({ event }) => event as TurnEvent);
  }

  /** Of the owner on whose behalf is written. */
  get fence(): number {
    return this.#fence;
  }

  record(event: TurnEvent): void {
    const last = this.#pending.at(-1)?.event;
    if ((event.type === 'text-delta' || event.type === 'reasoning-delta') && last?.type === event.type) {
      this.#deltas.push(event.delta);
    } else {
      this.#joinDeltas();
      const entry = { at: this.#options.now().toISOString(), turnId: this.#options.turnId, event };
      this.#pending.push(entry);
      this.entries.push(entry);
    }
    const isFirstWord = event.type === 'text-delta' && !this.#hasSpoken;
    if (this.#writing === undefined && this.#failure === undefined && (isFirstWord || this.#timer === undefined)) {
      this.#schedule();
    }
  }

  /**
   * Resolves when everything recorded so far is stored and shown.
   *
   * @throws what the store failed with
   */
  async flush(): Promise<void> {
    while (this.#writing !== undefined) {
      await this.#writing;
    }
    if (this.#failure === undefined && this.#pending.length > 0) {
      await this.#write();
    }
    if (this.#failure !== undefined) {
      throw this.#failure.cause;
    }
  }

  /**
   * Goes on under another fence, to close the turn and for nothing else. Of what could not be stored only what was done
   * and used is kept; what was to be said is dropped.
   */
  recover(fence: number): void {
    this.#joinDeltas();
    this.#fence = fence;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#failure = undefined;
    this.#pending = [...this.#refused, ...this.#pending].filter(({ event }) => kept.has(event.type));
    this.#refused = [];
  }

  /** The first word is stored at once; everything else waits for company. */
  #schedule(): void {
    const isFirstWord = !this.#hasSpoken && this.#pending.some(({ event }) => event.type === 'text-delta');
    this.#hasSpoken ||= isFirstWord;
    const waitMs = isFirstWord ? 0 : this.#flushedAt + this.#options.flushMs - performance.now();
    if (waitMs <= 0) {
      void this.#write();
      return;
    }
    this.#timer ??= setTimeout(() => void this.#write(), waitMs);
  }

  /** Never rejects: a failure is kept, and told to whoever flushes. */
  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#joinDeltas();
    const entries = this.#pending;
    if (entries.length === 0) {
      return Promise.resolve();
    }
    this.#pending = [];
    this.#flushedAt = performance.now();
    this.#writes += 1;
    const writing = this.#options.store(entries, `${this.#options.turnId}:${this.#writes}`, this.#fence).then(
      () => {
        this.#writing = undefined;
        for (const { event } of entries) {
          this.#fence = event.type === 'owner-change' ? event.fence : this.#fence;
        }
        if (this.#pending.length > 0) {
          this.#schedule();
        }
      },
      (cause: unknown) => {
        this.#writing = undefined;
        this.#failure = { cause };
        this.#refused = [...this.#refused, ...entries];
        this.#options.onFailure(cause);
      },
    );
    this.#writing = writing;
    return writing;
  }

  /** Puts the gathered deltas into the last entry. */
  #joinDeltas(): void {
    const last = this.#pending.at(-1);
    if (this.#deltas.length === 0 || last === undefined) {
      return;
    }
    const { event } = last;
    if (event.type === 'text-delta' || event.type === 'reasoning-delta') {
      const joined = { ...last, event: { ...event, delta: event.delta + this.#deltas.join('') } };
      this.#pending[this.#pending.length - 1] = joined;
      this.entries[this.entries.length - 1] = joined;
    }
    this.#deltas = [];
  }
}
