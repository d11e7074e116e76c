import { type KnownCity, knownCities } from './cities.js';
import { type InterestTag, interestTags, otherWords } from './interest-tags.js';
import type { NamedPlace } from './wish-reading.js';
import { foldText, type Span, type WishText } from './wish-text.js';

/** What a name stands for. */
export type NameMeaning =
  | { readonly type: 'place'; readonly name: string; readonly place: NamedPlace }
  | { readonly type: 'area'; readonly name: string }
  | { readonly type: 'city'; readonly name: string }
  | { readonly type: 'tag'; readonly tag: InterestTag };

/** A name found in a message. */
export interface Mention extends Span {
  readonly meaning: NameMeaning;
}

interface Entry {
  readonly key: string;
  /** Absent for a longer word that only holds a name. */
  readonly meaning: NameMeaning | undefined;
}

type NameIndex = ReadonlyMap<string, readonly Entry[]>;

const indexes = new WeakMap<readonly NamedPlace[], NameIndex>();
const tagIndex = createIndex([
  ...otherWords.map((word): [string, undefined] => [word, undefined]),
  ...(Object.keys(interestTags) as InterestTag[]).flatMap((tag) =>
    interestTags[tag].map((word): [string, NameMeaning] => [word, { type: 'tag', tag }]),
  ),
]);

/** The names of places, areas and cities in a message, the longest first where two begin together; taken out of it. */
export function takeNames(text: WishText, places: readonly NamedPlace[] | undefined): Mention[] {
  return takeMentions(text, indexOf(places ?? []));
}

/** The words for interests in what is left of a message; taken out of it. */
export function takeTags(text: WishText): Mention[] {
  return takeMentions(text, tagIndex);
}

/** Whether the whole of a word is one for an interest. */
export function tagOf(word: string): InterestTag | undefined {
  const meaning = tagIndex.get(word.slice(0, 1))?.find(({ key }) => key === word)?.meaning;
  return meaning?.type === 'tag' ? meaning.tag : undefined;
}

const noPlaces: readonly NamedPlace[] = [];

function indexOf(places: readonly NamedPlace[]): NameIndex {
  const key = places.length === 0 ? noPlaces : places;
  const known = indexes.get(key);
  if (known !== undefined) return known;
  const index = createIndex([...cityNames(places), ...areaNames(places), ...placeNames(places)]);
  indexes.set(key, index);
  return index;
}

/** A name that several places share stays the customer's word, for the planner to choose among them. */
function placeNames(places: readonly NamedPlace[]): [string, NameMeaning][] {
  const byKey = new Map<string, { word: string; places: Set<NamedPlace> }>();
  for (const place of places) {
    for (const word of [place.name, place.englishName, ...(place.aliases ?? [])]) {
      if (word === undefined || word === place.city || word.length < 2) continue;
      const entry = byKey.get(foldText(word)) ?? { word, places: new Set() };
      entry.places.add(place);
      byKey.set(foldText(word), entry);
    }
  }
  return [...byKey.values()].map(({ word, places: named }) => {
    const [first] = named;
    const owner = [...named].find((place) => place.name === word);
    const place = owner ?? first;
    if (place === undefined) throw new TypeError('A name without a place');
    return [word, { type: 'place', place, name: named.size === 1 || owner !== undefined ? place.name : word }];
  });
}

function areaNames(places: readonly NamedPlace[]): [string, NameMeaning][] {
  const areas = new Set(places.flatMap(({ area }) => (area === undefined || area.length < 2 ? [] : [area])));
  return [...areas].map((name) => [name, { type: 'area', name }]);
}

/** Known cities under the spelling that the places use for them, and the places' own cities. */
function cityNames(places: readonly NamedPlace[]): [string, NameMeaning][] {
  const own = new Set(places.map(({ city }) => city));
  const bare = (name: string) => foldText(name).replace(/市$/, '');
  const names: [string, NameMeaning][] = [];
  const add = (city: KnownCity, name: string) => {
    for (const spelling of city.spellings) names.push([spelling, { type: 'city', name }]);
  };
  for (const city of knownCities) {
    const spelled = [...own].find((name) => city.spellings.some((spelling) => bare(spelling) === bare(name)));
    add(city, spelled ?? city.name);
    if (spelled !== undefined) own.delete(spelled);
  }
  for (const name of own) add({ name, spellings: [...new Set([name, bare(name)])] }, name);
  return names;
}

function createIndex(names: readonly (readonly [string, NameMeaning | undefined])[]): NameIndex {
  const index = new Map<string, Entry[]>();
  // Later ones replace earlier ones of the same spelling: a place wins over an area, an area over a city.
  for (const [key, meaning] of new Map(names.map(([word, meaning]) => [foldText(word), meaning]))) {
    const first = key.slice(0, 1);
    const entries = index.get(first) ?? [];
    entries.push({ key, meaning });
    index.set(first, entries);
  }
  for (const entries of index.values()) entries.sort((left, right) => right.key.length - left.key.length);
  return index;
}

function takeMentions(text: WishText, index: NameIndex): Mention[] {
  const mentions: Mention[] = [];
  const rest = text.rest;
  let position = 0;
  while (position < rest.length) {
    const entry = index.get(rest.charAt(position))?.find(({ key }) => isNamedAt(rest, position, key));
    if (entry === undefined) {
      position += 1;
      continue;
    }
    const span = { start: position, end: position + entry.key.length };
    if (entry.meaning !== undefined) mentions.push({ ...span, meaning: entry.meaning });
    position = span.end;
  }
  for (const mention of mentions) text.remove(mention);
  return mentions;
}

function isNamedAt(text: string, position: number, key: string): boolean {
  if (!text.startsWith(key, position)) return false;
  const letter = /[a-z]/;
  const startsInside = letter.test(key.charAt(0)) && letter.test(text.charAt(position - 1));
  const endsInside = letter.test(key.charAt(key.length - 1)) && letter.test(text.charAt(position + key.length));
  return !startsInside && !endsInside;
}
