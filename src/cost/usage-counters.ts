import { noUsage, type Usage } from '../domain/usage.js';
import type { UsageAmounts, UsageWindow } from './usage-ledger.js';

/** What a call under way holds, in each of its windows. */
export interface Hold {
  readonly id: string;
  readonly windows: readonly UsageWindow[];
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

export interface UsageCounters {
  find(window: UsageWindow): UsageCounter | undefined;
  /** Finds or begins a counter that is about to be written to. */
  open(window: UsageWindow, now: number): UsageCounter;
}

/**
 * Keeps counters by window, and forgets those that were quiet for longest; never one with a call under way.
 *
 * Totals of conversations are as many as customers care to begin, so only their number is limited; otherwise a flood of
 * conversations at one tenant would wipe out the totals, and with them the limits, of another.
 */
export function createUsageCounters(keepMs: number, maxWindows: number): UsageCounters {
  const lasting = new Map<string, UsageCounter>();
  const ofTenants = new Map<string, UsageCounter>();
  const ofConversations = new Map<string, UsageCounter>();
  const placeOf = ({ conversationId, turnId, period }: UsageWindow) => {
    if (conversationId !== undefined || turnId !== undefined) {
      return ofConversations;
    }
    return period === 'ever' ? lasting : ofTenants;
  };

  return {
    find: (window) => placeOf(window).get(nameOf(window)),

    open(window, now) {
      const counters = placeOf(window);
      const name = nameOf(window);
      const known = counters.get(name);
      if (known === undefined && counters !== lasting) {
        forget(counters, now - keepMs, counters === ofConversations ? maxWindows - 1 : Number.POSITIVE_INFINITY);
      }
      const counter = known ?? { used: noUsage, holds: new Map(), touchedAt: now };
      counter.touchedAt = now;
      // Written again at the end, so that the map is in the order of last use.
      counters.delete(name);
      counters.set(name, counter);
      return counter;
    },
  };
}

function forget(counters: Map<string, UsageCounter>, quietSince: number, most: number): void {
  for (const [name, { holds, touchedAt }] of counters) {
    if (touchedAt > quietSince && counters.size <= most) {
      return;
    }
    if (holds.size === 0) {
      counters.delete(name);
    }
  }
}

function nameOf({ tenantId, conversationId, turnId, period, date }: UsageWindow): string {
  // JSON keeps ("a", "b:c") and ("a:b", "c") apart, whatever characters the ids hold.
  return JSON.stringify([tenantId, conversationId ?? null, turnId ?? null, period, date ?? null]);
}
