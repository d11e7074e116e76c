import type { JsonObject } from '../../domain/json.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { createClock } from '../endpoint/clock.js';
import {
  type Address,
  type ApiKey,
  type EndpointOptions,
  endpointOptionNames,
  given,
  readAddress,
  readTransport,
  requireKey,
  type Transport,
} from '../endpoint/options.js';
import { type Dialect, genericDialect, type ReasoningEffort } from './dialect.js';

export interface OpenAICompatibleOptions extends EndpointOptions {
  /**
   * Address that `/chat/completions` is appended to: `https://api.deepseek.com/v1`. A query string, as Azure's
   * `?api-version=…`, stays at the end.
   */
  readonly baseURL: string;
  /** An endpoint that asks for no key takes any text. */
  readonly apiKey: ApiKey;
  /** The vendor's name of the model, endpoint or bot. Passed through as it is. */
  readonly model: string;
  /** First half of the model's id in logs and usage. Default `openai-compatible`. */
  readonly name?: string | undefined;
  /** Default: the vendor's. Reasoning models tend to refuse it. */
  readonly temperature?: number | undefined;
  /** Longest reply in tokens. Default: the vendor's. */
  readonly maxTokens?: number | undefined;
  /**
   * Switches thinking on or off where the dialect says how; `auto` leaves it to the model, where the vendor has that.
   * Default: the vendor's.
   */
  readonly thinking?: boolean | 'auto' | undefined;
  /** How hard the model thinks, where the dialect knows the word. Not beside `thinking: false`. Default: the vendor's. */
  readonly reasoningEffort?: ReasoningEffort | undefined;
  /** Fields that only this vendor knows, added to the body of every request: `{ enable_enhancement: true }`. */
  readonly extraBody?: JsonObject | undefined;
  /** What differs from the protocol as most vendors speak it. */
  readonly dialect?: Partial<Omit<Dialect, 'name' | 'baseURL'>> | undefined;
  /** Zone in which the model is told the time. Default `Asia/Shanghai`. */
  readonly timeZone?: string | undefined;
}

/** Options of a vendor whose address, and a model to start out with, are known. */
export interface VendorOptions extends Omit<OpenAICompatibleOptions, 'baseURL' | 'model'> {
  /** Another address of the same vendor: a region, a proxy, a gateway. */
  readonly baseURL?: string | undefined;
  /** Models come and go: name one to be independent of zhike's choice. */
  readonly model?: string | undefined;
}

/** Options of a vendor whose address is known and whose model must be named. */
export interface NamedModelOptions extends VendorOptions {
  readonly model: string;
}

/** Options after the checks: what a request is made from. */
export interface Endpoint extends Address, Transport {
  readonly id: string;
  readonly model: string;
  readonly apiKey: ApiKey;
  readonly dialect: Dialect;
  readonly temperature: number | undefined;
  readonly maxTokens: number | undefined;
  readonly thinking: boolean | 'auto' | undefined;
  /** In the endpoint's word. */
  readonly reasoningEffort: string | undefined;
  readonly extraBody: JsonObject | undefined;
  readonly formatNow: (now: Date) => string;
}

const optionNames = [
  ...'baseURL apiKey model name temperature maxTokens thinking reasoningEffort extraBody dialect timeZone'.split(' '),
  ...endpointOptionNames,
];

const dialectNames = Object.keys(genericDialect).filter((name) => name !== 'name' && name !== 'baseURL');

/**
 * Checks options and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `deepseek()`
 * @param ownNames - options that only this vendor has and that were read already
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(
  owner: string,
  options: VendorOptions,
  vendor: Dialect,
  ownNames: readonly string[] = [],
): Endpoint {
  requireKnownOptions(owner, options, [...optionNames, ...ownNames]);
  requireKnownOptions(`${owner} dialect`, options.dialect ?? {}, dialectNames);
  const dialect = { ...vendor, ...given(options.dialect) };
  const { apiKey, model, temperature, maxTokens, thinking, extraBody } = options;
  demand(
    typeof model === 'string' && model.trim() !== '',
    `${owner}: "model" is missing; give the vendor's name of a model`,
  );
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  demandNumber(`${owner}: "temperature"`, temperature, { from: 0, to: 2 });
  demandNumber(`${owner}: "maxTokens"`, maxTokens, { from: 1, whole: true });
  demandThinking(owner, thinking, dialect);
  const { name: headerName, prefix } = dialect.authHeader ?? {};
  demand(
    /^[\w-]+$/.test(headerName) && typeof prefix === 'string',
    `${owner}: "authHeader" must name a header and what stands before the key: { name: 'api-key', prefix: '' }`,
  );
  return {
    ...readAddress(owner, options.baseURL || vendor.baseURL, dialect.path),
    ...readTransport(owner, options),
    id: `${options.name ?? dialect.name}/${model}`,
    model,
    apiKey,
    dialect,
    temperature,
    maxTokens,
    thinking,
    reasoningEffort: readEffort(owner, options, dialect),
    extraBody,
    formatNow: createClock(owner, options.timeZone),
  };
}

/**
 * Chooses the address of a region.
 *
 * @param given - the caller's `baseURL`, which wins
 * @throws {ConfigurationError} the region is not known
 */
export function readRegion<Region extends string>(
  owner: string,
  { baseURL: given, region }: { readonly baseURL?: string | undefined; readonly region?: Region | undefined },
  baseURLs: Readonly<Record<Region, string>>,
): string | undefined {
  demand(
    region === undefined || Object.hasOwn(baseURLs, region),
    `${owner}: "region" must be one of ${Object.keys(baseURLs).join(', ')}; give any other address as "baseURL"`,
  );
  return given || (region && baseURLs[region]);
}

function demandThinking(owner: string, thinking: unknown, { thinkingField, autoThinking }: Dialect): void {
  demand(
    thinking === undefined || thinkingField !== 'none',
    `${owner}: "thinking" cannot be switched in this dialect; set the vendor's own field in "extraBody"`,
  );
  const known = autoThinking ? [true, false, 'auto'] : [true, false];
  demand(
    thinking === undefined || known.includes(thinking as boolean),
    `${owner}: "thinking" must be one of ${known.join(', ')} in this dialect`,
  );
}

/** @returns the endpoint's word for the effort asked for */
function readEffort(owner: string, { thinking, reasoningEffort }: VendorOptions, { reasoningEfforts }: Dialect) {
  if (reasoningEffort === undefined) {
    return undefined;
  }
  const known = Object.keys(reasoningEfforts);
  demand(
    known.length > 0,
    `${owner}: "reasoningEffort" is not known to this dialect; set the vendor's own field in "extraBody"`,
  );
  demand(
    Object.hasOwn(reasoningEfforts, reasoningEffort),
    `${owner}: "reasoningEffort" must be one of ${known.join(', ')} in this dialect`,
  );
  demand(
    thinking !== false,
    `${owner}: "reasoningEffort" says how hard to think and "thinking" is false; leave out one of them`,
  );
  return reasoningEfforts[reasoningEffort];
}
