import { noUsage, type Usage } from '../domain/usage.js';
import type { UsageAmounts, UsageWindow } from './usage-ledger.js';

/** What a call under way holds, in each of its windows. */
export interface Hold {
  readonly id: string;
  readonly slots: readonly CounterSlot[];
  readonly amounts: UsageAmounts;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The running total of one window. */
export interface UsageCounter {
  used: Usage;
  readonly holds: Map<string, Hold>;
  touchedAt: number;
}

/** The place of one window's counter. */
export interface CounterSlot {
  find(): UsageCounter | undefined;
  /** Finds or begins the counter, which is about to be written to. */
  open(now: number): UsageCounter;
}

/** How many counters are begun between two looks for those to forget. */
const batchSize = 100;

/**
 * Keeps counters by window, and forgets those that were quiet for longest; never one with a call under way.
 *
 * Totals of conversations are as many as customers care to begin, so only their number is limited; otherwise a flood of
 * conversations at one tenant would wipe out the totals, and with them the limits, of another.
 *
 * @param maxWindows - more than `batchSize`
 */
export function createUsageCounters(keepMs: number, maxWindows: number): (window: UsageWindow) => CounterSlot {
  const lasting = createShelf(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const ofTenants = createShelf(keepMs, Number.POSITIVE_INFINITY);
  const ofConversations = createShelf(keepMs, maxWindows);
  const shelfOf = ({ conversationId, turnId, period }: UsageWindow) => {
    if (conversationId !== undefined || turnId !== undefined) {
      return ofConversations;
    }
    return period === 'ever' ? lasting : ofTenants;
  };
  return (window) => {
    const shelf = shelfOf(window);
    const name = nameOf(window);
    return { find: () => shelf.find(name), open: (now) => shelf.open(name, now) };
  };
}

function createShelf(keepMs: number, most: number) {
  /** In the order of last use. */
  const counters = new Map<string, UsageCounter>();
  let begun = 0;

  const forget = (quietSince: number, size: number) => {
    for (const [name, { holds, touchedAt }] of counters) {
      if (touchedAt > quietSince && counters.size <= size) {
        return;
      }
      if (holds.size === 0) {
        counters.delete(name);
      }
    }
  };

  return {
    find: (name: string) => counters.get(name),

    open(name: string, now: number): UsageCounter {
      const known = counters.get(name);
      if (known === undefined) {
        begun += 1;
        // Seldom, because a map is walked over all that was deleted at its start.
        if (begun % batchSize === 0) {
          forget(now - keepMs, most - batchSize);
        }
      }
      const counter = known ?? { used: noUsage, holds: new Map(), touchedAt: now };
      counter.touchedAt = now;
      counters.delete(name);
      counters.set(name, counter);
      return counter;
    },
  };
}

function nameOf({ tenantId, conversationId, turnId, period, date }: UsageWindow): string {
  // JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold.
  return JSON.stringify([tenantId, conversationId ?? null, turnId ?? null, period, date ?? null]);
}
