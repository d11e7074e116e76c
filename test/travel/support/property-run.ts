import type { PlanOutcome } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { checkItinerary, type Rule, type Violation } from '../../../src/travel/check-itinerary.js';
import { createTransportEstimator } from '../../../src/travel/transport/estimate.js';
import { anyTrains } from './any-trip.js';

/** What the planner plans with and the checker checks with: every fact, the ways within the city among them. */
export const propertyOptions = {
  connections: anyTrains,
  calendar: createCalendar(),
  transport: createTransportEstimator(),
  iterations: 4,
};

/** The rules that the nearest plan may break of the request, by what it is told to stand in the way. */
const easedBy: Readonly<Record<string, readonly Rule[]>> = {
  budget: ['budget'],
  // A faster pace may make room for places that were asked for.
  'must-see': ['must-see', 'cuisines', 'appointments', 'pace', 'day-length'],
  'too-many-wishes': ['must-see', 'cuisines', 'appointments', 'pace', 'day-length'],
  modes: ['modes', 'no-walking', 'taxi-beyond'],
  stay: ['stay', 'stay-with'],
  'journey-modes': ['journey-modes'],
};

/**
 * What is wrong with an outcome: a plan that breaks a rule, a nearest plan that breaks one which no obstacle speaks of, or
 * no reason where there is no plan.
 */
export function faultsOf(
  outcome: PlanOutcome,
  request: TripRequest,
  places: readonly Place[],
): readonly (Violation | string)[] {
  if (outcome.status === 'planned') return checkItinerary(outcome.itinerary, request, places, propertyOptions);
  const { obstacles, nearest } = outcome;
  if (obstacles.length === 0) return ['no plan and no reason'];
  if (nearest === undefined) return [];
  // What is given up may be a wish of the alternative that was to be kept.
  const eased: readonly Rule[] = ['any-of', ...obstacles.flatMap(({ type }) => easedBy[type] ?? [])];
  return checkItinerary(nearest, request, places, propertyOptions).filter(({ rule }) => !eased.includes(rule));
}
