import {
  exceptionWords,
  simplifiedDifferences,
  traditionalDifferences,
  unchangedCharacters,
  usualForms,
} from './script-table.js';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads what `encodeDifferences` of the table's script wrote. */
function decodeDifferences(encoded: string, rising: boolean): string[] {
  const characters: string[] = [];
  let point = 0x4e00;
  let value = 0;
  let shift = 0;
  for (const digit of encoded) {
    const group = digits.indexOf(digit);
    value += (group & 31) << shift;
    shift += 5;
    if (group >= 32) continue;
    if (rising) point += value;
    else point += value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    characters.push(String.fromCharCode(point));
    value = 0;
    shift = 0;
  }
  return characters;
}

/** First and last of the Han characters that are folded. */
const firstHan = 0x3400;
const lastHan = 0x9fff;

interface ScriptTables {
  readonly simplified: ReadonlyMap<string, string>;
  /** By code less `firstHan`: the code of the simplified form; the character's own where it has none. */
  readonly folded: Uint16Array;
  readonly traditional: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
  readonly longestWord: number;
}

function readTables(): ScriptTables {
  const simplifiedForms = decodeDifferences(simplifiedDifferences, false);
  const simplified = new Map<string, string>();
  const traditional = new Map<string, string>();
  for (const [index, character] of decodeDifferences(traditionalDifferences, true).entries()) {
    const form = simplifiedForms[index] ?? character;
    simplified.set(character, form);
    traditional.set(form, character);
  }
  for (let index = 0; index < usualForms.length; index += 2) {
    traditional.set(usualForms.charAt(index), usualForms.charAt(index + 1));
  }
  for (const character of unchangedCharacters) traditional.set(character, character);
  traditional.set('\u201c', '「').set('\u201d', '」');
  const words = new Map<string, string>();
  for (const group of exceptionWords.split(';')) {
    const [neighbours = '', ...longer] = group.slice(2).split(' ');
    const character = group.charAt(0);
    const place = neighbours.indexOf(character);
    const pairs = Array.from(neighbours, (each, index) => (index < place ? each + character : character + each));
    for (const word of [...pairs.filter((_, index) => index !== place), ...longer]) {
      const known = words.get(word);
      words.set(
        word,
        Array.from(word, (each, index) =>
          each === character ? group.charAt(1) : (known?.charAt(index) ?? traditional.get(each) ?? each),
        ).join(''),
      );
    }
  }
  const longestWord = Math.max(...Array.from(words.keys(), (word) => word.length));
  const folded = Uint16Array.from({ length: lastHan - firstHan + 1 }, (_, index) => {
    const character = String.fromCharCode(firstHan + index);
    return (simplified.get(character) ?? character).charCodeAt(0);
  });
  return { simplified, folded, traditional, words, longestWord };
}

let loadedTables: ScriptTables | undefined;

/** The tables take a few milliseconds to unpack, which a program that never meets Chinese does not pay. */
function tables(): ScriptTables {
  loadedTables ??= readTables();
  return loadedTables;
}

const han = /[\u3400-\u9fff]/;

/**
 * Writes traditional characters in their simplified form, so that both scripts match each other.
 *
 * Works character by character: every offset into the text stays valid. Covers about 1 100 characters, those of everyday
 * texts; a rarer one stays as it is. Made for comparing, not for showing.
 */
export function foldScript(text: string): string {
  if (!han.test(text)) return text;
  const { folded } = tables();
  let result = '';
  let from = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < firstHan || code > lastHan) continue;
    const form = folded[code - firstHan] ?? code;
    if (form === code) continue;
    result += text.slice(from, index) + String.fromCharCode(form);
    from = index + 1;
  }
  return result + text.slice(from);
}

/**
 * Writes simplified Chinese in the traditional characters used in Taiwan and, but for a few variants, in Hong Kong.
 *
 * Words stay what they are (软件 becomes 軟件, not 軟體). Characters with several traditional forms are told apart by a
 * list of words of travel, shops and customer service; elsewhere they take their usual form. “Quotation marks” become
 * 「those of traditional texts」. The length stays the same.
 */
export function toTraditional(text: string): string {
  if (!han.test(text)) return text;
  const { traditional, words, longestWord } = tables();
  let result = '';
  for (let index = 0; index < text.length; ) {
    let length = Math.min(longestWord, text.length - index);
    let word: string | undefined;
    for (; length > 1; length -= 1) {
      word = words.get(text.slice(index, index + length));
      if (word !== undefined) break;
    }
    const character = text.charAt(index);
    result += word ?? traditional.get(character) ?? character;
    index += Math.max(length, 1);
  }
  return result;
}

/** Whether the character is written this way in traditional script only: 島 is, 山 and 岛 are not. */
export function isTraditionalOnly(character: string): boolean {
  return tables().simplified.has(character);
}

/** Whether the character is written this way in simplified script only: 岛 is, 山, 后 and 島 are not. */
export function isSimplifiedOnly(character: string): boolean {
  const form = tables().traditional.get(character);
  return form !== undefined && form !== character;
}
