import type { ModelErrorKind } from '../../error/model-error.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { ChatModel } from '../chat-model.js';
import { BalanceRoute } from './balance-route.js';
import { type BreakerOptions, readBreaker } from './circuit-breaker.js';
import { FairChoice } from './fair-choice.js';
import { longestMs, readClock, requireModels } from './group-options.js';
import { Member } from './member.js';
import type { ModelGroup } from './model-group.js';
import { Relay } from './relay.js';
import { estimateRequestTokens } from './request-size.js';
import { readSwitchKinds } from './switch-kinds.js';

export interface BalanceOptions {
  /** Kinds of model errors that pass a request on to the next key or endpoint. Default: as for `fallback`. */
  readonly on?: readonly ModelErrorKind[] | undefined;
  /** How much each one takes in proportion to the others, in their order; above 0. Default: all the same. */
  readonly weights?: readonly number[] | undefined;
  /**
   * How long a request may wait when all rest, in milliseconds. Default 2 000; a request whose caller has another model
   * to turn to never waits.
   */
  readonly longestWaitMs?: number | undefined;
  /** How long a refusal for the rate rests a key, where the endpoint names no time. In milliseconds, default 10 000. */
  readonly rateLimitRestMs?: number | undefined;
  /** The same for a refusal for the quota or the balance of the account. Default 300 000. */
  readonly quotaRestMs?: number | undefined;
  /** When an endpoint that keeps failing in other ways is passed over, and for how long. */
  readonly breaker?: BreakerOptions | undefined;
  /** Default: the system's clock. */
  readonly now?: (() => Date) | undefined;
}

const optionNames = ['on', 'weights', 'longestWaitMs', 'rateLimitRestMs', 'quotaRestMs', 'breaker', 'now'];

/** Calls of one request to one key or endpoint, the first included. */
const mostCalls = 3;

/**
 * Makes one model of several keys or endpoints of the same model, and spreads the requests over them.
 *
 * A request goes to the one with the fewest calls under way, then to the one used least recently. What endpoints
 * announce of their rate limits is heeded: while another has room, one that has none, or too little for about the tokens
 * of the request, is not asked. One that refuses a request for its rate limit or quota rests for the time that the
 * endpoint names, and the request goes to the next at once, told as a `model-switch`. One that keeps failing in other
 * ways rests as in `fallback`.
 *
 * A request is passed on only before the first word, tool call or source of its reply. When all rest it waits for the
 * one that is free soonest, if that is soon; otherwise it fails with kind `rate-limit` or `quota` and the time to wait
 * as `retryAfterMs`.
 *
 * The id is the model's own where all share it, so that prices hold; give the endpoints a `name` each to tell them apart
 * in events.
 *
 * @throws {ConfigurationError} there is no model in the list, or an option is unknown or unusable
 * @example
 * const model = balance(keys.map((apiKey) => deepseek({ apiKey })));
 */
export function balance(models: readonly ChatModel[], options: BalanceOptions = {}): ModelGroup {
  const owner = 'balance()';
  requireKnownOptions(owner, options, optionNames);
  requireModels(owner, models);
  const { weights, longestWaitMs = 2_000, rateLimitRestMs = 10_000, quotaRestMs = 300_000 } = options;
  const now = readClock(owner, options.now);
  const kinds = readSwitchKinds(owner, options.on);
  requireWeights(owner, weights, models.length);
  demandNumber(`${owner}: "longestWaitMs"`, longestWaitMs, { from: 0, to: longestMs });
  demandNumber(`${owner}: "rateLimitRestMs"`, rateLimitRestMs, { from: 0, to: longestMs });
  demandNumber(`${owner}: "quotaRestMs"`, quotaRestMs, { from: 0, to: longestMs });
  const policy = { breaker: readBreaker(owner, options.breaker), limits: { rateLimitRestMs, quotaRestMs }, now };
  const members = models.map((model) => new Member(model, policy));
  const choice = new FairChoice(members, weights);
  const ids = [...new Set(models.map(({ id }) => id))];
  return {
    id: ids.length === 1 ? `${ids[0]}` : `balance(${ids.join(',')})`,
    provider: sharedProvider(models),
    health: () => members.map((member) => member.health()),
    stream: (request) => {
      const route = new BalanceRoute(members, {
        choice,
        longestWaitMs: request.singleAttempt ? 0 : longestWaitMs,
        mostCalls: request.singleAttempt ? 1 : mostCalls,
        tokens: members.some(({ countsTokens }) => countsTokens) ? estimateRequestTokens(request) : 0,
        now,
      });
      return new Relay(request, route, kinds);
    },
  };
}

function requireWeights(owner: string, weights: readonly number[] | undefined, count: number): void {
  demand(
    weights === undefined || (Array.isArray(weights) && weights.length === count),
    `${owner}: "weights" must hold one number for each of the ${count} models`,
  );
  weights?.forEach((weight, index) => {
    demand(
      typeof weight === 'number' && weight > 0 && Number.isFinite(weight),
      `${owner}: "weights" holds ${weight} at ${index}; each must be a number above 0`,
    );
  });
}

/** Where the model is served, as far as that is the same for all. */
function sharedProvider(models: readonly ChatModel[]): ChatModel['provider'] {
  const [first, ...others] = models.map(({ provider }) => provider);
  if (first === undefined || others.some((other) => other?.name !== first.name || other?.model !== first.model)) {
    return undefined;
  }
  const isOnePlace = others.every((other) => other?.address === first.address && other?.port === first.port);
  return isOnePlace ? first : { name: first.name, model: first.model };
}
