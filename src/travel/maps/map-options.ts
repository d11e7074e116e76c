import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import type { MapQuota } from './request-budget.js';
import { memoryTransportCache, type TransportCache } from './transport-cache.js';

/** What both map services take. */
export interface MapServiceOptions {
  /** The key of a web service (WebServiceAPI), from the vendor's console. It never stands in an error. */
  readonly key: string;
  /** Needed where signatures are switched on for the key: Tencent's SK (SecretKey), Amap's private key (安全密钥). */
  readonly secretKey?: string | undefined;
  /** For a proxy of one's own. Default: the vendor's address. */
  readonly baseUrl?: string | undefined;
  /** The limits of the key, for each interface by itself; see the console, for they depend on the account. Default: none. */
  readonly quota?: MapQuota | undefined;
  /** Where fetched ways are kept; false keeps none. Default: in memory. Mind what the vendor's terms allow to keep. */
  readonly cache?: TransportCache | false | undefined;
  /** How long a kept way is used, milliseconds. Default 24 hours. */
  readonly maxAgeMs?: number | undefined;
  /** Longest time for one question, all attempts and waiting together, milliseconds. Default 5 000. */
  readonly timeoutMs?: number | undefined;
  /** Attempts at one question, the first included. Only what may pass is tried again: rate limits, server errors. Default 3. */
  readonly attempts?: number | undefined;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface MapSettings {
  readonly key: string;
  readonly secretKey: string | undefined;
  readonly baseUrl: string;
  readonly quota: MapQuota;
  readonly cache: TransportCache | undefined;
  readonly maxAgeMs: number;
  readonly timeoutMs: number;
  readonly attempts: number;
  readonly fetch: typeof globalThis.fetch | undefined;
}

const known = ['key', 'secretKey', 'baseUrl', 'quota', 'cache', 'maxAgeMs', 'timeoutMs', 'attempts', 'fetch'];

/** @throws {ConfigurationError} an option is unknown, missing or out of range; the message repeats no key */
export function readMapOptions(
  owner: string,
  options: MapServiceOptions,
  defaults: { readonly baseUrl: string; readonly further?: readonly string[] },
): MapSettings {
  requireKnownOptions(owner, options, [...known, ...(defaults.further ?? [])]);
  const { key, secretKey, baseUrl = defaults.baseUrl, quota = {}, cache, fetch } = options;
  const { maxAgeMs = 86_400_000, timeoutMs = 5_000, attempts = 3 } = options;
  demand(typeof key === 'string' && /^[\x21-\x7e]+$/.test(key), `${owner}: "key" must be the key of a web service`);
  demand(
    secretKey === undefined || (typeof secretKey === 'string' && /^[\x21-\x7e]+$/.test(secretKey)),
    `${owner}: "secretKey" must be a text without spaces; leave it out where signatures are switched off`,
  );
  demand(
    typeof baseUrl === 'string' && /^https?:\/\/[^?#]+$/.test(baseUrl) && URL.canParse(baseUrl),
    `${owner}: "baseUrl" must be an http(s) address without a query string`,
  );
  requireKnownOptions(`${owner}: "quota"`, quota, ['perSecond', 'perDay']);
  demandNumber(`${owner}: "quota.perSecond"`, quota.perSecond, { from: Number.MIN_VALUE });
  demandNumber(`${owner}: "quota.perDay"`, quota.perDay, { from: 0 });
  demandNumber(`${owner}: "maxAgeMs"`, maxAgeMs, { from: 0 });
  demandNumber(`${owner}: "timeoutMs"`, timeoutMs, { from: 1, to: 2 ** 31 - 1 });
  demandNumber(`${owner}: "attempts"`, attempts, { from: 1, to: 10, whole: true });
  return {
    key,
    secretKey,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    quota,
    cache: cache === false ? undefined : (cache ?? memoryTransportCache()),
    maxAgeMs,
    timeoutMs,
    attempts,
    fetch,
  };
}
