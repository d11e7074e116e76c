import { noUsage } from '../../domain/usage.js';
import { ModelHttpError } from '../../error/model-error.js';
import type { FairChoice } from './fair-choice.js';
import type { Member } from './member.js';
import type { Refusal } from './rate-room.js';
import type { CallFailure, RelayLeg, RelayRoute } from './relay-route.js';

export interface BalanceRouteOptions {
  readonly choice: FairChoice;
  /** The longest that this request may wait for a member that rests, in all. */
  readonly longestWaitMs: number;
  /** Calls of this request to one member, the first included. */
  readonly mostCalls: number;
  /** About so many tokens the request takes. */
  readonly tokens: number;
  readonly now: () => Date;
}

/** Before the same member is called again after a failure that names no time; doubles with every call. */
const pauseMs = 500;

interface Tries {
  count: number;
  /** When the member may be called again, in milliseconds of the epoch. */
  readonly againAt: number;
}

/**
 * The way of one request among equals: the member with the fewest calls under way, then the next. When none is left, the
 * request waits for whoever is free soonest, if that is soon.
 */
export class BalanceRoute implements RelayRoute {
  readonly #members: readonly Member[];
  readonly #options: BalanceRouteOptions;
  readonly #tries = new Map<Member, Tries>();
  #last: Member | undefined;
  #waitedMs = 0;

  constructor(members: readonly Member[], options: BalanceRouteOptions) {
    this.#members = members;
    this.#options = options;
  }

  next(failure: CallFailure | undefined): RelayLeg | undefined {
    const { choice, tokens } = this.#options;
    this.#note(failure);
    const fresh = this.#members.filter((member) => !this.#tries.has(member));
    const ready = choice.choose(fresh.filter((member) => member.isReady(tokens)));
    if (ready !== undefined) {
      return this.#leg(ready, 0);
    }
    const [soonest, at] = this.#soonest();
    const waitMs = Math.max(0, at - this.#options.now().getTime());
    if (soonest !== undefined && this.#waitedMs + waitMs <= this.#options.longestWaitMs) {
      this.#waitedMs += waitMs;
      return this.#leg(soonest, waitMs);
    }
    // What an endpoint has only announced, and what an earlier failure bodes, is no refusal: asking may help.
    const open = choice.choose(fresh.filter((member) => member.refusal === undefined));
    if (open !== undefined) {
      return this.#leg(open, 0);
    }
    const refusals = this.#members.map(({ refusal }) => refusal).filter((refusal) => refusal !== undefined);
    if (refusals.length === this.#members.length) {
      throw this.#toError(refusals, failure);
    }
    return undefined;
  }

  /** A member that has failed this request is not asked again at once, unless the endpoint has named a time. */
  #note(failure: CallFailure | undefined): void {
    if (failure === undefined || this.#last === undefined) {
      return;
    }
    const count = (this.#tries.get(this.#last)?.count ?? 0) + 1;
    const restMs = this.#last.refusal === undefined ? pauseMs * 2 ** (count - 1) : 0;
    this.#tries.set(this.#last, { count, againAt: this.#options.now().getTime() + restMs });
  }

  #soonest(): readonly [Member | undefined, number] {
    let soonest: Member | undefined;
    let soonestAt = Number.POSITIVE_INFINITY;
    // Alone, a model makes its own further attempts.
    for (const member of this.#members.length > 1 || this.#last === undefined ? this.#members : []) {
      const { count = 0, againAt = 0 } = this.#tries.get(member) ?? {};
      const at = Math.max(againAt, member.readyAt(this.#options.tokens));
      if (count < this.#options.mostCalls && at < soonestAt) {
        soonest = member;
        soonestAt = at;
      }
    }
    return [soonest, soonestAt];
  }

  #leg(member: Member, waitMs: number): RelayLeg {
    const { choice, tokens } = this.#options;
    this.#last = member;
    choice.use(member);
    return {
      model: member.model,
      passedOver: [],
      waitMs,
      singleAttempt: this.#members.length > 1,
      settle: member.begin(tokens),
    };
  }

  #toError(refusals: readonly Refusal[], failure: CallFailure | undefined): ModelHttpError {
    const soonest = refusals.reduce((left, right) => (right.until < left.until ? right : left));
    const retryAfterMs = Math.max(0, soonest.until - this.#options.now().getTime());
    const message =
      `balance(): every key or endpoint of ${this.#members[0]?.model.id} rests after a refusal, the first for another ` +
      `${Math.ceil(retryAfterMs / 1000)} s; add keys or endpoints, or raise "longestWaitMs"`;
    return new ModelHttpError(message, {
      kind: soonest.kind,
      retryable: soonest.kind === 'rate-limit',
      status: 429,
      retryAfterMs,
      usage: failure?.usage ?? noUsage,
      cause: failure?.error,
    });
  }
}
