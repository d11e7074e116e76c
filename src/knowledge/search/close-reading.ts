import type { Passage } from '../../domain/passage.js';
import { isFunctionWord } from '../../text/function-words.js';
import { tokenizeInOrder } from '../../text/tokenize.js';
import { SentenceMatcher } from './sentence-match.js';
import {
  framingInOrder,
  likenessShare,
  minReadShare,
  orderShare,
  placeShare,
  readingDepth,
} from './token-stream-weights.js';

export interface Hit {
  readonly passage: Passage;
  readonly score: number;
}

/** What reading a passage has found. */
export interface Reading {
  readonly order: number;
  /** What it added to the score. */
  readonly reading: number;
}

/**
 * Orders passages anew by how their sentences say the question: in its order and early in the passage. That tells apart
 * passages that have the same words of it.
 *
 * @param found - best first
 */
export function readClosely<T extends Hit>(question: string, found: readonly T[]): (T & Reading)[] {
  const best = found[0]?.score ?? 0;
  const units = tokenizeInOrder(question);
  const matcher = new SentenceMatcher(
    units.map((token) => ({ token, weight: isFunctionWord(token) ? framingInOrder : 1 })),
  );
  return found
    .map((hit, at) => {
      if (at >= readingDepth || hit.score < best * minReadShare) return { ...hit, order: 0, reading: 0 };
      const { order, place, likeness } = matcher.match(hit.passage.text);
      const reading = best * (orderShare * order + placeShare / (1 + place) + likenessShare * likeness);
      return { ...hit, order, reading, score: hit.score + reading };
    })
    .sort((one, other) => other.score - one.score);
}

/** Puts a hit into `hits`, which stays sorted and no longer than `limit`. */
export function keepBest<T extends { readonly score: number }>(hits: T[], hit: T, limit: number): void {
  let place = hits.length;
  while (place > 0 && (hits[place - 1]?.score ?? 0) < hit.score) place -= 1;
  hits.splice(place, 0, hit);
  if (hits.length > limit) hits.pop();
}
