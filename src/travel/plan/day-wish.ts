import type { Place } from '../../domain/place.js';
import type { Appointment, DayWish, RestWish, TripRequest } from '../../domain/trip-request.js';
import { parseClock } from '../calendar/clock.js';
import { placesNamed } from '../place/place-name.js';

/** A rest that a day has to have. It begins no earlier than `from` and is over by `until`, minutes after midnight. */
export interface PlannedRest {
  readonly minutes: number;
  readonly from: number;
  readonly until: number;
}

/** What was asked for one day, all wishes for it taken together. Times are minutes after midnight. */
export interface WishedDay {
  readonly from: number | undefined;
  readonly until: number | undefined;
  /** Site of the place that was named; undefined where none was, or none is known by that name. */
  readonly startAt: number | undefined;
  readonly endAt: number | undefined;
  /** Start of the appointment, by site. */
  readonly appointments: ReadonlyMap<number, number>;
  readonly rests: readonly PlannedRest[];
  readonly rain: boolean;
  readonly free: boolean;
}

function lastOf<Key extends keyof DayWish>(wishes: readonly DayWish[], key: Key): DayWish[Key] | undefined {
  return wishes.findLast((wish) => wish[key] !== undefined)?.[key];
}

function siteNamed(name: string | undefined, places: readonly Place[]): number | undefined {
  const [place] = name === undefined ? [] : placesNamed(name, places);
  return place === undefined ? undefined : places.indexOf(place);
}

function startsOf(appointments: readonly Appointment[], places: readonly Place[]): ReadonlyMap<number, number> {
  return new Map(
    appointments.flatMap(({ place, at }): [number, number][] => {
      const site = siteNamed(place, places);
      const start = parseClock(at);
      return site === undefined || start === undefined ? [] : [[site, start]];
    }),
  );
}

/** In the order in which they are taken. */
function restsOf(rests: readonly RestWish[]): readonly PlannedRest[] {
  return rests
    .map(({ minutes, earliest, latest }) => ({
      minutes,
      from: Math.ceil((parseClock(earliest) ?? 0) / 5) * 5,
      until: parseClock(latest) ?? 0,
    }))
    .sort((one, other) => one.until - other.until || one.from - other.from);
}

/** @param day - from 1 */
export function wishedDay(request: TripRequest, day: number, places: readonly Place[]): WishedDay {
  const wishes = (request.dayWishes ?? []).filter((wish) => wish.day === day);
  return {
    from: parseClock(lastOf(wishes, 'from') ?? ''),
    until: parseClock(lastOf(wishes, 'until') ?? ''),
    startAt: siteNamed(lastOf(wishes, 'startAt'), places),
    endAt: siteNamed(lastOf(wishes, 'endAt'), places),
    appointments: startsOf(
      wishes.flatMap((wish) => wish.appointments ?? []),
      places,
    ),
    rests: restsOf([...(request.rests ?? []), ...wishes.flatMap((wish) => wish.rests ?? [])]),
    rain: lastOf(wishes, 'rain') ?? false,
    free: lastOf(wishes, 'free') ?? false,
  };
}
