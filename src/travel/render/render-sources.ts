import type { FactSource } from '../../domain/place.js';
import { readDateParts } from './date-parts.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

/**
 * Where the facts come from: each name once, with its newest day. The address is shown where the name has only one;
 * the itinerary itself holds them all.
 */
export function renderSources(sources: readonly FactSource[], voice: Voice): string {
  const lines = sourceLines(sources, voice).map(({ text, url }) => `· ${text}${url ? ` ${url}` : ''}`);
  return section(voice.words.sourcesTitle, lines);
}

/** The same sources, each by itself, with its address where it has one. */
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
