import { parseNumber } from '../../text/chinese-number.js';
import { foldScript } from '../../text/script.js';
import type { Claim } from './claim.js';

const han = '[零〇一二两三四五六七八九十百千万]+';
const number = String.raw`(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|${han})`;
const minutesOfDay = 24 * 60;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const englishWeekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const chineseWeekdays = '日一二三四五六';
const dayPart = String.raw`(?:(凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|(?<!最)[早晚])\s*)?`;

/** Writes a text in the one form that claims and names are looked for in; offsets stay. */
export function foldText(text: string): string {
  const folded = foldScript(text.toLowerCase())
    .replace(/(?<=\d)：(?=\d)/g, ':')
    .replaceAll('’', "'")
    .replaceAll('\u00a0', ' ');
  return folded.length === text.length ? folded : text;
}

/** Finds the claims of a folded text, in order; no two overlap. */
export function readClaims(folded: string): Claim[] {
  const taken: Claim[] = [];
  for (const reader of [readDates, readClocks, readMoney, readDurations, readDistances, readCounts]) {
    for (const claim of reader(folded)) {
      if (!taken.some((other) => claim.start < other.end && other.start < claim.end)) taken.push(claim);
    }
  }
  return joinRanges(
    taken.sort((left, right) => left.start - right.start),
    folded,
  );
}

function claimsOf(
  text: string,
  pattern: RegExp,
  read: (
    groups: readonly (string | undefined)[],
    match: RegExpExecArray,
  ) => Omit<Claim, 'start' | 'end' | 'isRough'> | undefined,
): Claim[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const claim = read(match.slice(1), match);
    if (claim === undefined) return [];
    const start = match.index;
    const end = start + match[0].length;
    const around = `${text.slice(Math.max(0, start - 8), start)}|${text.slice(end, end + 4)}`;
    const isRough =
      /(?:约|大概|大约|差不多|左右|来分|近|≈|~|about|around|roughly|nearly|almost|approx|circa|some)\D{0,3}\||\|\s*(?:左右|上下|来|多|or so|ish)/.test(
        around,
      );
    return [{ ...claim, isRough, start, end }];
  });
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : parseNumber(text));

function readDates(text: string): Claim[] {
  const chinese = new RegExp(
    String.raw`(?:(\d{4})\s*年\s*)?(${number})\s*月(?:\s*(${number})\s*[日号])?(?:\s*[(（]?\s*(?:周|星期)([一二三四五六日天]))?`,
    'g',
  );
  const dayOnly = /(?<![\d月第]\s?)(\d{1,2})\s*[日号](?!游|线)(?:\s*[(（]?\s*(?:周|星期)([一二三四五六日天]))?/g;
  const weekday = `(?:(${englishWeekdays.join('|')})[a-z]*\\.?,?\\s+)?`;
  const month = `(${months.join('|')})[a-z]*\\.?`;
  const english = new RegExp(
    String.raw`\b${weekday}(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?${month}(?:,?\s+(\d{4}))?\b`,
    'g',
  );
  const american = new RegExp(
    String.raw`\b${weekday}${month}\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4}))?(?!\s*[ap]m)`,
    'g',
  );
  const date = (year: number, monthNumber: number, day: number, weekdayNumber: number) =>
    ({
      kind: 'date',
      values: [year * 10_000 + monthNumber * 100 + day],
      weekday: weekdayNumber < 0 ? undefined : weekdayNumber,
    }) as const;
  const monthOf = (name: string | undefined) => months.indexOf(name ?? '') + 1;
  return [
    ...claimsOf(text, /(\d{4})-(\d{2})-(\d{2})/g, ([year, monthName, day]) =>
      date(Number(year), Number(monthName), Number(day), -1),
    ),
    ...claimsOf(text, chinese, ([year, monthName, day, name]) =>
      date(
        Number(year ?? 0),
        numberOf(monthName) ?? 0,
        numberOf(day) ?? 0,
        chineseWeekdays.indexOf(name?.replace('天', '日') ?? '?'),
      ),
    ),
    ...claimsOf(text, dayOnly, ([day, name]) =>
      date(0, 0, Number(day), chineseWeekdays.indexOf(name?.replace('天', '日') ?? '?')),
    ),
    ...claimsOf(text, english, ([name, day, monthName, year]) =>
      date(Number(year ?? 0), monthOf(monthName), Number(day), englishWeekdays.indexOf(name ?? '')),
    ),
    ...claimsOf(text, american, ([name, monthName, day, year]) =>
      date(Number(year ?? 0), monthOf(monthName), Number(day), englishWeekdays.indexOf(name ?? '')),
    ),
    ...claimsOf(
      text,
      /(?<!\d)((?:19|20)\d\d)\s*年|(?<![\d.,¥￥])((?:19|20)\d\d)(?![\d.,:]?\d|\s*(?:元|块|米|m\b|yuan))/g,
      ([year, bare]) => date(Number(year ?? bare), 0, 0, -1),
    ),
  ];
}

function readClocks(text: string): Claim[] {
  const digital = new RegExp(
    String.raw`(?:次日\s*)?${dayPart}(?<!\d[:.]?)(\d{1,2}):([0-5]\d)(?![\d:])(?:\s*([ap])\.?m\b\.?)?(?:\s*\(next day\))?`,
    'g',
  );
  const spoken = new RegExp(
    String.raw`(?:次日\s*)?${dayPart}(?<!\d[:.]|[\d零〇一二两三四五六七八九十百第几有])(\d{1,2}|[零〇一二两三四五六七八九十]{1,3})\s*[点时](?:(半)|([一二三])刻|\s*(\d{1,2}|${han})\s*分?(?![元块公千米小个位人天张间])|(整|钟))?(?!\d|说明|建议|提示|注意|要求|理由|想法)`,
    'g',
  );
  const english = /(?<!\d[:.]?)(\d{1,2})\s*([ap])\.?m\b\.?/g;
  return [
    ...claimsOf(text, digital, ([part, hours, minutes, half], match) =>
      clock(
        Number(hours),
        Number(minutes),
        half ?? halfOf(part),
        match[0].startsWith(hours ?? '?') && !/^0/.test(hours ?? ''),
      ),
    ),
    ...claimsOf(text, spoken, ([part, hours, half, quarters, minutes, full]) => {
      const isBare = part === undefined && ![half, quarters, minutes, full].some(Boolean);
      // 一点 is mostly "a little", and 两点 "two things".
      if (isBare && /^[一两三几]$/.test(hours ?? '')) return undefined;
      const rest = half ? 30 : quarters ? (numberOf(quarters) ?? 0) * 15 : (numberOf(minutes) ?? 0);
      return clock(numberOf(hours) ?? 99, rest, halfOf(part), true);
    }),
    ...claimsOf(text, english, ([hours, half]) => clock(Number(hours), 0, half, false)),
  ];
}

function halfOf(part: string | undefined): string | undefined {
  if (part === undefined || part === '中午') return part === undefined ? undefined : 'noon';
  return /下午|傍晚|晚/.test(part) ? 'p' : 'a';
}

function clock(hours: number, minutes: number, half: string | undefined, mayBeAfternoon: boolean) {
  if (hours > 47 || minutes > 59) return undefined;
  const value = (hours % 24) * 60 + minutes;
  const later = hours < 12 ? value + 720 : value;
  const values =
    half === 'p'
      ? [later]
      : half === 'noon'
        ? [hours < 4 ? later : value]
        : half === 'a'
          ? [hours === 12 ? minutes : value]
          : mayBeAfternoon && hours < 12
            ? [value, later]
            : [value];
  return { kind: 'clock', values: values.map((each) => each % minutesOfDay) } as const;
}

function readMoney(text: string): Claim[] {
  const pattern = new RegExp(
    String.raw`[¥￥]\s*(${number})|(?:rmb|cny)\s*(${number})|(${number})\s*(?:元|块钱?|圆|yuan\b|rmb\b|cny\b)`,
    'g',
  );
  return claimsOf(text, pattern, (groups) => single('money', numberOf(groups.find(Boolean))));
}

function single(kind: Claim['kind'], value: number | undefined, of?: string) {
  return value === undefined ? undefined : { kind, values: [value], ...(of && { of }) };
}

function readDurations(text: string): Claim[] {
  const minute = String.raw`(?:分钟?|minutes?\b|mins?\b)`;
  const pattern = new RegExp(
    String.raw`(${number}|半)\s*个?(半)?\s*(?:小时|钟头|hours?\b|hrs?\b|h\b)(?:\s*(?:and\s+)?(?:(${number})\s*${minute}|(半)))?|(${number})\s*${minute}`,
    'g',
  );
  return claimsOf(text, pattern, ([hours, half, minutes, halfAfter, alone]) => {
    if (alone !== undefined) return single('duration', numberOf(alone));
    const whole = numberOf(hours);
    if (whole === undefined) return undefined;
    return single('duration', Math.round(whole * 60 + (half || halfAfter ? 30 : 0) + (numberOf(minutes) ?? 0)));
  });
}

function readDistances(text: string): Claim[] {
  const pattern = new RegExp(
    String.raw`(${number})\s*(公里|千米|km\b|kilomet(?:re|er)s?\b|米|m\b|met(?:re|er)s?\b)`,
    'g',
  );
  return claimsOf(text, pattern, ([amount, unit]) => {
    const value = numberOf(amount);
    return single(
      'distance',
      value === undefined ? undefined : Math.round(value * (/^(?:公|千|k)/.test(unit ?? '') ? 1000 : 1)),
    );
  });
}

const counted: readonly (readonly [of: string, words: string])[] = [
  ['days', '天(?!气)|日游|days?\\b'],
  ['nights', '晚(?![餐上饭])|夜|nights?\\b'],
  ['rooms', '间(?:房|客房|标间)?|rooms?\\b'],
  ['child', '[位个名]?\\s*(?:儿童|小孩|孩子)|child(?:ren)?\\b|kids?\\b'],
  ['senior', '[位个名]?\\s*(?:老人|长者)|seniors?\\b'],
  ['student', '[位个名]?\\s*学生|students?\\b'],
  ['adult', '[位个名]?\\s*(?:成人|大人)|adults?\\b'],
  ['people', '[位个名]?\\s*人(?!民|工)|people\\b|of you\\b|persons?\\b'],
];

function readCounts(text: string): Claim[] {
  return counted.flatMap(([of, words]) =>
    claimsOf(text, new RegExp(String.raw`(?<![第\d.]\s?)(?:(\d+)|(${han}))\s*(?:${words})`, 'g'), (groups, match) => {
      // 一天 and 一人 are mostly figures of speech.
      if (groups[1] === '一') return undefined;
      return /第\s*$/.test(text.slice(0, match.index))
        ? undefined
        : single('count', numberOf(groups.find(Boolean)), of);
    }),
  );
}

/** Joins two clock times with a dash or "to" between them. */
function joinRanges(claims: readonly Claim[], text: string): Claim[] {
  const joined: Claim[] = [];
  for (const claim of claims) {
    const last = joined.at(-1);
    const between = last && text.slice(last.end, claim.start);
    const isRange = /^\s*(?:[-–—~～至到]|to|until|till)\s*$/.test(between ?? '');
    if (last?.kind === 'clock' && claim.kind === 'clock' && last.until === undefined && isRange) {
      joined[joined.length - 1] = { ...last, until: claim };
    } else {
      joined.push(claim);
    }
  }
  return joined;
}
