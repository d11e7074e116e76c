import type { Stop } from '../../../domain/itinerary.js';
import type { Place } from '../../../domain/place.js';
import { hasTag } from '../../check/meant-places.js';
import { shown } from '../../check/violation.js';
import { checkItinerary } from '../../check-itinerary.js';
import { type CheckedMultiCityTrip, wishFor } from './checked-multi-city-trip.js';
import { type MultiCityViolation, violation } from './multi-city-violation.js';

function said(wishes: readonly string[] = []): readonly string[] {
  return wishes.filter((each) => each.trim() !== '');
}

/** What a name means in a city is a question for the checker of one city. */
function isSeen(name: string, { itinerary, request, places }: CheckedMultiCityTrip): boolean {
  return itinerary.stays.some(({ city, itinerary: stay }) => {
    const startDate = stay.days[0]?.date ?? request.startDate;
    const asked = { city, startDate, days: stay.days.length, party: request.party, mustSee: [name] };
    return !checkItinerary(stay, asked, [...places.values()]).some(({ rule }) => rule === 'must-see');
  });
}

/** What was asked for the whole trip is seen and eaten in one of its cities, and kinds of sights are no more than were asked for. */
export function checkTourWishes(trip: CheckedMultiCityTrip): MultiCityViolation[] {
  const { itinerary, request, places } = trip;
  const tagged = (stops: readonly Stop[], of: Stop['kind'], tag: string) =>
    stops.filter(({ kind, placeId }) => {
      const place: Place | undefined = places.get(placeId);
      return kind === of && place !== undefined && hasTag(place, tag);
    });
  const stays = itinerary.stays.map((stay) => ({
    city: stay.city,
    stops: stay.itinerary.days.flatMap((day) => day.stops),
    cuisines: said(wishFor(stay, trip)?.cuisines),
  }));
  const all = stays.flatMap(({ stops }) => stops);
  return [
    ...said(request.mustSee)
      .filter((name) => !isSeen(name, trip))
      .map((name) => violation('must-see', { name })),
    ...said(request.cuisines)
      .filter((tag) => tagged(all, 'meal', tag).length === 0)
      .map((tag) => violation('cuisines', { tag })),
    ...stays.flatMap(({ city, stops, cuisines }) =>
      cuisines
        .filter((tag) => tagged(stops, 'meal', tag).length === 0)
        .map((tag) => violation('cuisines', { tag, city })),
    ),
    ...(request.kindLimits ?? []).flatMap(({ tag, most }) => {
      const found = tagged(all, 'visit', tag);
      return found.length > most ? [violation('kind-limits', { tag, most, found: found.map(shown) })] : [];
    }),
  ];
}
