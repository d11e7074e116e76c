import type { Place } from '../../domain/place.js';
import { foldScript } from '../../text/script.js';
import type { CheckedTrip } from './checked-trip.js';

function plain(text: string): string {
  return foldScript(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

function plainCity(name: string): string {
  return plain(name).replace(/(?<=..)市$/u, '');
}

/** How a place is called, each name in one spelling. */
interface PlaceNames {
  /** Id, names and aliases. */
  readonly words: readonly string[];
  /** The same, and the names without a branch in brackets. */
  readonly wholeNames: readonly string[];
  readonly city: string;
}

// A city's places are checked against many plans, and folding a name costs more than all the rest of a check.
const knownNames = new WeakMap<Place, PlaceNames>();

function namesOf(place: Place): PlaceNames {
  let names = knownNames.get(place);
  if (names === undefined) {
    const { id, name, englishName = '', aliases = [] } = place;
    const withoutBranch = (each: string) => plain(each.normalize('NFKC').replace(/\([^()]*\)$/u, ''));
    const words = [id, name, englishName, ...aliases].map(plain).filter((word) => word !== '');
    const branchless = [name, englishName].map(withoutBranch).filter((word) => word !== '');
    names = { words, wholeNames: [...words, ...branchless], city: plainCity(place.city) };
    knownNames.set(place, names);
  }
  return names;
}

/** Whether two names mean one city: 杭州市 and 杭州 do. */
export function isSameCity(left: string, right: string): boolean {
  return left === right || plainCity(left) === plainCity(right);
}

export function hasTag(place: Place, wish: string): boolean {
  return (place.tags ?? []).includes(wish.trim().toLowerCase().replaceAll(' ', '-'));
}

export function isEatery({ kind }: Place): boolean {
  return kind === 'restaurant' || kind === 'food-street';
}

export function isStay({ kind }: Place): boolean {
  return kind === 'hotel' || kind === 'hotel-area';
}

/** Whether a wish is a whole name of the place; it may leave out a branch in brackets and may begin with the city. */
function isWholeName(place: Place, wanted: string): boolean {
  const { wholeNames, city } = namesOf(place);
  return wholeNames.some((word) => word === wanted || `${city}${word}` === wanted);
}

function hasPart(place: Place, wanted: string): boolean {
  return wanted.length > 1 && namesOf(place).words.some((word) => word.includes(wanted));
}

function isPartOf(place: Place, wanted: string, shortest: number): boolean {
  return namesOf(place).words.some((word) => word.length >= shortest && wanted.includes(word));
}

/** Whether a refusal means a place: its name or tag, or a part of its name, which counts for sights alone. */
export function isRuledOut(place: Place, refusal: string): boolean {
  const wanted = plain(refusal);
  return hasTag(place, refusal) || isWholeName(place, wanted) || (!isEatery(place) && hasPart(place, wanted));
}

/** The places that a name means in the closest sense that fits any: whole, as a part, or with more words around it. */
function named(wish: string, places: readonly Place[]): readonly Place[] {
  const wanted = plain(wish);
  const senses: readonly ((place: Place) => boolean)[] = [
    (place) => isWholeName(place, wanted),
    (place) => !isEatery(place) && hasPart(place, wanted),
    (place) => isPartOf(place, wanted, isStay(place) ? 2 : 3),
  ];
  return senses.map((sense) => places.filter(sense)).find((found) => found.length > 0) ?? [];
}

function placesOfCity({ request, places }: CheckedTrip, isWanted: (place: Place) => boolean): readonly Place[] {
  const city = plainCity(request.city);
  return [...places.values()].filter((place) => isWanted(place) && namesOf(place).city === city);
}

/** Ids of the sights and eateries of the trip's city any one of which grants a wish: by its tag or by its name. */
export function placesMeant(wish: string, trip: CheckedTrip): ReadonlySet<string> {
  const visitable = placesOfCity(trip, (place) => place.kind === 'sight' || isEatery(place));
  return new Set([...named(wish, visitable), ...visitable.filter((place) => hasTag(place, wish))].map(({ id }) => id));
}

/** Ids of the places of any kind that a name means: where a day begins, or ends. */
export function spotsMeant(wish: string, trip: CheckedTrip): ReadonlySet<string> {
  return new Set(
    named(
      wish,
      placesOfCity(trip, () => true),
    ).map(({ id }) => id),
  );
}

/** Ids of the sights that were asked for by name or tag, on a day or on any. */
export function placesAskedFor(day: number, trip: CheckedTrip): ReadonlySet<string> {
  const wishes = (trip.request.dayWishes ?? []).filter((wish) => wish.day === day);
  const names = [
    ...(trip.request.mustSee ?? []),
    ...(trip.request.anyOf ?? []).flatMap(({ mustSee }) => mustSee ?? []),
    ...wishes.flatMap(({ mustSee }) => mustSee ?? []),
    ...wishes.flatMap(({ appointments }) => (appointments ?? []).map(({ place }) => place)),
  ];
  return new Set(names.flatMap((name) => [...placesMeant(name, trip)]));
}

/** Whether a hotel is one that a wish for a place to stay means: by its name or its area, whole or in part. */
export function isStayOf(stay: Place, wish: string): boolean {
  const wanted = plain(wish);
  if (wanted.length < 2) return false;
  const area = plain(stay.area ?? '');
  const isInArea = area.length > 1 && (area.includes(wanted) || wanted.includes(area));
  return isInArea || isWholeName(stay, wanted) || hasPart(stay, wanted) || isPartOf(stay, wanted, 2);
}
