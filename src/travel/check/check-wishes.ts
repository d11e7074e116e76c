import type { Leg } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Pace, TransportMode } from '../../domain/trip-request.js';
import { foldScript } from '../../text/script.js';
import type { CheckedTrip } from './checked-trip.js';
import type { Violation } from './violation.js';

const mostVisits: Readonly<Record<Pace, number>> = { relaxed: 3, moderate: 5, packed: 8 };

function plain(text: string): string {
  return foldScript(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

function wordsOf(place: Place): string[] {
  return [place.id, place.name, place.englishName ?? '', ...(place.aliases ?? [])]
    .map(plain)
    .filter((word) => word !== '');
}

function hasTag(place: Place, wish: string): boolean {
  return (place.tags ?? []).includes(wish.trim().toLowerCase().replaceAll(' ', '-'));
}

/** Whether a place answers to a name: the one contains the other. */
function answersTo(place: Place, wish: string): boolean {
  const wanted = plain(wish);
  return wordsOf(place).some(
    (word) =>
      word === wanted || (wanted.length > 1 && word.length > 1 && (word.includes(wanted) || wanted.includes(word))),
  );
}

/** Whether a place is among those that a refusal means: its name contains the word, or it has the tag. */
function isMeantBy(place: Place, refusal: string): boolean {
  const refused = plain(refusal);
  return hasTag(place, refusal) || (refused.length > 1 && wordsOf(place).some((word) => word.includes(refused)));
}

function checkMustSee(trip: CheckedTrip): Violation[] {
  const seenOn = (day: number | undefined, wish: string) =>
    trip.itinerary.days
      .filter((each) => day === undefined || each.day === day)
      .flatMap((each) => each.stops)
      .some((stop) => {
        const place = trip.places.get(stop.placeId);
        return place !== undefined && (answersTo(place, wish) || hasTag(place, wish));
      });
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
      const refusal = [...(request.mustNotSee ?? []), ...dayRefusals].find((word) => isMeantBy(place, word));
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

/** Legs use the modes that were asked for. Walking is always allowed; a party that walks takes the bus to its base. */
function checkModes({ itinerary, request }: CheckedTrip): Violation[] {
  const wished: readonly TransportMode[] = request.modes?.length ? request.modes : ['walk', 'bus', 'metro', 'taxi'];
  const onlyWalks = wished.every((mode) => mode === 'walk');
  return itinerary.days.flatMap((day) => {
    const judge = (leg: Leg, isBaseLeg: boolean): Violation[] => {
      const isAllowed =
        leg.mode === 'walk' || wished.includes(leg.mode) || (onlyWalks && isBaseLeg && leg.mode !== 'drive');
      return isAllowed
        ? []
        : [{ rule: 'modes', day: day.day, message: `Day ${day.day} uses ${leg.mode}, which was not wanted` }];
    };
    return [...day.stops.flatMap((stop, index) => judge(stop.leg, index === 0)), ...judge(day.end.leg, true)];
  });
}

/** The plan does what was asked for, and nothing that was ruled out. */
export function checkWishes(trip: CheckedTrip): Violation[] {
  return [...checkStops(trip), ...checkMustSee(trip), ...checkPace(trip), ...checkModes(trip)];
}
