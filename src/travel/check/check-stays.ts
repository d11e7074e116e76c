import type { ItineraryDay } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { lacksAccess } from './access.js';
import { type CheckedTrip, isOwnedUp } from './checked-trip.js';
import { hasTag, isStay, isStayOf, spotsMeant } from './meant-places.js';
import { shown, type Violation, violation } from './violation.js';

interface Night {
  readonly day: number;
  readonly night: NonNullable<ItineraryDay['overnight']>;
  readonly hotel: Place | undefined;
}

function nightsOf({ itinerary, places }: CheckedTrip): readonly Night[] {
  return itinerary.days.flatMap(({ day, overnight }) =>
    overnight === undefined ? [] : [{ day, night: overnight, hotel: places.get(overnight.placeId) }],
  );
}

/** Whether the party can sleep there for the whole trip: by its shortest stay, and by what is known of its steps. */
export function canHost(place: Place, { request }: CheckedTrip): boolean {
  return (
    isStay(place) &&
    (place.minimumNights ?? 1) < request.days &&
    !(request.needs ?? []).some((need) => lacksAccess(place, need))
  );
}

/** Every night is spent where the party wants to stay, or the plan says that it knows nothing of that name. */
function checkName(trip: CheckedTrip): Violation[] {
  const asked = trip.request.stayAt ?? '';
  if (asked.trim() === '') return [];
  const stays = [...trip.places.values()].filter(isStay);
  const meant = new Set(stays.filter((stay) => isStayOf(stay, asked)).map((stay) => stay.id));
  // A sight that is named is one to sleep near, which is a matter of degree.
  if (meant.size === 0 && (spotsMeant(asked, trip).size > 0 || isOwnedUp(asked, trip))) return [];
  return nightsOf(trip)
    .filter(({ night }) => !meant.has(night.placeId))
    .map(({ day, night }) => violation('stay', { place: shown(night), asked }, { day, placeId: night.placeId }));
}

/** Every place to stay has what was asked for. */
function checkFeatures(trip: CheckedTrip): Violation[] {
  const { stayWith = [] } = trip.request;
  return nightsOf(trip).flatMap(({ day, night, hotel }) =>
    stayWith
      .filter((tag) => hotel !== undefined && !hasTag(hotel, tag))
      .map((tag) => violation('stay-with', { place: shown(night), tag }, { day, placeId: night.placeId })),
  );
}

/** No stay is shorter than the place takes: nights in a row count together. */
function checkShortStays(trip: CheckedTrip): Violation[] {
  const nights = nightsOf(trip);
  const follows = (index: number) =>
    nights[index - 1]?.night.placeId === nights[index]?.night.placeId &&
    nights[index - 1]?.day === (nights[index]?.day ?? 0) - 1;
  return nights.flatMap(({ day, night, hotel }, index): Violation[] => {
    if (follows(index)) return [];
    let last = index;
    while (last + 1 < nights.length && follows(last + 1)) last += 1;
    const facts = { place: shown(night), nights: last - index + 1, leastNights: hotel?.minimumNights ?? 1 };
    if (facts.nights >= facts.leastNights) return [];
    return [violation('minimum-nights', facts, { day, placeId: night.placeId })];
  });
}

/** Every night is spent at a place that was asked for, has what was asked for, and takes a stay of that length. */
export function checkStays(trip: CheckedTrip): Violation[] {
  return [...checkName(trip), ...checkFeatures(trip), ...checkShortStays(trip)];
}
