import { tripCosts, yuanOver } from './budget-use.js';
import type { DaySchedule } from './day-schedule.js';
import { servedPoints } from './interest.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';

/** Days that work, with the orders they were made of. */
export interface TripDraft {
  readonly order: TripOrder;
  readonly days: readonly DaySchedule[];
  readonly value: number;
}

/** More than all pleasant things of a trip together: a place that was asked for comes first. */
const mustSeePoints = 20_000;
/** For a sight of a kind of which there are enough: nothing makes up for it. */
const overLimitPoints = 25_000;
/** For a sight that stays on its day when an earlier plan is changed. */
const keptPoints = 40;
/** For each sight of a kind beyond the first two of the trip, where nobody asked for the kind. */
export const crowdedKindPoints = 12;
/** For each sight of a kind beyond the first two of a day; less where it is all that the party wants to see. */
const tiringKindPoints = 45;
const tiringWishPoints = 12;
/** For each minute in sights beyond what the pace makes easy. */
const pointsPerHardMinute = 0.8;
/** For a day that is not left empty: a hundred yuan over the budget are no reason to see nothing. */
const usedDayPoints = 1_500;

/** Whether the wish is met by an order. */
export function isSeen(
  order: TripOrder,
  wish: { readonly members: readonly number[]; readonly day: number | undefined },
): boolean {
  const seenOn = (sites: readonly number[]) => sites.some((site) => wish.members.includes(site));
  return wish.day === undefined ? order.some(seenOn) : seenOn(order[wish.day] ?? []);
}

/** The points of one more sight of a kind on a day: the first two are welcome, each further one tires. */
export function dayKindPoints(already: number, isOnlyWish: boolean): number {
  return Math.max(0, already - 1) * -(isOnlyWish ? tiringWishPoints : tiringKindPoints);
}

/** Counts in a short list of kind, count, kind, count, which is quicker than a map; gives the count before. */
function countOneMore(counts: (string | number)[], kind: string): number {
  for (let at = 0; at < counts.length; at += 2) {
    if (counts[at] !== kind) continue;
    const before = counts[at + 1] as number;
    counts[at + 1] = before + 1;
    return before;
  }
  counts.push(kind, 1);
  return 0;
}

function sightPoints(problem: PlanProblem, order: TripOrder): number {
  const served: number[] = [];
  const kindsSeen: (string | number)[] = [];
  let points = 0;
  for (let index = 0; index < order.length; index += 1) {
    const sites = order[index] ?? [];
    if (sites.length > 0) points += usedDayPoints;
    const kindsToday: (string | number)[] = [];
    let minutesToday = 0;
    for (const site of sites) {
      const candidate = problem.candidates.get(site);
      if (candidate === undefined) continue;
      points += candidate.value;
      points += servedPoints(candidate.serves, problem.interests, served);
      for (const position of candidate.serves) served[position] = (served[position] ?? 0) + 1;
      minutesToday += candidate.visitMinutes;
      const { kind } = candidate;
      if (kind === undefined || candidate.isOfName) continue;
      const today = countOneMore(kindsToday, kind);
      points += dayKindPoints(today, candidate.serves.length > 0 && problem.interests.length === 1);
      if (candidate.serves.length > 0) continue;
      points -= Math.max(0, countOneMore(kindsSeen, kind) - 1) * crowdedKindPoints;
    }
    points -= Math.max(0, minutesToday - (problem.frames[index]?.easyMinutes ?? 0)) * pointsPerHardMinute;
  }
  return points;
}

function sightsOverLimits({ request, candidates }: PlanProblem, order: TripOrder): number {
  let over = 0;
  for (const { tag, most } of request.kindLimits ?? []) {
    let seen = 0;
    for (const sites of order) for (const site of sites) if (candidates.get(site)?.place.tags?.includes(tag)) seen += 1;
    over += Math.max(0, seen - most);
  }
  return over;
}

/** What a trip is worth to this party, in points; higher is better, not comparable between requests. */
export function tripValue(
  problem: PlanProblem,
  order: TripOrder,
  days: readonly DaySchedule[],
  previous: TripOrder | undefined,
): number {
  let value = sightPoints(problem, order);
  for (const day of days) value += day.points;
  value -= sightsOverLimits(problem, order) * overLimitPoints;
  for (const wish of problem.mustSee) if (isSeen(order, wish)) value += mustSeePoints;
  if (previous !== undefined) {
    for (const [index, sites] of order.entries()) {
      value += sites.filter((site) => previous[index]?.includes(site)).length * keptPoints;
    }
  }
  return value - yuanOver(problem.request.budgets, tripCosts(problem, days)) * problem.weights.perYuanOver;
}
