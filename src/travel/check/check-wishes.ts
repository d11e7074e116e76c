import type { CheckedTrip } from './checked-trip.js';
import { hasTag, isEatery, isRuledOut, placesMeant } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

/** Every place that was asked for is in the plan, on its day where one was named. */
export function checkMustSee(trip: CheckedTrip): Violation[] {
  const seenOn = (day: number | undefined, wish: string) => {
    const meant = placesMeant(wish, trip);
    return trip.itinerary.days
      .filter((each) => day === undefined || each.day === day)
      .some(({ stops }) => stops.some((stop) => meant.has(stop.placeId)));
  };
  const wishes = [
    ...(trip.request.mustSee ?? []).map((name) => ({ name, day: undefined })),
    ...(trip.request.dayWishes ?? []).flatMap(({ day, mustSee }) => (mustSee ?? []).map((name) => ({ name, day }))),
  ];
  return wishes
    .filter(({ name, day }) => name.trim() !== '' && !seenOn(day, name))
    .map(({ name, day }) => violation('must-see', { name }, { day }));
}

/** No place is in the plan that was ruled out, for the trip or for its day. */
export function checkMustNotSee({ itinerary, request, places }: CheckedTrip): Violation[] {
  return itinerary.days.flatMap(({ day, stops }) => {
    const ofDay = (request.dayWishes ?? []).filter((wish) => wish.day === day);
    const refusals = [
      ...(request.mustNotSee ?? []),
      ...(request.members ?? []).flatMap(({ refuses = [] }) => refuses),
      ...ofDay.flatMap((wish) => wish.mustNotSee ?? []),
    ];
    return stops.flatMap((stop): Violation[] => {
      const place = places.get(stop.placeId);
      const refused = refusals.find((word) => place !== undefined && isRuledOut(place, word));
      if (refused === undefined) return [];
      return [violation('must-not-see', { place: shown(stop), refused }, { day, placeId: stop.placeId })];
    });
  });
}

/** Every kind of food that was asked for is eaten once at least. */
export function checkCuisines({ itinerary, request, places }: CheckedTrip): Violation[] {
  const tables = itinerary.days
    .flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'meal'))
    .flatMap(({ placeId }) => places.get(placeId) ?? [])
    .filter(isEatery);
  return (request.cuisines ?? [])
    .filter((tag) => tag.trim() !== '' && !tables.some((table) => hasTag(table, tag)))
    .map((tag) => violation('cuisines', { tag }));
}
