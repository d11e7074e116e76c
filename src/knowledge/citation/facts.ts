import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { normalizeText } from '../../text/normalize.js';

/** Something in a text that is either right or wrong: a time, a date, a number, an address. */
export interface Fact {
  readonly type: 'time' | 'date' | 'number' | 'address';
  /** As the text writes it, normalised. */
  readonly text: string;
  /** What it says, alike for all spellings; several where the text leaves it open: 两点 is 2:00 or 14:00. */
  readonly values: readonly (string | number)[];
  /** The year of a date, or what a number measures: compared only where both facts have one. */
  readonly detail?: string | number | undefined;
  /** True for a numeral in words without a unit, such as the 一 of 一下: it claims nothing. */
  readonly loose?: boolean;
}

/** What a number measures, by what stands behind it. */
const measures: readonly (readonly [string, RegExp])[] = [
  ['money', /^\s?(?:元|块|rmb|yuan|cny|usd|dollars?|euros?|美元|港币|欧元)/],
  ['percent', /^\s?(?:%|percent\b|per cent\b)/],
  ['minute', /^\s?(?:分钟|min(?:ute)?s?\b)/],
  ['hour', /^\s?(?:个?小时|个?钟头|hours?\b|hrs?\b|h\b)/],
  ['day', /^\s?(?:个?(?:工作|自然)?[天日](?!期)|(?:working |business )?days?\b)/],
  ['week', /^\s?(?:个?(?:周(?!岁|[一二三四五六日年])|星期(?![一二三四五六日天]))|weeks?\b)/],
  ['month', /^\s?(?:个月|months?\b)/],
  ['year', /^\s?(?:年(?!龄)|周年|years?\b)/],
  ['length', /^\s?(?:公里|千米|米|厘米|km\b|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|cm\b|m\b)/],
  ['people', /^\s?(?:人|位|名|people\b|persons?\b|guests?\b|adults?\b)/],
];

const unitCharacters = /^\s?(?:[个家间次层楼号路折岁站条种张款份部项处座只辆台杯碗件]|月)/;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName = `(?:${months.join('|')})[a-z]*\\.?`;
const chineseDigits = '[0-9零〇一二两三四五六七八九十]{1,3}';
const dayPart = '(?<part>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|今晚|早|晚)?';

type Groups = Readonly<Record<string, string | undefined>>;

/** Longer forms stand first: what one of them has read is not read again as a plain number. */
const forms: readonly (readonly [RegExp, (text: string, groups: Groups) => Fact | undefined])[] = [
  [/(?:https?:\/\/|www\.)[^\s<>"'，。；、）)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, toAddress],
  [
    /(?<!\d)(?:\+\d{1,3}[ -]?)?\d{3,4}-\d{3,4}(?:-\d{4})?(?!\d)|(?<![\d.])(?:\+86 ?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g,
    toPhone,
  ],
  [/(?<!\d)(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/g, toDate],
  [
    new RegExp(
      `(?:(?<year>[0-9]{4})\\s?年\\s?)?(?<month>${chineseDigits})\\s?月\\s?(?<day>${chineseDigits})\\s?[日号]`,
      'g',
    ),
    toDate,
  ],
  [new RegExp(`\\b(?<month>${monthName}) (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<year>\\d{4}))?`, 'g'), toDate],
  [
    new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${monthName})(?:,? (?<year>\\d{4}))?`, 'g'),
    toDate,
  ],
  [
    new RegExp(
      `${dayPart}\\s?(?<!\\d:?)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?!\\d)\\s?(?<half>[ap])?\\.?(?:m\\b\\.?)?`,
      'g',
    ),
    toTime,
  ],
  [/(?<![\d.])(?<hour>\d{1,2})\s?(?<half>[ap])\.?m\b\.?/g, toTime],
  [
    new RegExp(
      `${dayPart}\\s?(?<![这那有每哪]\\s?)(?<hour>${chineseDigits})\\s?(?:点钟?|时(?!间))(?!\\s?\\d*[%元])(?:\\s?(?<minute>半|一刻|三刻|${chineseDigits}\\s?分?))?`,
      'g',
    ),
    toTime,
  ],
];

const numbers = new RegExp(numberPattern, 'g');

/** Reads the facts of a text, in either script, in words or digits. */
export function readFacts(text: string): Fact[] {
  return separateFacts(text).facts;
}

/** Reads the facts of a text, and gives what is left of it without them, normalised. */
export function separateFacts(text: string): { readonly facts: Fact[]; readonly rest: string } {
  let rest = normalizeText(text).replace(/\[\d+\]|^\s*\d{1,2}[.)、]\s/gm, ' ');
  const facts: Fact[] = [];
  const take = (found: string, fact: Fact | undefined) => {
    if (fact !== undefined) facts.push(fact);
    return fact === undefined || fact.loose ? found : ' ; ';
  };
  for (const [pattern, read] of forms) {
    rest = rest.replace(pattern, (found: string, ...more: unknown[]) => {
      const groups = more.at(-1);
      return take(found, read(found, typeof groups === 'object' ? (groups as Groups) : {}));
    });
  }
  rest = rest.replace(numbers, (found: string, offset: number) =>
    take(found, toNumber(found, rest.slice(0, offset), rest.slice(offset + found.length))),
  );
  return { facts, rest };
}

/** Whether a fact of a source says what the claimed fact says, as far as the two can be compared. */
export function confirmsFact(claim: Fact, source: Fact): boolean {
  return (
    claim.type === source.type &&
    claim.values.some((value) => source.values.includes(value)) &&
    (claim.detail === undefined || source.detail === undefined || claim.detail === source.detail)
  );
}

function toAddress(text: string): Fact {
  return { type: 'address', text, values: [text.replace(/^https?:\/\//, '').replace(/[.,;:!?/]+$/, '')] };
}

function toPhone(text: string): Fact {
  return { type: 'address', text, values: [text.replace(/^\+86|\D/g, '')] };
}

function toNumber(text: string, before: string, after: string): Fact | undefined {
  const value = parseNumber(text);
  if (value === undefined) return undefined;
  const named = measures.find(([, pattern]) => pattern.test(after))?.[0];
  const detail = named ?? (/[¥$€£]\s?$|(?:rmb|cny|usd)\s?$/.test(before) ? 'money' : undefined);
  const isSingle = /^[一半]$|^an?$|^one$/.test(text);
  const loose = detail === undefined && !/\d/.test(text) && (isSingle || !unitCharacters.test(after));
  return { type: 'number', text, values: [value], detail, loose };
}

function toDate(text: string, { year, month = '', day = '' }: Groups): Fact | undefined {
  const monthNumber = months.indexOf(month.slice(0, 3)) + 1 || (parseNumber(month) ?? 0);
  const dayNumber = parseNumber(day) ?? 0;
  if (monthNumber < 1 || monthNumber > 12 || dayNumber < 1 || dayNumber > 31) return undefined;
  return { type: 'date', text, values: [`${monthNumber}-${dayNumber}`], detail: year };
}

const namedMinutes: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

function toTime(text: string, { part = '', half = part, hour = '', minute = '0' }: Groups): Fact | undefined {
  const hours = parseNumber(hour) ?? 99;
  const minutes = namedMinutes[minute] ?? parseNumber(minute.replace(/\s?分/, '')) ?? 99;
  if (hours > 30 || minutes > 59) return undefined;
  const clock = hours * 60 + minutes;
  const isLate = half === 'p' || /下午|傍晚|晚/.test(half) || (half === '中午' && hours < 11);
  const isExact = half !== '' || text.includes(':') || hours > 12 || hours === 0;
  const values =
    isLate && hours < 12
      ? [clock + 720]
      : half === 'a' && hours === 12
        ? [minutes]
        : isExact || hours === 12
          ? [clock]
          : [clock, clock + 720];
  return { type: 'time', text, values };
}
