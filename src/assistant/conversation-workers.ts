import type { ConversationKey, Lease, LogEntry } from '../conversation/conversation-store.js';
import { ConversationConflictError } from '../error/conversation-error.js';
import { Wakeup } from '../stream/wakeup.js';
import { ConversationWorker } from './conversation-worker.js';
import type { TurnSetting } from './turn-setting.js';

/** What a reader has been told by a worker of its process. */
export interface Feed {
  /** Entries since the last call, in order; those that were stored before the feed was opened may be missing. */
  take(): readonly LogEntry[];
  /** Waits for more, for a `wake()`, or until the time has passed. */
  wait(milliseconds: number): Promise<void>;
  wake(): void;
  /** What a turn failed with in this process. */
  errorOf(turnId: string): unknown;
  close(): void;
}

interface OpenFeed {
  entries: LogEntry[];
  readonly errors: Map<string, unknown>;
  readonly wakeup: Wakeup;
}

/** A conversation that this process has to do with. */
interface LocalConversation {
  readonly key: ConversationKey;
  readonly feeds: Set<OpenFeed>;
  worker: ConversationWorker | undefined;
  /** Resolves when nobody works here any more. */
  working: Promise<void> | undefined;
  isTouched: boolean;
  /** The newest write; writes of one process keep their order. */
  writing: Promise<unknown>;
  writes: number;
}

/** The conversations that this process reads or answers at the moment. */
export class ConversationWorkers {
  readonly #setting: TurnSetting;
  readonly #conversations = new Map<string, LocalConversation>();

  constructor(setting: TurnSetting) {
    this.#setting = setting;
  }

  /** Opens a feed of what workers of this process store from now on. */
  follow(key: ConversationKey): Feed {
    const local = this.#local(key);
    const feed: OpenFeed = { entries: [], errors: new Map(), wakeup: new Wakeup() };
    local.feeds.add(feed);
    return {
      take() {
        const { entries } = feed;
        feed.entries = [];
        return entries;
      },
      wait: (milliseconds) => feed.wakeup.wait(milliseconds),
      wake: () => feed.wakeup.wake(),
      errorOf: (turnId) => feed.errors.get(turnId),
      close: () => {
        local.feeds.delete(feed);
        this.#leave(local);
      },
    };
  }

  /** Makes the writes of one conversation one after the other. */
  write<Value>(key: ConversationKey, write: () => Promise<Value>): Promise<Value> {
    const local = this.#local(key);
    local.writes += 1;
    const result = local.writing.then(write).finally(() => {
      local.writes -= 1;
      this.#leave(local);
    });
    local.writing = result.catch(() => undefined);
    return result;
  }

  /** Has the conversation looked after: answers what waits, unless another process is at it. */
  touch(key: ConversationKey, lease?: Lease): Promise<void> {
    const local = this.#local(key);
    if (local.working === undefined) {
      local.working = this.#work(local, lease);
    } else {
      local.isTouched = true;
      local.worker?.wake();
    }
    return local.working;
  }

  /** Resolves when no worker of this process has the conversation. */
  async idle(key: ConversationKey): Promise<void> {
    await this.#conversations.get(nameOf(key))?.working;
  }

  /** The worker of this process, if there is one. */
  worker(key: ConversationKey): ConversationWorker | undefined {
    return this.#conversations.get(nameOf(key))?.worker;
  }

  async #work(local: LocalConversation, given: Lease | undefined): Promise<void> {
    const { store, leaseMs, onError } = this.#setting;
    let lease = given;
    try {
      do {
        local.isTouched = false;
        lease ??= await store.acquire(local.key, leaseMs);
        if (lease === undefined) {
          break;
        }
        local.worker = new ConversationWorker(this.#setting, local.key, lease, {
          stored: (entries, error) => tell(local, entries, error),
        });
        lease = undefined;
        await local.worker.run();
        local.worker = undefined;
      } while (local.isTouched);
    } catch (error) {
      // Readers find out by themselves; another process that has taken over is nothing to report.
      if (!(error instanceof ConversationConflictError)) {
        onError(error);
      }
    } finally {
      local.worker = undefined;
      local.working = undefined;
      for (const feed of local.feeds) {
        feed.wakeup.wake();
      }
      this.#leave(local);
    }
  }

  #local(key: ConversationKey): LocalConversation {
    const name = nameOf(key);
    let local = this.#conversations.get(name);
    if (local === undefined) {
      local = {
        key,
        feeds: new Set(),
        worker: undefined,
        working: undefined,
        isTouched: false,
        writing: Promise.resolve(),
        writes: 0,
      };
      this.#conversations.set(name, local);
    }
    return local;
  }

  #leave(local: LocalConversation): void {
    if (local.feeds.size === 0 && local.writes === 0 && local.working === undefined) {
      this.#conversations.delete(nameOf(local.key));
    }
  }
}

function tell(local: LocalConversation, entries: readonly LogEntry[], error: unknown): void {
  const ended = error === undefined ? undefined : entries.findLast(({ event }) => event.type === 'turn-end')?.turnId;
  for (const feed of local.feeds) {
    if (ended !== undefined) {
      feed.errors.set(ended, error);
    }
    feed.entries.push(...entries);
    feed.wakeup.wake();
  }
}

/** JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold. */
function nameOf({ tenantId, conversationId }: ConversationKey): string {
  return JSON.stringify([tenantId, conversationId]);
}
