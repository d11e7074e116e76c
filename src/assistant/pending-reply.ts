import type { TurnEvent } from '../domain/turn.js';
import type { Reply } from './reply.js';

/**
 * A reply in the making.
 *
 * Await it for the finished `Reply`; iterate it for the typed events, as often as wanted, each time from the first
 * one. The turn runs whether or not anybody looks; only `stop()` ends it early.
 *
 * Both ways throw the typed error of a turn that failed; the iteration yields its `turn-end` first.
 */
export class PendingReply implements PromiseLike<Reply>, AsyncIterable<TurnEvent> {
  readonly #events: TurnEvent[] = [];
  readonly #finished: Promise<Reply>;
  readonly #controller = new AbortController();
  #ended = false;
  #wake: () => void = () => {};
  #changed: Promise<void> = Promise.resolve();

  /**
   * @param run - does the turn: reports events, ends early when the signal is aborted
   * @param signal - the caller's; aborting it stops the turn
   */
  constructor(
    run: (emit: (event: TurnEvent) => void, signal: AbortSignal) => Promise<Reply>,
    signal: AbortSignal | undefined,
  ) {
    this.#rearm();
    const stop = () => this.stop();
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) {
      stop();
    }
    this.#finished = run((event) => this.#add(event), this.#controller.signal).finally(() => {
      signal?.removeEventListener('abort', stop);
      this.#ended = true;
      this.#wake();
    });
    // Whoever awaits or iterates sees the failure; a program that does neither must not be brought down by it.
    this.#finished.catch(() => {});
  }

  /** Ends the turn early. What was shown is kept; the reply resolves with status `stopped`. */
  stop(): void {
    this.#controller.abort(new DOMException('The turn was stopped', 'AbortError'));
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaitable is what this class is for
  then<Fulfilled = Reply, Rejected = never>(
    onFulfilled?: ((reply: Reply) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    return this.#finished.then(onFulfilled, onRejected);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<TurnEvent> {
    for (let index = 0; ; index++) {
      while (index >= this.#events.length && !this.#ended) {
        await this.#changed;
      }
      const event = this.#events[index];
      if (event === undefined) {
        await this.#finished;
        return;
      }
      yield event;
    }
  }

  #add(event: TurnEvent): void {
    this.#events.push(event);
    const wake = this.#wake;
    this.#rearm();
    wake();
  }

  #rearm(): void {
    this.#changed = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
