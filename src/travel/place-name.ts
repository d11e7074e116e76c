import type { Place } from '../domain/place.js';
import { foldScript } from '../text/script.js';

/** One spelling for names: simplified characters, small letters, no spaces or dots between words. */
export function foldName(name: string): string {
  return foldScript(name.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s·・.,'’"()（）-]+/gu, '');
}

/** One spelling for cities: 杭州市 and 杭州 are the same. */
export function foldCity(city: string): string {
  const folded = foldName(city);
  return folded.length > 2 ? folded.replace(/市$/u, '') : folded;
}

function namesOf(place: Place): string[] {
  return [
    place.id,
    place.name,
    ...(place.aliases ?? []),
    ...(place.englishName === undefined ? [] : [place.englishName]),
  ]
    .map(foldName)
    .filter((name) => name !== '');
}

/** Whether a word is one of the place's names, or a part of one. */
export function isNamed(place: Place, word: string): boolean {
  const folded = foldName(word);
  return folded.length > 1 && namesOf(place).some((name) => name.includes(folded));
}

/** Whether a word is one of the place's tags, in any writing. */
export function isTagged(place: Place, word: string): boolean {
  const tag = word.trim().toLowerCase().replace(/\s+/gu, '-');
  return place.tags?.includes(tag) ?? false;
}

/**
 * The places that a customer means by a name, best understanding first: the name, alias or id itself; else a name that
 * contains the word; else a name that the word contains (杭州灵隐寺 for 灵隐寺).
 */
export function placesNamed(word: string, places: readonly Place[]): readonly Place[] {
  const folded = foldName(word);
  if (folded === '') return [];
  const exact = places.filter((place) => namesOf(place).includes(folded));
  if (exact.length > 0 || folded.length < 2) return exact;
  const containing = places.filter((place) => isNamed(place, word));
  if (containing.length > 0) return containing;
  return places.filter((place) => namesOf(place).some((name) => name.length > 1 && folded.includes(name)));
}
