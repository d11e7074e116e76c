import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import type { Clause, Span, WishText } from './wish-text.js';

/** Where a message names a day of the trip: "第二天", "on day 2", "the last day". */
export interface DayMark extends Span {
  /** From 1. */
  readonly day: number;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const mark = new RegExp(
  `第(?<number>[零一二三四五六七八九十\\d]{1,3})[天日]|(?<first>头一?天|首日)|(?<last>最后一?天|末日|(?:the )?last day)|(?:on )?(?<![a-z])day (?<english>${numberPattern})(?![a-z])|(?:on )?(?:the )?(?<ordinal>${ordinals.join('|')}|\\d{1,2}(?:st|nd|rd|th)) day(?![a-z])`,
  'g',
);

/**
 * The days of the trip that a message names; taken out of it.
 *
 * @param days - length of the trip, needed to know which the last day is
 */
export function takeDayMarks(text: WishText, days: number | undefined): DayMark[] {
  return text.take(mark, ({ index, 0: whole, groups }) => {
    const day = dayOf(groups ?? {}, days);
    return day === undefined || day < 1 ? undefined : { start: index, end: index + whole.length, day };
  });
}

function dayOf(groups: Readonly<Record<string, string | undefined>>, days: number | undefined): number | undefined {
  if (groups.first !== undefined) return 1;
  if (groups.last !== undefined) return days;
  if (groups.ordinal !== undefined) {
    const index = ordinals.indexOf(groups.ordinal);
    return index >= 0 ? index + 1 : Number.parseInt(groups.ordinal, 10);
  }
  return parseNumber(groups.number ?? groups.english ?? '');
}

/**
 * The day that a position speaks of, if any: one named anywhere in its clause ("skip the museum on day 2"), the nearest
 * before it where the clause names several, or the last one named earlier in the same sentence.
 */
export function dayAt(position: number, marks: readonly DayMark[], clauses: readonly Clause[]): number | undefined {
  const clause = clauses.find(({ start, end }) => start <= position && position < end);
  if (clause === undefined) return undefined;
  const own = marks.filter(({ start }) => start >= clause.start && start < clause.end);
  if (own.length > 0) return (own.findLast(({ start }) => start <= position) ?? own[0])?.day;
  const sentence = clauses.filter((other) => other.sentence === clause.sentence && other.start < clause.start);
  const [first] = sentence;
  if (first === undefined) return undefined;
  return marks.findLast(({ start }) => start >= first.start && start < clause.start)?.day;
}
