import type { MultiCityItinerary } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import type { CheckOptions } from '../check-itinerary.js';
import { checkCities, checkWithinCities } from './check/check-cities.js';
import { checkTourCosts } from './check/check-tour-costs.js';
import { checkTourDates, checkTourNights, checkTravellers } from './check/check-tour-dates.js';
import { checkTourWays } from './check/check-tour-ways.js';
import { checkTourWishes } from './check/check-tour-wishes.js';
import type { CheckedMultiCityTrip } from './check/checked-multi-city-trip.js';
import type { MultiCityViolation } from './check/multi-city-violation.js';

const checks: readonly ((trip: CheckedMultiCityTrip) => readonly MultiCityViolation[])[] = [
  checkCities,
  checkTravellers,
  checkTourDates,
  checkTourWays,
  checkTourNights,
  checkWithinCities,
  checkTourWishes,
  checkTourCosts,
];

/**
 * Checks a plan over several cities against the request and the facts, and names every rule that it breaks. Like
 * `checkItinerary`, by which each city is checked, it knows nothing of the planner.
 *
 * The rules:
 * - `cities`: every city that was asked for is visited once, in the order that was given, and no other.
 * - `party`: the plan is for the people who travel.
 * - `dates`: the trip begins on its day, each stay has its nights, and the next begins on the day on which it ends.
 * - `in-city`: a rule of `checkItinerary` is broken within a city.
 * - `way`: a way leads from each city to the next, and from home and home, on the day that both share, as the timetable
 *   has it and for its fare; a way from home that is not known is owned up to.
 * - `arrival`: a stay begins where and no earlier than the party arrives.
 * - `departure`: a stay ends at the station, 20 minutes before a train leaves, 10 before a coach, 60 before a flight.
 * - `nights`: each night has one bed, not two and not none.
 * - `car`: the party's own car is on every way or on none.
 * - `journey-modes`: the ways between the cities are by the modes that were asked for.
 * - `must-see`, `cuisines`: what was asked for the whole trip is seen and eaten in one of the cities.
 * - `kind-limits`: the cities together have no more sights of a kind than were asked for.
 * - `cost`, `budget`: the sums over the whole trip are right and exceed no budget.
 *
 * @param places - the places of all cities
 * @returns nothing when the trip can be made as it stands; `describeMultiCityViolation` words what is found
 */
export function checkMultiCityTrip(
  itinerary: MultiCityItinerary,
  request: MultiCityRequest,
  places: readonly Place[],
  options: CheckOptions = {},
): readonly MultiCityViolation[] {
  const trip: CheckedMultiCityTrip = {
    itinerary,
    request,
    places: new Map(places.map((place) => [place.id, place])),
    options,
  };
  return checks.flatMap((check) => check(trip));
}
