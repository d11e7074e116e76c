import type { Stop } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { lacksAccess } from './access.js';
import { type CheckedTrip, wishFor } from './checked-trip.js';
import { hasTag, placesAskedFor } from './meant-places.js';
import { priceForAll, priceOn } from './price.js';
import { shown, type Violation, violation } from './violation.js';

/** One visit with the place that is visited. */
interface Visit {
  readonly day: number;
  readonly date: string;
  readonly stop: Stop;
  readonly place: Place;
}

function visitsOf({ itinerary, places }: CheckedTrip): readonly Visit[] {
  return itinerary.days.flatMap(({ day, date, stops }) =>
    stops.flatMap((stop) => {
      const place = places.get(stop.placeId);
      return place === undefined || stop.kind !== 'visit' ? [] : [{ day, date, stop, place }];
    }),
  );
}

function checkKinds(visits: readonly Visit[], { request }: CheckedTrip): Violation[] {
  return (request.kindLimits ?? []).flatMap(({ tag, most }) => {
    const found = visits.filter(({ place }) => hasTag(place, tag));
    const first = found[Math.max(0, most)];
    if (first === undefined) return [];
    const spot = { day: first.day, placeId: first.place.id };
    return [violation('kind-limits', { tag, most, found: found.map(({ place }) => shown(place)) }, spot)];
  });
}

/**
 * What is said to lie in the open is no place for a rainy day, unless it was asked for by name. Of places that say nothing
 * about a roof nothing can be proven: they may come behind those with one, and a walk in the rain is no mistake.
 */
function checkRain({ day, place }: Visit, trip: CheckedTrip): Violation[] {
  if (place.indoor !== false || wishFor('rain', day, trip) !== true || placesAskedFor(day, trip).has(place.id))
    return [];
  return [violation('rain', { place: shown(place) }, { day, placeId: place.id })];
}

/** Sights, tables and places to stay that say that they are not fit for somebody of the party. */
function checkAccess({ itinerary, places, request }: CheckedTrip): Violation[] {
  return itinerary.days.flatMap(({ day, stops, overnight }) =>
    [...stops, overnight].flatMap((each) => {
      const place = each && places.get(each.placeId);
      if (place === undefined) return [];
      return (request.needs ?? [])
        .filter((need) => lacksAccess(place, need))
        .map((need) => violation('access', { place: shown(place), need }, { day, placeId: place.id }));
    }),
  );
}

/** Nobody visits a hotel, a station or a table: those are slept in, left from and eaten at. */
function checkKind({ day, place }: Visit): Violation[] {
  if (place.kind === 'sight') return [];
  return [violation('visits', { place: shown(place) }, { day, placeId: place.id })];
}

/** Whether the party pays at a sight that is to be free. */
export function checkFree(trip: CheckedTrip): Violation[] {
  if (trip.request.freeOnly !== true) return [];
  return visitsOf(trip).flatMap(({ day, date, place }) => {
    const yuan = priceForAll(priceOn(date, place), trip.request.party);
    return yuan > 0 ? [violation('free-only', { place: shown(place), yuan }, { day, placeId: place.id })] : [];
  });
}

/** Sights are of the kinds that were asked for, in their numbers, and fit for the party and the weather. */
export function checkSights(trip: CheckedTrip): Violation[] {
  const visits = visitsOf(trip);
  return [
    ...checkKinds(visits, trip),
    ...visits.flatMap((visit) => [...checkKind(visit), ...checkRain(visit, trip)]),
    ...checkAccess(trip),
    ...checkFree(trip),
  ];
}
