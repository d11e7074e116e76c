import type { FactSource } from '../../domain/place.js';
import { daysBetween } from '../calendar/calendar-date.js';
import { readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/** Opening hours and prices change about once a year. */
const freshDays = 365;

/**
 * Where the facts come from: each name once, with its newest day. The address is shown where the name has only one;
 * the itinerary itself holds them all. Facts that are old by the first day of the trip are owned up to, with the oldest month.
 */
export function renderSources(sources: readonly FactSource[], firstDay: string, { words, plainNameOf }: Voice): string {
  const names = [...new Set(sources.map(plainNameOf))];
  const lines = names.map((name) => {
    const same = sources.filter((source) => plainNameOf(source) === name);
    const newest =
      same
        .map((source) => source.date)
        .sort()
        .at(-1) ?? '';
    const addresses = new Set(same.map((source) => source.url));
    const [address] = addresses.size === 1 ? addresses : [];
    return `· ${words.withNote(name, words.dateOfRecord(readDateParts(newest)))}${address ? ` ${address}` : ''}`;
  });
  const oldest = sources.map((source) => source.date).sort()[0] ?? '';
  const isStale = oldest !== '' && firstDay !== '' && daysBetween(oldest, firstDay) > freshDays;
  return section(words.sourcesTitle, isStale ? [...lines, `· ${words.staleFacts(readDateParts(oldest))}`] : lines);
}
