import type { Connection } from '../domain/connection.js';
import type { Itinerary } from '../domain/itinerary.js';
import type { Place } from '../domain/place.js';
import type { TripRequest } from '../domain/trip-request.js';
import { checkAlternatives } from './check/check-alternatives.js';
import { checkBudgets, checkCosts } from './check/check-costs.js';
import { checkCourse } from './check/check-course.js';
import { checkDates } from './check/check-dates.js';
import { checkDayPlans } from './check/check-day-plans.js';
import { checkDaySpan } from './check/check-day-span.js';
import { checkHours } from './check/check-hours.js';
import { checkJourneys } from './check/check-journeys.js';
import { checkMeals } from './check/check-meals.js';
import { checkJourneyModes, checkModes, checkNoWalking, checkTaxis } from './check/check-modes.js';
import { checkBeds, checkNights } from './check/check-nights.js';
import { checkPlaces } from './check/check-places.js';
import { checkRests } from './check/check-rests.js';
import { checkSights } from './check/check-sights.js';
import { checkStays } from './check/check-stays.js';
import { checkTold } from './check/check-told.js';
import { checkWays } from './check/check-ways.js';
import { checkCuisines, checkMustNotSee, checkMustSee } from './check/check-wishes.js';
import type { CheckedTrip, HolidayLookup, WayLookup } from './check/checked-trip.js';
import type { Violation } from './check/violation.js';

export type { HolidayLookup, WayLookup } from './check/checked-trip.js';
export {
  itineraryRules,
  type Rule,
  type RuleFacts,
  type ShownPlace,
  type Violation,
  type ViolationOf,
  type ViolationSpot,
} from './check/violation.js';

export interface CheckOptions {
  /** The journeys are compared with these; left out: their times and prices are believed. */
  readonly connections?: readonly Connection[] | undefined;
  /** Left out: the holidays that the itinerary names are believed. */
  readonly calendar?: HolidayLookup | undefined;
  /**
   * Minutes and fares of the ways within the city: a leg may take no less and must cost the same. Left out: a leg is
   * held against what its mode can do at the very best over the distance as the crow flies, which forgives more.
   */
  readonly transport?: WayLookup | undefined;
}

const checks: readonly ((trip: CheckedTrip) => readonly Violation[])[] = [
  checkDates,
  checkPlaces,
  checkCourse,
  checkWays,
  checkHours,
  checkDaySpan,
  checkDayPlans,
  checkMeals,
  checkRests,
  checkMustSee,
  checkMustNotSee,
  checkCuisines,
  checkSights,
  checkModes,
  checkNoWalking,
  checkTaxis,
  checkJourneyModes,
  checkJourneys,
  checkNights,
  checkBeds,
  checkStays,
  checkCosts,
  checkBudgets,
  checkTold,
  checkAlternatives,
];

/** Looks every date up once: several rules ask for the same ones. */
function eachDateOnce(calendar: HolidayLookup): HolidayLookup {
  const known = new Map<string, ReturnType<HolidayLookup['holidayOn']>>();
  return {
    holidayOn: (date) => {
      if (!known.has(date)) known.set(date, calendar.holidayOn(date));
      return known.get(date);
    },
  };
}

/**
 * Checks an itinerary against the request and the facts, and names every rule that it breaks.
 *
 * It knows nothing of the planner and shares no code with it, so a mistake there is seen here. Any itinerary may be
 * checked: one made by a planner, a model or a person.
 *
 * The rules:
 * - `dates`: the days are those that were asked for, in order, and public holidays are named rightly.
 * - `party`: the plan is for the people who travel.
 * - `unknown-place`: every place is one of the city, under its own names.
 * - `duplicate`: no place is visited twice.
 * - `visits`: what is visited is a sight.
 * - `opening-hours`: a place is open for the whole of a visit, by weekday, season and holiday.
 * - `stated-hours`: the opening hours that are shown are those of that day.
 * - `closed-day`: no place is visited on a day on which it is closed.
 * - `last-entry`: a visit begins before nobody is let in any more.
 * - `visit-length`: a visit lasts as long as the place takes, a meal 20 minutes at least.
 * - `day-order`: every time of the day is a clock time.
 * - `overlap`: nothing begins before what comes before it is over.
 * - `travel-time`: the way fits in between, and takes and measures no less than its mode needs for it.
 * - `fare`: a way costs what the table says, or no less than its mode can cost; walking costs nothing.
 * - `day-length`: the pace allows the hours: relaxed 8:00–22:00 and 12.5 h at most, moderate 7:00–22:30 and 14 h,
 *   packed 6:00–23:30 and 16.5 h; to midnight for a sight that was asked for; the hours of a train and the party's own
 *   come before.
 * - `free-hours`: a day begins and ends within the hours that the party set (`from`, `until`).
 * - `day-ends`: a day begins and ends where the party said (`startAt`, `endAt`), but for the
 *   station of a journey, and for a place that the plan says it does not know.
 * - `free-day`: nothing stands on a day that is to be free.
 * - `appointments`: a visit begins at the very hour that was asked for.
 * - `rests`: a rest as long as was asked for lies within its hours, and no stop or way in it; before the day begins and
 *   after it ends the party rests by itself.
 * - `pace`: no more sights a day than 3 (relaxed), 5 (moderate), 8 (packed).
 * - `meals`: lunch and dinner on every day that spans their hours, at a sensible time, where people can eat.
 * - `must-see`, `must-not-see`: what was asked for is there, on its day; what was ruled out is not.
 * - `cuisines`: every kind of food that was asked for is eaten once at least.
 * - `kind-limits`: no more sights of a kind than were asked for.
 * - `rain`: no sight that says that it lies in the open on a day of rain, unless it was asked for by name.
 * - `access`: no sight, table or hotel that says that it is not fit for a wheelchair or a pram, where one is needed.
 * - `free-only`: no sight that the party would have to pay for, where none was wanted.
 * - `any-of`: one of the alternatives is kept whole.
 * - `modes`, `taxi-beyond`: ways by the modes that were asked for; long ones by taxi.
 * - `no-walking`: no way between two places is walked, where walking was refused.
 * - `journey-modes`: journeys by the ways that were asked for.
 * - `journey`: journeys lead there and back, as the timetable has them, and the first day begins after the arrival.
 * - `return-in-time`: the party is there 20 minutes before its train leaves, 10 before a coach, 60 before a flight.
 * - `overnight`: every night has a hotel with room for all, where the day ends and the next begins, if one takes the party.
 * - `stay`: the hotel is the one, or in the area, that was asked for; or the plan says that it does not know it.
 * - `stay-with`: the hotel has what was asked for.
 * - `minimum-nights`: no stay is shorter than the hotel takes.
 * - `beds`: rooms have the beds that were asked for.
 * - `cost`: every price is that of the place, for each kind of person on that date, and sums are right.
 * - `budget`: what the plan really costs exceeds no budget.
 * - `told`: the remarks say which wishes cannot be kept, what must be booked ahead, and which places nobody knows to be fit.
 *
 * @param places - the places of the city, at least
 * @returns nothing when the plan can be walked as it stands; `describeViolation` words what is found
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
    calendar: options.calendar && eachDateOnce(options.calendar),
    transport: options.transport,
  };
  return checks.flatMap((check) => check(trip));
}
