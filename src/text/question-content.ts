import { dropQuestionPhrases, isFunctionWord, isLightWord } from './function-words.js';
import { isMisspelling } from './misspelling.js';
import { normalizeText } from './normalize.js';
import { dropAskingWords, type QuestionKind } from './question-kind.js';
import { findSynonymous, nameOf, type SynonymTable, synonymsOf } from './synonyms.js';
import { type TokenStreams, tokenize } from './tokenize.js';

/** A piece of what a question is about: a word, or one Han character with its neighbours. */
export interface ContentUnit {
  readonly token: string;
  /** Words that say it too, itself among them. Empty for a Han character, which has `bigrams` instead. */
  readonly names: readonly string[];
  /** The pairs that a Han character makes with the characters beside it. */
  readonly bigrams: readonly string[];
  /** How much it tells of the subject before its rarity is known: a rare Han character counts 1, a word 2. */
  readonly importance: number;
}

/** A text in which the units of a question are looked for. */
export interface SearchableText {
  readonly words: ReadonlySet<string>;
  readonly characters: ReadonlySet<string>;
  readonly bigrams: ReadonlySet<string>;
  /** Normalised, dates and weekdays written in one way. */
  readonly plain: string;
}

/** How much a Han character counts that stands in a text without either of its neighbours. */
const loneCharacterCredit = 0.4;

/** A character that makes no word with its neighbours, such as the verb in 游船在哪里坐, says little of the subject. */
const loneCharacterImportance = 0.4;

/** What every company's customers speak of tells less than a name. */
const synonymousImportance = 1.4;

/** A number, or a verb such as `get`, says little of what the question is about. */
const lightImportance = 0.5;

/** Asked for a time, what closes is told by when it is open. */
const closing = new Set(['关门', '打烊', '闭馆', '下班', 'close']);
const hours = ['营业', '开放', 'open', 'hour'];

const misspeltCredit = 0.8;

/** A month, or a day of the week: the words that choose a row of a table. */
const date = /(?:0[1-9]|1[0-2])月|星期[一二三四五六日]/g;

/** How many: as little of the subject as digits are. */
const chineseCount = /[一二两三四五六七八九十百]+(?:个人?|[位名人岁天张只件次])/g;

/**
 * What a question is about, without the words that only ask. Empty when it has no other words.
 *
 * @param own - synonyms beside those of every customer service
 */
export function readContent(question: string, kind: QuestionKind, own?: SynonymTable): ContentUnit[] {
  const text = normalizeDates(normalizeText(question))
    .replace(/([\u3400-\u9fff])[不没]\1/g, '$1')
    .replace(chineseCount, ' ');
  const specific = readUnits(dropAskingWords(kind, text), own);
  // 电话多少: here the word that asks is also what the question is about.
  const units = specific.length > 0 ? specific : readUnits(text, own);
  return kind === 'time' ? units.map(withHours) : units;
}

/** 营业 9:00 至 21:00 tells also when a shop closes, though to be open is not to be closed. */
function withHours(unit: ContentUnit): ContentUnit {
  return unit.names.some((name) => closing.has(name)) ? { ...unit, names: [...unit.names, ...hours] } : unit;
}

export function readSearchable(text: string): SearchableText {
  const plain = normalizeDates(normalizeText(text));
  const { words, characters, bigrams } = tokenize(plain);
  return { words: new Set(words), characters: new Set(characters), bigrams: new Set(bigrams), plain };
}

/** How far a text has a unit of the question, 0 to 1. @param spelling - whether a word like it will do */
export function creditOf(unit: ContentUnit, text: SearchableText, spelling: 'exact' | 'alike' = 'exact'): number {
  if (unit.names.length > 0) {
    if (unit.names.some((name) => hasName(name, text))) return 1;
    return spelling === 'alike' && hasMisspelling(unit.token, text.words) ? misspeltCredit : 0;
  }
  if (unit.bigrams.some((bigram) => text.bigrams.has(bigram))) return 1;
  if (!text.characters.has(unit.token)) return 0;
  return unit.bigrams.length === 0 ? 1 : loneCharacterCredit;
}

function hasName(name: string, { plain, words }: SearchableText): boolean {
  return isHan(name) ? plain.includes(name) : name.split(' ').every((word) => words.has(word));
}

export function isHan(word: string): boolean {
  return /[\u3400-\u9fff]/.test(word);
}

function readUnits(text: string, own: SynonymTable | undefined): ContentUnit[] {
  const units: ContentUnit[] = [];
  const named = own?.find(text) ?? [];
  const left = named.reduce((rest, name) => rest.replace(name, ' '), text);
  named.push(...findSynonymous(left), ...(left.match(date) ?? []));
  const rest = named.reduce((rest, name) => rest.replace(name, ' '), text);
  const namesOf = (word: string) => [...new Set([...(own?.of(word) ?? []), ...synonymsOf(word)])];
  for (const name of named) {
    units.push({ token: name, names: namesOf(nameOf(name)), bigrams: [], importance: synonymousImportance });
  }
  for (const run of dropQuestionPhrases(rest).match(/[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g) ?? []) {
    units.push(...readRun(tokenize(run), namesOf));
  }
  return units.sort((one, other) => text.indexOf(one.token) - text.indexOf(other.token));
}

/** Whether neither character of a pair only frames the sentence. */
function isContent(bigram: string): boolean {
  return ![...bigram].some(isFunctionWord);
}

function readRun(
  { characters, bigrams, words }: TokenStreams,
  namesOf: (word: string) => readonly string[],
): ContentUnit[] {
  const ofCharacters = characters.map((token, index) => {
    const pairs = [bigrams[index - 1], bigrams[index]].filter((bigram) => bigram !== undefined);
    return {
      token,
      names: [],
      bigrams: pairs,
      importance: pairs.some(isContent) && !isLightWord(token) ? 1 : loneCharacterImportance,
    };
  });
  const ofWords = words.map((token) => {
    const names = namesOf(token);
    const isLight = /^[\d.]+$/.test(token) || isLightWord(token);
    const importance = isLight ? lightImportance : names.length > 1 ? synonymousImportance : 2;
    return { token, names, bigrams: [], importance };
  });
  return [...ofCharacters, ...ofWords].filter(({ token }) => !isFunctionWord(token));
}

/** Writes months and days of the week in one way: 八月份 and 8 月 as 08月, 周一 and 礼拜一 as 星期一. */
function normalizeDates(normalizedText: string): string {
  return normalizedText
    .replace(/(\d)\s+(?=[\u3400-\u9fff])/g, '$1')
    .replace(/(十[一二]?|[一二三四五六七八九])月份?/g, (_, month: string) => {
      const last = ' 一二三四五六七八九'.indexOf(month.at(-1) ?? '');
      return `${month.startsWith('十') ? 10 + Math.max(0, last) : last}月`;
    })
    .replace(/(?<!\d)(?=\d月)/g, '0')
    .replace(/(?:周|礼拜)([一二三四五六日天])/g, '星期$1')
    .replace(/星期天/g, '星期日');
}

function hasMisspelling(token: string, words: ReadonlySet<string>): boolean {
  for (const word of words) if (isMisspelling(token, word)) return true;
  return false;
}
