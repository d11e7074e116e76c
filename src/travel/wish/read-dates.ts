import type { TripWish } from '../../domain/trip-request.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { addDays } from '../calendar/calendar-date.js';
import { dateGrammars, type Stretch } from './date-grammar.js';
import { holidayWords } from './holidays.js';
import { nextMonthDay } from './local-date.js';
import { readMonth } from './read-month.js';
import { isTakenBack, type WishText } from './wish-text.js';

/** What was said about the time of the trip. */
export type WishDates = Pick<TripWish, 'startDate' | 'endDate' | 'holiday' | 'notBefore'>;

const relativeDays: readonly (readonly [RegExp, number])[] = [
  [/大后天/g, 3],
  [/后天|(?:the )?day after tomorrow/g, 2],
  [/明(?:天|日|早|晚|儿)|(?<![a-z])tomorrow(?![a-z])/g, 1],
  // Yesterday is a date only where somebody leaves on it: "昨天去过了" tells what is past.
  [
    /昨[天日](?=就?(?:出发|动身|启程|出门))|(?<=(?:leav(?:e|ing)|start(?:ing)?|depart(?:ing)?|set(?:ting)? (?:out|off)) (?:on )?)yesterday/g,
    -1,
  ],
  [/今(?:天|日|晚|早|儿)|(?<![a-z])(?:today|tonight)(?![a-z])/g, 0],
];

const daysAhead = new RegExp(
  `(?<number>${numberPattern})天(?:之后|以后|后)|(?<![a-z])in (?<english>${numberPattern}) days?(?![a-z])(?!['’-])|(?<from>${numberPattern}) days? from (?:now|today)`,
  'g',
);

/**
 * Reads when the trip is to be: a date, two dates, or a holiday. Days without a year are the next such days from `today`.
 * A named date wins over a holiday's name, and the first over later ones.
 */
export function readDates(text: WishText, today: string): WishDates {
  const found: Stretch[] = [];
  const keep = (start: number, length: number, stretch: Stretch | undefined): true | undefined => {
    if (stretch === undefined || isExcluded(text.folded, start)) return undefined;
    if (!isTakenBack(text.folded, { start, end: start + length })) found.push(stretch);
    return true;
  };
  for (const grammar of dateGrammars) {
    text.take(grammar.pattern, (match) => keep(match.index, match[0].length, grammar.read(match.groups ?? {}, today)));
  }
  text.take(daysAhead, ({ index, 0: whole, groups }) => {
    const days = parseNumber(groups?.number ?? groups?.english ?? groups?.from ?? '');
    return days === undefined ? undefined : keep(index, whole.length, { start: addDays(today, Math.ceil(days)) });
  });
  for (const [pattern, days] of relativeDays) {
    text.take(pattern, ({ index, 0: whole }) => keep(index, whole.length, { start: addDays(today, days) }));
  }
  let holiday: WishDates['holiday'];
  for (const [name, pattern] of holidayWords) {
    text.take(pattern, ({ index, 0: whole }) => {
      if (!isExcluded(text.folded, index) && !isTakenBack(text.folded, { start: index, end: index + whole.length })) {
        holiday ??= name;
      }
      return true;
    });
  }
  const [first] = found;
  const second = found[1] ?? (first === undefined ? undefined : laterInMonth(text, first.start));
  if (first === undefined) {
    const notBefore = holiday === undefined ? readMonth(text, today, isExcluded) : undefined;
    return { ...(holiday === undefined ? {} : { holiday }), ...(notBefore === undefined ? {} : { notBefore }) };
  }
  const end = first.end ?? (second !== undefined && second.start > first.start ? second.start : undefined);
  return end === undefined || end < first.start ? { startDate: first.start } : { startDate: first.start, endDate: end };
}

/** "除了周一", "避开国庆", "except Monday" name a time that is not meant. */
function isExcluded(text: string, start: number): boolean {
  return /(?:除了?|避开|错开|不在|except|avoid(?:ing)?|(?<!or )not (?:on|in|during|over))\s*(?:the )?$/.test(
    text.slice(0, start),
  );
}

/** A day without its month, later than the date before it: "12月5日火车去,7日飞机回来". */
function laterInMonth(text: WishText, start: string): Stretch | undefined {
  const [later] = text.take(
    /(?<![\d月第年])(?<day>\d{1,2})[日号](?=[^,，。;；]{0,8}(?:回|走|返|离))/g,
    ({ groups }) => {
      const day = Number(groups?.day);
      return day > Number(start.slice(8)) && day <= 31 ? nextMonthDay(start, day) : undefined;
    },
  );
  return later === undefined ? undefined : { start: later };
}
