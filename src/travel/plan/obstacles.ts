import type { Itinerary, TripObstacle } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { costIn, exceededBudgets } from './budget-use.js';
import { usualModes } from './leg-table.js';
import type { PlanAttempt } from './plan-attempt.js';
import { isRefused, type Wishes, wishedNames, withoutWishes } from './wishes.js';

/** The obstacle of a city without any places, with those that have some. */
export function unknownCity(request: TripRequest, places: readonly Place[]): TripObstacle {
  return { type: 'unknown-city', city: request.city, knownCities: [...new Set(places.map((place) => place.city))] };
}

/** Whether there is anything to see for this party. */
export function hasSights(places: readonly Place[], request: TripRequest): boolean {
  return places.some((place) => place.kind === 'sight' && !isRefused(place, request));
}

/** The obstacle of a city without sights for this party: it names the one wish without which there would be some. */
export function lackOfSights(request: TripRequest, places: readonly Place[]): TripObstacle {
  const because = hasSights(places, { ...request, freeOnly: undefined })
    ? 'free-only'
    : hasSights(places, { ...request, needs: undefined })
      ? 'needs'
      : hasSights(places, { ...request, mustNotSee: undefined })
        ? 'must-not-see'
        : undefined;
  return { type: 'no-places', city: request.city, because };
}

/** Places that were asked for and found no room: closed whenever they could be seen, or too much for the time. */
export function unmetObstacles(attempt: PlanAttempt, wishes: Wishes): TripObstacle[] {
  const { problem, scheduler } = attempt;
  const isClosed = (name: string) =>
    [...wishes.sights, ...wishes.tables]
      .filter((wish) => wish.name === name)
      .every((wish) =>
        problem.frames
          .filter((frame) => wish.day === undefined || wish.day === frame.index)
          .every((frame) => !wish.members.some((site) => scheduler.isOpen(frame, site))),
      );
  const closed = attempt.unmet.filter(isClosed);
  const crowded = attempt.unmet.filter((name) => !closed.includes(name));
  const obstacles: TripObstacle[] = closed.map((name) => ({ type: 'must-see', name, reason: 'closed' }));
  const [only, ...others] = crowded;
  if (only === undefined) return obstacles;
  return [
    ...obstacles,
    others.length === 0
      ? { type: 'must-see', name: only, reason: 'time' }
      : { type: 'too-many-wishes', names: crowded },
  ];
}

/** The budgets that an attempt exceeds, with what it comes to. */
export function budgetObstacles(attempt: PlanAttempt): TripObstacle[] {
  return exceededBudgets(attempt.request.budgets, attempt.costs).map(({ scope, maxYuan }) => ({
    type: 'budget',
    scope,
    maxYuan,
    neededYuan: Math.ceil(costIn(scope, attempt.costs)),
  }));
}

/** The obstacle that a plan with more modes than were asked for has overcome. */
export function modesObstacles(request: TripRequest, itinerary: Itinerary): TripObstacle[] {
  const { noWalking = false } = request;
  const modes = request.modes?.length ? request.modes : usualModes;
  const used = itinerary.days
    .flatMap((day) => [...day.stops.map((stop) => stop.leg), day.end.leg])
    .filter((leg) => leg.distanceMeters > 0)
    .map((leg) => leg.mode);
  const neededModes = [...new Set(used)].filter((mode) => (mode === 'walk' ? noWalking : !modes.includes(mode)));
  if (neededModes.length === 0) return [];
  return [{ type: 'modes', modes: modes.filter((mode) => mode !== 'walk' || !noWalking), neededModes }];
}

/** Wishes that the plan leaves out and that nothing `told` of. */
export function droppedObstacles(request: TripRequest, plan: PlanAttempt, told: readonly string[]): TripObstacle[] {
  const kept = new Set([...wishedNames(withoutWishes(plan.request, plan.unmet)), ...told]);
  const names = wishedNames(request).filter((name) => !kept.has(name));
  return names.length > 0 ? [{ type: 'too-many-wishes', names }] : [];
}
