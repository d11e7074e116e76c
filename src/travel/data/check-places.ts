import type { Place } from '../../domain/place.js';
import { isMisspelling } from '../../text/misspelling.js';
import { daysBetween } from '../calendar/calendar-date.js';
import { foldCity, foldName } from '../place/place-name.js';
import { distanceBetween } from '../place/position.js';
import { interestTags, isInterestTag } from '../wish/interest-tags.js';
import type { FindingList } from './place-report.js';

/** A place with the row that it came from. */
export interface ReadPlace {
  readonly row: number;
  readonly place: Place;
}

export interface PlaceLimits {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly staleAfterDays: number;
  readonly farKilometers: number;
}

const shortVisit = 15;
const longVisit = 480;
/** With fewer places a middle says little. */
const leastForMiddle = 5;

/** What is strange about one place, though it can be planned with. */
export function checkPlaceFacts({ row, place }: ReadPlace, limits: PlaceLimits, findings: FindingList): void {
  const note = (code: Parameters<FindingList['add']>[0], field: string, found: string, hint?: string) =>
    findings.add(code, { row, place: place.name, field, found, ...(hint !== undefined && { hint }) });
  const { kind, price, visitMinutes, tags = [], source } = place;
  if (kind === 'sight' && price === undefined && !tags.includes('free')) note('price-missing', 'price', '');
  if (kind === 'hotel' && place.roomPrice === undefined) note('room-price-missing', 'roomPrice', '');
  if (kind === 'sight' && visitMinutes !== undefined && (visitMinutes < shortVisit || visitMinutes > longVisit)) {
    note('visit-odd', 'visitMinutes', String(visitMinutes));
  }
  for (const tag of tags) {
    const meant = meantTag(tag);
    if (meant !== undefined) note('unknown-tag', 'tags', tag, meant);
  }
  if (source !== undefined && daysBetween(source.date, limits.today) > limits.staleAfterDays) {
    note('stale', 'source.date', source.date);
  }
}

const knownTags = Object.keys(interestTags);
const tagsByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(interestTags).flatMap(([tag, words]) => words.map((word) => [word.replace(/ /g, '-'), tag] as const)),
);
const meantTags = new Map<string, string | undefined>();

/** The known tag that an unknown one is likely meant to be; a tag of one's own is fine. */
function meantTag(tag: string): string | undefined {
  if (isInterestTag(tag)) return undefined;
  if (!meantTags.has(tag)) {
    meantTags.set(tag, tagsByWord.get(tag) ?? knownTags.find((known) => isMisspelling(tag, known)));
    if (meantTags.size > 10_000) meantTags.clear();
  }
  return meantTags.get(tag) ?? tagsByWord.get(tag);
}

/** What only shows when places are read together: names twice, a place far from the others of its city. */
export function checkTogether(all: readonly ReadPlace[], limits: PlaceLimits, findings: FindingList): void {
  const byCity = new Map<string, ReadPlace[]>();
  const names = new Map<string, ReadPlace>();
  for (const each of all) {
    const { place, row } = each;
    const city = foldCity(place.city);
    const others = byCity.get(city) ?? [];
    others.push(each);
    byCity.set(city, others);
    const key = `${city}\n${place.kind}\n${foldName(place.name)}`;
    const first = names.get(key);
    if (first === undefined) names.set(key, each);
    else {
      findings.add('name-repeated', {
        row,
        place: place.name,
        field: 'name',
        found: place.name,
        hint: String(first.row),
      });
    }
  }
  for (const places of byCity.values()) checkDistances(places, limits, findings);
}

function checkDistances(places: readonly ReadPlace[], { farKilometers }: PlaceLimits, findings: FindingList): void {
  if (places.length < leastForMiddle) return;
  const middleOf = (pick: (place: Place) => number) => {
    const sorted = places.map(({ place }) => pick(place)).sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  const middle = {
    latitude: middleOf(({ position }) => position.latitude),
    longitude: middleOf(({ position }) => position.longitude),
    datum: 'GCJ-02',
  } as const;
  for (const { row, place } of places) {
    const kilometers = Math.round(distanceBetween(middle, place.position) / 1000);
    if (kilometers > farKilometers) {
      findings.add('far-away', {
        row,
        place: place.name,
        field: 'position',
        found: `${place.position.latitude}, ${place.position.longitude}`,
        hint: String(kilometers),
      });
    }
  }
}
