import { demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { given } from '../endpoint/options.js';

/** When a model that keeps failing is left alone, and for how long. */
export interface BreakerOptions {
  /** Failures in a row after which a model rests. Default 3. */
  readonly failures?: number | undefined;
  /** How long it rests the first time, in milliseconds; doubles with every trial that fails. Default 30 000. */
  readonly coolMs?: number | undefined;
  /** The longest that this doubling may lead to. Default 300 000. */
  readonly longestCoolMs?: number | undefined;
}

/** `BreakerOptions` after the checks. */
export type BreakerPolicy = { readonly [Name in keyof BreakerOptions]-?: number };

/** One call, as the breaker knows it. */
export interface BreakerTicket {
  readonly period: number;
}

const defaults: BreakerPolicy = { failures: 3, coolMs: 30_000, longestCoolMs: 300_000 };

/** @throws {ConfigurationError} an option is unknown or unusable */
export function readBreaker(owner: string, options: BreakerOptions = {}): BreakerPolicy {
  requireKnownOptions(`${owner} breaker`, options, Object.keys(defaults));
  const policy = { ...defaults, ...given(options) };
  demandNumber(`${owner}: "breaker.failures"`, policy.failures, { from: 1, whole: true });
  demandNumber(`${owner}: "breaker.coolMs"`, policy.coolMs, { from: 0, to: Number.MAX_SAFE_INTEGER });
  demandNumber(`${owner}: "breaker.longestCoolMs"`, policy.longestCoolMs, {
    from: policy.coolMs,
    to: Number.MAX_SAFE_INTEGER,
  });
  return policy;
}

/**
 * Leaves a model that keeps failing alone for a while, then lets one call try it.
 *
 * Closed, it counts failures in a row. At the limit, or when the endpoint itself names a time, it opens: the model
 * rests. When that time is over one call at a time is let through as a trial: its success closes the breaker, its
 * failure opens it again, for twice as long.
 *
 * What ends well or badly after the breaker has changed its mind since it began says nothing of the model as it is now,
 * and counts for nothing; a time named by the endpoint counts always.
 *
 * Source: M. Nygard, Release It!, "Circuit Breaker"
 */
export class CircuitBreaker {
  readonly #policy: BreakerPolicy;
  readonly #now: () => Date;
  #failures = 0;
  #isOpen = false;
  #openUntil = 0;
  #coolMs: number;
  /** Changes whenever the breaker opens or closes. */
  #period = 0;
  #trial: { readonly ticket: BreakerTicket; readonly lostAt: number } | undefined;

  constructor(policy: BreakerPolicy, now: () => Date) {
    this.#policy = policy;
    this.#now = now;
    this.#coolMs = policy.coolMs;
  }

  /** Failures since the last success. */
  get failures(): number {
    return this.#failures;
  }

  get state(): 'ready' | 'resting' | 'on-trial' {
    if (!this.#isOpen) {
      return 'ready';
    }
    return this.#now().getTime() < this.#openUntil ? 'resting' : 'on-trial';
  }

  /** When the model may be tried again, in milliseconds of the epoch; 0 when it may be asked at any time. */
  get openUntil(): number {
    return this.#isOpen ? this.#openUntil : 0;
  }

  /** Whether a call would be let through now. */
  isReady(): boolean {
    const state = this.state;
    return state === 'ready' || (state === 'on-trial' && !this.#isTried());
  }

  /** A call begins, whether or not the breaker would let it through. It ends with one of the three below. */
  begin(): BreakerTicket {
    const ticket = { period: this.#period };
    if (this.#isOpen && this.isReady()) {
      // A call that its caller has forgotten must not keep the model out for ever.
      this.#trial = { ticket, lostAt: this.#now().getTime() + this.#policy.longestCoolMs };
    }
    return ticket;
  }

  succeeded(ticket: BreakerTicket): void {
    this.dropped(ticket);
    if (ticket.period !== this.#period) {
      return;
    }
    this.#failures = 0;
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#coolMs = this.#policy.coolMs;
      this.#period += 1;
    }
  }

  /** @param retryAfterMs - how long the endpoint asks to be left alone, if it does */
  failed(ticket: BreakerTicket, retryAfterMs: number | undefined): void {
    this.dropped(ticket);
    const isCurrent = ticket.period === this.#period;
    if (isCurrent) {
      this.#failures += 1;
    }
    if (retryAfterMs !== undefined) {
      this.#open(retryAfterMs);
    } else if (isCurrent && (this.#isOpen || this.#failures >= this.#policy.failures)) {
      this.#open(this.#coolMs);
      this.#coolMs = Math.min(this.#coolMs * 2, this.#policy.longestCoolMs);
    }
  }

  /** The call ended in a way that says nothing of the model: the caller stopped it, or asked for the impossible. */
  dropped(ticket: BreakerTicket): void {
    if (this.#trial?.ticket === ticket) {
      this.#trial = undefined;
    }
  }

  #isTried(): boolean {
    return this.#trial !== undefined && this.#now().getTime() < this.#trial.lostAt;
  }

  #open(forMs: number): void {
    this.#isOpen = true;
    this.#openUntil = Math.max(this.#openUntil, this.#now().getTime() + forMs);
    this.#period += 1;
  }
}
