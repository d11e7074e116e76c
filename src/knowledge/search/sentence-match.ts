import { normalizeText } from '../../text/normalize.js';
import { isHanCode, stemmedWords, wordRun } from '../../text/tokenize.js';

/** A word or Han character of a question. */
export interface QuestionUnit {
  /** As `tokenize` writes it. */
  readonly token: string;
  /** How much of the question it is. */
  readonly weight: number;
}

/** How the sentence that has most of a question says it. */
export interface SentenceMatch {
  /** Share of the question's weight that the sentence has in the question's order, 0 to 1. */
  readonly order: number;
  /** Its place in the passage, from 0. */
  readonly place: number;
  /**
   * How alike the question and the passage's most alike sentence are, 0 to 1: twice the number of tokens that they share
   * by the number that both have (Dice's coefficient).
   */
  readonly likeness: number;
}

const noMatch: SentenceMatch = { order: 0, place: 0, likeness: 0 };

/** Longer sentences are read up to here. */
const maxUnits = 60;

const word = new RegExp(wordRun, 'uy');

/** Reads passages closely for one question: not only which of its words they have, but together and in which order. */
export class SentenceMatcher {
  readonly #weights: Float64Array;
  readonly #total: number;
  /** Of each unit in the question's order: its number among the different tokens. */
  readonly #sequence: Uint8Array;
  readonly #characters = new Map<number, number>();
  /** By the last byte of a character's code: 1 where one of the question's ends so. Most others need no further look. */
  readonly #lastBytes = new Uint8Array(256);
  readonly #words = new Map<string, number>();
  /** First two letters of the words: most words of a passage need not be stemmed. */
  readonly #beginnings = new Set<number>();

  /** @param units - in the question's order */
  constructor(units: readonly QuestionUnit[]) {
    const read = units.slice(0, maxUnits);
    const numbers = new Map<string, number>();
    const weights: number[] = [];
    this.#sequence = Uint8Array.from(read, ({ token, weight }) => {
      const known = numbers.get(token);
      if (known !== undefined) return known;
      const number = weights.push(weight) - 1;
      numbers.set(token, number);
      const first = token.charCodeAt(0);
      if (isHanCode(first)) {
        this.#characters.set(first, number);
        this.#lastBytes[first & 0xff] = 1;
      } else {
        this.#words.set(token, number);
        this.#beginnings.add(beginningOf(token, 0, token.length));
      }
      return number;
    });
    this.#weights = Float64Array.from(weights);
    this.#total = this.#sequence.reduce((sum, number) => sum + (weights[number] ?? 0), 0);
  }

  /** Finds the sentence that has most of the question; the first of several. */
  match(passage: string): SentenceMatch {
    if (this.#total === 0) return noMatch;
    let best: readonly number[] = [];
    let bestWeight = 0;
    let bestPlace = 0;
    let place = 0;
    let likeness = 0;
    this.#readSentences(normalizeText(passage), (found, length) => {
      const { weight, different } = this.#weigh(found);
      if (different > 0) likeness = Math.max(likeness, (2 * different) / (this.#weights.length + length));
      if (weight > bestWeight) {
        bestWeight = weight;
        best = found;
        bestPlace = place;
      }
      place += 1;
    });
    return { order: this.#inOrder(best) / this.#total, place: bestPlace, likeness };
  }

  /**
   * How alike the question and the passage's most alike sentence are, 0 to 1: the harmonic mean of the share of the
   * question that the sentence has and the share of the sentence that the question has. A long sentence that happens to
   * have the words is less alike than one that says little else.
   *
   * @param text - as `normalizeText` writes it
   */
  likeness(text: string): number {
    if (this.#total === 0) return 0;
    let most = 0;
    this.#readSentences(text, (found, length) => {
      if (found.length === 0) return;
      const ofQuestion = this.#weigh(found).weight / this.#total;
      const ofSentence = found.length / length;
      most = Math.max(most, (2 * ofQuestion * ofSentence) / (ofQuestion + ofSentence));
    });
    return most;
  }

  /** @param visit - is given, of each sentence, the numbers of the question's tokens in its order, and its length in units */
  #readSentences(text: string, visit: (found: readonly number[], length: number) => void): void {
    let found: number[] = [];
    let length = 0;
    const close = () => {
      visit(found, length);
      found = [];
      length = 0;
    };
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isHanCode(code)) {
        length += 1;
        if (this.#lastBytes[code & 0xff] === 0) continue;
        const number = this.#characters.get(code);
        if (number !== undefined) found.push(number);
      } else if (endsSentence(code, text.charCodeAt(at + 1))) {
        close();
      } else if (code > 0x2f) {
        const start = at;
        const end = wordEnd(text, start);
        if (end === start) continue;
        at = end - 1;
        length += 1;
        if (!this.#beginnings.has(beginningOf(text, start, end))) continue;
        const tokens = stemmedWords(text.slice(start, end));
        length += tokens.length - 1;
        for (const token of tokens) {
          const number = this.#words.get(token);
          if (number !== undefined) found.push(number);
        }
      }
    }
    close();
  }

  #weigh(found: readonly number[]): { readonly weight: number; readonly different: number } {
    let weight = 0;
    let different = 0;
    for (const [at, number] of found.entries()) {
      if (found.indexOf(number) < at) continue;
      weight += this.#weights[number] ?? 0;
      different += 1;
    }
    return { weight, different };
  }

  /** Weight of the longest common subsequence of question and sentence. */
  #inOrder(sentence: readonly number[]): number {
    const row = new Float64Array(sentence.length + 1);
    for (const number of this.#sequence) {
      let diagonal = 0;
      for (let at = 1; at <= sentence.length; at += 1) {
        const above = row[at] ?? 0;
        const before = row[at - 1] ?? 0;
        row[at] =
          sentence[at - 1] === number
            ? Math.max(diagonal + (this.#weights[number] ?? 0), above)
            : Math.max(above, before);
        diagonal = above;
      }
    }
    return row[sentence.length] ?? 0;
  }
}

/** Where the word that begins at a place ends; the place itself where none does. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (isAsciiWord(text.charCodeAt(at))) at += 1;
  const joins = text.charCodeAt(at) === 0x27 || text.charCodeAt(at) === 0x2e;
  // Nearly all words end here; those that go on behind a point or an apostrophe, or in other letters, are read by the pattern.
  if (at > start && !goesOn(text.charCodeAt(joins ? at + 1 : at))) return at;
  word.lastIndex = start;
  return start + (word.exec(text)?.[0].length ?? 0);
}

/** Whether a word may go on with a character; NaN stands for the end of the text. */
function goesOn(code: number): boolean {
  return code >= 0x80 || isAsciiWord(code);
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}

/** The first two letters as one number. */
function beginningOf(text: string, start: number, end: number): number {
  return text.charCodeAt(start) * 0x10000 + (end - start > 1 ? text.charCodeAt(start + 1) : 0);
}

/** A full stop, question mark, exclamation mark, semicolon or line break; a point only before white space. */
function endsSentence(code: number, next: number): boolean {
  return (
    code === 0x3002 ||
    code === 0x3f ||
    code === 0x21 ||
    code === 0x3b ||
    code === 0x0a ||
    (code === 0x2e && (next === 0x20 || next === 0x0a || Number.isNaN(next)))
  );
}
