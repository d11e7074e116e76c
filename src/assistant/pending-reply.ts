import type { Reply, ReplyEvent } from './reply.js';

/**
 * A reply in the making.
 *
 * Await it for the finished `Reply`; iterate it for the typed events, as often as wanted, each time from the first
 * one. The turn runs whether or not anybody looks; only `stop()` ends it early.
 *
 * Both ways throw the typed error of a turn that failed; the iteration yields its `turn-end` first.
 */
export class PendingReply implements PromiseLike<Reply>, AsyncIterable<ReplyEvent> {
  readonly #events: ReplyEvent[] = [];
  readonly #finished: Promise<Reply>;
  readonly #controller = new AbortController();
  #ended = false;
  #wake: () => void = () => {};
  #changed: Promise<void> | undefined;

  /**
   * @param run - does the turn: reports events, ends early when the signal is aborted
   * @param signal - the caller's; aborting it stops the turn
   */
  constructor(
    run: (emit: (event: ReplyEvent) => void, signal: AbortSignal) => Promise<Reply>,
    signal: AbortSignal | undefined,
  ) {
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

  [Symbol.asyncIterator](): AsyncIterator<ReplyEvent, undefined> {
    let index = 0;
    // By hand instead of a generator: an event that is there already is given without a detour.
    const next = (): Promise<IteratorResult<ReplyEvent, undefined>> => {
      const event = this.#events[index];
      if (event !== undefined) {
        index += 1;
        return Promise.resolve({ done: false, value: event });
      }
      return this.#ended ? this.#finished.then(() => ({ done: true, value: undefined })) : this.#change().then(next);
    };
    return { next };
  }

  #add(event: ReplyEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /** Resolves with the next event, or with the end. */
  #change(): Promise<void> {
    this.#changed ??= new Promise((resolve) => {
      this.#wake = () => {
        this.#changed = undefined;
        this.#wake = () => {};
        resolve();
      };
    });
    return this.#changed;
  }
}
