import type { Connection } from '../../domain/connection.js';
import type { Place } from '../../domain/place.js';
import { createCalendar, type HolidayCalendar } from '../calendar/calendar.js';
import { foldCity } from '../place/place-name.js';
import { createTransportEstimator, type TransportEstimator } from '../transport/estimate.js';
import { LegBook } from './leg-book.js';

/** A city as it is known, whoever comes to it: what is worked out about it once serves every request. */
export interface City {
  /** All places of the city; they are known by their index. */
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
  readonly calendar: HolidayCalendar;
  readonly transport: TransportEstimator;
  readonly legs: LegBook;
}

export interface CityFacts {
  readonly connections?: readonly Connection[] | undefined;
  readonly calendar?: HolidayCalendar | undefined;
  readonly transport?: TransportEstimator | undefined;
}

/** @param places - of any number of cities */
export function readCity(name: string, places: readonly Place[], facts: CityFacts): City {
  const cityPlaces = places.filter((place) => foldCity(place.city) === foldCity(name));
  const transport = facts.transport ?? createTransportEstimator({ city: name });
  return {
    places: cityPlaces,
    connections: facts.connections ?? [],
    calendar: facts.calendar ?? createCalendar(),
    transport,
    legs: new LegBook(cityPlaces, transport),
  };
}
