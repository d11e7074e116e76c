import type { Connection } from '../../domain/connection.js';
import type { Itinerary, ItineraryDay } from '../../domain/itinerary.js';
import type { Place, Position } from '../../domain/place.js';
import type { DayWish, TransportMode, TripRequest } from '../../domain/trip-request.js';

/** What tells the checker about holidays. */
export interface HolidayLookup {
  holidayOn(date: string): { readonly name: string } | undefined;
}

/** What tells the checker how long a way takes and what it costs; undefined where no such way leads there. */
export type WayLookup = (
  from: Position,
  to: Position,
  mode: TransportMode,
  people: number,
) => { readonly minutes: number; readonly costYuan: number } | undefined;

/** An itinerary beside everything that it is checked against. */
export interface CheckedTrip {
  readonly itinerary: Itinerary;
  readonly request: TripRequest;
  readonly places: ReadonlyMap<string, Place>;
  readonly connections: readonly Connection[] | undefined;
  readonly calendar: HolidayLookup | undefined;
  readonly transport: WayLookup | undefined;
}

/** Whether a day is a public holiday: by the calendar, or as the itinerary says where there is none. */
export function isHoliday(trip: CheckedTrip, day: ItineraryDay): boolean {
  return trip.calendar === undefined ? day.holiday !== undefined : trip.calendar.holidayOn(day.date) !== undefined;
}

/** Whether the plan says that it does not know a place. */
export function isOwnedUp(name: string, { itinerary }: CheckedTrip): boolean {
  return itinerary.remarks.some((remark) => remark.type === 'unknown-place' && remark.name === name);
}

/** The wishes for one day of the trip. */
export function wishesFor(day: number, { request }: CheckedTrip): readonly DayWish[] {
  return (request.dayWishes ?? []).filter((wish) => wish.day === day);
}

/** The first value that the wishes for a day have in a field. */
export function wishFor<Field extends keyof DayWish>(
  field: Field,
  day: number,
  trip: CheckedTrip,
): DayWish[Field] | undefined {
  return wishesFor(day, trip).find((wish) => wish[field] !== undefined)?.[field];
}

/** Whether nothing may be planned for a day. */
export function isFreeDay(day: number, trip: CheckedTrip): boolean {
  return wishesFor(day, trip).some((wish) => wish.free === true);
}
