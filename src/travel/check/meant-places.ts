import type { Place } from '../../domain/place.js';
import { foldScript } from '../../text/script.js';
import type { CheckedTrip } from './checked-trip.js';

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

function isEatery({ kind }: Place): boolean {
  return kind === 'restaurant' || kind === 'food-street';
}

/** Whether a wish is a whole name of the place; it may leave out a branch in brackets and may begin with the city. */
function isWholeName(place: Place, wish: string): boolean {
  const wanted = plain(wish);
  const city = plain(place.city).replace(/(?<=..)市$/u, '');
  const words = [
    ...wordsOf(place),
    ...[place.name, place.englishName ?? ''].map((name) => plain(name.normalize('NFKC').replace(/\([^()]*\)$/u, ''))),
  ].filter((word) => word !== '');
  return words.some((word) => word === wanted || `${city}${word}` === wanted);
}

function hasPart(place: Place, wish: string): boolean {
  const wanted = plain(wish);
  return wanted.length > 1 && wordsOf(place).some((word) => word.includes(wanted));
}

function isPartOf(place: Place, wish: string, shortest: number): boolean {
  const wanted = plain(wish);
  return wordsOf(place).some((word) => word.length >= shortest && wanted.includes(word));
}

/** Whether a refusal means a place: its name or tag, or a part of its name, which counts for sights alone. */
export function isRuledOut(place: Place, refusal: string): boolean {
  return hasTag(place, refusal) || isWholeName(place, refusal) || (!isEatery(place) && hasPart(place, refusal));
}

/**
 * Ids of the places of the trip's city any one of which grants a wish: those of the tag, and those of the name in the
 * closest sense that fits any: the whole name, a part of a sight's name, a name of three letters or more in the wish.
 */
export function placesMeant(wish: string, { itinerary, places }: CheckedTrip): ReadonlySet<string> {
  const cityOf = (name: string) => plain(name).replace(/(?<=..)市$/u, '');
  const visitable = [...places.values()].filter(
    (place) => cityOf(place.city) === cityOf(itinerary.city) && (place.kind === 'sight' || isEatery(place)),
  );
  const senses: readonly ((place: Place) => boolean)[] = [
    (place) => isWholeName(place, wish),
    (place) => !isEatery(place) && hasPart(place, wish),
    (place) => isPartOf(place, wish, 3),
  ];
  const named = senses.map((sense) => visitable.filter(sense)).find((found) => found.length > 0) ?? [];
  return new Set([...named, ...visitable.filter((place) => hasTag(place, wish))].map((place) => place.id));
}

/** Whether a hotel is one that a wish for a place to stay means: by its name or its area, whole or in part. */
export function isStayOf(stay: Place, wish: string): boolean {
  const wanted = plain(wish);
  if (wanted.length < 2) return false;
  const area = plain(stay.area ?? '');
  const isInArea = area.length > 1 && (area.includes(wanted) || wanted.includes(area));
  return isInArea || isWholeName(stay, wish) || hasPart(stay, wish) || isPartOf(stay, wish, 2);
}
