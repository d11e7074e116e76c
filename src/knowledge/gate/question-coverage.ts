import { type ContentUnit, creditOf, isHan, readContent, type SearchableText } from '../../text/question-content.js';
import type { QuestionKind } from '../../text/question-kind.js';
import { tokenize } from '../../text/tokenize.js';
import type { TokenStatistics } from '../search/keyword-index.js';

interface WeighedUnit {
  readonly unit: ContentUnit;
  /** Its importance times its inverse document frequency; greatest for what no passage has. */
  readonly weight: number;
  /** Whether a passage of the whole knowledge has it. */
  readonly known: boolean;
}

/** What a knowledge has nothing about. */
export interface UnknownContent {
  /** Share of the question's weight, 0 to 1. */
  readonly share: number;
  /** In the question's order, Han characters that stand together as one word. */
  readonly words: readonly string[];
}

/** In a small knowledge rarity tells little; it is counted as if there were this many passages at least. */
export const minPassageCount = 100;

/** What a question is about, each piece with its weight in a knowledge. */
export class QuestionContent {
  readonly #units: readonly WeighedUnit[];
  readonly #total: number;

  constructor(question: string, kind: QuestionKind, statistics: TokenStatistics) {
    this.#units = readContent(question, kind, statistics.synonyms).map((unit) => weigh(unit, statistics));
    this.#total = this.#units.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Whether the question has only words that ask or greet. */
  get isEmpty(): boolean {
    return this.#total === 0;
  }

  /**
   * What no passage of the whole knowledge has.
   *
   * @param found - passages in which a misspelt word may be recognised
   */
  unknown(found: readonly SearchableText[]): UnknownContent {
    const isUnknown = ({ unit, known }: WeighedUnit) =>
      !known && !(unit.names.length > 0 && found.some((text) => creditOf(unit, text, 'alike') > 0));
    const units = this.#units.filter(isUnknown);
    return { share: this.#share((unit) => (units.includes(unit) ? 1 : 0)), words: joinCharacters(units) };
  }

  /** Share of the question's weight that a text covers, 0 to 1. */
  coverage(text: SearchableText): number {
    return this.#share(({ unit, known }) => creditOf(unit, text, known ? 'exact' : 'alike'));
  }

  #share(credit: (unit: WeighedUnit) => number): number {
    if (this.#total === 0) return 0;
    return this.#units.reduce((sum, unit) => sum + unit.weight * credit(unit), 0) / this.#total;
  }
}

function weigh(unit: ContentUnit, statistics: TokenStatistics): WeighedUnit {
  const passageCount = Math.max(minPassageCount, statistics.passageCount);
  const { token, names, bigrams, importance } = unit;
  const frequency =
    names.length > 0
      ? Math.max(...names.map((name) => countName(name, statistics)))
      : statistics.passagesWith('characters', token);
  const known =
    names.length > 0 || bigrams.length === 0
      ? frequency > 0
      : bigrams.some((bigram) => statistics.passagesWith('bigrams', bigram) > 0);
  const found = known ? frequency : 0;
  return { unit, known, weight: importance * Math.log(1 + (passageCount - found + 0.5) / (found + 0.5)) };
}

function joinCharacters(units: readonly WeighedUnit[]): string[] {
  const words: string[] = [];
  let last: ContentUnit | undefined;
  for (const { unit } of units) {
    const pair = `${last?.token}${unit.token}`;
    if (last?.bigrams.includes(pair) && unit.bigrams.includes(pair)) words.push(`${words.pop()}${unit.token}`);
    else words.push(unit.token);
    last = unit;
  }
  return words;
}

/** The most passages that can have a name: a Chinese one has all its pairs, one of several words all of them. */
function countName(name: string, statistics: TokenStatistics): number {
  if (!isHan(name)) return Math.min(...name.split(' ').map((word) => statistics.passagesWith('words', word)));
  const { characters, bigrams } = tokenize(name);
  return Math.min(
    ...characters.map((character) => statistics.passagesWith('characters', character)),
    ...bigrams.map((bigram) => statistics.passagesWith('bigrams', bigram)),
  );
}
