import type { Base, ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { CheckedTrip } from './checked-trip.js';
import { isSameCity } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

function isKnown({ placeId, name, englishName }: Base | Stop, { places, request }: CheckedTrip): boolean {
  const place = places.get(placeId);
  if (place === undefined || !isSameCity(place.city, request.city)) return false;
  return place.name === name && (englishName === undefined || englishName === (place.englishName ?? place.name));
}

/** The places that a day names, with where it begins and ends. */
function namedOn(day: ItineraryDay): readonly (Base | Stop)[] {
  const night = day.overnight === undefined ? [] : [day.overnight];
  const named = [day.start, ...day.stops, day.end, ...night];
  const isSame = (one: Base, other: Base) =>
    one.placeId === other.placeId && one.name === other.name && one.englishName === other.englishName;
  return named.filter((each, index) => named.findIndex((other) => isSame(each, other)) === index);
}

function checkDuplicates({ itinerary }: CheckedTrip): Violation[] {
  const seen = new Set<string>();
  return itinerary.days.flatMap(({ day, stops }) =>
    stops
      .filter(({ placeId }) => seen.size === seen.add(placeId).size)
      .map((stop) => violation('duplicate', { place: shown(stop) }, { day, placeId: stop.placeId })),
  );
}

/** Every place is one of the city, under its own name, and is visited once. */
export function checkPlaces(trip: CheckedTrip): Violation[] {
  const { city } = trip.request;
  const unknown = trip.itinerary.days.flatMap((day) =>
    namedOn(day)
      .filter((each) => !isKnown(each, trip))
      .map((each) => {
        const spot = { day: day.day, placeId: each.placeId };
        return violation('unknown-place', { place: shown(each), city }, spot);
      }),
  );
  return [...unknown, ...checkDuplicates(trip)];
}
