/**
 * Writes src/text/script-table.ts from the data of opencc-js: `npx tsx test/support/make-script-table.ts`.
 * The test of src/text/script.ts makes the same table again and compares.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js';
import { ambiguousWords } from './script-words.js';

const toSimplified = Converter({ from: 't', to: 'cn' });
const toTaiwan = Converter({ from: 'cn', to: 'tw' });

/** OpenCC's form, with 台 for 臺: both are correct, and 台 is what people write in Taiwan and in Hong Kong. */
export function openccTraditional(text: string): string {
  return toTaiwan(text).replaceAll('臺', '台');
}

/** Where one traditional form is far more common in our field than the one that OpenCC takes for a lone character. */
const preferred = new Map(Object.entries({ 钟: '鐘', 签: '簽', 斗: '斗', 团: '團' }));

/** All characters of a two-byte encoding with lead and trail bytes from the given ones on. */
function charactersOf(encoding: string, firstLead: number, lastLead: number, firstTrail: number): Set<string> {
  const decoder = new TextDecoder(encoding);
  const characters = new Set<string>();
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (let trail = firstTrail; trail <= 0xfe; trail += 1)
      characters.add(decoder.decode(new Uint8Array([lead, trail])));
  }
  return characters;
}

/**
 * Traditional characters with their simplified forms, in the order of their code points: those that everyday texts have,
 * namely in the first level of GB 2312 (3755 simplified characters) or of Big5 (5401 traditional ones).
 */
export function characterPairs(): [traditional: string, simplified: string][] {
  const everydaySimplified = charactersOf('gbk', 0xb0, 0xd7, 0xa1);
  const everydayTraditional = charactersOf('big5', 0xa4, 0xc6, 0x40);
  const pairs: [string, string][] = [];
  for (let point = 0x4e00; point <= 0x9fff; point += 1) {
    const traditional = String.fromCodePoint(point);
    const simplified = toSimplified(traditional);
    const isEveryday = everydaySimplified.has(simplified) || everydayTraditional.has(traditional);
    if (simplified !== traditional && simplified.length === 1 && isEveryday) pairs.push([traditional, simplified]);
  }
  return pairs;
}

/** The traditional form of a lone simplified character, where it is not the last one among the pairs. */
function defaults(pairs: readonly [string, string][]): Map<string, string> {
  const last = new Map(pairs.map(([traditional, simplified]) => [simplified, traditional]));
  const result = new Map<string, string>();
  for (const [simplified, traditional] of last) {
    const wanted = preferred.get(simplified) ?? openccTraditional(simplified);
    if (wanted !== traditional) result.set(simplified, wanted);
  }
  return result;
}

/** Words that their characters alone would turn wrong, each with its traditional form. */
function exceptions(forms: ReadonlyMap<string, string>): Map<string, string> {
  const byCharacter = (text: string) => [...text].map((character) => forms.get(character) ?? character).join('');
  const kept = new Map<string, string>();
  const convert = (text: string) => {
    let result = '';
    for (let index = 0; index < text.length; ) {
      let length = Math.min(5, text.length - index);
      while (length > 1 && !kept.has(text.slice(index, index + length))) length -= 1;
      const piece = text.slice(index, index + length);
      result += kept.get(piece) ?? byCharacter(piece);
      index += length;
    }
    return result;
  };
  for (const entry of [...new Set(ambiguousWords)].sort((one, other) => one.length - other.length)) {
    const [word = '', form = openccTraditional(word)] = entry.split('=');
    if (convert(word) !== form) kept.set(word, form);
  }
  return kept;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A whole number in groups of five bits, lowest first; all but the last have the sixth bit set. */
function encodeNumber(value: number): string {
  let rest = value;
  let result = '';
  do {
    const group = rest & 31;
    rest >>= 5;
    result += digits[group + (rest > 0 ? 32 : 0)];
  } while (rest > 0);
  return result;
}

/** Each code point as its difference to the one before; zigzag (the lowest bit is the sign) unless they only rise. */
function encodeDifferences(text: string, rising: boolean): string {
  let previous = 0x4e00;
  let result = '';
  for (const character of text) {
    const difference = character.charCodeAt(0) - previous;
    previous += difference;
    result += encodeNumber(rising ? difference : difference < 0 ? -difference * 2 - 1 : difference * 2);
  }
  return result;
}

/** Words by the character that takes another form in them: `发髮头发 理发`; a word may stand in several groups. */
function groupWords(words: ReadonlyMap<string, string>, forms: ReadonlyMap<string, string>): string {
  const groups = new Map<string, string[]>();
  for (const [word, form] of words) {
    const different = [...word].flatMap((character, index) => {
      const wanted = form.charAt(index);
      return wanted === (forms.get(character) ?? character) ? [] : [character + wanted];
    });
    for (const pair of new Set(different.length === 0 ? [word.charAt(0) + form.charAt(0)] : different)) {
      groups.set(pair, [...(groups.get(pair) ?? []), word]);
    }
  }
  return [...groups].map(([pair, group]) => pair + group.join(' ')).join(';');
}

export function makeScriptTable(): string {
  const pairs = characterPairs();
  const chosen = defaults(pairs);
  const forms = new Map([...pairs.map(([traditional, simplified]) => [simplified, traditional] as const), ...chosen]);
  const words = exceptions(forms);
  return `// Made by test/support/make-script-table.ts from the data of opencc-js, which is that of OpenCC
// (https://github.com/BYVoid/OpenCC, Apache-2.0). Do not edit: change the script and run it.

/** Traditional characters by code point, as differences; \`simplifiedDifferences\` has their simplified forms. */
export const traditionalDifferences =
  '${encodeDifferences(pairs.map(([traditional]) => traditional).join(''), true)}';

export const simplifiedDifferences =
  '${encodeDifferences(pairs.map(([, simplified]) => simplified).join(''), false)}';

/** Pairs of a simplified character and its usual traditional form, where that is not the last one above. */
export const usualForms =
  '${[...chosen].flatMap(([simplified, form]) => (simplified === form ? [] : [simplified + form])).join('')}';

/** Characters that are usually written alike in both scripts, although some word has another form. */
export const unchangedCharacters =
  '${[...chosen].flatMap(([simplified, form]) => (simplified === form ? [simplified] : [])).join('')}';

/** Groups of words in which a simplified character takes another form: the character, the form, then the words. */
export const exceptionWords =
  '${groupWords(words, forms)}';
`;
}

export const scriptTableUrl = new URL('../../src/text/script-table.ts', import.meta.url);

if (realpathSync(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  writeFileSync(scriptTableUrl, makeScriptTable());
  console.log(`${readFileSync(scriptTableUrl).length} bytes written`);
}
