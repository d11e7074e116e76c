import { addUsage, noUsage } from '../domain/usage.js';
import { demandNumber } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { createUsageCounters, type Hold, type UsageCounter } from './usage-counters.js';
import type { LedgerReservation, ReachedLimit, UsageAmounts, UsageLedger, UsageLimit } from './usage-ledger.js';

export interface MemoryUsageLedgerOptions {
  /**
   * After how many quiet days a total is forgotten, 32 to 3660. Default 62: the days of two months. A tenant's total of
   * `ever` is always kept.
   */
  readonly keepDays?: number | undefined;
  /**
   * The most totals of conversations and turns that are kept, at least 1000. Default 100 000. The one that was quiet for
   * longest goes first. A tenant's own totals do not count here, and do not go.
   */
  readonly maxWindows?: number | undefined;
}

const dayMs = 86_400_000;

/**
 * Counts use in this process's memory: for trying out, tests, and products on one machine that may forget on restart.
 * Holds no more than its options say.
 *
 * @throws {ConfigurationError} an option is unknown or out of range
 */
export function createMemoryUsageLedger(options: MemoryUsageLedgerOptions = {}): UsageLedger {
  const owner = 'createMemoryUsageLedger()';
  requireKnownOptions(owner, options, ['keepDays', 'maxWindows']);
  const { keepDays = 62, maxWindows = 100_000 } = options;
  // No shorter: a month's total must outlive its month.
  demandNumber(`${owner}: "keepDays"`, keepDays, { from: 32, to: 3660 });
  demandNumber(`${owner}: "maxWindows"`, maxWindows, { from: 1000, whole: true });
  const counters = createUsageCounters(keepDays * dayMs, maxWindows);
  /** By id; an expired one stays for a day, for a call that settles late. */
  const holds = new Map<string, Hold & { readonly tenantId: string }>();
  let lastId = 0;
  let latest = 0;

  const drop = ({ id, windows }: Hold) => {
    holds.delete(id);
    for (const window of windows) {
      counters.find(window)?.holds.delete(id);
    }
  };
  const take = ({ tenantId, id }: LedgerReservation) => {
    const hold = holds.get(id);
    if (hold?.tenantId !== tenantId) {
      return undefined;
    }
    drop(hold);
    return hold;
  };

  return {
    async reserve({ tenantId, entries, amounts, now, expiresAt }) {
      latest = now.getTime();
      const reached = entries.flatMap(({ window, limits }): readonly ReachedLimit[] => {
        const counter = counters.find(window);
        return limits
          .map((limit) => ({ window, limit, used: counter === undefined ? 0 : countUsed(counter, limit, latest) }))
          .filter(({ limit, used }) => used + amountOf(amounts, limit) > mostOf(limit));
      });
      if (reached.length > 0) {
        return { granted: false, reached };
      }
      for (const hold of holds.values()) {
        if (hold.expiresAt + dayMs > latest) break;
        drop(hold);
      }
      lastId += 1;
      const id = String(lastId);
      const windows = entries.map(({ window }) => window);
      const hold = { id, tenantId, windows, amounts, expiresAt: expiresAt.getTime() };
      holds.set(id, hold);
      for (const window of windows) {
        counters.open(window, latest).holds.set(id, hold);
      }
      return { granted: true, reservation: { tenantId, id } };
    },

    async settle(reservation, usage) {
      for (const window of take(reservation)?.windows ?? []) {
        const counter = counters.open(window, latest);
        counter.used = addUsage(counter.used, usage);
      }
    },

    async release(reservation) {
      take(reservation);
    },

    async read(window) {
      return counters.find(window)?.used ?? noUsage;
    },
  };
}

/** Adds up what is used and held, and drops the holds that have expired. */
function countUsed({ used, holds }: UsageCounter, limit: UsageLimit, now: number): number {
  let sum = amountOf({ ...used, tokens: used.inputTokens + used.outputTokens, cost: used.cost ?? [] }, limit);
  for (const [id, { expiresAt, amounts }] of holds) {
    if (expiresAt <= now) {
      holds.delete(id);
    } else {
      sum += amountOf(amounts, limit);
    }
  }
  return sum;
}

function amountOf(amounts: UsageAmounts, limit: UsageLimit): number {
  if (limit.measure !== 'cost') {
    return amounts[limit.measure];
  }
  return amounts.cost.find(({ currency }) => currency === limit.limit.currency)?.micros ?? 0;
}

function mostOf(limit: UsageLimit): number {
  return limit.measure === 'cost' ? limit.limit.micros : limit.limit;
}
