import type { ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { OpeningHours, Place } from '../../domain/place.js';
import { type CheckedTrip, isHoliday } from './checked-trip.js';
import { isInSeason, toClock, toMinutes } from './clock-time.js';
import { shown, type Violation, violation } from './violation.js';

interface Day {
  readonly number: number;
  readonly date: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly isHoliday: boolean;
}

function readDay(trip: CheckedTrip, day: ItineraryDay): Day {
  const sundayFirst = new Date(`${day.date}T12:00:00Z`).getUTCDay();
  return {
    number: day.day,
    date: day.date,
    weekday: sundayFirst === 0 ? 7 : sundayFirst,
    isHoliday: isHoliday(trip, day),
  };
}

function windowsOf(place: Place, day: Day): readonly OpeningHours[] {
  const inSeason = (place.openingHours ?? []).filter((window) => isInSeason(day.date, window.season));
  const today = inSeason.filter((window) => window.weekdays?.some((weekday) => weekday === day.weekday) ?? true);
  const isOpenForHoliday = day.isHoliday && place.closedDays?.openOnHolidays === true;
  return today.length === 0 && isOpenForHoliday ? inSeason : today;
}

function isClosedAllDay(place: Place, day: Day): boolean {
  const closed = place.closedDays;
  if (closed?.dates?.includes(day.date) || closed?.dates?.includes(day.date.slice(5))) return true;
  const isClosedWeekday = closed?.weekdays?.some((weekday) => weekday === day.weekday) ?? false;
  if (isClosedWeekday && !(day.isHoliday && closed?.openOnHolidays === true)) return true;
  return (place.openingHours?.length ?? 0) > 0 && windowsOf(place, day).length === 0;
}

function lastEntryOf(window: OpeningHours, place: Place): number {
  if (window.lastEntry !== undefined) return toMinutes(window.lastEntry);
  return toMinutes(window.close) - (place.visitMinutes ?? (place.kind === 'sight' ? 90 : 60));
}

function checkStop(stop: Stop, place: Place, day: Day): Violation[] {
  const spot = { day: day.number, placeId: stop.placeId };
  if (isClosedAllDay(place, day)) return [violation('closed-day', { place: shown(place), date: day.date }, spot)];
  const windows = windowsOf(place, day);
  if (windows.length === 0) return [];
  const arrive = toMinutes(stop.arrive);
  const leave = toMinutes(stop.leave);
  const around = windows.filter((window) => arrive >= toMinutes(window.open) && leave <= toMinutes(window.close));
  if (around.length === 0) {
    const hours = windows.map(({ open, close }) => `${open}–${close}`);
    const facts = { place: shown(place), arrive: stop.arrive, leave: stop.leave, hours };
    // A last entry that nobody stated only says once more that the visit is not over at closing time.
    const isStated = windows.every((window) => window.lastEntry !== undefined);
    return [violation('opening-hours', facts, spot), ...(isStated ? lateEntry(stop, place, windows, spot) : [])];
  }
  return lateEntry(stop, place, around, spot);
}

/** The arrival within a window and after its last entry. */
function lateEntry(
  stop: Stop,
  place: Place,
  windows: readonly OpeningHours[],
  spot: { readonly day: number; readonly placeId: string },
): Violation[] {
  const arrive = toMinutes(stop.arrive);
  const current = windows.filter(({ open, close }) => arrive >= toMinutes(open) && arrive <= toMinutes(close));
  const latest = Math.max(...current.map((window) => lastEntryOf(window, place)));
  if (current.length === 0 || !(arrive > latest)) return [];
  const facts = { place: shown(place), arrive: stop.arrive, lastEntry: toClock(Math.max(0, latest)) };
  return [violation('last-entry', facts, spot)];
}

/** The hours that the plan shows beside a visit are those of that day. */
function checkStated(stop: Stop, place: Place, day: Day): Violation[] {
  const hours = windowsOf(place, day).map(({ open, close }) => `${open}–${close}`);
  const found = stop.openingHours;
  if (found === undefined || hours.includes(found)) return [];
  const facts = { place: shown(place), found, hours };
  return [violation('stated-hours', facts, { day: day.number, placeId: stop.placeId })];
}

/** Every place is open when it is visited, lets people in at that time, and shows its own hours. */
export function checkHours(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => {
    const today = readDay(trip, day);
    return day.stops.flatMap((stop) => {
      const place = trip.places.get(stop.placeId);
      return place === undefined ? [] : [...checkStop(stop, place, today), ...checkStated(stop, place, today)];
    });
  });
}
