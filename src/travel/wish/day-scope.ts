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

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** A day of the week counts as a day of the trip where something is said of it, and not as the day of leaving. */
const weekday = new RegExp(
  `(?<!下|上|每|从|改到|改成|推到|提前到)(?:这|本)?(?:周|星期|礼拜)(?<chinese>[一二三四五六日天])(?=(?:早上|上午|中午|下午|晚上|傍晚|会|要|可能|有雨|下雨|预报|不安排|休息|自由活动|那天))|(?:on )?(?<![a-z])(?<!next |every |leave on |start on |from )(?<english>${weekdayNames.join('|')})(?=(?<hour> (?:morning|afternoon|evening|night)|[^.;]{0,24}\\d ?[ap]m)?)(?![a-z])`,
  'g',
);

function weekdayMarks(text: WishText, days: number | undefined, startDate: string | undefined): DayMark[] {
  if (days === undefined || startDate === undefined) return [];
  const first = (new Date(`${startDate}T12:00:00Z`).getUTCDay() + 6) % 7;
  return text.take(weekday, ({ index, 0: whole, groups }) => {
    const named = groups?.chinese;
    const isOfTrip = named !== undefined || groups?.hour !== undefined || /(?<![a-z])rain/.test(text.folded);
    if (!isOfTrip) return undefined;
    const wanted =
      named === undefined
        ? weekdayNames.indexOf(groups?.english ?? '')
        : Math.min(6, '一二三四五六日天'.indexOf(named));
    const day = ((wanted - first + 7) % 7) + 1;
    return wanted < 0 || day > days ? undefined : { start: index, end: index + whole.length, day };
  });
}

/**
 * The days of the trip that a message names; taken out of it.
 *
 * @param days - length of the trip, needed to know which the last day is
 * @param startDate - of the trip that is talked about, needed to know which day a Saturday is
 */
export function takeDayMarks(text: WishText, days: number | undefined, startDate?: string): DayMark[] {
  const weekdays = weekdayMarks(text, days, startDate);
  return [...weekdays, ...numberedMarks(text, days)].sort((left, right) => left.start - right.start);
}

function numberedMarks(text: WishText, days: number | undefined): DayMark[] {
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
