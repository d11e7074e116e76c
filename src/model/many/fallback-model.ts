import type { ModelErrorKind } from '../../error/model-error.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { ChatModel } from '../chat-model.js';
import { type BreakerOptions, readBreaker } from './circuit-breaker.js';
import { FallbackRoute } from './fallback-route.js';
import { readClock, readFirstTokenMs, requireModels } from './group-options.js';
import { Member } from './member.js';
import type { ModelGroup } from './model-group.js';
import { Relay } from './relay.js';
import { readSwitchKinds } from './switch-kinds.js';

export interface FallbackOptions {
  /**
   * Kinds of model errors that pass a request on to the next model. Default: rate-limit, quota, overloaded, timeout,
   * network, incomplete, invalid-response. A wrong key (`auth`), a missing right (`permission`) and a wrong name
   * (`not-found`) are not among them: they are your own to mend, and would be hidden behind the next model.
   */
  readonly on?: readonly ModelErrorKind[] | undefined;
  /**
   * How long a model may take to its first word, or the first piece of its reasoning, while another is left. Past it the
   * call is cut and passed on. In milliseconds, default 20 000; the last model takes as long as its own limits allow.
   */
  readonly firstTokenMs?: number | undefined;
  /** When a model that keeps failing is passed over, and for how long. */
  readonly breaker?: BreakerOptions | undefined;
  /** Default: the system's clock. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Makes one model of several: the first answers, and where it cannot, the next.
 *
 * A request is passed on only before the first word, tool call or source of its reply; each change of hands is told as
 * a `model-switch`, with what the abandoned call consumed. Reasoning given before a switch is void. While another model
 * is left, a call is attempted once; the last one has all its own retries. When all fail, the error is the last one's.
 *
 * A model that fails several times in a row, or whose endpoint asks to be left alone for a time, rests: it is passed
 * over, with a switch of reason `resting`, until one trial call succeeds. When all rest, the one whose rest is over
 * soonest is asked anyway. A call that the caller stops is never passed on and counts against no model.
 *
 * @param models - best first; `offline()` as the last one always answers
 * @throws {ConfigurationError} there is no model in the list, or an option is unknown or unusable
 * @example
 * const model = fallback([deepseek({ apiKey }), hunyuan({ apiKey: otherKey }), offline()]);
 */
export function fallback(models: readonly ChatModel[], options: FallbackOptions = {}): ModelGroup {
  const owner = 'fallback()';
  requireKnownOptions(owner, options, ['on', 'firstTokenMs', 'breaker', 'now']);
  requireModels(owner, models);
  const firstTokenMs = readFirstTokenMs(owner, options.firstTokenMs);
  const kinds = readSwitchKinds(owner, options.on);
  const policy = { breaker: readBreaker(owner, options.breaker), now: readClock(owner, options.now) };
  const members = models.map((model) => new Member(model, policy));
  return {
    id: `fallback(${models.map(({ id }) => id).join(',')})`,
    health: () => members.map((member) => member.health()),
    stream: (request) => new Relay(request, new FallbackRoute(members, { firstTokenMs }), kinds),
  };
}
