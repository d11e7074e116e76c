import type { FoundWay } from '../transport/transport-service.js';

/** What is kept of a way; `null` stands for "there is none". */
export interface CachedWay {
  readonly way: FoundWay | null;
  /** When it was fetched, milliseconds since 1970. */
  readonly at: number;
}

/**
 * Keeps ways that were fetched. A key names service, mode, both positions to 4 decimals (about 10 metres) and, on the road,
 * the hour; it holds no key of the vendor and nothing of a customer.
 */
export interface TransportCache {
  get(key: string): CachedWay | undefined | Promise<CachedWay | undefined>;
  set(key: string, entry: CachedWay): void | Promise<void>;
}

/**
 * Keeps ways in memory; where there are too many, those not used for longest go first.
 *
 * @param maxEntries - default 20 000, about 4 MB
 */
export function memoryTransportCache(maxEntries = 20_000): TransportCache {
  const entries = new Map<string, CachedWay>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry !== undefined) {
        entries.delete(key);
        entries.set(key, entry);
      }
      return entry;
    },
    set(key, entry) {
      entries.delete(key);
      entries.set(key, entry);
      const oldest = entries.keys().next();
      if (entries.size > maxEntries && oldest.done === false) entries.delete(oldest.value);
    },
  };
}
