import type { Pace, TransportMode } from '../../domain/trip-request.js';
import type { CheckedTrip } from './checked-trip.js';
import { isRuledOut, isStayOf, placesMeant } from './meant-places.js';
import type { Violation } from './violation.js';

const mostVisits: Readonly<Record<Pace, number>> = { relaxed: 3, moderate: 5, packed: 8 };

function checkMustSee(trip: CheckedTrip): Violation[] {
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
    .map(({ name, day }) => ({ rule: 'must-see', day, message: `${name} was asked for and is not in the plan` }));
}

function checkStops(trip: CheckedTrip): Violation[] {
  const { itinerary, request, places } = trip;
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const day of itinerary.days) {
    const dayRefusals = (request.dayWishes ?? [])
      .filter((wish) => wish.day === day.day)
      .flatMap((wish) => wish.mustNotSee ?? []);
    for (const stop of day.stops) {
      const place = places.get(stop.placeId);
      const about = { day: day.day, placeId: stop.placeId };
      if (place === undefined || place.name !== stop.name) {
        violations.push({
          rule: 'unknown-place',
          ...about,
          message: `${stop.name} is not one of the places of ${itinerary.city}`,
        });
        continue;
      }
      if (seen.has(stop.placeId))
        violations.push({ rule: 'duplicate', ...about, message: `${stop.name} is in the plan twice` });
      seen.add(stop.placeId);
      const refusal = [...(request.mustNotSee ?? []), ...dayRefusals].find((word) => isRuledOut(place, word));
      if (refusal !== undefined)
        violations.push({ rule: 'must-not-see', ...about, message: `${stop.name} was not wanted` });
    }
  }
  return violations;
}

function checkPace({ itinerary, request }: CheckedTrip): Violation[] {
  return itinerary.days.flatMap((day): Violation[] => {
    const wish = request.dayWishes?.find((each) => each.day === day.day && each.pace !== undefined)?.pace;
    const pace = wish ?? request.pace ?? 'moderate';
    const visits = day.stops.filter((stop) => stop.kind === 'visit').length;
    if (visits <= mostVisits[pace]) return [];
    return [
      { rule: 'pace', day: day.day, message: `${visits} sights on day ${day.day} are too many for a ${pace} pace` },
    ];
  });
}

/** Legs use the modes that were asked for, to the hotel and the station too. Walking is always allowed. */
function checkModes({ itinerary, request }: CheckedTrip): Violation[] {
  const wished: readonly TransportMode[] = request.modes?.length ? request.modes : ['walk', 'bus', 'metro', 'taxi'];
  return itinerary.days.flatMap((day) =>
    [...day.stops.map((stop) => stop.leg), day.end.leg]
      .filter((leg) => leg.mode !== 'walk' && !wished.includes(leg.mode))
      .map(
        (leg): Violation => ({
          rule: 'modes',
          day: day.day,
          message: `Day ${day.day} uses ${leg.mode}, which was not wanted`,
        }),
      ),
  );
}

/** Every night is spent where the party wants to stay, if a hotel or an area of that name is known. */
function checkStay({ itinerary, request, places }: CheckedTrip): Violation[] {
  const wish = request.stayAt ?? '';
  const stays = [...places.values()].filter((place) => place.kind === 'hotel' || place.kind === 'hotel-area');
  const meant = new Set(stays.filter((stay) => isStayOf(stay, wish)).map((stay) => stay.id));
  if (meant.size === 0) return [];
  return itinerary.days.flatMap(({ day, overnight }): Violation[] =>
    overnight === undefined || meant.has(overnight.placeId)
      ? []
      : [{ rule: 'stay', day, placeId: overnight.placeId, message: `${overnight.name} is not at ${wish}` }],
  );
}

/** The plan does what was asked for, and nothing that was ruled out. */
export function checkWishes(trip: CheckedTrip): Violation[] {
  return [...checkStops(trip), ...checkMustSee(trip), ...checkPace(trip), ...checkModes(trip), ...checkStay(trip)];
}
