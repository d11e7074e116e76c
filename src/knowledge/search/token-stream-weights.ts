import type { TokenStream } from '../../text/tokenize.js';

/** How one token stream counts in a passage's score. */
export interface StreamWeight {
  readonly stream: TokenStream;
  readonly weight: number;
  /** BM25's b: how much longer passages are held back, 0 to 1. */
  readonly lengthNormalization: number;
  /** How much of its weight a token keeps that only frames a question: `how`, 请问. */
  readonly framing: number;
  /** Whether its tokens tell how much of a question a passage covers. */
  readonly covers?: true;
}

/**
 * One setting for all languages and kinds of text, chosen on public question–passage pairs (see bench/retrieval).
 * Single characters weigh much beside bigrams, for they survive homophones, dropped characters and swaps.
 */
export const streamWeights: readonly StreamWeight[] = [
  { stream: 'words', weight: 1, lengthNormalization: 0.7, framing: 0.1, covers: true },
  { stream: 'wordPairs', weight: 0.3, lengthNormalization: 0.7, framing: 1 },
  { stream: 'wordGrams', weight: 0.3, lengthNormalization: 0.7, framing: 1 },
  { stream: 'characters', weight: 0.6, lengthNormalization: 0.6, framing: 0.35, covers: true },
  { stream: 'bigrams', weight: 0.55, lengthNormalization: 0.6, framing: 0.35 },
];

/** BM25's k1: how soon more occurrences of a token stop counting. */
export const saturation = 1.2;

/** How often a token counts that stands in the title, in a heading or in the question of a question–answer pair. */
export const headingWeight = 2.5;

/** The share of a passage's score that depends on how much of the question's weight it covers. */
export const coverageShare = 0.3;

/** How much a word counts that the question's unknown word is likely a misspelling of, beside 1 for the word itself. */
export const misspeltShare = 0.7;

/** The same for Han characters that sound like the question's. */
export const homophoneShare = 0.6;

/** The same for words that mean what the question's do, and for those that a tenant calls its synonyms. */
export const synonymShare = 0.7;
export const ownSynonymShare = 0.8;

/** What is left of it for a word of another language. */
export const translationShare = 0.6;

/** How many of the best passages are read sentence by sentence. */
export const readingDepth = 20;

/** Passages below this share of the best score are left where they are. */
export const minReadShare = 0.4;

/** The share of the best score that goes to a passage that says the whole question in one sentence and in its order. */
export const orderShare = 0.35;

/** The same for a passage whose first sentence fits best; half of it for the second, a third for the next. */
export const placeShare = 0.15;

/** The same for a passage that has a sentence just like the question. */
export const likenessShare = 0.3;

/** How much a word that only frames the question counts in its order, beside 1 for others. */
export const framingInOrder = 0.3;
