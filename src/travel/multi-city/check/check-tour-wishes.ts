import { hasTag } from '../../check/meant-places.js';
import { shown } from '../../check/violation.js';
import { checkItinerary } from '../../check-itinerary.js';
import type { CheckedMultiCityTrip } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

/** What was asked for the whole trip is seen and eaten in one of its cities, and kinds of sights are no more than were asked for. */
export function checkTourWishes({ itinerary, request, places }: CheckedMultiCityTrip): MultiCityViolation[] {
  const stops = itinerary.stays.flatMap(({ itinerary: stay }) => stay.days.flatMap((day) => day.stops));
  const all = [...places.values()];
  // What a name means in a city is a question for the checker of one city.
  const isSeen = (name: string) =>
    itinerary.stays.some(({ city, itinerary: stay }) => {
      const startDate = stay.days[0]?.date ?? request.startDate;
      const asked = { city, startDate, days: stay.days.length, party: request.party, mustSee: [name] };
      return !checkItinerary(stay, asked, all).some(({ rule }) => rule === 'must-see');
    });
  const isEaten = (tag: string) =>
    stops.some(({ kind, placeId }) => {
      const place = places.get(placeId);
      return kind === 'meal' && place !== undefined && hasTag(place, tag);
    });
  const asked = (wishes: readonly string[] = []) => wishes.filter((each) => each.trim() !== '');
  return [
    ...asked(request.mustSee)
      .filter((name) => !isSeen(name))
      .map((name) => violation('must-see', { name })),
    ...asked([...(request.cuisines ?? [])])
      .filter((tag) => !isEaten(tag))
      .map((tag) => violation('cuisines', { tag })),
    ...(request.kindLimits ?? []).flatMap(({ tag, most }) => {
      const found = stops.filter(({ kind, placeId }) => {
        const place = places.get(placeId);
        return kind === 'visit' && place !== undefined && hasTag(place, tag);
      });
      return found.length > most ? [violation('kind-limits', { tag, most, found: found.map(shown) })] : [];
    }),
  ];
}
