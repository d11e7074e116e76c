export interface TimeLimit {
  readonly timeoutMs: number;
  /** The caller's; its reason is thrown as it is. */
  readonly signal: AbortSignal | undefined;
  toTimeoutError(): Error;
}

/** Timers hold no more than 2³¹ − 1 milliseconds. */
export const longestMs = 2 ** 31 - 1;

/** The default time of one retriever: a customer is waiting. */
export const defaultTimeoutMs = 5_000;

/**
 * Runs something for a time at most. When the time is over, or the caller stops, this one ends at once, whether or not what
 * runs heeds its signal.
 */
export function withTimeLimit<T>(
  run: (signal: AbortSignal) => Promise<T>,
  { timeoutMs, signal, toTimeoutError }: TimeLimit,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
    };
    const stop = (reason: unknown) => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const leave = () => stop(signal?.reason);
    const timer = setTimeout(() => stop(toTimeoutError()), timeoutMs);
    signal?.addEventListener('abort', leave, { once: true });
    // In a function of its own, so that what is thrown before the first wait is caught as well.
    (async () => run(controller.signal))().finally(end).then(resolve, reject);
  });
}
