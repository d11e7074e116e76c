import type { Connection } from '../../../domain/connection.js';
import type { ItineraryDay, Journey } from '../../../domain/itinerary.js';
import type { CityStay, MultiCityItinerary } from '../../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../../domain/multi-city-request.js';
import type { Place } from '../../../domain/place.js';
import type { CityWish } from '../../../domain/trip-request.js';
import { isSameCity } from '../../check/meant-places.js';
import type { CheckOptions } from '../../check-itinerary.js';

/** A trip over several cities beside everything that it is checked against. */
export interface CheckedMultiCityTrip {
  readonly itinerary: MultiCityItinerary;
  readonly request: MultiCityRequest;
  readonly places: ReadonlyMap<string, Place>;
  readonly options: CheckOptions;
}

/** One way of the trip and the days that it joins; undefined where the trip begins or ends at home. */
export interface WayOfTrip {
  readonly direction: 'outbound' | 'onward' | 'inbound';
  readonly from: string;
  readonly to: string;
  readonly journey: Journey | undefined;
  readonly lastDay: ItineraryDay | undefined;
  readonly firstDay: ItineraryDay | undefined;
}

export function wishFor({ city }: CityStay, { request }: CheckedMultiCityTrip): CityWish | undefined {
  return request.stays.find((wish) => isSameCity(wish.city, city));
}

/** Nights that were asked for in a city: who counts days leaves the last city on the last of them. */
export function nightsAsked(wish: CityWish, isLast: boolean): number {
  if (wish.nights !== undefined) return wish.nights;
  return (wish.days ?? 1) - (isLast ? 1 : 0);
}

/** The ways in the order of the trip; those from and to home only where there is a home. */
export function waysOfTrip({ itinerary, request }: CheckedMultiCityTrip): readonly WayOfTrip[] {
  const { stays, inbound } = itinerary;
  const { origin } = request;
  const first = stays[0];
  const last = stays.at(-1);
  const dayAt = (index: number, stay: CityStay | undefined) => stay?.itinerary.days.at(index);
  const onward = stays.slice(1).map((stay, index): WayOfTrip => {
    const before = stays[index];
    const ends = { from: before?.city ?? '', to: stay.city };
    return {
      direction: 'onward',
      ...ends,
      journey: stay.arrival,
      lastDay: dayAt(-1, before),
      firstDay: dayAt(0, stay),
    };
  });
  if (first === undefined || last === undefined) return onward;
  const there: WayOfTrip = {
    ...{ direction: 'outbound', from: origin ?? first.arrival?.from ?? '', to: first.city },
    ...{ journey: first.arrival, lastDay: undefined, firstDay: dayAt(0, first) },
  };
  const back: WayOfTrip = {
    ...{ direction: 'inbound', from: last.city, to: origin ?? inbound?.to ?? '' },
    ...{ journey: inbound, lastDay: dayAt(-1, last), firstDay: undefined },
  };
  const isAsked = (way: WayOfTrip) => origin !== undefined || way.journey !== undefined;
  return [...(isAsked(there) ? [there] : []), ...onward, ...(isAsked(back) ? [back] : [])];
}

/** Whether a row of the table joins two cities, in its own direction or back. */
export function directionOf(row: Connection, from: string, to: string): 'outbound' | 'inbound' | undefined {
  if (isSameCity(row.from, from) && isSameCity(row.to, to)) return 'outbound';
  return isSameCity(row.from, to) && isSameCity(row.to, from) ? 'inbound' : undefined;
}
