import { windowsOf } from './compile-problem.js';
import type { TourDayPlan, TourPlace, TourProblem, TourVisit } from './tour-problem.js';

/** A rule that an order of visits breaks. */
export interface TourViolation {
  readonly rule: 'unknown' | 'twice' | 'forbidden' | 'window' | 'ends' | 'most-visits' | 'budget' | 'group';
  /** Number of the day, the place or the group that it is about, where there is one. */
  readonly day?: number | undefined;
  readonly place?: number | undefined;
  readonly group?: number | undefined;
}

export interface TourEvaluation {
  readonly days: readonly TourDayPlan[];
  readonly score: number;
  readonly fees: number;
  /** Empty where the order can be travelled as it is. Musts are wishes, not rules, and not judged here. */
  readonly violations: readonly TourViolation[];
}

/** The earliest start of a visit, or undefined after the last window. */
function startOf(place: TourPlace, day: number, arrives: number): number | undefined {
  const window = windowsOf(place, day).find(({ closes }) => arrives <= closes);
  return window === undefined ? undefined : Math.max(arrives, window.opens);
}

function isIn(place: TourPlace | undefined, group: number): boolean {
  return place?.groups?.includes(group) ?? false;
}

/** Travels an order of places, day by day, as early as possible. Days that are not given are empty. */
export function evaluateTour(problem: TourProblem, order: readonly (readonly number[])[]): TourEvaluation {
  const violations: TourViolation[] = [];
  const seen = new Set<number>();
  const known: TourPlace[] = [];
  let wayCost = 0;
  const days = problem.days.map((day, index): TourDayPlan => {
    const table = problem.travel[day.mode ?? 0] ?? [];
    const costs = problem.wayCost?.[day.mode ?? 0];
    const way = (from: number, to: number) => {
      wayCost += costs?.[from * problem.nodes + to] ?? 0;
      return table[from * problem.nodes + to] ?? 0;
    };
    const visits: TourVisit[] = [];
    let node = day.from;
    let time = day.starts;
    for (const number of order[index] ?? []) {
      const place = problem.places[number];
      if (place === undefined) {
        violations.push({ rule: 'unknown', day: index, place: number });
        continue;
      }
      if (seen.has(number)) violations.push({ rule: 'twice', day: index, place: number });
      if (place.wish === 'forbidden') violations.push({ rule: 'forbidden', day: index, place: number });
      seen.add(number);
      known.push(place);
      const arrives = time + way(node, number);
      const starts = startOf(place, index, arrives);
      if (starts === undefined) violations.push({ rule: 'window', day: index, place: number });
      wayCost += (problem.waitCost ?? 0) * ((starts ?? arrives) - arrives);
      time = (starts ?? arrives) + place.duration;
      visits.push({ place: number, arrives, starts: starts ?? arrives, leaves: time });
      node = number;
    }
    const ends = time + way(node, day.to);
    if (ends > day.ends) violations.push({ rule: 'ends', day: index });
    if (visits.length > (day.mostVisits ?? visits.length)) violations.push({ rule: 'most-visits', day: index });
    return { visits, ends };
  });
  const fees = known.reduce((sum, { fee = 0 }) => sum + fee, 0);
  if (fees > (problem.budget ?? fees)) violations.push({ rule: 'budget' });
  let score = known.reduce((sum, each) => sum + each.score, 0) - wayCost;
  problem.groups?.forEach(({ most, daily, worth = [] }, group) => {
    const inDay = days.map(({ visits }) => visits.filter(({ place }) => isIn(problem.places[place], group)).length);
    for (const visits of daily ? inDay : [inDay.reduce((sum, count) => sum + count, 0)]) {
      if (visits > most) violations.push({ rule: 'group', group });
      for (let already = 0; already < visits; already += 1) score += worth[already] ?? worth.at(-1) ?? 0;
    }
  });
  return { days, score, fees, violations };
}
