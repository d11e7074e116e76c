import { redactUrl } from '../../http/redact-url.js';
import { defaultRetryPolicy, type RetryPolicy } from '../../http/retry-policy.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';

/** A key, or a function that fetches one before each request, for keys that change or live in a vault. */
export type ApiKey = string | (() => string | Promise<string>);

/**
 * How long an endpoint may keep silent, in milliseconds. Past a limit the reply fails with a `ModelTimeoutError` that
 * holds the text received so far.
 */
export interface TimeLimits {
  /**
   * Until the endpoint answers, and from there to the first piece of the reply, as long as nothing arrives. Default
   * 60 000; raise it for reasoning models that do not show their reasoning. A connection that does not come about is
   * given up earlier, by Node itself after 10 s.
   */
  readonly firstTokenMs?: number | undefined;
  /** Between two arrivals of any bytes once the reply has begun. Default 30 000. */
  readonly idleMs?: number | undefined;
  /** Between two pieces of the reply while only comments, heartbeats and empty chunks arrive. Default 120 000. */
  readonly progressMs?: number | undefined;
}

/** How an endpoint is reached, whatever protocol it speaks. */
export interface EndpointOptions {
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeLimits?: TimeLimits | undefined;
  /**
   * Attempts and waits after 408, 409, 429, 5xx, broken connections and cut replies, as long as no word of the reply
   * was given. Default: 3 attempts, waits from 500 ms, at most 10 s, all within 60 s.
   */
  readonly retry?: Partial<RetryPolicy> | undefined;
  /** Most bytes between two events of a reply, which bounds its longest line. Default 16 777 216. */
  readonly maxEventLength?: number | undefined;
  /** Instead of the global `fetch`: for a proxy, mutual TLS, or another limit on connecting. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** `EndpointOptions` after the checks. */
export interface Transport {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeLimits: { readonly firstTokenMs: number; readonly idleMs: number; readonly progressMs: number };
  readonly retry: RetryPolicy;
  readonly maxEventLength: number;
  readonly fetch: typeof globalThis.fetch | undefined;
}

export const endpointOptionNames: readonly string[] = ['headers', 'timeLimits', 'retry', 'maxEventLength', 'fetch'];

const defaultMaxEventLength = 16 * 1024 * 1024;

const defaultTimeLimits = { firstTokenMs: 60_000, idleMs: 30_000, progressMs: 120_000 };

/** Timers hold no more than 2³¹ − 1 milliseconds. */
const longestMs = 2 ** 31 - 1;

/**
 * Checks how an endpoint is reached and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `deepseek()`
 * @throws {ConfigurationError} an option is unknown or unusable
 */
export function readTransport(owner: string, options: EndpointOptions): Transport {
  requireKnownOptions(`${owner} timeLimits`, options.timeLimits ?? {}, Object.keys(defaultTimeLimits));
  requireKnownOptions(`${owner} retry`, options.retry ?? {}, Object.keys(defaultRetryPolicy));
  const { headers = {}, maxEventLength = defaultMaxEventLength, fetch } = options;
  const timeLimits = { ...defaultTimeLimits, ...given(options.timeLimits) };
  const retry = { ...defaultRetryPolicy, ...given(options.retry) };
  for (const [name, value] of Object.entries(headers)) {
    demand(isHeader(name, value), `${owner}: header "${name}" holds what an HTTP header cannot carry`);
  }
  demandNumber(`${owner}: "retry.attempts"`, retry.attempts, { from: 1, whole: true });
  for (const name of ['firstWaitMs', 'longestWaitMs', 'deadlineMs'] as const) {
    demandNumber(`${owner}: "retry.${name}"`, retry[name], { from: 0, to: longestMs });
  }
  for (const [name, value] of Object.entries(timeLimits)) {
    demandNumber(`${owner}: "timeLimits.${name}"`, value, { from: 1, to: longestMs });
  }
  demandNumber(`${owner}: "maxEventLength"`, maxEventLength, { from: 1024, to: 2 ** 29 - 1, whole: true });
  demand(
    fetch === undefined || typeof fetch === 'function',
    `${owner}: "fetch" must be a function like the global one`,
  );
  return { headers, timeLimits, retry, maxEventLength, fetch };
}

/**
 * Gives the key for one request.
 *
 * @throws {ConfigurationError} the key cannot stand in an HTTP header; the message does not repeat it
 */
export async function resolveKey(owner: string, apiKey: ApiKey): Promise<string> {
  const key = typeof apiKey === 'function' ? await apiKey() : apiKey;
  requireKey(owner, key);
  return key;
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

/** An address after the checks. */
export interface Address {
  readonly url: string;
  /** Method and redacted address, for errors: `POST https://host/path`. */
  readonly target: string;
  readonly host: string;
  readonly port: number;
}

/**
 * Joins a base URL and a path, which may stand at its end already. A query string stays at the end.
 *
 * @throws {ConfigurationError} the base URL is no http or https address, or holds credentials
 */
export function readAddress(owner: string, baseURL: string, path: string): Address {
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
  return {
    url: url.href,
    target: `POST ${redactUrl(url.href)}`,
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'http:' ? 80 : 443),
  };
}

function isHeader(name: string, value: unknown): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

/** An option given as undefined counts as left out. */
export function given<Options extends object>(options: Options | undefined) {
  return Object.fromEntries(Object.entries(options ?? {}).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]: Exclude<Options[Name], undefined>;
  };
}
