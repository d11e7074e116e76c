import type { FactSource } from '../../domain/place.js';
import { readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/**
 * Where the facts come from: each name once, with its newest day. The address is shown where the name has only one;
 * the itinerary itself holds them all.
 */
export function renderSources(sources: readonly FactSource[], { words, plainNameOf }: Voice): string {
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
  return section(words.sourcesTitle, lines);
}
