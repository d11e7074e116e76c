import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import type { CityWish, DayWish, TripRequest } from '../../domain/trip-request.js';
import { formatClock, parseClock } from '../calendar/clock.js';
import { dayRhythms } from '../plan/pace.js';
import { readyBy, type TimedWay } from './timed-way.js';

/** A part of the trip as the plan has it. */
export interface StayFrame {
  readonly wish: CityWish;
  /** Day of arrival, `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly nights: number;
  /** What this city is to grant of the wishes for the whole trip. */
  readonly mustSee: readonly string[];
  readonly cuisines: readonly string[];
}

/** Minutes from the hotel to the station at most, and the least that are worth a visit before. */
const toStation = 90;

/** All that was asked for one city and nothing of its ways there and onward. */
export function wishesForCity(request: MultiCityRequest, frame: StayFrame): TripRequest {
  const { wish, startDate, nights } = frame;
  const { party, economical, noWalking, taxiBeyondKm, bedsPerRoom, stayWith, freeOnly, needs } = request;
  const { city, stayAt, dayWishes, interests = request.interests, pace = request.pace, modes = request.modes } = wish;
  const all = <Item>(ofTrip: readonly Item[] = [], ofCity: readonly Item[] = []) => [...ofTrip, ...ofCity];
  return {
    ...{ city, startDate, days: nights + 1, party, economical, noWalking, taxiBeyondKm, bedsPerRoom, stayWith },
    ...{ freeOnly, needs, stayAt, interests, pace, modes, dayWishes },
    mustSee: all(frame.mustSee, wish.mustSee),
    mustNotSee: all(request.mustNotSee, wish.mustNotSee),
    cuisines: all(frame.cuisines, wish.cuisines),
    kindLimits: all(request.kindLimits, wish.kindLimits),
  };
}

function earliest(times: readonly (string | undefined)[]): string | undefined {
  return times.filter((time) => time !== undefined).toSorted((left, right) => minutesOf(left) - minutesOf(right))[0];
}

function minutesOf(time: string): number {
  return parseClock(time) ?? 0;
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  return times.filter((time) => time !== undefined).toSorted((left, right) => minutesOf(right) - minutesOf(left))[0];
}

/** All wishes for one day as one. */
function mergeWishes(day: number, wishes: readonly DayWish[]): DayWish {
  const lastOf = <Key extends keyof DayWish>(key: Key): DayWish[Key] | undefined =>
    wishes.findLast((wish) => wish[key] !== undefined)?.[key];
  return {
    day,
    ...{ pace: lastOf('pace'), startAt: lastOf('startAt'), endAt: lastOf('endAt'), rain: lastOf('rain') },
    ...{ from: latest(wishes.map(({ from }) => from)), until: earliest(wishes.map(({ until }) => until)) },
    free: lastOf('free'),
    mustSee: wishes.flatMap(({ mustSee = [] }) => mustSee),
    mustNotSee: wishes.flatMap(({ mustNotSee = [] }) => mustNotSee),
    appointments: wishes.flatMap(({ appointments = [] }) => appointments),
  };
}

/** The hours and ends of a day that a way onward sets, and the morning that is left where there is hardly one. */
function dayOfDeparture(day: number, onward: TimedWay, request: TripRequest, isArrival: boolean): DayWish {
  const { leaveHotel } = dayRhythms[request.pace ?? 'moderate'];
  const ready = Math.max(1, readyBy(onward));
  const set = { day, until: formatClock(ready), endAt: station(onward.way.departStation) };
  if (isArrival || ready >= leaveHotel + toStation) return set;
  const isWished = (request.dayWishes ?? []).some((wish) => wish.day === day && (wish.mustSee ?? wish.appointments));
  return { ...set, from: formatClock(Math.max(0, ready - toStation)), free: isWished ? undefined : true };
}

function station(place: Place | undefined): string | undefined {
  return place?.id;
}

/** The request for one city: what was asked for it, from the arrival there to the way onward. */
export function cityRequest(
  wishes: TripRequest,
  arrival: TimedWay | undefined,
  onward: TimedWay | undefined,
): TripRequest {
  const { days, dayWishes = [] } = wishes;
  const set: DayWish[] = [
    ...(arrival === undefined
      ? []
      : [{ day: 1, from: formatClock(arrival.arrive), startAt: station(arrival.way.arriveStation) }]),
    ...(onward === undefined ? [] : [dayOfDeparture(days, onward, wishes, arrival !== undefined && days === 1)]),
  ];
  const merged = [...new Set([...dayWishes, ...set].map(({ day }) => day))].map((day) =>
    mergeWishes(
      day,
      [...dayWishes, ...set].filter((wish) => wish.day === day),
    ),
  );
  return { ...wishes, dayWishes: merged };
}
