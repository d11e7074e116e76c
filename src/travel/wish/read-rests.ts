import type { DayWish, RestWish } from '../../domain/trip-request.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { type DayMark, dayAt } from './day-scope.js';
import type { Clause, WishText } from './wish-text.js';

const usualMinutes = 60;
/** What a rest may begin after its hours have come: lunch first. */
const slackMinutes = 90;
const noon = { from: 12 * 60, least: 15 * 60 + 30 };
const afternoon = { from: 13 * 60, least: 17 * 60 };

const length = `(?<number>半|${numberPattern}(?:\\.\\d+)?)(?:个)?(?<half>半)?(?<unit>小时|钟头|分钟)(?<more>半)?`;
const part = '(?<part>中午|午饭后|午餐后|饭后|午后|下午)';
const wishes =
  '(?:我们|大家|每天|都|要|想|得|需要|必须|会|能|回|去|在|到|酒店|宾馆|房间|里|安排|留出?|有|给|孩子|宝宝|小孩|老人)*';
const nap = '(?:睡(?:个|一个|一下)?午觉|午睡|午休|睡个?午觉|小睡)';
const chinese = [
  new RegExp(
    `(?<!不|没|无需|不用|别)(?:${part}${wishes})?${nap}(?:个|上|一下|至少|大概|大约)*(?:${length})?(?:左右)?`,
    'g',
  ),
  new RegExp(`(?<!不)${part}${wishes}(?:休息|睡)(?:个|上|至少|大概|大约)*${length}(?:左右)?`, 'g'),
];

const words = { half: 0.5, an: 1, a: 1, one: 1, two: 2, three: 3 };
const count = '(?<number>\\d+(?:\\.\\d+)?|half(?: an?)?|one|two|three|an?)';
const unit = '(?<unit>hours?|hrs?|minutes?|mins?)';
const when = '(?<part>after (?:our )?lunch|at (?:noon|midday)|midday|(?:in the|every|each) afternoon)';
const naps = '(?:naps?|siestas?|lie[- ]downs?)';
const english = [
  new RegExp(
    `(?<![a-z])(?<!no )(?<!without )(?:an? )?${count}[- ]${unit}(?:'s)? (?:${naps}|rest|break)(?: ${when})(?![a-z])`,
    'g',
  ),
  new RegExp(`(?<![a-z])(?<!no )(?:an? )?${count}[- ]${unit}(?:'s)? ${naps}(?![a-z])`, 'g'),
  new RegExp(`(?<![a-z])(?:rest|sleep|nap) (?:for )?${count}[- ]${unit} ${when}(?![a-z])`, 'g'),
  new RegExp(
    `(?<![a-z])(?<!no )(?<!without )(?:an? )?(?:${when} )?${naps}(?: (?:of|for) (?:about )?${count}[- ]${unit})?(?: ${when})?(?![a-z])`.replace(
      '(?<part>',
      '(?:',
    ),
    'g',
  ),
];

function minutesOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const { number, half, unit: said = '', more } = groups;
  if (number === undefined) return usualMinutes;
  const [first = ''] = number.split(' ');
  const amount = number === '半' ? 0.5 : (words[first as keyof typeof words] ?? Number(first) ?? Number.NaN);
  const whole = Number.isNaN(amount) ? parseNumber(number) : amount;
  if (whole === undefined) return undefined;
  const isMinutes = /分|min/.test(said);
  const minutes = (whole + ((half ?? more) ? 0.5 : 0)) * (isMinutes ? 1 : 60);
  const rounded = Math.round(minutes / 5) * 5;
  return rounded > 0 && rounded <= 300 ? rounded : undefined;
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function restOf({ groups = {} }: RegExpExecArray): RestWish | undefined {
  const minutes = minutesOf(groups);
  if (minutes === undefined) return undefined;
  const hours = /下午|afternoon/.test(groups.part ?? '') ? afternoon : noon;
  return {
    minutes,
    earliest: clock(hours.from),
    latest: clock(Math.max(hours.least, hours.from + minutes + slackMinutes)),
  };
}

/**
 * Naps and rests: "中午要午睡两小时", "下午回酒店休息一个半小时", "a two-hour nap after lunch"; an hour where no length is said.
 * Of every day, unless a day is named.
 */
export function readRests(
  text: WishText,
  marks: readonly DayMark[],
  clauses: readonly Clause[],
): { readonly daily: readonly RestWish[] | undefined; readonly ofDays: readonly Pick<DayWish, 'day' | 'rests'>[] } {
  const said = [...chinese, ...english].flatMap((pattern) =>
    text.take(pattern, (match) => {
      const rest = restOf(match);
      return rest === undefined ? undefined : { rest, day: dayAt(match.index, marks, clauses) };
    }),
  );
  const daily = said.flatMap(({ rest, day }) => (day === undefined ? [rest] : []));
  return {
    daily: daily.length === 0 ? undefined : daily,
    ofDays: said.flatMap(({ rest, day }) => (day === undefined ? [] : [{ day, rests: [rest] }])),
  };
}
