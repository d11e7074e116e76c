import { redactUrl } from '../../http/redact-url.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { defaultTimeoutMs, longestMs } from '../time-limit.js';

/** A key, or a function that fetches one before each request, for keys that change or live in a vault. */
export type BaseKey = string | (() => string | Promise<string>);

/** What all knowledge bases elsewhere are asked with. */
export interface RemoteRetrieverOptions {
  /** Longest wait for an answer, further attempts included, in milliseconds. Default 5 000: a customer is waiting. */
  readonly timeoutMs?: number | undefined;
  /** Attempts in all after 408, 429, 5xx and broken connections, within `timeoutMs`. Default 2. */
  readonly attempts?: number | undefined;
  /**
   * Passages with a lower score, as the base gives it, are left out. Default: none is. What a good value is depends on the
   * base and its models; whether passages answer is judged by their words anyway.
   */
  readonly minScore?: number | undefined;
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Instead of the global `fetch`: for a proxy or mutual TLS. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export const remoteOptionNames: readonly string[] = ['timeoutMs', 'attempts', 'minScore', 'headers', 'fetch'];

/** `RemoteRetrieverOptions` after the checks. */
export interface RemoteSettings {
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly minScore: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/**
 * Checks options and fills in what was left out.
 *
 * @param owner - how the caller wrote the function: `difyRetriever()`
 * @throws {ConfigurationError} an option is unusable
 */
export function readSettings(owner: string, options: RemoteRetrieverOptions): RemoteSettings {
  const { timeoutMs = defaultTimeoutMs, attempts = 2, minScore, headers = {}, fetch } = options;
  demandNumber(`${owner}: "timeoutMs"`, timeoutMs, { from: 1, to: longestMs });
  demandNumber(`${owner}: "attempts"`, attempts, { from: 1, whole: true });
  demandNumber(`${owner}: "minScore"`, minScore, { from: -Number.MAX_VALUE });
  demand(
    fetch === undefined || typeof fetch === 'function',
    `${owner}: "fetch" must be a function like the global one`,
  );
  for (const [name, value] of Object.entries(headers)) requireHeader(owner, name, value);
  return { timeoutMs, attempts, minScore, headers, fetch };
}

/** @throws {ConfigurationError} the message does not repeat the value, which may be a key */
export function requireHeader(owner: string, name: string, value: unknown): void {
  demand(
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof value === 'string' && /^[\t\x20-\x7e]*$/.test(value),
    `${owner}: header "${name}" holds what an HTTP header cannot carry`,
  );
}

/**
 * Gives the key for one request.
 *
 * @throws {ConfigurationError} it cannot stand in an HTTP header; the message does not repeat it
 */
export async function resolveKey(owner: string, source: BaseKey): Promise<string> {
  const key = typeof source === 'function' ? await source() : source;
  requireKey(owner, key);
  return key;
}

export function requireKey(owner: string, key: unknown): asserts key is string {
  demand(
    typeof key === 'string' && /^[\x21-\x7e]+$/.test(key),
    `${owner}: "apiKey" is missing or holds a sign that no key has; give a string, or a function that returns one`,
  );
}

/** @throws {ConfigurationError} an id is missing */
export function requireId(owner: string, name: string, id: unknown): asserts id is string {
  demand(
    typeof id === 'string' && id.trim() !== '',
    `${owner}: "${name}" is missing; copy it from the address of the knowledge base in its console`,
  );
}

/**
 * Joins an address and a path.
 *
 * @returns the address, and how errors name it
 * @throws {ConfigurationError} it is no http or https address, or holds credentials
 */
export function readAddress(owner: string, name: string, base: unknown, path: string) {
  demand(
    typeof base === 'string' && /^https?:/i.test(base) && URL.canParse(base),
    `${owner}: "${name}" is missing or no http or https address; write it as https://host`,
  );
  const url = new URL(base);
  demand(url.username + url.password === '', `${owner}: "${name}" holds a user name or password; use "headers"`);
  if (path !== '') url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  return { url: url.href, target: `POST ${redactUrl(url.href)}` };
}
