import type { Price } from '../../domain/price.js';
import type { ModelErrorKind } from '../../error/model-error.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { ChatRequest } from '../chat-model.js';
import { type BreakerOptions, readBreaker } from '../many/circuit-breaker.js';
import { FallbackRoute } from '../many/fallback-route.js';
import { readClock, readFirstTokenMs } from '../many/group-options.js';
import { Member } from '../many/member.js';
import type { ModelGroup, ModelHealth } from '../many/model-group.js';
import { Relay } from '../many/relay.js';
import { estimateRequestTokens } from '../many/request-size.js';
import { readSwitchKinds, switchKinds } from '../many/switch-kinds.js';
import { type CatalogueEntry, checkEntries } from './catalogue-entry.js';
import { checkWish, explainMisfit, fitsWish, type ModelWish } from './model-wish.js';
import { rankEntries, rankForRequest } from './rank-entries.js';
import { createComparison } from './typical-cost.js';

export interface CatalogueOptions {
  /**
   * How many yuan a dollar is, for catalogues with prices in both. Default: prices in another currency than the first
   * price of the catalogue count as not known when models are compared.
   */
  readonly cnyPerUsd?: number | undefined;
  /** When a model that keeps failing is passed over by routes, and for how long. */
  readonly breaker?: BreakerOptions | undefined;
  /** Default: the system's clock. */
  readonly now?: (() => Date) | undefined;
}

export interface RouteOptions {
  /** Kinds of model errors that pass a request on to the next model. Default: as for `fallback`, and `context-length`. */
  readonly on?: readonly ModelErrorKind[] | undefined;
  /** As for `fallback`. */
  readonly firstTokenMs?: number | undefined;
}

/** The models that a company has at hand, by name, by ability and by price. */
export interface ModelCatalogue<Name extends string = string> {
  /** In the order given. */
  readonly entries: readonly CatalogueEntry<Name>[];
  /**
   * Finds the entries that fit a wish, the best first: those made for the industry asked for, then the general ones; among
   * these the cheapest for a typical call; among the same the order of the catalogue.
   *
   * @returns empty when none fits
   * @throws {ConfigurationError} the wish holds an unknown field or word
   */
  find(wish: ModelWish): readonly CatalogueEntry<Name>[];
  /** @throws {ConfigurationError} there is no entry of this name */
  get(name: Name): CatalogueEntry<Name>;
  /**
   * Makes one model of the entries that fit a wish. Each request goes to the best of them that can take it, by what the
   * request needs (tools, the form of the reply, the size), by price and by health, and is passed on as by `fallback`.
   *
   * A request with tools goes only to models that have the ability; its reply ends with a `ConfigurationError` when none
   * has. All routes of a catalogue share what is known of the models' health.
   *
   * @throws {ConfigurationError} no entry fits; the message says what is missing
   */
  route(wish: ModelWish, options?: RouteOptions): ModelGroup;
  /** The prices that are known, by `ChatModel.id`, as a price table takes them. */
  prices(): Readonly<Record<string, Price>>;
  /** How each model has been doing on the routes of this catalogue. */
  health(): Readonly<Record<Name, ModelHealth>>;
}

const typicalCall = { inputTokens: 2_000, outputTokens: 500 };

/** How long a refusal rests a model where its endpoint names no time. */
const limits = { rateLimitRestMs: 10_000, quotaRestMs: 300_000 };

/**
 * Makes a catalogue of the models that a company has at hand: general ones, models of its industry, fine-tuned ones.
 *
 * @throws {ConfigurationError} an entry or an option is unusable; the message names the entry
 * @example
 * const models = createModelCatalogue([
 *   {
 *     name: 'travel-expert',
 *     model: openaiCompatible({ baseURL: 'https://models.example.com/v1', apiKey, model: 'travel-7b' }),
 *     kind: 'industry',
 *     industries: ['tourism'],
 *     abilities: ['tools'],
 *     contextTokens: 32_000,
 *     price: { currency: 'CNY', per: 1_000_000, input: 2, output: 8 },
 *   },
 *   { name: 'everyday', model: deepseek({ apiKey }), kind: 'general', abilities: ['tools', 'structured-output'] },
 * ]);
 * const assistant = createAssistant({ model: models.route({ industry: 'tourism', abilities: ['tools'] }) });
 */
export function createModelCatalogue<Name extends string>(
  entries: readonly CatalogueEntry<Name>[],
  options: CatalogueOptions = {},
): ModelCatalogue<Name> {
  const owner = 'createModelCatalogue()';
  requireKnownOptions(owner, options, ['cnyPerUsd', 'breaker', 'now']);
  checkEntries(owner, entries);
  demandNumber(`${owner}: "cnyPerUsd"`, options.cnyPerUsd, { from: Number.MIN_VALUE });
  const policy = { breaker: readBreaker(owner, options.breaker), limits, now: readClock(owner, options.now) };
  const members = new Map(entries.map((entry) => [entry.name, new Member(entry.model, policy)]));
  const currency = entries.find(({ price }) => price !== undefined)?.price?.currency ?? 'CNY';
  const costOf = createComparison(currency, options.cnyPerUsd);

  const find = (caller: string, wish: ModelWish) => {
    checkWish(caller, wish);
    const fitting = entries.filter((entry) => fitsWish(entry, wish));
    return rankEntries(fitting, wish.industry, ({ price }) => costOf(price, wish.expect ?? typicalCall));
  };
  const membersOf = (fitting: readonly CatalogueEntry<Name>[]) =>
    fitting.map(({ name }) => members.get(name)).filter((member) => member !== undefined);

  return {
    entries: [...entries],
    find: (wish) => find('models.find()', wish),
    get: (name) => {
      const entry = entries.find((candidate) => candidate.name === name);
      demand(
        entry !== undefined,
        `models.get(): no entry is named "${name}"; known names: ${entries.map((known) => known.name).join(', ')}`,
      );
      return entry;
    },
    route: (wish, routeOptions = {}) => {
      const caller = 'models.route()';
      requireKnownOptions(caller, routeOptions, ['on', 'firstTokenMs']);
      const fitting = find(caller, wish);
      demand(fitting.length > 0, `${caller}: ${explainMisfit(entries, wish)}`);
      const firstTokenMs = readFirstTokenMs(caller, routeOptions.firstTokenMs);
      const kinds = readSwitchKinds(caller, routeOptions.on ?? [...switchKinds, 'context-length']);
      const chooseFor = (request: ChatRequest) => {
        const able = fitting.filter(({ abilities }) => request.tools.length === 0 || abilities.includes('tools'));
        demand(
          able.length > 0,
          `${caller}: the request brings tools, and none of ${fitting.map(({ name }) => name).join(', ')} has the ` +
            'ability "tools"; wish for { abilities: ["tools"] }, or add an entry that has it',
        );
        const tokens = estimateRequestTokens(request);
        const size = wish.expect ?? { inputTokens: tokens, outputTokens: typicalCall.outputTokens };
        const ranked = rankForRequest(able, request, tokens, wish.industry, ({ price }) => costOf(price, size));
        return new FallbackRoute(membersOf(ranked), { firstTokenMs, tokens });
      };
      return {
        id: `route(${fitting.map(({ name }) => name).join(',')})`,
        health: () => membersOf(fitting).map((member) => member.health()),
        stream: (request) => {
          let route: FallbackRoute | undefined;
          const next = () => {
            route ??= chooseFor(request);
            return route.next();
          };
          return new Relay(request, { next }, kinds);
        },
      };
    },
    prices: () =>
      Object.fromEntries(entries.flatMap(({ model, price }) => (price === undefined ? [] : [[model.id, price]]))),
    health: () =>
      Object.fromEntries([...members].map(([name, member]) => [name, member.health()])) as Record<Name, ModelHealth>,
  };
}
