import type { TripCosts } from '../../domain/itinerary.js';
import { section } from './section.js';
import type { Voice } from './voice.js';

const kinds = ['attractions', 'dining', 'hotel', 'innerCityTransport', 'intercityTransport'] as const;

/** The costs of a trip that is not free as a small table: kinds that cost nothing are left out, except that free sights are worth a word. */
export function renderCosts(costs: TripCosts, { words }: Voice): string {
  const rows = kinds
    .filter((kind) => costs[kind] > 0 || kind === 'attractions')
    .map((kind) => [words.costs[kind], costs[kind] > 0 ? words.money(costs[kind]) : words.freeEntry] as const);
  const total = [words.costs.total, words.money(costs.total)] as const;
  const width = Math.max(...[...rows, total].map(([label]) => label.length));
  const line = ([label, sum]: readonly [string, string]) => `${label.padEnd(width, words.costs.filler)}  ${sum}`;
  return section(words.costs.title, [...rows.map(line), '────────────', line(total)]);
}
