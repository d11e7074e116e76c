import type { ConversationKey, Lease, LogEntry } from '../conversation/conversation-store.js';
import { ConversationError, isConflict } from '../error/conversation-error.js';
import { Wakeup } from '../stream/wakeup.js';
import type { ConversationWorker } from './conversation-worker.js';
import type { TurnSetting } from './turn-setting.js';

/** How often the log is looked at while another process answers. */
const pollMs = 200;
/** How often it is tried whether that process has gone. */
const touchMs = 1_000;

/** What a reader is told of a conversation, in the order of its log. */
export class Feed {
  readonly #local: LocalConversation;
  readonly #wakeup = new Wakeup();
  readonly #errors = new Map<string, unknown>();
  #entries: LogEntry[] = [];
  #failure: { readonly error: unknown } | undefined;
  /** Sequence after which everything comes by this feed; undefined until something has. */
  #from: number | undefined;

  /** @internal */
  constructor(local: LocalConversation, from: number | undefined) {
    this.#local = local;
    this.#from = from;
  }

  /**
   * Has everything after a sequence told, as far as it is not in the log already.
   *
   * @returns the sequence after which it comes by itself; what stands between must be read from the log
   */
  begin(from: number): number {
    this.#from ??= from;
    this.#local.watch(this.#from);
    return this.#from;
  }

  /**
   * What has come since the last call.
   *
   * @throws what the store failed with; {ConversationError} the conversation has been erased
   */
  take(): readonly LogEntry[] {
    if (this.#failure !== undefined) {
      throw this.#failure.error;
    }
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  /** Waits for more, or for a `wake()`. */
  wait(): Promise<void> {
    return this.#wakeup.wait();
  }

  wake(): void {
    this.#wakeup.wake();
  }

  /** What a turn failed with in this process. */
  errorOf(turnId: string): unknown {
    return this.#errors.get(turnId);
  }

  close(): void {
    this.#local.drop(this);
  }

  /** @internal */
  tell(entries: readonly LogEntry[], error: unknown): void {
    this.#from ??= (entries[0]?.sequence ?? 1) - 1;
    this.#entries.push(...entries);
    const ended = error === undefined ? undefined : entries.findLast(({ event }) => event.type === 'turn-end')?.turnId;
    if (ended !== undefined) {
      this.#errors.set(ended, error);
    }
    this.wake();
  }

  /** @internal */
  fail(error: unknown): void {
    this.#failure = { error };
    this.wake();
  }
}

/** A conversation that this process reads or answers: its worker, and who is told of what happens. */
export class LocalConversation {
  readonly #setting: TurnSetting;
  readonly #key: ConversationKey;
  readonly #onIdle: () => void;
  readonly #feeds = new Set<Feed>();
  readonly #wakeup = new Wakeup();
  /** Sequence up to which feeds were told; undefined while nobody has to be told. */
  #position: number | undefined;
  #isWatching = false;
  #worker: ConversationWorker | undefined;
  #working: Promise<void> | undefined;
  #isTouched = false;
  #isLeaving = false;
  /** The newest write; writes of one process keep their order. */
  #writing: Promise<unknown> = Promise.resolve();
  #writes = 0;

  /** @param onIdle - called when nothing is left to do here */
  constructor(setting: TurnSetting, key: ConversationKey, onIdle: () => void) {
    this.#setting = setting;
    this.#key = key;
    this.#onIdle = onIdle;
  }

  /** The worker, while this process has the lease. */
  get worker(): ConversationWorker | undefined {
    return this.#worker;
  }

  /** Resolves when this process has the lease no more. */
  async idle(): Promise<void> {
    await this.#working;
  }

  /** Begins no further turn here; resolves when the one under way has ended. */
  async leave(): Promise<void> {
    this.#isLeaving = true;
    this.#worker?.leave();
    await this.#working;
  }

  /** Opens a feed of what is stored from now on. */
  follow(): Feed {
    const feed = new Feed(this, this.#position);
    this.#feeds.add(feed);
    return feed;
  }

  /** @internal */
  drop(feed: Feed): void {
    this.#feeds.delete(feed);
    if (this.#feeds.size === 0) {
      this.#position = undefined;
    }
    this.#wakeup.wake();
    this.#endIfIdle();
  }

  /** Makes writes one after the other. */
  write<Value>(write: () => Promise<Value>): Promise<Value> {
    this.#writes += 1;
    const result = this.#writing.then(write).finally(() => {
      this.#writes -= 1;
      this.#endIfIdle();
    });
    this.#writing = result.catch(() => undefined);
    return result;
  }

  /**
   * Has the conversation looked after: answers what waits, unless another process is at it.
   *
   * @param lease - where the caller has it already
   */
  touch(lease?: Lease): Promise<void> {
    if (this.#isLeaving) {
      return Promise.resolve();
    }
    if (this.#working === undefined) {
      this.#working = this.#work(lease);
    } else {
      this.#isTouched = true;
      this.#worker?.wake();
    }
    return this.#working;
  }

  /** @internal */
  watch(from: number): void {
    this.#position ??= from;
    if (!this.#isWatching) {
      this.#isWatching = true;
      void this.#watch();
    }
  }

  async #work(given: Lease | undefined): Promise<void> {
    const { store, leaseMs, onError } = this.#setting;
    let lease = given;
    try {
      do {
        this.#isTouched = false;
        lease ??= await store.acquire(this.#key, leaseMs);
        if (lease === undefined || this.#isLeaving) {
          break;
        }
        // What runs turns comes with the first message: a process that starts and waits does not pay for it.
        const { ConversationWorker: Worker } = await import('./conversation-worker.js');
        this.#worker = new Worker(this.#setting, this.#key, lease, {
          stored: (entries, error) => this.#tell(entries, error),
        });
        lease = undefined;
        await this.#worker.run();
        this.#worker = undefined;
      } while (this.#isTouched && !this.#isLeaving);
    } catch (error) {
      // Another process that has taken over is nothing to report: readers follow what it does.
      if (!isConflict(error, 'lease')) {
        onError(error);
        for (const feed of this.#feeds) {
          feed.fail(error);
        }
      }
    } finally {
      this.#worker = undefined;
      this.#working = undefined;
      this.#wakeup.wake();
      this.#endIfIdle();
    }
  }

  /** Tells readers what other processes write. What the worker of this process stores comes by itself. */
  async #watch(): Promise<void> {
    let touchedAt = performance.now();
    while (this.#feeds.size > 0) {
      if (this.#worker === undefined && this.#position !== undefined) {
        try {
          this.#tell(await this.#setting.store.read(this.#key, this.#position), undefined);
          if (performance.now() - touchedAt >= touchMs) {
            touchedAt = performance.now();
            await this.#requireConversation();
            void this.touch();
          }
        } catch (error) {
          for (const feed of this.#feeds) {
            feed.fail(error);
          }
        }
      }
      await this.#wakeup.wait(this.#worker === undefined ? pollMs : undefined);
    }
    this.#isWatching = false;
    this.#endIfIdle();
  }

  async #requireConversation(): Promise<void> {
    if ((await this.#setting.store.head(this.#key)) === undefined) {
      throw new ConversationError('Reply lost: its conversation has been erased', { code: 'conversation-erased' });
    }
  }

  #tell(entries: readonly LogEntry[], error: unknown): void {
    const fresh = entries.filter(({ sequence }) => sequence > (this.#position ?? 0));
    const last = fresh.at(-1);
    if (last === undefined || this.#feeds.size === 0) {
      return;
    }
    this.#position = last.sequence;
    for (const feed of this.#feeds) {
      feed.tell(fresh, error);
    }
  }

  #endIfIdle(): void {
    if (this.#feeds.size === 0 && this.#writes === 0 && this.#working === undefined && !this.#isWatching) {
      this.#onIdle();
    }
  }
}
