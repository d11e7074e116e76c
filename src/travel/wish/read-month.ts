import { parseNumber } from '../../text/chinese-number.js';
import { addDays } from '../calendar/calendar-date.js';
import { monthNumber, monthWord } from './date-grammar.js';
import { nextYearDay } from './local-date.js';
import type { WishText } from './wish-text.js';

const chinese =
  '(?:(?<later>下个?月)|(?<same>这个?月|本月|(?<![\\u4e00-\\u9fff\\d])月(?=底))|(?<![个\\d第])(?<number>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月)(?!\\d|饼)份?(?<part>初|底|中旬|上旬|下旬)?';
const english = `(?<![a-z])(?<lead>in|next|this|early|mid|late|the beginning of|the end of)(?: in)?[- ](?:(?<english>${monthWord})|month)(?![a-z]| ?\\d)`;
const months = new RegExp(`${chinese}|${english}`, 'g');

/**
 * The first day of a month, or of the part of it, that is named without a day: "下个月", "三月底", "early in May". Days
 * that are over do not count. Read in text whose dates are taken already.
 *
 * @param isExcluded - whether the time at an offset is one that is not meant
 */
export function readMonth(
  text: WishText,
  today: string,
  isExcluded: (folded: string, start: number) => boolean,
): string | undefined {
  const [found] = text.take(months, ({ index, 0: said, groups = {} }) => {
    // "This may be too far" names no month.
    if (isExcluded(text.folded, index) || said === 'this may') return undefined;
    const named = groups.number ?? groups.english;
    const isNext = groups.later !== undefined || /^next month/.test(said);
    const thisMonth = `${today.slice(0, 8)}01`;
    const month =
      named === undefined
        ? Number(addDays(thisMonth, isNext ? 31 : 0).slice(5, 7))
        : (parseNumber(named) ?? monthNumber(named));
    const part = groups.part ?? groups.lead ?? '';
    const day = /底|下旬|late|end/.test(part) ? 21 : /中旬|mid/.test(part) ? 11 : 1;
    const isNow = month === Number(today.slice(5, 7)) && day <= Number(today.slice(8));
    return isNow ? today : nextYearDay(today, month, day);
  });
  return found;
}
