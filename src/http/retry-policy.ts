/** How often and how patiently a request is tried again. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. At least 1. */
  readonly attempts: number;
  /** Wait before the second attempt where the server names none; doubles from attempt to attempt. */
  readonly firstWaitMs: number;
  /** The longest wait. A server that demands more is taken at its word: the request fails at once. */
  readonly longestWaitMs: number;
  /** No attempt begins later than this after the first one began. */
  readonly deadlineMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 3,
  firstWaitMs: 500,
  longestWaitMs: 10_000,
  deadlineMs: 60_000,
};

/** What a server says of another attempt in `x-should-retry`; undefined where it leaves that to the status. */
export function retryWish(headers: Headers): boolean | undefined {
  const wish = headers.get('x-should-retry');
  return wish === 'true' || (wish === 'false' ? false : undefined);
}

/**
 * Reads how long a server asks to wait: `retry-after-ms`, else `retry-after` in seconds or as an HTTP date.
 *
 * @returns milliseconds from `nowMs`, 0 or more; undefined when the server names no time
 */
export function readRetryAfter(headers: Headers, nowMs: number): number | undefined {
  const inMilliseconds = toNumber(headers.get('retry-after-ms'));
  if (inMilliseconds !== undefined) {
    return inMilliseconds;
  }
  const value = headers.get('retry-after');
  const seconds = toNumber(value);
  if (seconds !== undefined) {
    return seconds * 1000;
  }
  const date = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/**
 * Decides how long to wait before the next attempt.
 *
 * @param retryAfterMs - what the server asked for, if it did; kept exactly
 * @param retryNumber - 1 before the second attempt
 * @param random - from 0 to 1; takes up to a quarter off the doubling wait, so that clients do not return in step
 * @returns milliseconds; undefined when the server asks for more than the policy allows
 */
export function waitBeforeRetry(
  policy: RetryPolicy,
  retryNumber: number,
  retryAfterMs: number | undefined,
  random: number,
): number | undefined {
  if (retryAfterMs !== undefined) {
    return retryAfterMs <= policy.longestWaitMs ? retryAfterMs : undefined;
  }
  return Math.min(policy.firstWaitMs * 2 ** (retryNumber - 1), policy.longestWaitMs) * (1 - random / 4);
}

function toNumber(value: string | null): number | undefined {
  return value !== null && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}
