/**
 * Why a turn ends before its answer is done: somebody wanted it to, the customer wrote more, another owner took over,
 * another process took over, or its events could not be stored.
 */
export type TurnEndingReason = 'stopped' | 'superseded' | 'handed-off' | 'lost' | 'not-stored';

/** Ends a turn early, once: the first reason counts. */
export class TurnEnding {
  readonly #controller = new AbortController();
  #reason: TurnEndingReason | undefined;
  #cause: unknown;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get reason(): TurnEndingReason | undefined {
    return this.#reason;
  }

  /** What the store failed with, where the reason is `not-stored`. */
  get cause(): unknown {
    return this.#cause;
  }

  end(reason: TurnEndingReason, cause?: unknown): void {
    if (this.#reason === undefined) {
      this.#reason = reason;
      this.#cause = cause;
      this.#controller.abort(new DOMException(`The turn ended early: ${reason}`, 'AbortError'));
    }
  }
}
