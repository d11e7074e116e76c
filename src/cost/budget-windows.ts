import type { BudgetScope } from './budget-limit.js';
import type { Calendar, CalendarSpan } from './calendar.js';
import type { ReachedLimit, UsagePeriod, UsageWindow } from './usage-ledger.js';

/** Ids of a turn, or of less: without `turnId` a conversation, without `conversationId` a tenant. */
export type UsageIds = Pick<UsageWindow, 'tenantId' | 'conversationId' | 'turnId'>;

/** From the shortest to the longest. */
const periods: readonly UsagePeriod[] = ['day', 'month', 'ever'];

/** Lists the windows that a call counts in: those of its tenant and its conversation by day, by month and ever, and its turn's. */
export function windowsOf(ids: Required<UsageIds>, calendar: Calendar, now: Date): readonly UsageWindow[] {
  const { tenantId, conversationId, turnId } = ids;
  return [
    ...periods.map((period) => windowOf({ tenantId }, period, calendar, now)),
    ...periods.map((period) => windowOf({ tenantId, conversationId }, period, calendar, now)),
    windowOf({ tenantId, conversationId, turnId }, 'ever', calendar, now),
  ];
}

export function windowOf(ids: UsageIds, period: UsagePeriod, calendar: Calendar, now: Date): UsageWindow {
  const span = spanOf(period, calendar, now);
  return { ...ids, period, ...(span !== undefined && { date: span.date }) };
}

/** @returns undefined for `ever` */
export function spanOf(period: UsagePeriod, calendar: Calendar, now: Date): CalendarSpan | undefined {
  return period === 'ever' ? undefined : calendar[period](now);
}

export function scopeOf({ conversationId, turnId }: UsageIds): BudgetScope {
  if (turnId !== undefined) {
    return 'turn';
  }
  return conversationId === undefined ? 'tenant' : 'conversation';
}

/**
 * Picks the limit that stays in the way for longest: a customer who is told of the shorter one comes back in vain.
 * Between equals the wider scope.
 *
 * @param reached - not empty
 */
export function mostLasting(reached: readonly ReachedLimit[]): ReachedLimit {
  const lasting = ({ window }: ReachedLimit) => (window.turnId === undefined ? periods.indexOf(window.period) : -1);
  const width = ({ window }: ReachedLimit) => ['turn', 'conversation', 'tenant'].indexOf(scopeOf(window));
  return reached.reduce((most, next) => {
    const difference = lasting(next) - lasting(most) || width(next) - width(most);
    return difference > 0 ? next : most;
  });
}
