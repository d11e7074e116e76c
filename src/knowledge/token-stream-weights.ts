import type { TokenStream } from '../text/tokenize.js';

/** How one token stream counts in a passage's score. */
export interface StreamWeight {
  readonly stream: TokenStream;
  readonly weight: number;
  /** BM25's b: how much longer passages are held back, 0 to 1. */
  readonly lengthNormalization: number;
  /** Whether its tokens tell how much of a question a passage covers. */
  readonly covers?: true;
}

/**
 * One setting for all languages and kinds of text, chosen on public question–passage pairs (see bench/retrieval.ts).
 * Single characters weigh much beside bigrams, for they survive homophones, dropped characters and swaps.
 */
export const streamWeights: readonly StreamWeight[] = [
  { stream: 'words', weight: 1, lengthNormalization: 0.7, covers: true },
  { stream: 'wordPairs', weight: 0.3, lengthNormalization: 0.7 },
  { stream: 'wordGrams', weight: 0.3, lengthNormalization: 0.7 },
  { stream: 'characters', weight: 0.6, lengthNormalization: 0.6, covers: true },
  { stream: 'bigrams', weight: 0.55, lengthNormalization: 0.6 },
];

/** BM25's k1: how soon more occurrences of a token stop counting. */
export const saturation = 1.2;

/** How often a token counts that stands in the title, in a heading or in the question of a question–answer pair. */
export const headingWeight = 2.5;

/** The share of a passage's score that depends on how much of the question's weight it covers. */
export const coverageShare = 0.3;
