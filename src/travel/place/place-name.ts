import type { Place } from '../../domain/place.js';
import { foldScript } from '../../text/script.js';
import { servesMeals } from './serves-meals.js';

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

interface FoldedNames {
  readonly city: string;
  readonly names: readonly string[];
  /** The names, and those without the branch in brackets. */
  readonly calls: ReadonlySet<string>;
}

/** Every word of a request is compared with every place, again for each plan that is tried: names are folded once. */
const foldedNames = new WeakMap<Place, FoldedNames>();

function foldedOf(place: Place): FoldedNames {
  const known = foldedNames.get(place);
  if (known !== undefined) return known;
  const { id, name, aliases = [], englishName = '' } = place;
  const names = [id, name, ...aliases, englishName].map(foldName).filter((folded) => folded !== '');
  const withoutBranches = [name, englishName].map((each) => foldName(withoutBranch(each)));
  const folded = { city: foldCity(place.city), names, calls: new Set([...names, ...withoutBranches]) };
  foldedNames.set(place, folded);
  return folded;
}

/** A name without the branch in brackets: 楼外楼 for 楼外楼（孤山路店）. */
function withoutBranch(name: string): string {
  return name.replace(/\s*[（(][^（()）]*[）)]$/u, '');
}

/** Whether a word is one of the place's names, all of it. The branch in brackets and the city before it may be missing. */
export function isCalled(place: Place, word: string): boolean {
  const folded = foldName(word);
  if (folded === '') return false;
  const { city, calls } = foldedOf(place);
  if (calls.has(folded)) return true;
  const rest = folded.startsWith(city) ? folded.slice(city.length) : '';
  return rest !== '' && calls.has(rest);
}

/** Whether a word is one of the place's names, or a part of one. */
export function isNamed(place: Place, word: string): boolean {
  const folded = foldName(word);
  return folded.length > 1 && foldedOf(place).names.some((name) => name.includes(folded));
}

/** A word written as a tag: `West Lake` becomes `west-lake`. */
export function tagOf(word: string): string {
  return word.trim().toLowerCase().replace(/\s+/gu, '-');
}

/** Whether a word is one of the place's tags, in any writing. */
export function isTagged(place: Place, word: string): boolean {
  return place.tags?.includes(tagOf(word)) ?? false;
}

/**
 * Whether a place is among those that a refusal means: by its name or a tag, or by a part of its name. A part counts for
 * sights alone: whoever wants no temples may still eat at a noodle shop named after one.
 */
export function isRefusedBy(place: Place, word: string): boolean {
  return isCalled(place, word) || isTagged(place, word) || (!servesMeals(place) && isNamed(place, word));
}

/** Names shorter than this occur in others by chance: 孤山 in the address of a restaurant. */
const leastContained = 3;

function isContained(place: Place, word: string): boolean {
  const isStay = place.kind === 'hotel' || place.kind === 'hotel-area';
  return foldedOf(place).names.some((name) => name.length >= (isStay ? 2 : leastContained) && word.includes(name));
}

/**
 * The places that a customer means by a name, best understanding first: the name, alias or id itself; else a name that
 * contains the word, but for places to eat at, which are meant by all of their name; else a name of three characters or
 * more that the word contains (灵隐寺 in 著名的灵隐寺).
 */
export function placesNamed(word: string, places: readonly Place[]): readonly Place[] {
  const folded = foldName(word);
  if (folded === '') return [];
  const exact = places.filter((place) => isCalled(place, word));
  if (exact.length > 0 || folded.length < 2) return exact;
  const containing = places.filter((place) => !servesMeals(place) && isNamed(place, word));
  if (containing.length > 0) return containing;
  return places.filter((place) => isContained(place, folded));
}
