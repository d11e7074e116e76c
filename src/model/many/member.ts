import type { RateLimit } from '../../domain/rate-limit.js';
import type { ModelErrorKind } from '../../error/model-error.js';
import type { ChatModel } from '../chat-model.js';
import { type BreakerPolicy, CircuitBreaker } from './circuit-breaker.js';
import { isModelGroup, type ModelHealth } from './model-group.js';
import { RateRoom, type Refusal } from './rate-room.js';

/** How one call to a model ended, as far as the model's health is concerned. */
export type CallOutcome =
  | { readonly type: 'finished'; readonly rateLimit: RateLimit | undefined }
  | { readonly type: 'failed'; readonly kind: ModelErrorKind; readonly retryAfterMs: number | undefined }
  /** It was stopped, left, or failed through no fault of the model. */
  | { readonly type: 'dropped' };

export interface MemberPolicy {
  readonly breaker: BreakerPolicy;
  /**
   * How long a refusal rests the model where the endpoint names no time. Absent: announced limits are not heeded, and a
   * refusal is a failure like any other.
   */
  readonly limits?: { readonly rateLimitRestMs: number; readonly quotaRestMs: number } | undefined;
  readonly now: () => Date;
}

/** The latest moment that a `Date` can hold. */
const latestTime = 8.64e15;

/** One of several models, and what is known of its health. Shared by all requests. */
export class Member {
  readonly model: ChatModel;
  readonly #policy: MemberPolicy;
  readonly #breaker: CircuitBreaker;
  readonly #room: RateRoom;
  #inFlight = 0;

  constructor(model: ChatModel, policy: MemberPolicy) {
    this.model = model;
    this.#policy = policy;
    this.#breaker = new CircuitBreaker(policy.breaker, policy.now);
    this.#room = new RateRoom(policy.now);
  }

  /** Calls under way. */
  get inFlight(): number {
    return this.#inFlight;
  }

  /** Whether its endpoint has told how many tokens are left: only then does the size of a request matter. */
  get countsTokens(): boolean {
    return this.#room.countsTokens;
  }

  /** The refusal that the model rests for; undefined when it does not. */
  get refusal(): Refusal | undefined {
    return this.#room.refusal();
  }

  /** Whether it may be asked now, for a call of about so many tokens. */
  isReady(tokens = 0): boolean {
    return this.#breaker.isReady() && this.#room.roomAt(tokens) <= this.#policy.now().getTime();
  }

  /** When it may be asked, in milliseconds of the epoch; 0 or a time that has passed when that is now. */
  readyAt(tokens = 0): number {
    return Math.max(this.#breaker.openUntil, this.#room.roomAt(tokens));
  }

  /**
   * A call begins, of about so many tokens.
   *
   * @returns what must be told how the call ended, on every way out; further words are not heard
   */
  begin(tokens = 0): (outcome: CallOutcome) => void {
    const ticket = this.#breaker.begin();
    this.#room.spend(tokens);
    this.#inFlight += 1;
    let isSettled = false;
    return (outcome) => {
      if (isSettled) {
        return;
      }
      isSettled = true;
      this.#inFlight -= 1;
      if (outcome.type === 'dropped') {
        this.#breaker.dropped(ticket);
      } else if (outcome.type === 'finished') {
        this.#breaker.succeeded(ticket);
        this.#learn(outcome.rateLimit);
      } else if (!this.#refuse(outcome.kind, outcome.retryAfterMs)) {
        this.#breaker.failed(ticket, outcome.retryAfterMs);
      } else {
        this.#breaker.dropped(ticket);
      }
    };
  }

  health(): ModelHealth {
    const { model } = this;
    const readyAt = Math.max(this.#breaker.openUntil, this.refusal?.until ?? 0);
    const isResting = readyAt > this.#policy.now().getTime();
    return {
      model: model.id,
      state: isResting ? 'resting' : this.#breaker.state,
      failures: this.#breaker.failures,
      inFlight: this.#inFlight,
      ...(isResting && { restingUntil: new Date(Math.min(readyAt, latestTime)) }),
      ...(isModelGroup(model) && { members: model.health() }),
    };
  }

  #learn(rateLimit: RateLimit | undefined): void {
    if (rateLimit !== undefined && this.#policy.limits !== undefined) {
      this.#room.learn(rateLimit);
    }
  }

  /** @returns whether the key was refused, which says nothing against the model */
  #refuse(kind: ModelErrorKind, retryAfterMs: number | undefined): boolean {
    const { limits } = this.#policy;
    if (limits === undefined || (kind !== 'rate-limit' && kind !== 'quota')) {
      return false;
    }
    this.#room.refuse(kind, retryAfterMs ?? (kind === 'quota' ? limits.quotaRestMs : limits.rateLimitRestMs));
    return true;
  }
}
