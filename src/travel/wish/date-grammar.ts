import { parseNumber } from '../../text/chinese-number.js';
import { addDays, weekdayOf } from '../calendar/calendar-date.js';
import { dateOf, nextMonthDay, nextYearDay } from './local-date.js';

/** A day, or days from start to end. */
export interface Stretch {
  readonly start: string;
  readonly end?: string | undefined;
}

/** One way to write a date. */
export interface DateGrammar {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, today: string) => Stretch | undefined;
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const count = '[0-9零〇一二三四五六七八九十]{1,3}';
export const monthWord =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekdayWord =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const until = '\\s*(?:到|至|[-~–—]+|to|until|till|through|thru)\\s*';
const dayMark = '(?:日|号(?!线|楼|店|口|门|馆|院|厅|路|桌|房|码))';
const ordinal = '(?:st|nd|rd|th)?';

/** 1 to 12; 0 for no month. */
export function monthNumber(word: string | undefined): number {
  return monthNames.indexOf((word ?? '').slice(0, 3)) + 1;
}

function span(start: string | undefined, end?: string | undefined): Stretch | undefined {
  return start === undefined ? undefined : { start, end };
}

/** Month and day to month and day; the second month defaults to the first, and the end never lies before the start. */
function yearDays(
  today: string,
  from: readonly [month: number, day: number],
  to?: readonly [month: number | undefined, day: number],
): Stretch | undefined {
  const start = nextYearDay(today, from[0], from[1]);
  if (start === undefined || to === undefined || Number.isNaN(to[1])) return span(start);
  return span(start, nextYearDay(start, to[0] ?? from[0], to[1]));
}

function numberOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : (parseNumber(text) ?? Number.NaN);
}

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text);
}

/** The named weekday: of this week, or `weeksLater` weeks on; without a week, the next such day, today included. */
function weekdayDate(today: string, weekday: number, weeksLater: number | undefined): string {
  const distance = weekday - weekdayOf(today);
  if (weeksLater === undefined) return addDays(today, (distance + 7) % 7);
  return addDays(today, distance + weeksLater * 7);
}

function weekendDates(today: string, weeksLater: number): Stretch {
  const saturday = weekdayDate(today, 6, weeksLater);
  return { start: saturday < today ? today : saturday, end: addDays(saturday, 1) };
}

// The order counts: the longer and surer forms first, because what they take is gone for the others.
export const dateGrammars: readonly DateGrammar[] = [
  {
    pattern: new RegExp(
      `(?<!\\d)(?<year>20\\d\\d)(?:[-/.]|年)(?<month>\\d{1,2})(?:[-/.]|月)(?<day>\\d{1,2})(?!\\d)${dayMark}?(?:${until}(?:(?<endYear>20\\d\\d)(?:[-/.]|年))?(?:(?<endMonth>\\d{1,2})(?:[-/.]|月))?(?<endDay>\\d{1,2})(?!\\d)${dayMark}?)?`,
      'g',
    ),
    read: ({ year, month, day, endYear, endMonth, endDay }) =>
      span(
        dateOf(Number(year), Number(month), Number(day)),
        endDay === undefined ? undefined : dateOf(Number(endYear ?? year), Number(endMonth ?? month), Number(endDay)),
      ),
  },
  {
    pattern: new RegExp(
      `(?<month>${count})月(?<day>${count})${dayMark}?(?:${until}(?:(?<endMonth>${count})月)?(?<endDay>${count})(?:${dayMark}|(?![天日晚夜个人大小元块百千万]|\\d)))?`,
      'g',
    ),
    read: ({ month, day, endMonth, endDay }, today) =>
      yearDays(
        today,
        [numberOf(month), numberOf(day)],
        endDay === undefined ? undefined : [optionalNumber(endMonth), numberOf(endDay)],
      ),
  },
  {
    pattern:
      /(?<![\d./])(?<month>\d{1,2})[/.](?<day>\d{1,2})\s*(?:到|至|[-~–—]|to)\s*(?:(?<endMonth>\d{1,2})[/.])?(?<endDay>\d{1,2})(?![\d./]|\s*(?:元|块|万|k|公里|米|分|小时|人|个|天|%))/g,
    read: ({ month, day, endMonth, endDay }, today) =>
      yearDays(today, [Number(month), Number(day)], [optionalNumber(endMonth), Number(endDay)]),
  },
  {
    // A single 10.1 is a date only where the words around say so: prices and distances look the same.
    pattern:
      /(?<![\d./])(?<month>\d{1,2})(?:\/|\.(?=\d{1,2}\s*(?:号|日|出发|去|到|走|开始|起|入住)))(?<day>\d{1,2})(?![\d./]|\s*(?:元|块|万|k|公里|米|分|小时|人|个|天|%))(?:号|日)?/g,
    read: ({ month, day }, today) => yearDays(today, [Number(month), Number(day)]),
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?<month>${monthWord})\\s*(?<day>\\d{1,2})${ordinal}(?!\\d)(?:${until}(?:(?<endMonth>${monthWord})\\s*)?(?<endDay>\\d{1,2})${ordinal}(?![\\d:]|\\s*(?:days?|people|nights?|adults?)))?(?:,?\\s*(?<year>20\\d\\d))?`,
      'g',
    ),
    read: englishDays,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?<day>\\d{1,2})${ordinal}(?:\\s*(?:of\\s+)?(?<month>${monthWord}))?${until}(?<endDay>\\d{1,2})${ordinal}\\s*(?:of\\s+)?(?<endMonth>${monthWord})(?![a-z])(?:,?\\s*(?<year>20\\d\\d))?`,
      'g',
    ),
    read: ({ month, endMonth, ...rest }, today) => englishDays({ ...rest, month: month ?? endMonth, endMonth }, today),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?<day>\\d{1,2})${ordinal}\\s*(?:of\\s+)?(?<month>${monthWord})(?![a-z])(?:,?\\s*(?<year>20\\d\\d))?`,
      'g',
    ),
    read: englishDays,
  },
  {
    pattern: new RegExp(`(?:下(?:个)?月)(?<day>${count})${dayMark}(?:${until}(?<endDay>${count})${dayMark}?)?`, 'g'),
    read: ({ day, endDay }, today) => {
      const nextMonth = nextMonthDay(addDays(today, 1), 1) ?? today;
      const start = nextMonthDay(nextMonth, numberOf(day));
      return span(
        start,
        start === undefined || endDay === undefined ? undefined : nextMonthDay(start, numberOf(endDay)),
      );
    },
  },
  {
    pattern: new RegExp(
      `(?<!第|\\d)(?<day>${count})${dayMark}?${until}(?<endDay>${count})(?:号(?!线|楼|店|口|门|馆|院|厅|路|桌|房|码)|日(?!游))`,
      'g',
    ),
    read: ({ day, endDay }, today) => {
      const start = nextMonthDay(today, numberOf(day));
      return span(start, start === undefined ? undefined : nextMonthDay(start, numberOf(endDay)));
    },
  },
  {
    pattern: new RegExp(
      `(?<![第月个]|\\d)(?<day>${count})(?:号(?!线|楼|店|口|门|馆|院|厅|路|桌|房|码)|日(?=出发|去|到|走|早|上午|下午|晚|入住|抵达))`,
      'g',
    ),
    read: ({ day }, today) => span(nextMonthDay(today, numberOf(day))),
  },
  {
    pattern:
      /(?<![a-z])(?<week>this|next|the coming|coming)\s+weekend(?![a-z])|(?<weekZh>这个?|本|下下个?|下个?)(?:周末|星期末|礼拜天末)/g,
    read: ({ week, weekZh }, today) => {
      const later = week === 'next' || weekZh?.startsWith('下') === true;
      return weekendDates(today, (later ? 1 : 0) + (weekZh?.startsWith('下下') === true ? 1 : 0));
    },
  },
  {
    pattern:
      /(?<week>这个?|本|下下个?|下个?)?(?:周|星期|礼拜)(?<day>[一二三四五六日天])(?!闭|不开|休|除外|关|游|期)(?:\s*(?:到|至|[-~])\s*(?:周|星期|礼拜)(?<endDay>[一二三四五六日天]))?/g,
    read: ({ week, day, endDay }, today) => {
      const number = (character: string) => '一二三四五六日'.indexOf(character === '天' ? '日' : character) + 1;
      const weeksLater = week === undefined ? undefined : (week.match(/下/g)?.length ?? 0);
      const start = weekdayDate(today, number(day ?? ''), weeksLater);
      const end = endDay === undefined ? undefined : weekdayDate(start, number(endDay), undefined);
      return span(start < today ? undefined : start, end);
    },
  },
  {
    pattern: new RegExp(
      `(?<![a-z])(?:(?<week>this|next|coming)\\s+)?(?<day>${weekdayWord})(?![a-z])(?:${until}(?<endDay>${weekdayWord})(?![a-z]))?`,
      'g',
    ),
    read: ({ week, day, endDay }, today) => {
      const number = (word: string | undefined) => weekdayNames.indexOf((word ?? '').slice(0, 3)) + 1;
      const weeksLater = week === 'next' ? 1 : undefined;
      const start = weekdayDate(today, number(day), weeksLater);
      return span(start, endDay === undefined ? undefined : weekdayDate(start, number(endDay), undefined));
    },
  },
];

function englishDays(
  { month, day, endMonth, endDay, year }: Readonly<Record<string, string | undefined>>,
  today: string,
): Stretch | undefined {
  const first = monthNumber(month);
  const last = endMonth === undefined ? first : monthNumber(endMonth);
  if (year === undefined) {
    return yearDays(today, [first, Number(day)], endDay === undefined ? undefined : [last, Number(endDay)]);
  }
  const end = endDay === undefined ? undefined : dateOf(Number(year), last, Number(endDay));
  return span(dateOf(Number(year), first, Number(day)), end);
}
