import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import type { Range } from './place-kind.js';
import { durationPattern, readDuration } from './read-duration.js';

/** A range found in a text, and where. */
export interface FoundRange {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
  /** As written, empty where none was; `hours` for a length of time. */
  readonly unit: string;
  /** It says how much at least, at most or about, and of nothing that is counted: 500以内, but not 超过10个人. */
  readonly isLimit: boolean;
}

const atLeast =
  '不低于|不少于|高于|超过|大于|至少|最少|多于|no(?:t)? (?:less|lower|fewer) than|not (?:under|below)|more than|better than|over|above|at least|from';
const atMost =
  "不(?:想|能|要|得)?超过|别超过|不高于|不多于|低于|少于|小于|最多|至多|(?:no|not|never|[a-z]+n't)(?: [a-z]+){0,3} (?:more|higher) than|not (?:over|above)|less than|cheaper than|under|below|at most|up to|within|only|max(?:imum)?(?: of)?";
const about = '大概|大约|差不多|(?<![a-z])(?:about|around|roughly)(?![a-z])';
const join = '\\s*(?:-|~|—|–|到|至|to|[和与](?=[^,。]{1,8}之间)|(?<=between [^,.]{1,16})and)\\s*';
const upwards = '(?:及|或)?\\s*以上|起(?!点|伏)|or (?:more|above|better|higher)|and (?:up|above)|\\+';
const roughly = '左右|上下|or so';
/** Things that are counted, not paid or scored. */
const counted =
  /^\s*(?:[人个位间晚天点岁名次楼层号月日年公千米折%]|(?:people|persons?|guests?|adults?|kids|nights?|rooms?|beds?|km|kilomet|met|min|hours?|o'clock|am|pm)(?![a-z]))/;
const downwards = '(?:及|或)?\\s*(?:以下|以内|之内|内(?=的|,|$))|or (?:less|below)|at most';

function rangeOf(first: number, second: number | undefined, before: string, after: string): Range {
  if (second !== undefined) return { min: Math.min(first, second), max: Math.max(first, second) };
  if (first >= 10 && new RegExp(`(?:${roughly})`).test(after)) return nearly(first);
  if (first >= 10 && new RegExp(`(?:${about})`).test(before)) return nearly(first);
  if (new RegExp(`(?:${downwards})`).test(after) || new RegExp(`(?:${atMost})`).test(before)) return { max: first };
  if (new RegExp(`(?:${upwards})`).test(after) || new RegExp(`(?:${atLeast})`).test(before)) return { min: first };
  return { min: first, max: first };
}

/** 300到500, but no date and no phone number. */
function isSpan(first: string, low: number, high: number | undefined): boolean {
  return high !== undefined && low >= 50 && low < high && high <= 100_000 && !first.startsWith('0');
}

/** A fifth more or less. */
function nearly(value: number): Range {
  return { min: Math.round(value * 0.8), max: Math.round(value * 1.2) };
}

/**
 * Finds the numbers and lengths of time in a message that has been folded by `foldText`: `20-50元`, `四分以上`,
 * `不超过一百块`, `1小时到2小时`, `at least 4 stars`.
 *
 * @param units - the units that may follow a number, longest first
 */
export function findRanges(text: string, units: readonly string[]): readonly FoundRange[] {
  const unit = units.length === 0 ? '(?!)' : units.map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const durations = matches(
    text,
    new RegExp(
      `(?<before>(?:${atLeast}|${atMost})\\s*)?(?<length>${durationPattern})(?<after>${upwards}|${downwards})?`,
      'g',
    ),
  ).flatMap((match) => {
    const { before = '', length = '', after = '' } = match.groups ?? {};
    const read = readDuration(length);
    if (read === undefined) return [];
    const range: Range = read.min === read.max ? rangeOf(read.min, undefined, before, after) : read;
    return [{ start: match.index, end: match.index + match[0].length, range, unit: 'hours', isLimit: false }];
  });
  const masked = durations.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\uFFFC'.repeat(end - start) + rest.slice(end),
    text,
  );
  const number = `(?:${numberPattern})`;
  const pattern = new RegExp(
    `(?<before>(?:${atLeast}|${atMost}|${about})\\s*)?[$¥]?(?<first>${number})\\s*(?<unit1>${unit})?(?:${join}(?<second>${number})\\s*(?<unit2>${unit})?)?\\s*(?<after>${upwards}|${downwards}|${roughly})?`,
    'g',
  );
  const numbers = matches(masked, pattern).flatMap((match) => {
    const { before = '', first = '', second, unit1, unit2, after = '' } = match.groups ?? {};
    const low = parseNumber(first);
    const high = second === undefined ? undefined : parseNumber(second);
    if (low === undefined) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        range: rangeOf(low, high, before, after),
        unit: unit2 ?? unit1 ?? '',
        isLimit:
          (before + after !== '' || isSpan(first, low, high)) &&
          !counted.test(masked.slice(match.index + match[0].length)),
      },
    ];
  });
  return [...durations, ...numbers].sort((left, right) => left.start - right.start);
}

function matches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return [...text.matchAll(pattern)];
}
