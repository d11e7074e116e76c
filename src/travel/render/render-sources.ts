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
export function renderSources(sources: readonly FactSource[], firstDay: string, voice: Voice): string {
  const lines = sourceLines(sources, voice).map(({ text, url }) => `· ${text}${url ? ` ${url}` : ''}`);
  const stale = staleFacts(sources, firstDay, voice);
  return section(voice.words.sourcesTitle, stale === undefined ? lines : [...lines, `· ${stale}`]);
}

/** Says how old the oldest fact is, where it is old by the first day of the trip. */
export function staleFacts(sources: readonly FactSource[], firstDay: string, { words }: Voice): string | undefined {
  const oldest = sources.map((source) => source.date).sort()[0] ?? '';
  const isStale = oldest !== '' && firstDay !== '' && daysBetween(oldest, firstDay) > freshDays;
  return isStale ? words.staleFacts(readDateParts(oldest)) : undefined;
}

/** The sources alone, each with its address where it has one. */
export function sourceLines(
  sources: readonly FactSource[],
  { words, plainNameOf }: Voice,
): { readonly text: string; readonly url: string | undefined }[] {
  const names = [...new Set(sources.map(plainNameOf))];
  return names.map((name) => {
    const same = sources.filter((source) => plainNameOf(source) === name);
    const newest =
      same
        .map((source) => source.date)
        .sort()
        .at(-1) ?? '';
    const addresses = new Set(same.map((source) => source.url));
    const [address] = addresses.size === 1 ? addresses : [];
    return { text: words.withNote(name, words.dateOfRecord(readDateParts(newest))), url: address };
  });
}
