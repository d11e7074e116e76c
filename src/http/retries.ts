import { type RetryPolicy, waitBeforeRetry } from './retry-policy.js';

/** Counts the attempts at one thing, and decides how long to wait before the next. */
export class Retries {
  readonly #policy: RetryPolicy;
  readonly #startedAt = performance.now();
  /** Further attempts allowed so far. */
  count = 0;

  constructor(policy: RetryPolicy) {
    this.#policy = policy;
  }

  /**
   * Allows another attempt, or not.
   *
   * @param retryAfterMs - how long the server asked to wait, if it did
   * @returns how long to wait, in milliseconds; undefined when no further attempt is allowed
   */
  next(retryAfterMs: number | undefined): number | undefined {
    if (this.count + 1 >= this.#policy.attempts) {
      return undefined;
    }
    const waitMs = waitBeforeRetry(this.#policy, this.count + 1, retryAfterMs, Math.random());
    const elapsedMs = performance.now() - this.#startedAt;
    if (waitMs === undefined || elapsedMs + waitMs > this.#policy.deadlineMs) {
      return undefined;
    }
    this.count += 1;
    return waitMs;
  }
}

/**
 * Waits.
 *
 * @throws the reason of `signal`, as soon as that is aborted
 */
export function wait(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const finish = () => {
      signal?.removeEventListener('abort', cut);
      resolve();
    };
    const timer = setTimeout(finish, durationMs);
    const cut = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', cut, { once: true });
  });
}
