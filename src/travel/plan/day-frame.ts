import type { Place } from '../../domain/place.js';
import type { Pace, TripRequest } from '../../domain/trip-request.js';
import type { Holiday, HolidayCalendar } from '../calendar/calendar.js';
import { addDays } from '../calendar/calendar-date.js';
import { type OpeningDay, visitMinutesOf } from '../place/opening-hours.js';
import { isNamed, isRefusedBy } from '../place/place-name.js';
import { isSpoiltByRain } from '../place/weather.js';
import type { DayProgress } from './day-progress.js';
import type { DaySchedule } from './day-schedule.js';
import { type PlannedRest, type WishedDay, wishedDay } from './day-wish.js';
import { anywhere } from './leg-table.js';
import { type DayRhythm, dayRhythms } from './pace.js';

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
  /** Sights that a wish for this day, or its weather, rules out. */
  readonly refuses: (place: Place) => boolean;
  /** Start of each appointment, by site. */
  readonly appointments: ReadonlyMap<number, number>;
  /** Rests that are not had before the day begins, in order. */
  readonly rests: readonly PlannedRest[];
  readonly rain: boolean;
  /** Nothing is planned, meals neither. */
  readonly isFree: boolean;
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

function refusalsOf(request: TripRequest, day: number, rain: boolean): (place: Place) => boolean {
  const wishes = (request.dayWishes ?? []).filter((wish) => wish.day === day);
  const words = wishes.flatMap((wish) => wish.mustNotSee ?? []);
  const wanted = [...(request.mustSee ?? []), ...wishes.flatMap((wish) => wish.mustSee ?? [])];
  const isWanted = (place: Place) => wanted.some((word) => isNamed(place, word));
  return (place) =>
    words.some((word) => isRefusedBy(place, word)) || (rain && isSpoiltByRain(place) && !isWanted(place));
}

/** A party that is first free in the evening comes for the evening. */
const eveningFrom = 16 * 60;
const eveningSights = 22 * 60;
/** What is booked keeps a party up until it is over and they are home, however relaxed the day. */
const homewardMinutes = 60;

/** When the day's sights and the day end, by pace and wishes, before a train has to be caught. */
function eveningOf(
  wished: WishedDay,
  rhythm: DayRhythm,
  places: readonly Place[],
): { readonly sightsUntil: number; readonly backBy: number } {
  if (wished.until !== undefined) return { sightsUntil: wished.until, backBy: wished.until };
  const booked = [...wished.appointments].map(([site, at]) => {
    const place = places[site];
    return at + (place === undefined ? 0 : visitMinutesOf(place)) + homewardMinutes;
  });
  const backBy = Math.min(latestEvening, Math.max(rhythm.backBy, ...booked));
  if ((wished.from ?? 0) < eveningFrom) return { sightsUntil: rhythm.sightsUntil, backBy };
  return { sightsUntil: Math.max(rhythm.sightsUntil, eveningSights), backBy: latestEvening };
}

function frameDay(
  index: number,
  request: TripRequest,
  trip: TripFrame,
  places: readonly Place[],
  calendar: HolidayCalendar,
): DayFrame {
  const wished = wishedDay(request, index + 1, places);
  const rhythm = dayRhythms[paceOf(request, index + 1)];
  const date = addDays(request.startDate, index);
  const holiday = calendar.holidayOn(date);
  const arrival = index === 0 ? trip.arrival : undefined;
  const departure = index === request.days - 1 ? trip.departure : undefined;
  const evening = eveningOf(wished, rhythm, places);
  const lastTime = Math.min(departure?.time ?? Number.POSITIVE_INFINITY, wished.until ?? Number.POSITIVE_INFINITY);
  const endBy = Math.min(lastTime, departure === undefined ? evening.backBy : departure.time);
  const startTime = Math.max(arrival?.time ?? 0, wished.from ?? (arrival === undefined ? rhythm.leaveHotel : 0));
  // A party that arrives late still reaches its hotel.
  const latest = (usual: number) => Math.min(lastTime, Math.max(usual, (arrival?.time ?? wished.from ?? 0) + 120));
  return {
    index,
    date,
    weekday: calendar.weekday(date),
    holiday,
    isHoliday: holiday !== undefined,
    start: arrival?.station ?? wished.startAt ?? trip.base,
    end: departure?.station ?? wished.endAt ?? trip.base,
    startTime,
    startsFreely: arrival === undefined && wished.startAt === undefined,
    sightsUntil: Math.min(evening.sightsUntil, endBy),
    endBy: departure === undefined ? latest(endBy) : endBy,
    endAtLatest: departure === undefined ? latest(latestEvening) : endBy,
    mostVisits: wished.free ? 0 : rhythm.mostVisits,
    easyMinutes: rhythm.easyMinutes,
    hasOvernight: index < request.days - 1 && trip.base !== anywhere,
    refuses: refusalsOf(request, index + 1, wished.rain),
    appointments: wished.appointments,
    rests: wished.free ? [] : wished.rests.filter(({ from, minutes }) => startTime - from < minutes),
    rain: wished.rain,
    isFree: wished.free,
  };
}

/** Lays out the days of a trip. */
export function frameDays(
  request: TripRequest,
  trip: TripFrame,
  places: readonly Place[],
  calendar: HolidayCalendar,
): readonly DayFrame[] {
  return Array.from({ length: request.days }, (_, index) => frameDay(index, request, trip, places, calendar));
}
