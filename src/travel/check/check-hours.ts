import type { ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { OpeningHours, Place } from '../../domain/place.js';
import { type CheckedTrip, isHoliday } from './checked-trip.js';
import { toMinutes } from './clock-time.js';
import type { Rule, Violation } from './violation.js';

interface Day {
  readonly date: string;
  readonly monthDay: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly isHoliday: boolean;
}

function readDay(trip: CheckedTrip, day: ItineraryDay): Day {
  const sundayFirst = new Date(`${day.date}T12:00:00Z`).getUTCDay();
  return {
    date: day.date,
    monthDay: day.date.slice(5),
    weekday: sundayFirst === 0 ? 7 : sundayFirst,
    isHoliday: isHoliday(trip, day),
  };
}

function seasonHolds({ season }: OpeningHours, { monthDay }: Day): boolean {
  if (season === undefined) return true;
  const [from, until] = season;
  const isAfterStart = monthDay >= from;
  const isBeforeEnd = monthDay <= until;
  return from <= until ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd;
}

function windowsOf(place: Place, day: Day): readonly OpeningHours[] {
  const inSeason = (place.openingHours ?? []).filter((window) => seasonHolds(window, day));
  const today = inSeason.filter((window) => window.weekdays?.some((weekday) => weekday === day.weekday) ?? true);
  const isOpenForHoliday = day.isHoliday && place.closedDays?.openOnHolidays === true;
  return today.length === 0 && isOpenForHoliday ? inSeason : today;
}

function isClosedAllDay(place: Place, day: Day): boolean {
  const closed = place.closedDays;
  if (closed?.dates?.includes(day.date) || closed?.dates?.includes(day.monthDay)) return true;
  const isClosedWeekday = closed?.weekdays?.some((weekday) => weekday === day.weekday) ?? false;
  if (isClosedWeekday && !(day.isHoliday && closed?.openOnHolidays === true)) return true;
  return (place.openingHours?.length ?? 0) > 0 && windowsOf(place, day).length === 0;
}

function lastEntryOf(window: OpeningHours, place: Place): number {
  if (window.lastEntry !== undefined) return toMinutes(window.lastEntry);
  return toMinutes(window.close) - (place.visitMinutes ?? (place.kind === 'sight' ? 90 : 60));
}

function brokenRule(stop: Stop, place: Place, day: Day): Rule | undefined {
  if (isClosedAllDay(place, day)) return 'closed-day';
  const windows = windowsOf(place, day);
  if (windows.length === 0) return undefined;
  const arrive = toMinutes(stop.arrive);
  const leave = toMinutes(stop.leave);
  const around = windows.filter((window) => arrive >= toMinutes(window.open) && leave <= toMinutes(window.close));
  if (around.length === 0) return 'opening-hours';
  return around.some((window) => arrive <= lastEntryOf(window, place)) ? undefined : 'last-entry';
}

const explanations: Readonly<Partial<Record<Rule, string>>> = {
  'closed-day': 'is closed on that day',
  'opening-hours': 'is not open for the whole of the visit',
  'last-entry': 'lets nobody in any more at that time',
};

/** Every place is open when it is visited, and lets people in at that time. */
export function checkHours(trip: CheckedTrip): Violation[] {
  return trip.itinerary.days.flatMap((day) => {
    const today = readDay(trip, day);
    return day.stops.flatMap((stop): Violation[] => {
      const place = trip.places.get(stop.placeId);
      const rule = place === undefined ? undefined : brokenRule(stop, place, today);
      if (rule === undefined) return [];
      const message = `${stop.name} ${explanations[rule]}: ${day.date}, ${stop.arrive}–${stop.leave}`;
      return [{ rule, day: day.day, placeId: stop.placeId, message }];
    });
  });
}
