import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { isTakenBack, type WishText } from './wish-text.js';

/** How long the trip is to be, or by how many days it is to change. */
export interface WishDays {
  readonly days?: number | undefined;
  readonly change?: number | undefined;
  /** Days by which the start moves: later ones count up. */
  readonly shift?: number | undefined;
}

const many = `(?<number>${numberPattern})(?:\\s*(?:-|~|—|到|至|to|or|或)\\s*(?<upper>${numberPattern}))?`;

const changes: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:多|加|延长|增加|再)(?:玩|待|住|留|呆|加|多)?(?:上)?(?<number>${numberPattern})(?:天|日|晚)`, 'g'), 1],
  [new RegExp(`(?:少|减|缩短|减少)(?:玩|待|住|去|掉)?(?<number>${numberPattern})(?:天|日|晚)`, 'g'), -1],
  [
    /(?<![a-z])(?:(?:one|1|an?) (?:more|extra|additional|another) (?:day|night)|another (?:day|night)|a day longer)(?![a-z])/g,
    1,
  ],
  [
    /(?<![a-z])(?:(?:one|1|a) (?:day|night) (?:less|fewer|shorter)|(?:one|1) (?:less|fewer) (?:day|night))(?![a-z])/g,
    -1,
  ],
];

const shifts: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:推迟|延后|延迟|往后推|晚)(?<number>${numberPattern})(?:天|日)(?:再?(?:去|走|出发))?`, 'g'), 1],
  [new RegExp(`(?:提前|提早|往前提|早)(?<number>${numberPattern})(?:天|日)(?!预[约订])(?:去|走|出发)?`, 'g'), -1],
  [new RegExp(`(?<![a-z])(?<number>${numberPattern}|a) days? later(?![a-z])`, 'g'), 1],
  [new RegExp(`(?<![a-z])(?<number>${numberPattern}|a) days? earlier(?![a-z])`, 'g'), -1],
];

const notLasting = '(?!之?[前后内]|以[前后内]|连锁|优品|安门|气| ?(?:ago|later|earlier|before|after|in advance|away))';

const days = new RegExp(
  `(?<!第|每|前|头|后|一人|每人|人均|day |[:：])(?<![:：]\\d)${many}\\s*(?:个)?(?:整|(?!(?:adults|people|kids|children|persons|students|seniors|nights|more|of|and|to|or|extra|fewer|less|every|each|per|on)(?![a-z]))[a-z]+ |\uFFFC+ )?(?:天${notLasting}(?<half>半)?|日(?=游|行|之旅|旅|的?行程|攻略|自由行|玩|跟团|旅游)|[- ]?days?(?![a-z])${notLasting})(?:\\s*[、,/]?\\s*${numberPattern}\\s*个?(?:夜|晚上?|宿|nights?))?(?:[游行]|trip)?`,
  'g',
);
const shortForm = /(?<![a-z\d])(?<number>\d{1,2})d(?:\d{1,2}n)?(?![a-z\d])/g;
const nights = new RegExp(
  `(?<!每|第|/|per |a )${many}\\s*个?[- ]?(?:夜(?!景|市|游|宵)|晚(?!上|餐|饭|会|点|到|间)|晚上|宿|nights?(?![a-z]))`,
  'g',
);
const weeks = new RegExp(
  `(?<!第|每)(?<number>${numberPattern}|an?)\\s*(?:个?(?:星期|礼拜)|周(?![一二三四五六日天末边年岁]))(?!之?[前后])|(?<![a-z])(?<english>${numberPattern}|a|one) weeks?(?![a-z])${notLasting}`,
  'g',
);
const oneDay =
  /(?<![a-z])(?:a|one|whole|half[- ]?a|half)[- ](?:full[- ])?day(?![a-z])(?! ?(?:ago|later|earlier|before|after))|day[- ]trip|(?<![\d一二三四五六七八九十])半[天日]|一整天|一日游|当天来回|当天往返|(?:只有|就|空出?)一?个?晚上(?!住)|晚上有空|几个?(?:小时|钟头)(?=[^,，。]{0,6}(?:能|可以|干|玩|逛|看))|(?<![a-z])(?:one|a|an) (?:free )?evening(?![a-z])|(?<![a-z])a few hours(?![a-z])/g;

/**
 * Reads the number of days, in text whose dates are taken already.
 *
 * `两三天` and `2-3 days` are read as the upper end: a day is dropped from a plan more easily than added. Nights alone
 * give one day more; half a day is a day.
 *
 * @param asked - true when the days were asked for, so that a bare number is understood
 */
export function readDays(text: WishText, asked: boolean): WishDays {
  const shift = takeSum(text, shifts);
  const change = takeSum(text, changes);
  const found: number[] = [];
  const keep = (match: RegExpExecArray, count: number | undefined): true | undefined => {
    if (count === undefined || count > 400) return undefined;
    if (!isTakenBack(text.folded, { start: match.index, end: match.index + match[0].length })) found.push(count);
    return true;
  };
  text.take(days, (match) => {
    const count = upperNumber(match.groups);
    if (count === 1 && isDailyRate(text.folded.slice(match.index + match[0].length))) return undefined;
    return keep(
      match,
      count === undefined ? undefined : Math.ceil(count + (match.groups?.half === undefined ? 0 : 0.5)),
    );
  });
  text.take(shortForm, (match) => keep(match, upperNumber(match.groups)));
  text.take(oneDay, (match) => keep(match, 1));
  text.take(weeks, (match) => {
    const count = match.groups?.number ?? match.groups?.english ?? '';
    const number = /^an?$/.test(count) ? 1 : parseNumber(count);
    return keep(match, number === undefined ? undefined : Math.ceil(number * 7));
  });
  if (found.length === 0) {
    text.take(nights, (match) => {
      const count = upperNumber(match.groups);
      return keep(match, count === undefined ? undefined : count + 1);
    });
  }
  if (found.length === 0 && asked) {
    text.take(
      new RegExp(
        `^\\s*(?:大概|大约|就|about |around )?${many}\\s*(?:天|日)?(?:左右)?(?:吧|就行|就好|呗|呢)?\\s*[。.!！]?\\s*$`,
        'g',
      ),
      (match) => keep(match, upperNumber(match.groups)),
    );
  }
  const last = found.at(-1);
  return {
    ...(last === undefined ? {} : { days: last }),
    ...(change === 0 ? {} : { change }),
    ...(shift === 0 ? {} : { shift }),
  };
}

function takeSum(text: WishText, patterns: readonly (readonly [RegExp, number])[]): number {
  let sum = 0;
  for (const [pattern, sign] of patterns) {
    text.take(pattern, ({ groups }) => {
      const count = groups?.number === undefined || groups.number === 'a' ? 1 : parseNumber(groups.number);
      if (count === undefined) return undefined;
      sum += sign * Math.ceil(count);
      return true;
    });
  }
  return sum;
}

/** "一天500元" is a price by the day. */
function isDailyRate(after: string): boolean {
  return /^\s*\d+\s*(?:元|块|以内|左右|yuan)/.test(after);
}

function upperNumber(groups: Readonly<Record<string, string | undefined>> | undefined): number | undefined {
  return parseNumber(groups?.upper ?? groups?.number ?? '');
}
