const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((digit, value) => [digit, value])),
  ...{ 〇: 0, 壹: 1, 两: 2, 兩: 2, 俩: 2, 倆: 2, 仨: 3 },
};

const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 萬: 10_000, 亿: 1e8, 億: 1e8 };

const shortUnits: Readonly<Record<string, number>> = { ...units, k: 1000, w: 10_000 };

const englishOnes =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const englishValues = new Map([
  ...englishOnes.map((word, value) => [word, value] as const),
  ...englishTens.map((word, index) => [word, (index + 2) * 10] as const),
  ...([
    ['a', 1],
    ['an', 1],
    ['half', 0.5],
  ] as const),
]);

const englishMultiples = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
]);

/** Longer words stand first, so that a regular expression does not take seven for seventeen. */
const englishWord = `(?:${[...englishOnes, ...englishTens].sort((left, right) => right.length - left.length).join('|')})`;

/**
 * Source of a regular expression, without groups, that finds a number which `parseNumber` may read, in text folded to
 * half width, lower case and simplified Chinese. It finds candidates: `parseNumber` has the last word.
 */
export const numberPattern = [
  String.raw`(?:(?<![\d.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.]*\d)(?:\s?(?:[百千万]|[kw](?![a-z]))\d{0,4}(?!\d))?`,
  `[零〇一二两三四五六七八九十百千万]{1,12}(?:点[零〇一二三四五六七八九]{1,4}[百千万]?)?`,
  '半',
  `(?<![a-z])(?:${englishWord}|an?(?=[ -](?:hundred|thousand|dozen)))(?:[ -](?:and[ -])?(?:${englishWord}|hundred|thousand|dozen))*(?![a-z]))`,
].join('|');

/**
 * Reads a number as customers write it: `三`, `十五`, `两千`, `一万二`, `二百五`, `1.5万`, `3k`, `1,200`, `１２`, `半`,
 * `twenty-five`, `two thousand`.
 *
 * An inexact pair such as `两三千` is read as its upper end. A digit that follows a unit directly counts the next lower
 * unit (`一万二` is 12 000), as it is spoken.
 *
 * @param text - the number alone, in either script, half or full width; white space around it is ignored
 * @returns the number, or `undefined` when the text is not one number
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (plain === '半') return 0.5;
  return parseArabic(plain) ?? parseChinese(plain) ?? parseEnglish(plain);
}

function parseArabic(text: string): number | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s?([十百千万萬亿億kw])(\d*))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '', fraction = '', unitName, tail = ''] = match;
  const number = Number(whole.replaceAll(',', '') + fraction);
  if (unitName === undefined) return number;
  const unit = shortUnits[unitName] ?? 1;
  const rest = tail.length === 1 ? (Number(tail) * unit) / 10 : Number(tail);
  // 1.2万 times ten thousand is 12 000 only after rounding away the binary fraction.
  return Math.round((number * unit + rest) * 1000) / 1000;
}

function parseChinese(text: string): number | undefined {
  const characters = [...text];
  if (characters.length === 0) return undefined;
  const point = /^(.+)点([零〇一二三四五六七八九]+)([百千万])?$/.exec(text);
  if (point !== null) {
    const whole = parseChinese(point[1] ?? '');
    const fraction = [...(point[2] ?? '')].map((character) => digits[character]).join('');
    const unit = point[3] === undefined ? 1 : (units[point[3]] ?? 1);
    return whole === undefined ? undefined : Math.round(Number(`${whole}.${fraction}`) * unit * 1000) / 1000;
  }
  if (characters.length > 2 && characters.every((character) => digits[character] !== undefined)) {
    return Number(characters.map((character) => digits[character]).join(''));
  }
  return parseWithUnits(characters);
}

function parseWithUnits(characters: readonly string[]): number | undefined {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  let lastUnit = 1;
  let smallestUnit = Number.POSITIVE_INFINITY;
  for (const character of characters) {
    const digit = digits[character];
    const unit = units[character];
    if (digit === 0) {
      if (pending !== undefined) return undefined;
      lastUnit = 1;
      if (characters.length === 1) pending = 0;
    } else if (digit !== undefined) {
      if (pending !== undefined && digit !== pending + 1) return undefined;
      pending = digit;
    } else if (unit === undefined) {
      return undefined;
    } else {
      const isLarge = unit >= 10_000;
      if (isLarge ? section + (pending ?? 0) === 0 : unit >= smallestUnit || (pending === undefined && unit !== 10)) {
        return undefined;
      }
      if (isLarge) total += (section + (pending ?? 0)) * unit;
      section = isLarge ? 0 : section + (pending ?? 1) * unit;
      pending = undefined;
      lastUnit = unit;
      smallestUnit = unit;
    }
  }
  return total + section + ((pending ?? 0) * lastUnit) / (lastUnit > 1 ? 10 : 1);
}

function parseEnglish(text: string): number | undefined {
  const words = text.split(/[\s-]+/).filter((word) => word !== 'and');
  if (/^an?$/.test(text)) return undefined;
  let total = 0;
  let current: number | undefined;
  for (const word of words) {
    const multiple = englishMultiples.get(word);
    const value = englishValues.get(word);
    if (multiple !== undefined) current = (current ?? 1) * multiple;
    else if (value !== undefined) current = (current ?? 0) + value;
    else return undefined;
    if (word === 'thousand') {
      total += current;
      current = 0;
    }
  }
  return current === undefined ? undefined : total + current;
}
