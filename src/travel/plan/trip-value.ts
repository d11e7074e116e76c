import { tripCosts, yuanOver } from './budget-use.js';
import type { DaySchedule } from './day-schedule.js';
import { servedPoints } from './interest.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';

/** Days that work, with the orders they were made of. */
export interface TripDraft {
  readonly order: TripOrder;
  readonly days: readonly DaySchedule[];
  /** What the trip is worth to this party, in points; higher is better, not comparable between requests. */
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

/** What a sight adds to the points of an order, in numbers; by site. */
interface SightTerms {
  readonly value: number;
  readonly serves: readonly number[];
  readonly visitMinutes: number;
  /** Number of its kind; undefined where it has none or its kind may fill a day. */
  readonly kind: number | undefined;
  readonly isOnlyWish: boolean;
}

function termsOf({ candidates, interests }: PlanProblem): readonly (SightTerms | undefined)[] {
  const kinds = [...new Set([...candidates.values()].map(({ kind }) => kind))];
  const terms: SightTerms[] = [];
  for (const [site, { value, serves, visitMinutes, kind, isOfName }] of candidates)
    terms[site] = {
      value,
      serves,
      visitMinutes,
      kind: kind === undefined || isOfName ? undefined : kinds.indexOf(kind),
      isOnlyWish: serves.length > 0 && interests.length === 1,
    };
  return terms;
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

/** What the sights of an order and the days on which they stand are worth, however the days run. */
export class OrderValue {
  readonly #problem: PlanProblem;
  /** The order of a plan that the customer knows; sights that stay on their day are worth more. */
  readonly #kept: TripOrder | undefined;
  readonly #terms: readonly (SightTerms | undefined)[];
  readonly #served: Int32Array;
  readonly #kindsSeen: Int32Array;
  readonly #kindsToday: Int32Array;

  constructor(problem: PlanProblem, kept: TripOrder | undefined) {
    this.#problem = problem;
    this.#kept = kept;
    this.#terms = termsOf(problem);
    this.#served = new Int32Array(problem.interests.length);
    const kinds = new Set([...problem.candidates.values()].map(({ kind }) => kind)).size;
    this.#kindsSeen = new Int32Array(kinds);
    this.#kindsToday = new Int32Array(kinds);
  }

  of(order: TripOrder): number {
    const { mustSee, request } = this.#problem;
    let points = this.#sightPoints(order);
    if (request.kindLimits?.length) points -= sightsOverLimits(this.#problem, order) * overLimitPoints;
    for (const wish of mustSee) if (isSeen(order, wish)) points += mustSeePoints;
    if (this.#kept === undefined) return points;
    for (const [index, sites] of order.entries())
      for (const site of sites) if (this.#kept[index]?.includes(site)) points += keptPoints;
    return points;
  }

  #sightPoints(order: TripOrder): number {
    const { interests, frames } = this.#problem;
    const served = this.#served.fill(0);
    const kindsSeen = this.#kindsSeen.fill(0);
    const kindsToday = this.#kindsToday;
    let points = 0;
    for (let index = 0; index < order.length; index += 1) {
      const sites = order[index] ?? [];
      if (sites.length > 0) points += usedDayPoints;
      kindsToday.fill(0);
      let minutesToday = 0;
      for (const site of sites) {
        const terms = this.#terms[site];
        if (terms === undefined) continue;
        const { value, serves, visitMinutes, kind, isOnlyWish } = terms;
        points += value + servedPoints(serves, interests, served);
        for (const position of serves) served[position] = (served[position] as number) + 1;
        minutesToday += visitMinutes;
        if (kind === undefined) continue;
        const today = kindsToday[kind] as number;
        kindsToday[kind] = today + 1;
        points += dayKindPoints(today, isOnlyWish);
        if (serves.length > 0) continue;
        const seen = kindsSeen[kind] as number;
        kindsSeen[kind] = seen + 1;
        points -= Math.max(0, seen - 1) * crowdedKindPoints;
      }
      points -= Math.max(0, minutesToday - (frames[index]?.easyMinutes ?? 0)) * pointsPerHardMinute;
    }
    return points;
  }
}

/** What exceeding the budgets takes from a trip. */
export function budgetLoss(problem: PlanProblem, days: readonly DaySchedule[]): number {
  const { request, weights } = problem;
  if (!request.budgets?.length) return 0;
  return yuanOver(request.budgets, tripCosts(problem, days)) * weights.perYuanOver;
}
