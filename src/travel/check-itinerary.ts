import type { Connection } from '../domain/connection.js';
import type { Itinerary } from '../domain/itinerary.js';
import type { Place } from '../domain/place.js';
import type { TripRequest } from '../domain/trip-request.js';
import { checkBases } from './check/check-bases.js';
import { checkCosts } from './check/check-costs.js';
import { checkCourse } from './check/check-course.js';
import { checkDates } from './check/check-dates.js';
import { checkHours } from './check/check-hours.js';
import { checkMeals } from './check/check-meals.js';
import { checkWishes } from './check/check-wishes.js';
import type { CheckedTrip, HolidayLookup } from './check/checked-trip.js';
import type { Violation } from './check/violation.js';

export type { Rule, Violation } from './check/violation.js';

export interface CheckOptions {
  /** The journeys are compared with these; left out: their times and prices are believed. */
  readonly connections?: readonly Connection[] | undefined;
  /** Left out: the holidays that the itinerary names are believed. */
  readonly calendar?: HolidayLookup | undefined;
}

/**
 * Checks an itinerary against the request and the facts, and names every rule that it breaks.
 *
 * It knows nothing of the planner and shares no code with it, so a mistake there is seen here. Any itinerary may be
 * checked: one made by a planner, a model or a person.
 *
 * @param places - the places of the city, at least
 * @returns nothing when the plan can be walked as it stands
 */
export function checkItinerary(
  itinerary: Itinerary,
  request: TripRequest,
  places: readonly Place[],
  options: CheckOptions = {},
): readonly Violation[] {
  const trip: CheckedTrip = {
    itinerary,
    request,
    places: new Map(places.map((place) => [place.id, place])),
    connections: options.connections,
    calendar: options.calendar,
  };
  return [checkDates, checkCourse, checkHours, checkMeals, checkWishes, checkBases, checkCosts].flatMap((check) =>
    check(trip),
  );
}
