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
  const slotOf = createUsageCounters(keepDays * dayMs, maxWindows);
  /** By id; an expired one stays for a day, for a call that settles late. */
  const holds = new Map<string, Hold & { readonly tenantId: string }>();
  let lastId = 0;
  let latest = 0;

  const take = ({ tenantId, id }: LedgerReservation) => {
    const hold = holds.get(id);
    if (hold?.tenantId !== tenantId) {
      return undefined;
    }
    holds.delete(id);
    return hold;
  };
  const letGo = ({ id, slots }: Hold) => {
    for (const slot of slots) {
      slot.find()?.holds.delete(id);
    }
  };

  return {
    async reserve({ tenantId, entries, amounts, now, expiresAt }) {
      latest = now.getTime();
      const slots = entries.map(({ window }) => slotOf(window));
      const reached = entries.flatMap(({ window, limits }, index): readonly ReachedLimit[] => {
        const counter = slots[index]?.find();
        return limits
          .map((limit) => ({ window, limit, used: counter === undefined ? 0 : countUsed(counter, limit, latest) }))
          .filter(({ limit, used }) => used + amountOf(amounts, limit) > mostOf(limit));
      });
      if (reached.length > 0) {
        return { granted: false, reached };
      }
      for (const hold of holds.values()) {
        if (hold.expiresAt + dayMs > latest) break;
        holds.delete(hold.id);
        letGo(hold);
      }
      lastId += 1;
      const id = String(lastId);
      const hold = { id, tenantId, slots, amounts, expiresAt: expiresAt.getTime() };
      holds.set(id, hold);
      for (const slot of slots) {
        slot.open(latest).holds.set(id, hold);
      }
      return { granted: true, reservation: { tenantId, id } };
    },

    async settle(reservation, usage) {
      for (const slot of take(reservation)?.slots ?? []) {
        const counter = slot.open(latest);
        counter.holds.delete(reservation.id);
        counter.used = addUsage(counter.used, usage);
      }
    },

    async release(reservation) {
      const hold = take(reservation);
      if (hold !== undefined) {
        letGo(hold);
      }
    },

    async read(window) {
      return slotOf(window).find()?.used ?? noUsage;
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
