import type { Place } from '../../domain/place.js';
import type { Pace, TripRequest } from '../../domain/trip-request.js';
import type { Holiday, HolidayCalendar } from '../calendar/calendar.js';
import { addDays } from '../calendar/calendar-date.js';
import type { OpeningDay } from '../place/opening-hours.js';
import { isRefusedBy } from '../place/place-name.js';
import type { DayProgress } from './day-progress.js';
import type { DaySchedule } from './day-schedule.js';
import { anywhere } from './leg-table.js';
import { dayRhythms } from './pace.js';

/** What is fixed about a day before any sight is chosen. Times are minutes after midnight. */
export interface DayFrame extends OpeningDay {
  /** From 0. */
  readonly index: number;
  readonly holiday: Holiday | undefined;
  /** Site where the day starts and ends; `anywhere` where that is left to the customer. */
  readonly start: number;
  readonly end: number;
  readonly startTime: number;
  /** True when the party may leave later than `startTime`: from a hotel, not from a train. */
  readonly startsFreely: boolean;
  readonly sightsUntil: number;
  /** At `end` by then. */
  readonly endBy: number;
  /** At `end` by then at the very latest, for the sake of a sight that was asked for. */
  readonly endAtLatest: number;
  readonly mostVisits: number;
  /** Minutes in sights that the pace makes easy. */
  readonly easyMinutes: number;
  readonly hasOvernight: boolean;
  /** Sights that a wish for this day rules out. */
  readonly refuses: (place: Place) => boolean;
  /** The day as it stays, whatever its order. */
  readonly fixed?: DaySchedule | undefined;
  /** What of the day lies behind; its order is what is to come. */
  readonly begun?: DayProgress | undefined;
}

/** Where and when a trip begins and ends, and where it sleeps. */
export interface TripFrame {
  /** Site of the hotel, or `anywhere`. */
  readonly base: number;
  /** Station and time of arrival on the first day. */
  readonly arrival: { readonly station: number; readonly time: number } | undefined;
  /** Station of the way home, and the latest time to be there on the last day. */
  readonly departure: { readonly station: number; readonly time: number } | undefined;
}

const latestEvening = 23 * 60 + 30;

/** The pace of a day: the wish for that day, else that of the trip. */
export function paceOf(request: TripRequest, day: number): Pace {
  const wish = request.dayWishes?.find((dayWish) => dayWish.day === day && dayWish.pace !== undefined);
  return wish?.pace ?? request.pace ?? 'moderate';
}

function refusalsOf(request: TripRequest, day: number): (place: Place) => boolean {
  const words = (request.dayWishes ?? []).filter((wish) => wish.day === day).flatMap((wish) => wish.mustNotSee ?? []);
  return (place) => words.some((word) => isRefusedBy(place, word));
}

function frameDay(index: number, request: TripRequest, trip: TripFrame, calendar: HolidayCalendar): DayFrame {
  const rhythm = dayRhythms[paceOf(request, index + 1)];
  const date = addDays(request.startDate, index);
  const holiday = calendar.holidayOn(date);
  const arrival = index === 0 ? trip.arrival : undefined;
  const departure = index === request.days - 1 ? trip.departure : undefined;
  const endBy = departure?.time ?? rhythm.backBy;
  return {
    index,
    date,
    weekday: calendar.weekday(date),
    holiday,
    isHoliday: holiday !== undefined,
    start: arrival?.station ?? trip.base,
    end: departure?.station ?? trip.base,
    startTime: arrival?.time ?? rhythm.leaveHotel,
    startsFreely: arrival === undefined,
    sightsUntil: Math.min(rhythm.sightsUntil, endBy),
    // A party that arrives late still reaches its hotel.
    endBy: departure?.time ?? Math.max(endBy, (arrival?.time ?? 0) + 120),
    endAtLatest: departure?.time ?? Math.max(latestEvening, (arrival?.time ?? 0) + 120),
    mostVisits: rhythm.mostVisits,
    easyMinutes: rhythm.easyMinutes,
    hasOvernight: index < request.days - 1 && trip.base !== anywhere,
    refuses: refusalsOf(request, index + 1),
  };
}

/** Lays out the days of a trip. */
export function frameDays(request: TripRequest, trip: TripFrame, calendar: HolidayCalendar): readonly DayFrame[] {
  return Array.from({ length: request.days }, (_, index) => frameDay(index, request, trip, calendar));
}
