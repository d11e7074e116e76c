import type { Connection } from '../../domain/connection.js';
import type { Itinerary, ItineraryDay } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';

/** What tells the checker about holidays. */
export interface HolidayLookup {
  holidayOn(date: string): { readonly name: string } | undefined;
}

/** An itinerary beside everything that it is checked against. */
export interface CheckedTrip {
  readonly itinerary: Itinerary;
  readonly request: TripRequest;
  readonly places: ReadonlyMap<string, Place>;
  readonly connections: readonly Connection[] | undefined;
  readonly calendar: HolidayLookup | undefined;
}

/** Whether a day is a public holiday: by the calendar, or as the itinerary says where there is none. */
export function isHoliday(trip: CheckedTrip, day: ItineraryDay): boolean {
  return trip.calendar === undefined ? day.holiday !== undefined : trip.calendar.holidayOn(day.date) !== undefined;
}
