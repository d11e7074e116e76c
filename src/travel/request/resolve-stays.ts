import type { TripRemark } from '../../domain/itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { CityWish, DayWish, MissingSlot, TripWish } from '../../domain/trip-request.js';
import { type ResolveContext, resolveTripWish } from './resolve-request.js';

export type ResolvedStays =
  | {
      readonly status: 'complete';
      readonly request: MultiCityRequest;
      /** What was not said and is assumed, to be shown. */
      readonly assumptions: readonly TripRemark[];
    }
  | { readonly status: 'incomplete'; readonly missing: readonly MissingSlot[] };

/** Days that a stay takes; undefined where its length was not said. A last stay ends with a day of leaving. */
function daysOf({ days, nights }: CityWish, isLast: boolean): number | undefined {
  return days ?? (nights === undefined ? undefined : nights + (isLast ? 1 : 0));
}

/** How many days several stays come to; undefined while the length of one is not known. */
export function daysOfStays(stays: readonly CityWish[]): number | undefined {
  const days = stays.map((stay, index) => daysOf(stay, index === stays.length - 1));
  return days.includes(undefined) ? undefined : days.reduce<number>((sum, each) => sum + (each ?? 0), 0);
}

/** Shares what is left of the days among the stays without a length, the first ones first; undefined where too little is left. */
function withLengths(stays: readonly CityWish[], days: number): readonly CityWish[] | undefined {
  const isOpen = (stay: CityWish) => stay.days === undefined && stay.nights === undefined;
  const open = stays.filter(isOpen);
  const said = stays.map((stay, index) => daysOf(stay, index === stays.length - 1) ?? 0);
  const left = days - said.reduce((sum, each) => sum + each, 0);
  if (left < open.length) return open.length === 0 ? stays : undefined;
  return stays.map((stay) => {
    if (!isOpen(stay)) return stay;
    const index = open.indexOf(stay);
    return { ...stay, days: Math.floor(left / open.length) + (index < left % open.length ? 1 : 0) };
  });
}

/** Gives each stay the wishes for the days that it has to itself, counted from its own first day. */
function withDayWishes(stays: readonly CityWish[], dayWishes: readonly DayWish[]): readonly CityWish[] {
  let before = 0;
  return stays.map((stay, index) => {
    const offset = before;
    before += daysOf(stay, index === stays.length - 1) ?? 0;
    const own = dayWishes.filter(({ day }) => day > offset && day <= before);
    if (own.length === 0) return stay;
    return {
      ...stay,
      dayWishes: [...(stay.dayWishes ?? []), ...own.map((wish) => ({ ...wish, day: wish.day - offset }))],
    };
  });
}

/**
 * Turns a wish for several cities into a request that can be planned, or says what must be asked for first. What is assumed
 * is assumed as by `resolveTripWish`; days that were said for the whole trip are shared by the cities.
 *
 * @throws {TripRequestError} a value is out of range
 */
export function resolveStays(wish: TripWish, context: ResolveContext): ResolvedStays {
  const { stays = [], endDate, ...others } = wish;
  const said = daysOfStays(stays);
  const whole = said === undefined ? { ...others, endDate } : { ...others, days: said };
  const resolved = resolveTripWish({ ...whole, city: stays[0]?.city }, context);
  if (resolved.status === 'incomplete') return resolved;
  const { city: _, days, stayAt: __, dayWishes = [], anyOf: ___, ...request } = resolved.request;
  const lengths = withLengths(stays, days);
  if (lengths === undefined) return { status: 'incomplete', missing: ['days'] };
  return {
    status: 'complete',
    request: { ...request, stays: withDayWishes(lengths, dayWishes) },
    assumptions: resolved.assumptions,
  };
}
