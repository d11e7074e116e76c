import type { PlaceKind } from '../../domain/place.js';
import type { OsmElement } from './osm-element.js';

/** What a tag of OpenStreetMap makes of an element. */
interface Meaning {
  readonly kind: PlaceKind;
  readonly tags?: readonly string[];
  readonly indoor?: true;
}

// Keys in the order in which they decide: what people come to see before what is there besides.
// Source: https://wiki.openstreetmap.org/wiki/Map_features
const meanings: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  tourism: {
    museum: { kind: 'sight', tags: ['museum'], indoor: true },
    gallery: { kind: 'sight', tags: ['art'], indoor: true },
    aquarium: { kind: 'sight', tags: ['zoo', 'family'], indoor: true },
    zoo: { kind: 'sight', tags: ['zoo', 'family'] },
    theme_park: { kind: 'sight', tags: ['theme-park', 'family'] },
    viewpoint: { kind: 'sight', tags: ['photo'] },
    attraction: { kind: 'sight' },
    hotel: { kind: 'hotel' },
    hostel: { kind: 'hotel' },
    guest_house: { kind: 'hotel' },
    motel: { kind: 'hotel' },
  },
  historic: {
    castle: { kind: 'sight', tags: ['historic-site'] },
    monument: { kind: 'sight', tags: ['historic-site'] },
    memorial: { kind: 'sight', tags: ['historic-site'] },
    ruins: { kind: 'sight', tags: ['historic-site'] },
    archaeological_site: { kind: 'sight', tags: ['historic-site'] },
    city_gate: { kind: 'sight', tags: ['historic-site'] },
    citywalls: { kind: 'sight', tags: ['historic-site'] },
    tomb: { kind: 'sight', tags: ['historic-site'] },
    pagoda: { kind: 'sight', tags: ['pagoda', 'historic-site'] },
    temple: { kind: 'sight', tags: ['temple', 'historic-site'] },
    building: { kind: 'sight', tags: ['historic-site'] },
    house: { kind: 'sight', tags: ['historic-site'] },
  },
  leisure: {
    park: { kind: 'sight', tags: ['park'] },
    garden: { kind: 'sight', tags: ['garden'] },
    nature_reserve: { kind: 'sight', tags: ['nature'] },
    water_park: { kind: 'sight', tags: ['theme-park', 'family'] },
  },
  amenity: {
    restaurant: { kind: 'restaurant' },
    cafe: { kind: 'restaurant' },
    fast_food: { kind: 'restaurant' },
    food_court: { kind: 'food-street' },
    theatre: { kind: 'sight', tags: ['show'], indoor: true },
    place_of_worship: { kind: 'sight', tags: ['temple'] },
    planetarium: { kind: 'sight', tags: ['museum', 'family'], indoor: true },
    university: { kind: 'sight', tags: ['university'] },
    bus_station: { kind: 'station' },
  },
  railway: { station: { kind: 'station' } },
  aeroway: { aerodrome: { kind: 'station' } },
};

/** In these only what is known beyond its street is a sight: every quarter has its temple, every school its campus. */
const needsFame: ReadonlySet<string> = new Set(['place_of_worship', 'university', 'memorial', 'building', 'house']);

export type OsmOutcome =
  | { readonly type: 'row'; readonly value: Readonly<Record<string, unknown>> }
  /** `why` is undefined for what says nothing at all: the corners of a wall. */
  | { readonly type: 'skipped'; readonly why: string | undefined };

/** Makes a row of an element: a place to plan with, or why it is none. */
export function toOsmRow(element: OsmElement, date: string | undefined): OsmOutcome {
  const { tags } = element;
  const found = meaningOf(tags);
  if (found === undefined) return { type: 'skipped', why: otherKind(tags) };
  const { meaning, value } = found;
  const name = tags['name:zh'] ?? tags.name;
  if (name === undefined) return { type: 'skipped', why: 'no name' };
  if (needsFame.has(value) && !isFamous(tags)) return { type: 'skipped', why: `${value} of no more than local note` };
  return { type: 'row', value: { ...rowOf(element, name, meaning), ...sourceOf(element, date) } };
}

function meaningOf(tags: OsmElement['tags']): { readonly meaning: Meaning; readonly value: string } | undefined {
  for (const [key, values] of Object.entries(meanings)) {
    const value = tags[key];
    const meaning = value === undefined ? undefined : values[value];
    if (value !== undefined && meaning !== undefined) return { meaning, value };
  }
  return undefined;
}

function otherKind(tags: OsmElement['tags']): string | undefined {
  const key = Object.keys(meanings).find((each) => tags[each] !== undefined);
  return key === undefined ? undefined : `${key}=${tags[key]}`;
}

const isFamous = (tags: OsmElement['tags']) =>
  ['tourism', 'wikidata', 'wikipedia', 'heritage'].some((key) => tags[key] !== undefined);

function rowOf(element: OsmElement, name: string, meaning: Meaning): Record<string, unknown> {
  const { tags, type, id, latitude, longitude } = element;
  const aliases = [tags.name, tags.alt_name, tags.old_name, tags.official_name, tags.short_name]
    .flatMap((names) => names?.split(';') ?? [])
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== name);
  const isFree = tags.fee === 'no';
  const adult = isFree ? 0 : tags.charge;
  const own = [...(meaning.tags ?? []), ...(isFree && meaning.kind === 'sight' ? ['free'] : [])];
  const street = [tags['addr:street'], tags['addr:housenumber']].filter((part) => part !== undefined).join('');
  const wheelchair = { yes: true, designated: true, no: false }[tags.wheelchair ?? ''];
  return {
    id: `osm-${type}-${id}`,
    name,
    latitude,
    longitude,
    kind: meaning.kind,
    ...(aliases.length > 0 && { aliases: [...new Set(aliases)] }),
    ...(tags['name:en'] && { englishName: tags['name:en'] }),
    ...(tags['addr:city'] && { city: tags['addr:city'] }),
    ...(tags['addr:district'] && { area: tags['addr:district'] }),
    ...(tags.opening_hours && { hours: tags.opening_hours }),
    ...(adult !== undefined && { price: adult }),
    ...(own.length > 0 && { tags: own }),
    ...(meaning.indoor && { indoor: true }),
    ...(wheelchair !== undefined && { stepFree: wheelchair }),
    ...((tags['addr:full'] ?? street) !== '' && { address: tags['addr:full'] ?? street }),
    ...((tags.phone ?? tags['contact:phone']) !== undefined && { phone: tags.phone ?? tags['contact:phone'] }),
    ...(tags.reservation === 'required' && { bookAhead: '须提前预约', englishBookAhead: 'Book ahead' }),
  };
}

/** The licence asks for the name: https://www.openstreetmap.org/copyright. */
function sourceOf({ type, id, tags }: OsmElement, date: string | undefined): Record<string, unknown> {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(tags.check_date ?? '') ? tags.check_date : date;
  if (day === undefined) return {};
  return {
    source: {
      name: 'OpenStreetMap 贡献者',
      englishName: 'OpenStreetMap contributors',
      url: `https://www.openstreetmap.org/${type}/${id}`,
      license: 'ODbL 1.0',
      date: day,
    },
  };
}
