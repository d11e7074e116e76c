import { normalizeText } from './normalize.js';
import { stemWord } from './stem.js';

/** The tokens of a text in the order of the text, in several streams that make up for each other's misses. */
export interface TokenStreams {
  /** Words and numbers of scripts that put spaces between words, stemmed. */
  readonly words: readonly string[];
  /** Two such words in a row, joined by a space. */
  readonly wordPairs: readonly string[];
  /** Three letters in a row of such a word, with `^` before its start and `$` after its end: they survive misspelling. */
  readonly wordGrams: readonly string[];
  /** Single Han characters, simplified. */
  readonly characters: readonly string[];
  /** Two Han characters in a row. */
  readonly bigrams: readonly string[];
}

export type TokenStream = keyof TokenStreams;

/** Letters and digits in a row, but no Han, with points and apostrophes inside (`3.5`, `i'm`): source of a pattern. */
export const wordRun = "(?:(?![\\u3400-\\u9fff])[\\p{L}\\p{N}])+(?:['.](?:(?![\\u3400-\\u9fff])[\\p{L}\\p{N}])+)*";

/** Han in a row, or a word. */
const run = new RegExp(`[\\u3400-\\u9fff]+|${wordRun}`, 'gu');

/** Cuts a text into tokens for matching: normalised, both Chinese scripts alike, English words without endings. */
export function tokenize(text: string): TokenStreams {
  const words: string[] = [];
  const wordPairs: string[] = [];
  const wordGrams: string[] = [];
  const characters: string[] = [];
  const bigrams: string[] = [];
  let previous: string | undefined;
  for (const [piece] of normalizeText(text).matchAll(run)) {
    if (isHanCode(piece.charCodeAt(0))) {
      previous = undefined;
      for (let index = 0; index < piece.length; index += 1) {
        characters.push(piece.charAt(index));
        if (index > 0) bigrams.push(piece.slice(index - 1, index + 1));
      }
      continue;
    }
    for (const word of stemmedWords(piece)) {
      words.push(word);
      if (previous !== undefined) wordPairs.push(`${previous} ${word}`);
      previous = word;
      pushGrams(word, wordGrams);
    }
  }
  return { words, wordPairs, wordGrams, characters, bigrams };
}

/** The words and Han characters of a text as `tokenize` writes them, in one list. */
export function tokenizeInOrder(text: string): string[] {
  return (normalizeText(text).match(run) ?? []).flatMap((piece) =>
    isHanCode(piece.charCodeAt(0)) ? [...piece] : stemmedWords(piece),
  );
}

export function isHanCode(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** The apostrophe is often left out. */
const negative = /^(do|does|did|is|are|was|were|have|has|had|would|could|should|ca|wo|can)(?:n't|nt|not)$/;
const negativeVerbs: Readonly<Record<string, string>> = { ca: 'can', wo: 'will' };

/** Takes a run of letters apart where it says two words, as `isn't` does, and stems them. @param piece - normalised */
export function stemmedWords(piece: string): readonly string[] {
  const verb = negative.exec(piece)?.[1];
  if (verb !== undefined) return [stemWord(negativeVerbs[verb] ?? verb), 'not'];
  return [stemWord(piece.replace(/'(?:m|re|ve|ll|d)$/, ''))];
}

function pushGrams(word: string, grams: string[]): void {
  if (word.length < 4 || /^\d/.test(word)) return;
  const marked = `^${word}$`;
  for (let index = 0; index + 3 <= marked.length; index += 1) grams.push(marked.slice(index, index + 3));
}
