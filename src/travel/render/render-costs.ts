import type { TripCosts } from '../../domain/itinerary.js';
import { section } from './section.js';
import type { Voice } from './voice.js';
import type { TripWords } from './words.js';

const kinds = ['attractions', 'dining', 'hotel', 'innerCityTransport', 'intercityTransport'] as const;

/**
 * The costs of a trip that is not free as a small table, labels to the left, amounts to the right: kinds that cost
 * nothing are left out, except that free sights are worth a word.
 */
export function renderCosts(costs: TripCosts, { words }: Voice): string {
  const rows = costRows(costs, words).map(({ label, text }) => [label, text] as const);
  const total = [words.costs.total, words.money(costs.total)] as const;
  const table = [...rows, total];
  const labelLength = Math.max(...table.map(([label]) => label.length));
  const sumWidth = Math.max(...table.map(([, sum]) => widthOf(sum)));
  const line = ([label, sum]: readonly [string, string]) =>
    `${label.padEnd(labelLength, words.costs.filler)}  ${' '.repeat(sumWidth - widthOf(sum))}${sum}`;
  const rule = '─'.repeat(widthOf(line(total)));
  return section(words.costs.title, [...rows.map(line), rule, line(total)]);
}

/** What each kind of thing costs, but for the total. */
export function costRows(
  costs: TripCosts,
  words: TripWords,
): { readonly label: string; readonly text: string; readonly yuan: number }[] {
  return kinds
    .filter((kind) => costs[kind] > 0 || kind === 'attractions')
    .map((kind) => ({
      label: words.costs[kind],
      text: costs[kind] > 0 ? words.money(costs[kind]) : words.freeEntry,
      yuan: costs[kind],
    }));
}

/** Columns that a text takes where letters have one width: Chinese characters take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, character) => width + (/[\p{Script=Han}\u3000]/u.test(character) ? 2 : 1), 0);
}
