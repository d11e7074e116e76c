import { isMust, windowsOf } from './compile-problem.js';
import { evaluateTour } from './evaluate-tour.js';
import type { TourProblem, TourUnmet } from './tour-problem.js';

type Reason = TourUnmet['reason'];

/** Why a place is not visited: the first cause that no order of visits can heal, else `together`. */
function reasonFor(problem: TourProblem, index: number): Reason {
  const place = problem.places[index];
  if (place === undefined || place.wish === 'forbidden') return 'closed';
  if ((place.fee ?? 0) > (problem.budget ?? Number.POSITIVE_INFINITY)) return 'budget';
  if (place.groups?.some((group) => problem.groups?.[group]?.most === 0)) return 'group';
  const openDays = problem.days.flatMap((_, day) => (windowsOf(place, day).length > 0 ? [day] : []));
  if (openDays.length === 0) return 'closed';
  const isAloneOn = (day: number) =>
    evaluateTour(
      problem,
      problem.days.map((_, each) => (each === day ? [index] : [])),
    ).violations.length === 0;
  return openDays.some(isAloneOn) ? 'together' : 'unreachable';
}

/** Of a group that needs a visit the least hopeless of its places speaks. */
const hope: readonly Reason[] = ['together', 'unreachable', 'budget', 'group', 'closed'];

export function unmetMusts(problem: TourProblem, visited: ReadonlySet<number>): TourUnmet[] {
  const places = problem.places.flatMap((place, index): TourUnmet[] =>
    isMust(place) && !visited.has(index) ? [{ kind: 'place', index, reason: reasonFor(problem, index) }] : [],
  );
  const groups = (problem.groups ?? []).flatMap(({ needed }, group): TourUnmet[] => {
    const members = problem.places.flatMap((place, index) => (place.groups?.includes(group) ? [index] : []));
    if (!needed || members.some((member) => visited.has(member))) return [];
    const reasons = members.map((member) => reasonFor(problem, member));
    return [{ kind: 'group', index: group, reason: hope.find((reason) => reasons.includes(reason)) ?? 'closed' }];
  });
  return [...places, ...groups];
}
