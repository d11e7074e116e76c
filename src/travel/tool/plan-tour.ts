import type { TripRemark } from '../../domain/itinerary.js';
import type { MultiCityItinerary, MultiCityOutcome } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import { type MultiCityOptions, planMultiCityTrip } from '../multi-city/plan-multi-city-trip.js';
import { foldCity, placesNamed } from '../place/place-name.js';

/** Everything that a trip over several cities is planned with. */
export interface Tour {
  readonly request: MultiCityRequest;
  /** The hotel, or part of a city, that was asked for without saying in which of the cities it lies. */
  readonly stayAt: string | undefined;
  readonly assumptions: readonly TripRemark[];
  readonly places: readonly Place[];
  readonly facts: MultiCityOptions;
}

/** Plans a trip over several cities. What was assumed stands first among the remarks of the plan. */
export function planTour({ request, stayAt, assumptions, places, facts }: Tour): MultiCityOutcome {
  const outcome = planMultiCityTrip(withStayAt(request, stayAt, places), places, facts);
  const remarked = (itinerary: MultiCityItinerary) => ({
    ...itinerary,
    remarks: [...assumptions, ...itinerary.remarks],
  });
  if (outcome.status === 'planned') return { ...outcome, itinerary: remarked(outcome.itinerary) };
  return outcome.nearest === undefined ? outcome : { ...outcome, nearest: remarked(outcome.nearest) };
}

/** The hotel is that of the city that has it. */
function withStayAt(request: MultiCityRequest, stayAt: string | undefined, places: readonly Place[]): MultiCityRequest {
  if (stayAt === undefined) return request;
  const cities = new Set(
    [...placesNamed(stayAt, places), ...places.filter(({ area }) => area === stayAt)].map(({ city }) => foldCity(city)),
  );
  const stays = request.stays.map((stay) =>
    cities.has(foldCity(stay.city)) ? { ...stay, stayAt: stay.stayAt ?? stayAt } : stay,
  );
  const isPlaced = stays.some((stay) => stay.stayAt === stayAt);
  return { ...request, stays, ...(isPlaced ? {} : { unkept: [...(request.unkept ?? []), stayAt] }) };
}
