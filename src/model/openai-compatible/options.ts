import type { JsonObject } from '../../domain/json.js';
import { ConfigurationError } from '../../error/configuration-error.js';
import { redactUrl } from '../../http/redact-url.js';
import { defaultRetryPolicy, type RetryPolicy } from '../../http/retry-policy.js';
import { demand, demandNumber, type NumberRange } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { type Dialect, genericDialect } from './dialects.js';

/** A key, or a function that fetches one before each request, for keys that change or live in a vault. */
export type ApiKey = string | (() => string | Promise<string>);

/** How long a model may keep silent, in milliseconds. Past a limit the reply fails with a `ModelTimeoutError`. */
export interface TimeLimits {
  /** Until the endpoint answers at all. Default 60 000; raise it for slow reasoning models. */
  readonly firstByteMs?: number | undefined;
  /** Between two arrivals of any bytes. Default 60 000. */
  readonly idleMs?: number | undefined;
  /** Between two pieces of the reply while only heartbeats arrive. Default 180 000. */
  readonly progressMs?: number | undefined;
}

export interface OpenAICompatibleOptions {
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
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the vendor's. Reasoning models tend to refuse it. */
  readonly temperature?: number | undefined;
  /** Longest reply in tokens. Default: the vendor's. */
  readonly maxTokens?: number | undefined;
  /** Switches thinking on or off where the dialect says how. Default: the vendor's. */
  readonly thinking?: boolean | undefined;
  /** Fields that only this vendor knows, added to the body of every request: `{ enable_enhancement: true }`. */
  readonly extraBody?: JsonObject | undefined;
  /** What differs from the protocol as most vendors speak it. */
  readonly dialect?: Partial<Omit<Dialect, 'name' | 'baseURL'>> | undefined;
  readonly timeLimits?: TimeLimits | undefined;
  /**
   * Attempts and waits after 408, 409, 429, 5xx and broken connections, as long as no reply has begun.
   * Default: 3 attempts, waits from 500 ms, at most 10 s.
   */
  readonly retry?: Partial<RetryPolicy> | undefined;
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
export interface OpenAIOptions extends VendorOptions {
  readonly model: string;
}

/** Options after the checks: what a request is made from. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  /** Method and redacted address, for errors. */
  readonly target: string;
  readonly model: string;
  readonly apiKey: ApiKey;
  readonly headers: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
  readonly timeLimits: { readonly firstByteMs: number; readonly idleMs: number; readonly progressMs: number };
  readonly retry: RetryPolicy;
  readonly temperature: number | undefined;
  readonly maxTokens: number | undefined;
  readonly thinking: boolean | undefined;
  readonly extraBody: JsonObject | undefined;
  readonly formatNow: (now: Date) => string;
}

const optionNames =
  'baseURL apiKey model name headers temperature maxTokens thinking extraBody dialect timeLimits retry timeZone'.split(
    ' ',
  );

const dialectNames = Object.keys(genericDialect).filter((name) => name !== 'name' && name !== 'baseURL');

const defaultTimeLimits = { firstByteMs: 60_000, idleMs: 60_000, progressMs: 180_000 };

/** Timers hold no more than 2³¹ − 1 milliseconds. */
const longestMs = 2 ** 31 - 1;

/**
 * Checks options and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `deepseek()`
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 */
export function readEndpoint(owner: string, options: VendorOptions, vendor: Dialect): Endpoint {
  requireKnownOptions(owner, options, optionNames);
  requireKnownOptions(`${owner} dialect`, options.dialect ?? {}, dialectNames);
  requireKnownOptions(`${owner} timeLimits`, options.timeLimits ?? {}, Object.keys(defaultTimeLimits));
  requireKnownOptions(`${owner} retry`, options.retry ?? {}, Object.keys(defaultRetryPolicy));

  const dialect = { ...vendor, ...given(options.dialect) };
  const timeLimits = { ...defaultTimeLimits, ...given(options.timeLimits) };
  const retry = { ...defaultRetryPolicy, ...given(options.retry) };
  const { apiKey, model, headers = {}, temperature, maxTokens, thinking, extraBody } = options;

  demand(
    typeof model === 'string' && model.trim() !== '',
    `${owner}: "model" is missing; give the vendor's name of a model`,
  );
  if (typeof apiKey !== 'function') requireKey(owner, apiKey);
  for (const [name, value] of Object.entries(headers)) {
    demand(isHeader(name, value), `${owner}: header "${name}" holds what an HTTP header cannot carry`);
  }
  const demandIn = (name: string, value: unknown, range: NumberRange) =>
    demandNumber(`${owner}: "${name}"`, value, range);
  demandIn('temperature', temperature, { from: 0, to: 2 });
  demandIn('maxTokens', maxTokens, { from: 1, whole: true });
  demandIn('retry.attempts', retry.attempts, { from: 1, whole: true });
  demandIn('retry.firstWaitMs', retry.firstWaitMs, { from: 0, to: longestMs });
  demandIn('retry.longestWaitMs', retry.longestWaitMs, { from: 0, to: longestMs });
  for (const [name, value] of Object.entries(timeLimits)) {
    demandIn(`timeLimits.${name}`, value, { from: 1, to: longestMs });
  }
  demand(
    thinking === undefined || dialect.thinkingField !== 'none',
    `${owner}: "thinking" cannot be switched in this dialect; set the vendor's own field in "extraBody"`,
  );

  const url = completionsUrl(owner, options.baseURL || vendor.baseURL, dialect.path);
  return {
    id: `${options.name ?? dialect.name}/${model}`,
    url,
    target: `POST ${redactUrl(url)}`,
    model,
    apiKey,
    headers,
    dialect,
    timeLimits,
    retry,
    temperature,
    maxTokens,
    thinking,
    extraBody,
    formatNow: createClock(owner, options.timeZone),
  };
}

/**
 * @throws {ConfigurationError} the key cannot stand in an HTTP header; the message does not repeat it
 */
export function requireKey(owner: string, apiKey: unknown): asserts apiKey is string {
  demand(
    typeof apiKey === 'string' && apiKey !== '',
    `${owner}: "apiKey" is missing or empty; give a string, or a function that returns one`,
  );
  demand(
    /^[\x21-\x7e]+$/.test(apiKey),
    `${owner}: "apiKey" holds a space, a line break or another sign that no key has`,
  );
}

function completionsUrl(owner: string, baseURL: string, path: string): string {
  demand(baseURL !== '', `${owner}: "baseURL" is missing; give the address of the endpoint: https://host/v1`);
  demand(
    /^https?:/i.test(baseURL) && URL.canParse(baseURL),
    `${owner}: "baseURL" is not an http or https address; write it as https://host/v1`,
  );
  const url = new URL(baseURL);
  demand(
    url.username + url.password === '',
    `${owner}: "baseURL" holds a user name or password; pass "apiKey" or "headers" instead`,
  );
  const base = url.pathname.replace(/\/+$/, '');
  url.pathname = base.endsWith(path) ? base : base + path;
  url.hash = '';
  return url.href;
}

/** Words a moment as `Tuesday 2026-11-24 10:25 (Asia/Shanghai)`. */
function createClock(owner: string, givenZone: string | undefined): (now: Date) => string {
  const timeZone = givenZone ?? 'Asia/Shanghai';
  // Sweden writes dates as ISO 8601 does.
  const createFormat = () => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  // Made at the first request, for the first format of a process takes long; a zone of the caller's is checked at once.
  let format: Intl.DateTimeFormat | undefined;
  if (givenZone !== undefined) {
    try {
      format = createFormat();
    } catch {
      throw new ConfigurationError(`${owner}: "timeZone" is not a known zone; write it as Asia/Shanghai`);
    }
  }
  return (now) => {
    format ??= createFormat();
    const weekday = now.toLocaleDateString('en', { timeZone, weekday: 'long' });
    return `${weekday} ${format.format(now)} (${timeZone})`;
  };
}

function isHeader(name: string, value: unknown): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** An option given as undefined counts as left out. */
function given<Options extends object>(options: Options | undefined) {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]: Exclude<Options[Name], undefined>;
  };
}
