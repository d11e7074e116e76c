import { windowsOf } from './compile-problem.js';
import { placeRests } from './place-rests.js';
import { never } from './rest-times.js';
import type { TourDay, TourDayPlan, TourPlace, TourProblem, TourRestTaken, TourVisit } from './tour-problem.js';

/** A rule that an order of visits breaks. */
export interface TourViolation {
  readonly rule: 'unknown' | 'twice' | 'forbidden' | 'window' | 'rest' | 'ends' | 'most-visits' | 'budget' | 'group';
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

/** By group, how many of the visits belong to it. */
function groupCounts({ places, groups = [] }: TourProblem, visits: readonly TourVisit[]): readonly number[] {
  const counts = groups.map(() => 0);
  for (const { place } of visits)
    for (const group of places[place]?.groups ?? []) counts[group] = (counts[group] as number) + 1;
  return counts;
}

/** By rest, how many ways and visits of the day lie behind it; undefined where the rests do not go with the visits. */
function restPoints(problem: TourProblem, index: number, visited: readonly number[]): readonly number[] | undefined {
  const { rests = [], from, to, starts, mode = 0 } = problem.days[index] as TourDay;
  if (rests.length === 0) return [];
  const way = (one: number, other: number) => {
    const minutes = problem.travel[mode]?.[one * problem.nodes + other] ?? 0;
    return (time: number) => time + minutes;
  };
  const steps = visited.flatMap((number, position) => {
    const place = problem.places[number] as TourPlace;
    const visit = (time: number) => {
      const begins = startOf(place, index, time);
      return begins === undefined ? never : begins + place.duration;
    };
    return [way(visited[position - 1] ?? from, number), visit];
  });
  return placeRests(rests, starts, [...steps, way(visited.at(-1) ?? from, to)])?.points;
}

/**
 * Travels an order of places, day by day, as early as possible; rests are taken where the day then ends first. Days that are
 * not given are empty.
 */
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
    const numbers = order[index] ?? [];
    const visited = numbers.filter((number) => problem.places[number] !== undefined);
    for (const number of numbers)
      if (problem.places[number] === undefined) violations.push({ rule: 'unknown', day: index, place: number });
    const points = restPoints(problem, index, visited);
    const rests: TourRestTaken[] = [];
    const restAfter = (point: number) => {
      while (points?.[rests.length] === point) {
        const { opens = 0, duration = 0 } = day.rests?.[rests.length] ?? {};
        const begins = Math.max(time, opens);
        wayCost += (problem.waitCost ?? 0) * (begins - time);
        time = begins + duration;
        rests.push({ starts: begins, ends: time, after: Math.floor(point / 2), node });
      }
    };
    restAfter(0);
    for (const number of visited) {
      const place = problem.places[number] as TourPlace;
      if (seen.has(number)) violations.push({ rule: 'twice', day: index, place: number });
      if (place.wish === 'forbidden') violations.push({ rule: 'forbidden', day: index, place: number });
      seen.add(number);
      known.push(place);
      const arrives = time + way(node, number);
      time = arrives;
      node = number;
      restAfter(2 * visits.length + 1);
      const starts = startOf(place, index, time);
      if (starts === undefined) violations.push({ rule: 'window', day: index, place: number });
      wayCost += (problem.waitCost ?? 0) * ((starts ?? time) - time);
      const begins = starts ?? time;
      time = begins + place.duration;
      visits.push({ place: number, arrives, starts: begins, leaves: time });
      restAfter(2 * visits.length);
    }
    time += way(node, day.to);
    node = day.to;
    restAfter(2 * visits.length + 1);
    const ends = time;
    const isLate = violations.some(({ rule, day: late }) => rule === 'window' && late === index);
    if (points === undefined && !isLate) violations.push({ rule: 'rest', day: index });
    if (ends > day.ends) violations.push({ rule: 'ends', day: index });
    if (visits.length > (day.mostVisits ?? visits.length)) violations.push({ rule: 'most-visits', day: index });
    return { visits, rests, ends };
  });
  const fees = known.reduce((sum, { fee = 0 }) => sum + fee, 0);
  if (fees > (problem.budget ?? fees)) violations.push({ rule: 'budget' });
  let score = known.reduce((sum, each) => sum + each.score, 0) - wayCost;
  const inDay = days.map(({ visits }) => groupCounts(problem, visits));
  problem.groups?.forEach(({ most, daily, worth = [] }, group) => {
    const counts = inDay.map((groups) => groups[group] as number);
    for (const visits of daily ? counts : [counts.reduce((sum, count) => sum + count, 0)]) {
      if (visits > most) violations.push({ rule: 'group', group });
      for (let already = 0; already < visits; already += 1) score += worth[already] ?? worth.at(-1) ?? 0;
    }
  });
  return { days, score, fees, violations };
}
