import { ConversationState, type WaitingMessage } from '../conversation/conversation-state.js';
import type { ConversationKey, Lease, LogEntry, NewLogEntry } from '../conversation/conversation-store.js';
import { readsAsFinished } from '../conversation/reads-as-finished.js';
import { isConflict } from '../error/conversation-error.js';
import { Wakeup } from '../stream/wakeup.js';
import { runTurn } from './turn.js';
import { TurnEnding } from './turn-ending.js';
import type { TurnSetting } from './turn-setting.js';
import { turnUsage } from './turn-usage.js';

const interrupted = {
  code: 'turn-interrupted',
  message: 'The turn was given up: every process that answered it has died',
  retryable: false,
};

/** A turn is planned again so often in a row; then it is finished first, or a customer who never pauses got no answer. */
const maxSuperseded = 3;

/** Whom a worker tells what has been stored. */
export interface WorkerListener {
  /** @param error - what a turn that ends in these entries failed with */
  stored(entries: readonly LogEntry[], error: unknown): void;
}

interface RunningTurn {
  readonly turnId: string;
  readonly messageIds: readonly string[];
  readonly ending: TurnEnding;
  /** True once its end is stored. */
  isClosed: boolean;
  /** True once something has happened that must not happen again: a tool that changes the world has begun. */
  isIrreversible: boolean;
  /** Messages that wait for the next step. */
  readonly arrivals: WaitingMessage[];
}

/**
 * Runs the turns of one conversation, one at a time, for as long as there is something to answer. It works under a
 * lease, so that no other process does the same.
 */
export class ConversationWorker {
  readonly #setting: TurnSetting;
  readonly #key: ConversationKey;
  readonly #listener: WorkerListener;
  readonly #state = new ConversationState();
  readonly #lease: Lease;
  readonly #wakeup = new Wakeup();
  /** Messages whose turn is to end as soon as it begins. */
  readonly #stopped = new Set<string>();
  #customerId = '';
  #turn: RunningTurn | undefined;
  /** When a message came last and when the first of those waiting came, by `performance.now()`. */
  #heardAt = 0;
  #heardFirstAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTicking = true;
  #isLeaving = false;
  #refreshing: Promise<void> | undefined;
  #compacting: AbortController | undefined;
  /** Turns in a row that were planned again. */
  #superseded = 0;
  /** What the turn that is being closed failed with. */
  #error: unknown;

  constructor(setting: TurnSetting, key: ConversationKey, lease: Lease, listener: WorkerListener) {
    this.#setting = setting;
    this.#key = key;
    this.#lease = lease;
    this.#listener = listener;
  }

  /** Works until everything is answered, or another process has taken over. */
  async run(): Promise<void> {
    const { store } = this.#setting;
    this.#tick();
    try {
      await this.#load();
      await this.#closeInterrupted();
      do {
        await this.#answerWaiting();
        await this.#compact();
      } while (!(await store.release(this.#key, this.#lease, this.#state.sequence)) && !this.#isLeaving);
      if (this.#isLeaving) {
        // Others may go on at once, with what is left.
        await store.renew(this.#key, this.#lease, 1);
      }
    } finally {
      this.#isTicking = false;
      clearTimeout(this.#timer);
    }
  }

  /** Whether there is something that it answers, or will. */
  get isBusy(): boolean {
    const { turn, waiting, approvals } = this.#state;
    return turn !== undefined || waiting.length > 0 || approvals.some(({ decision }) => decision !== undefined);
  }

  /** Begins no further turn, and leaves what waits to other processes. */
  leave(): void {
    this.#isLeaving = true;
    this.#wakeup.wake();
  }

  /** Something was written to the conversation in this process. */
  wake(): void {
    void this.#refresh().catch(this.#setting.onError);
  }

  /** Ends the turn that answers a message, or will. */
  stopMessage(messageId: string): void {
    if (this.#turn?.messageIds.includes(messageId)) {
      this.#turn.ending.end('stopped');
    } else {
      this.#stopped.add(messageId);
    }
  }

  /** @returns false where the turn is not the one under way */
  stopTurn(turnId: string): boolean {
    const isRunning = this.#turn?.turnId === turnId;
    if (isRunning) {
      this.#turn?.ending.end('stopped');
    }
    return isRunning;
  }

  async #load(): Promise<void> {
    const { store } = this.#setting;
    const [log, head] = await Promise.all([store.read(this.#key, 'checkpoint'), store.head(this.#key)]);
    this.#customerId = head?.customerId ?? this.#key.conversationId;
    this.#take(log);
  }

  /** Closes a turn whose process died. */
  async #closeInterrupted(): Promise<void> {
    const { turn } = this.#state;
    if (turn !== undefined) {
      const { turnId, isHopeless } = turn;
      const event = {
        type: 'turn-end',
        turnId,
        usage: turnUsage(this.#state.log.flatMap((entry) => (entry.turnId === turnId ? [entry.event] : []))),
        ...(isHopeless ? { status: 'failed' as const, error: interrupted } : { status: 'interrupted' as const }),
      } as const;
      const at = this.#setting.now().toISOString();
      await this.#append([{ at, turnId, event }], `${turnId}:end`, this.#state.fence);
    }
  }

  async #answerWaiting(): Promise<void> {
    await this.#refresh();
    while (!this.#isLeaving) {
      const decided = this.#state.approvals.find(({ decision }) => decision !== undefined);
      if (this.#state.waiting.length > 0) {
        await this.#awaitQuiet();
        if (!this.#isLeaving) {
          await this.#runTurn(this.#nextMessages());
        }
      } else if (decided !== undefined) {
        await this.#runTurn([], decided.request.approvalId);
      } else {
        return;
      }
      await this.#refresh();
    }
  }

  /** Replaces older turns by what later ones need of them, where the history has become too long. */
  async #compact(): Promise<void> {
    const { memory, now, createId, onError } = this.#setting;
    if (this.#state.characters <= memory.maxTokens || this.#isLeaving) {
      return;
    }
    this.#compacting = new AbortController();
    try {
      const { compactConversation } = await import('./compact-conversation.js');
      const { log, fence } = this.#state;
      const compaction = await compactConversation(this.#setting, log, this.#compacting.signal);
      if (compaction !== undefined) {
        const entry = { at: now().toISOString(), event: compaction };
        await this.#append([entry], `compaction:${createId()}`, fence, compaction.upTo);
      }
    } catch (error) {
      if (isConflict(error, 'lease')) {
        throw error;
      }
      // The conversation goes on with a history that is longer than it should be.
      onError(error);
    } finally {
      this.#compacting = undefined;
    }
  }

  #nextMessages(): readonly WaitingMessage[] {
    const { waiting } = this.#state;
    if (this.#setting.burst.policy === 'merge') {
      return waiting;
    }
    // What a dead process had begun to answer is answered together again.
    const taken = waiting.filter((message) => message.isTaken);
    return taken.length > 0 ? taken : waiting.slice(0, 1);
  }

  /** Waits until the customer seems to have finished, so that a burst of messages is answered once. */
  async #awaitQuiet(): Promise<void> {
    const { policy, quietMs, maxWaitMs } = this.#setting.burst;
    const { owner } = this.#state;
    if (policy !== 'merge' || owner === 'queue' || owner === 'operator') {
      return;
    }
    for (;;) {
      const now = performance.now();
      const newest = this.#state.waiting.at(-1);
      const dueAt = Math.min(this.#heardAt + quietMs, (this.#heardFirstAt ?? now) + maxWaitMs);
      if (
        newest === undefined ||
        this.#isLeaving ||
        now >= dueAt ||
        readsAsFinished(newest.text) ||
        this.#stopped.has(newest.messageId)
      ) {
        break;
      }
      await this.#wakeup.wait(dueAt - now);
    }
    this.#heardFirstAt = undefined;
  }

  async #runTurn(messages: readonly WaitingMessage[], approvalId?: string): Promise<void> {
    const turn: RunningTurn = {
      turnId: this.#setting.createId(),
      messageIds: messages.map(({ messageId }) => messageId),
      ending: new TurnEnding(),
      isClosed: false,
      isIrreversible: false,
      arrivals: [],
    };
    this.#turn = turn;
    if (approvalId === undefined && turn.messageIds.every((messageId) => this.#stopped.has(messageId))) {
      turn.ending.end('stopped');
    }
    try {
      await runTurn(this.#setting, {
        key: this.#key,
        customerId: this.#customerId,
        turnId: turn.turnId,
        state: this.#state,
        messages,
        approvalId,
        store: (entries, writeId, fence) => this.#append(entries, writeId, fence),
        ending: turn.ending,
        takeArrivals: async () => {
          await this.#refresh();
          return turn.arrivals.splice(0);
        },
        failing: (error) => {
          this.#error = error;
        },
      });
    } catch (error) {
      // Taken away before its beginning was stored, it has left nothing behind.
      const isGone = turn.ending.reason === 'handed-off' && this.#state.turn === undefined;
      if (!turn.isClosed && !isGone) {
        // Whoever touches the conversation next closes it, or begins it anew.
        throw error;
      }
    } finally {
      this.#turn = undefined;
      this.#error = undefined;
      this.#superseded = turn.ending.reason === 'superseded' ? this.#superseded + 1 : 0;
    }
  }

  /** Stores entries of the turn, learns what others have written meanwhile, and tells the readers. */
  async #append(entries: readonly NewLogEntry[], writeId: string, fence: number, checkpoint?: number): Promise<void> {
    const { store } = this.#setting;
    const known = this.#state.sequence;
    try {
      const { sequence, repeated } = await store.append(this.#key, entries, {
        writeId,
        fence,
        lease: this.#lease,
        checkpoint,
      });
      const first = sequence - entries.length + 1;
      if (repeated || first !== known + 1) {
        await this.#readOn();
      } else {
        this.#take(entries.map((entry, index) => ({ ...entry, sequence: first + index })));
      }
    } catch (error) {
      if (isConflict(error, 'fence')) {
        await this.#readOn();
      }
      throw error;
    }
  }

  /** Learns of what others have written. Calls while one is under way share it. */
  async #refresh(): Promise<void> {
    while (this.#refreshing !== undefined) {
      await this.#refreshing;
    }
    this.#refreshing = this.#readOn().then(
      () => {
        this.#refreshing = undefined;
      },
      (error) => {
        this.#refreshing = undefined;
        throw error;
      },
    );
    await this.#refreshing;
  }

  async #readOn(): Promise<void> {
    this.#take(await this.#setting.store.read(this.#key, this.#state.sequence));
  }

  #take(entries: readonly LogEntry[]): void {
    const fresh = entries.filter(({ sequence }) => sequence > this.#state.sequence);
    if (fresh.length === 0) {
      return;
    }
    this.#state.add(fresh);
    for (const { event, turnId } of fresh) {
      if (event.type === 'message') {
        this.#hear(event.messageId);
      } else if (event.type === 'stop-request') {
        this.stopTurn(event.turnId);
      } else if (event.type === 'tool-start' && this.#turn !== undefined) {
        this.#turn.isIrreversible = true;
      } else if (event.type === 'turn-end' && this.#turn !== undefined) {
        this.#turn.isClosed ||= turnId === this.#turn.turnId;
      } else if (event.type === 'owner-change' && turnId !== this.#turn?.turnId) {
        this.#turn?.ending.end('handed-off');
      }
    }
    this.#listener.stored(fresh, this.#error);
    this.#wakeup.wake();
  }

  /** A message has come. While a turn runs, it is planned again, or goes on with the message if it must not be. */
  #hear(messageId: string): void {
    this.#heardAt = performance.now();
    this.#heardFirstAt ??= this.#heardAt;
    this.#compacting?.abort();
    const turn = this.#turn;
    if (turn === undefined || this.#setting.burst.policy !== 'merge' || turn.messageIds.includes(messageId)) {
      return;
    }
    const message = this.#state.waiting.find((waiting) => waiting.messageId === messageId);
    if (message !== undefined && turn.isIrreversible) {
      turn.arrivals.push(message);
    } else if (message !== undefined && this.#superseded < maxSuperseded) {
      turn.ending.end('superseded');
    }
  }

  /** Keeps the lease, and learns now and then whether others have written. */
  #tick(): void {
    const { store, leaseMs } = this.#setting;
    this.#timer = setTimeout(
      async () => {
        try {
          if ((await store.renew(this.#key, this.#lease, leaseMs)) > this.#state.sequence) {
            await this.#refresh();
          }
        } catch (error) {
          if (isConflict(error, 'lease')) {
            this.#turn?.ending.end('lost', error);
            return;
          }
          // The store is away: the lease may still be there when it comes back.
          this.#setting.onError(error);
        }
        if (this.#isTicking) {
          this.#tick();
        }
      },
      Math.min(1_000, leaseMs / 4),
    );
  }
}
