import type { Member } from './member.js';
import type { RelayLeg, RelayRoute } from './relay-route.js';

export interface FallbackRouteOptions {
  /** Time to the first sign of life, while another model is left. */
  readonly firstTokenMs: number;
  /** About so many tokens the request takes. Default: not known. */
  readonly tokens?: number | undefined;
}

/**
 * The way of one request along a list: the first model that is ready, then the next that is. When all that are left
 * rest, the one whose rest is over soonest is asked anyway, for an answer that may come is better than none.
 */
export class FallbackRoute implements RelayRoute {
  readonly #options: FallbackRouteOptions;
  readonly #told = new Set<Member>();
  #left: readonly Member[];

  /** @param members - best first */
  constructor(members: readonly Member[], options: FallbackRouteOptions) {
    this.#left = members;
    this.#options = options;
  }

  next(): RelayLeg | undefined {
    const { firstTokenMs, tokens } = this.#options;
    const ready = this.#left.filter((member) => member.isReady(tokens));
    const member = ready[0] ?? soonest(this.#left, tokens);
    if (member === undefined) {
      return undefined;
    }
    const passedOver = this.#left.slice(0, this.#left.indexOf(member)).filter((other) => !this.#told.has(other));
    for (const other of passedOver) {
      this.#told.add(other);
    }
    this.#left = this.#left.filter((other) => other !== member);
    const hasOther = ready.length > 1;
    return {
      model: member.model,
      passedOver: passedOver.map(({ model }) => model.id),
      singleAttempt: hasOther,
      firstTokenMs: hasOther ? firstTokenMs : undefined,
      settle: member.begin(tokens),
    };
  }
}

function soonest(members: readonly Member[], tokens: number | undefined): Member | undefined {
  const times = members.map((member) => member.readyAt(tokens));
  return members[times.indexOf(Math.min(...times))];
}
