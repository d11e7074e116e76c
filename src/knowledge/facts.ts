import { numberPattern, parseNumber } from '../text/chinese-number.js';
import { normalizeText } from '../text/normalize.js';

/** Something in a text that is either right or wrong: a time, a date, a number, an address. */
export type Fact =
  | {
      readonly type: 'time';
      readonly text: string;
      /** Minutes after midnight; two where morning and evening are not told apart: 两点. */
      readonly minutes: readonly number[];
    }
  | {
      readonly type: 'date';
      readonly text: string;
      readonly year?: number | undefined;
      readonly month: number;
      readonly day: number;
    }
  | {
      readonly type: 'number';
      readonly text: string;
      readonly value: number;
      readonly measure?: Measure | undefined;
      /** True for a numeral in words without a unit, such as the 一 of 一下: it claims nothing. */
      readonly loose: boolean;
    }
  | { readonly type: 'address'; readonly text: string; readonly value: string };

type Measure = 'money' | 'percent' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'length' | 'people';

const measures: readonly (readonly [Measure, RegExp])[] = [
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
const dayPart = '(?:凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜里|今晚|早|晚)';

interface FactForm {
  readonly pattern: RegExp;
  /** @param groups - the whole match, then what the pattern captures */
  read(groups: readonly (string | undefined)[]): Fact | undefined;
}

/** Longer forms stand first: what one of them has read is not read again as a plain number. */
const forms: readonly FactForm[] = [
  {
    pattern: /(?:https?:\/\/|www\.)[^\s<>"'，。；、）)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    read: ([text = '']) => ({
      type: 'address',
      text,
      value: text.replace(/^https?:\/\//, '').replace(/[.,;:!?/]+$/, ''),
    }),
  },
  {
    pattern:
      /(?<!\d)(?:\+\d{1,3}[ -]?)?\d{3,4}-\d{3,4}(?:-\d{4})?(?!\d)|(?<![\d.])(?:\+86 ?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g,
    read: ([text = '']) => ({ type: 'address', text, value: text.replace(/^\+86/, '').replace(/\D/g, '') }),
  },
  {
    pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g,
    read: ([text = '', year, month, day]) => toDate(text, Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`(?:([0-9]{4})年)?(${chineseDigits})月(${chineseDigits})[日号]`, 'g'),
    read: ([text = '', year, month, day]) =>
      toDate(text, year === undefined ? undefined : Number(year), parseNumber(month ?? ''), parseNumber(day ?? '')),
  },
  {
    pattern: new RegExp(`\\b(${monthName}) (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, 'g'),
    read: ([text = '', month, day, year]) => toDate(text, year ? Number(year) : undefined, monthOf(month), Number(day)),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthName})(?:,? (\\d{4}))?`, 'g'),
    read: ([text = '', day, month, year]) => toDate(text, year ? Number(year) : undefined, monthOf(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `(${dayPart})?\\s?(?<![\\d:])(\\d{1,2}):(\\d{2})(?::\\d{2})?(?!\\d)\\s?([ap])?\\.?(?:m\\b\\.?)?`,
      'g',
    ),
    read: ([text = '', part, hour, minute, half]) => toTime(text, Number(hour), Number(minute), half ?? part, true),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\s?([ap])\.?m\b\.?/g,
    read: ([text = '', hour, half]) => toTime(text, Number(hour), 0, half, true),
  },
  {
    pattern: new RegExp(
      `(${dayPart})?\\s?(${chineseDigits})(?:点钟?|时(?!间))(?!\\d*[%元])(半|一刻|三刻|(${chineseDigits})分?)?`,
      'g',
    ),
    read: ([text = '', part, hour, minute]) => {
      const named = { 半: 30, 一刻: 15, 三刻: 45 }[minute ?? ''];
      const value = named ?? (minute === undefined ? 0 : parseNumber(minute.replace('分', '')));
      return toTime(text, parseNumber(hour ?? ''), value, part, false);
    },
  },
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
  for (const { pattern, read } of forms) {
    rest = rest.replace(pattern, (...found: (string | number | undefined)[]) => {
      const fact = read(found.map((each) => (typeof each === 'string' ? each : undefined)));
      if (fact === undefined) return String(found[0]);
      facts.push(fact);
      return ' ; ';
    });
  }
  rest = rest.replace(numbers, (found: string, offset: number) => {
    const value = parseNumber(found);
    if (value === undefined) return found;
    const fact = toNumber(found, value, rest.slice(0, offset), rest.slice(offset + found.length));
    facts.push(fact);
    return fact.type === 'number' && fact.loose ? found : ' ; ';
  });
  return { facts, rest };
}

/** Whether a fact of a source says what the claimed fact says, as far as the two can be compared. */
export function confirmsFact(claim: Fact, source: Fact): boolean {
  switch (claim.type) {
    case 'time':
      return source.type === 'time' && claim.minutes.some((minutes) => source.minutes.includes(minutes));
    case 'date':
      return (
        source.type === 'date' &&
        claim.month === source.month &&
        claim.day === source.day &&
        (claim.year === undefined || source.year === undefined || claim.year === source.year)
      );
    case 'address':
      return source.type === 'address' && source.value === claim.value;
    case 'number':
      return (
        source.type === 'number' &&
        source.value === claim.value &&
        (claim.measure === undefined || source.measure === undefined || claim.measure === source.measure)
      );
  }
}

function toNumber(text: string, value: number, before: string, after: string): Fact {
  const named = measures.find(([, pattern]) => pattern.test(after))?.[0];
  const measure = named ?? (/[¥$€£]\s?$|(?:rmb|cny|usd)\s?$/.test(before) ? 'money' : undefined);
  const isWord = !/\d/.test(text);
  const isSingle = /^[一半]$|^an?$|^one$/.test(text);
  const loose = isWord && (measure === undefined ? isSingle || !unitCharacters.test(after) : false);
  return { type: 'number', text, value, measure, loose };
}

function toDate(
  text: string,
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
): Fact | undefined {
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { type: 'date', text, year, month, day };
}

function monthOf(name: string | undefined): number | undefined {
  const number = months.indexOf((name ?? '').slice(0, 3)) + 1;
  return number === 0 ? undefined : number;
}

/** @param exact - the form tells morning from evening by itself, as `9:00` does on the 24-hour clock */
function toTime(
  text: string,
  hour: number | undefined,
  minute: number | undefined,
  part: string | undefined,
  exact: boolean,
): Fact | undefined {
  if (hour === undefined || minute === undefined || hour > 30 || minute > 59) return undefined;
  const clock = hour * 60 + minute;
  const isLate = part === 'p' || /下午|傍晚|晚/.test(part ?? '') || (part === '中午' && hour < 11);
  if (isLate && hour < 12) return { type: 'time', text, minutes: [clock + 720] };
  if (part === 'a' && hour === 12) return { type: 'time', text, minutes: [minute] };
  if (exact || part !== undefined || hour >= 13 || hour === 0) return { type: 'time', text, minutes: [clock] };
  return { type: 'time', text, minutes: [clock, hour === 12 ? clock : clock + 720] };
}
