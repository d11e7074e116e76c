import { dropQuestionPhrases, isFunctionWord } from '../text/function-words.js';
import { isMisspelling } from '../text/misspelling.js';
import { normalizeText } from '../text/normalize.js';
import { dropAskingWords, type QuestionKind } from '../text/question-kind.js';
import { type TokenStreams, tokenize } from '../text/tokenize.js';
import type { TokenStatistics } from './keyword-index.js';

/** A piece of what a question is about: a word, or one Han character with its neighbours. */
interface ContentUnit {
  readonly token: string;
  readonly stream: 'words' | 'characters';
  /** Han only: the pairs that it makes with the characters beside it. */
  readonly bigrams: readonly string[];
  /** Inverse document frequency; greatest for what no passage has. */
  readonly weight: number;
  /** Whether a passage has the word, or one of the character's pairs. */
  readonly known: boolean;
}

/** How much a Han character counts that stands in a passage without either of its neighbours. */
const loneCharacterCredit = 0.4;

/** A character without neighbours, such as the verb in 游船在哪里坐, says little of what the question is about. */
const loneCharacterWeight = 0.4;

/** In a small knowledge rarity tells little; it is counted as if there were this many passages at least. */
const minPassageCount = 100;

/** How much a word counts that nothing knows, where a passage has one that is spelt nearly like it. */
const misspeltCredit = 0.8;

/** What a question is about, without the words that only ask. */
export class QuestionContent {
  readonly units: readonly ContentUnit[];
  readonly #total: number;

  constructor(question: string, kind: QuestionKind, statistics: TokenStatistics) {
    const specific = readUnits(dropQuestionPhrases(dropAskingWords(kind, normalizeText(question))), statistics);
    // 电话多少: here the word that asks is also what the question is about.
    this.units = specific.length > 0 ? specific : readUnits(dropQuestionPhrases(normalizeText(question)), statistics);
    this.#total = this.units.reduce((sum, unit) => sum + unit.weight, 0);
  }
  /**
   * Share of the question's weight that no passage of the whole knowledge has, 0 to 1.
   *
   * @param found - texts of passages in which a misspelt word may be recognised
   */
  unknownShare(found: readonly TokenStreams[]): number {
    const words = new Set(found.flatMap((text) => text.words));
    return this.#share((unit) => (unit.known || hasMisspelling(unit, words) ? 0 : 1));
  }

  /** Share of the question's weight that a text covers, 0 to 1. */
  coverage(text: TokenStreams): number {
    const words = new Set(text.words);
    const characters = new Set(text.characters);
    const bigrams = new Set(text.bigrams);
    return this.#share((unit) => {
      if (unit.stream === 'words') {
        return words.has(unit.token) ? 1 : hasMisspelling(unit, words) ? misspeltCredit : 0;
      }
      if (unit.bigrams.some((bigram) => bigrams.has(bigram))) return 1;
      if (!characters.has(unit.token)) return 0;
      return unit.bigrams.length === 0 ? 1 : loneCharacterCredit;
    });
  }

  #share(credit: (unit: ContentUnit) => number): number {
    if (this.#total === 0) return 0;
    return this.units.reduce((sum, unit) => sum + unit.weight * credit(unit), 0) / this.#total;
  }
}

function readUnits(text: string, statistics: TokenStatistics): ContentUnit[] {
  const passageCount = Math.max(minPassageCount, statistics.passageCount);
  const rarity = (found: number) => Math.log(1 + (passageCount - found + 0.5) / (found + 0.5));
  const units: ContentUnit[] = [];
  for (const run of text.match(/[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g) ?? []) {
    const streams = tokenize(run);
    for (const [index, token] of streams.characters.entries()) {
      if (isFunctionWord(token)) continue;
      const bigrams = [streams.bigrams[index - 1], streams.bigrams[index]].filter((bigram) => bigram !== undefined);
      const isLone = bigrams.length === 0;
      // A verb with its object (坐船) is often written apart in the knowledge (坐游船).
      const isSeparable = streams.characters.length === 2 && !statistics.passagesWith('bigrams', run);
      const known =
        isLone || isSeparable
          ? statistics.passagesWith('characters', token) > 0
          : bigrams.some((bigram) => statistics.passagesWith('bigrams', bigram) > 0);
      const weight =
        rarity(known ? statistics.passagesWith('characters', token) : 0) * (isLone ? loneCharacterWeight : 1);
      units.push({ token, stream: 'characters', bigrams, weight, known });
    }
    for (const token of streams.words) {
      if (isFunctionWord(token)) continue;
      const found = statistics.passagesWith('words', token);
      // A word weighs as much as the two characters that it would have in Chinese.
      units.push({ token, stream: 'words', bigrams: [], weight: 2 * rarity(found), known: found > 0 });
    }
  }
  return units;
}

function hasMisspelling(unit: ContentUnit, words: ReadonlySet<string>): boolean {
  if (unit.stream !== 'words' || unit.known) return false;
  for (const word of words) if (isMisspelling(unit.token, word)) return true;
  return false;
}
