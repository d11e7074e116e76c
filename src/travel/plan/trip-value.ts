import { tripCosts, yuanOver } from './budget-use.js';
import { interestPoints } from './candidate.js';
import type { DaySchedule } from './day-schedule.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';

/** Days that work, with the orders they were made of. */
export interface TripDraft {
  readonly order: TripOrder;
  readonly days: readonly DaySchedule[];
  readonly value: number;
}

/** More than all pleasant things of a trip together: a place that was asked for comes first. */
const mustSeePoints = 20_000;
/** For a sight that stays on its day when an earlier plan is changed. */
const keptPoints = 60;
const crowdedCharacterPoints = 12;
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

function sightPoints(problem: PlanProblem, order: TripOrder): number {
  const served: number[] = [];
  const characters = new Map<string, number>();
  let points = 0;
  for (const sites of order) {
    if (sites.length > 0) points += usedDayPoints;
    for (const site of sites) {
      const candidate = problem.candidates.get(site);
      if (candidate === undefined) continue;
      points += candidate.value;
      for (const interest of candidate.serves) {
        const already = served[interest] ?? 0;
        points += interestPoints(interest, already);
        served[interest] = already + 1;
      }
      const main = candidate.character[0];
      if (main === undefined || candidate.serves.length > 0) continue;
      const seen = characters.get(main) ?? 0;
      // The first two of a character are welcome, each further one tires more.
      points -= Math.max(0, seen - 1) * crowdedCharacterPoints;
      characters.set(main, seen + 1);
    }
  }
  return points;
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
  for (const wish of problem.mustSee) if (isSeen(order, wish)) value += mustSeePoints;
  if (previous !== undefined) {
    for (const [index, sites] of order.entries()) {
      value += sites.filter((site) => previous[index]?.includes(site)).length * keptPoints;
    }
  }
  return value - yuanOver(problem.request.budgets, tripCosts(problem, days)) * problem.weights.perYuanOver;
}
