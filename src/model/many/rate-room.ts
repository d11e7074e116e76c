import type { RateLimit } from '../../domain/rate-limit.js';

interface Allowance {
  remaining: number;
  readonly resetAt: number;
}

/** A refusal that a key rests for. */
export interface Refusal {
  readonly kind: 'rate-limit' | 'quota';
  readonly until: number;
}

/**
 * Knows how much room one key has left in its rate limits, from what the endpoint announced and from its refusals.
 *
 * Times are milliseconds of the epoch.
 */
export class RateRoom {
  readonly #now: () => Date;
  #refusedUntil = 0;
  #refusal: Refusal['kind'] = 'rate-limit';
  #requests: Allowance | undefined;
  #tokens: Allowance | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get countsTokens(): boolean {
    return this.#tokens !== undefined;
  }

  /** The endpoint refused the key, which rests. */
  refuse(kind: Refusal['kind'], restMs: number): void {
    const until = this.#now().getTime() + restMs;
    if (until > this.#refusedUntil) {
      this.#refusedUntil = until;
      this.#refusal = kind;
    }
  }

  /** Takes what the endpoint announced; what it says without a time to count anew from is of no use. */
  learn({ remainingRequests, remainingTokens, requestsResetMs, tokensResetMs }: RateLimit): void {
    const now = this.#now().getTime();
    if (remainingRequests !== undefined && requestsResetMs !== undefined) {
      this.#requests = { remaining: remainingRequests, resetAt: now + requestsResetMs };
    }
    if (remainingTokens !== undefined && tokensResetMs !== undefined) {
      this.#tokens = { remaining: remainingTokens, resetAt: now + tokensResetMs };
    }
  }

  /** A call begins, of about so many tokens: until the next announcement they count as gone. */
  spend(tokens: number): void {
    if (this.#requests !== undefined) {
      this.#requests.remaining -= 1;
    }
    if (this.#tokens !== undefined) {
      this.#tokens.remaining -= tokens;
    }
  }

  /** The refusal that the key rests for, and until when; undefined when it does not. */
  refusal(): Refusal | undefined {
    return this.#now().getTime() < this.#refusedUntil ? { kind: this.#refusal, until: this.#refusedUntil } : undefined;
  }

  /** When there is room for a call of about so many tokens; 0 or a time that has passed when there is now. */
  roomAt(tokens: number): number {
    const requestsAt = this.#requests !== undefined && this.#requests.remaining < 1 ? this.#requests.resetAt : 0;
    const needed = Math.max(1, tokens);
    const tokensAt = this.#tokens !== undefined && this.#tokens.remaining < needed ? this.#tokens.resetAt : 0;
    return Math.max(this.#refusedUntil, requestsAt, tokensAt);
  }
}
