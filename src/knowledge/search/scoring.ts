import type { ScoreExplanation } from '../../domain/passage.js';
import { isFunctionWord } from '../../text/function-words.js';
import { tokenize } from '../../text/tokenize.js';
import { coverageShare, type StreamWeight, saturation, streamWeights } from './token-stream-weights.js';

/** A token of a question. */
export interface QuestionToken {
  readonly token: string;
  /** Number of its stream in `streamWeights`. */
  readonly stream: number;
  readonly weights: StreamWeight;
  /** Its weight, as often as the question has it, before its rarity. */
  readonly share: number;
}

/** A token of a question that some passage has. */
export interface WeighedToken extends QuestionToken {
  /** Number of passages that have it. */
  readonly passages: number;
  /** Its share of a score, before the count in the passage and the passage's length. */
  readonly worth: number;
}

/** The tokens of a question, each once in its stream. */
export function readQuestion(question: string): QuestionToken[] {
  const streams = tokenize(question);
  return streamWeights.flatMap((weights, stream) => {
    const counts = new Map<string, number>();
    for (const token of streams[weights.stream]) counts.set(token, (counts.get(token) ?? 0) + 1);
    return [...counts].map(([token, count]) => {
      const substance = isFunctionWord(token) ? weights.framing : 1;
      return { token, stream, weights, share: count * weights.weight * substance };
    });
  });
}

/** @param total - passages in all @param found - passages that have the token, 1 or more */
export function weigh(token: QuestionToken, total: number, found: number): WeighedToken {
  const rarity = Math.log(1 + (total - found + 0.5) / (found + 0.5));
  return { ...token, passages: found, worth: rarity * token.share };
}

/** BM25's denominator but for the count. */
export function slownessOf({ lengthNormalization }: StreamWeight, length: number, averageLength: number): number {
  return saturation * (1 + lengthNormalization * (length / averageLength - 1));
}

/** BM25's part that grows with the count of a token and comes to rest. */
export function saturate(count: number, slowness: number): number {
  return (count * (saturation + 1)) / (count + slowness);
}

/** What of a token counts for the share of the question that a passage covers. */
export function coverOf({ weights, worth }: WeighedToken): number {
  return weights.covers ? worth : 0;
}

/** What a passage covers that has all tokens. */
export function coverableOf(tokens: readonly WeighedToken[]): number {
  return tokens.reduce((sum, token) => sum + coverOf(token), 0);
}

/** @param covered - 0 to `coverable` */
export function coverageFactorOf(covered: number, coverable: number): number {
  return 1 - coverageShare + coverageShare * coverageOf(covered, coverable);
}

/**
 * Tells where a score comes from.
 *
 * @param had - the tokens that the passage has, with what each adds
 * @param reading - what reading the passage has found and added
 */
export function explainScore(
  had: readonly { readonly token: WeighedToken; readonly score: number }[],
  coverable: number,
  { order, reading }: { readonly order: number; readonly reading: number },
): ScoreExplanation {
  const covered = had.reduce((sum, { token }) => sum + coverOf(token), 0);
  return {
    tokens: had
      .map(({ token: { token, weights, passages }, score }) => ({ token, stream: weights.stream, passages, score }))
      .sort((one, other) => other.score - one.score),
    coverage: coverageOf(covered, coverable),
    coverageFactor: coverageFactorOf(covered, coverable),
    order,
    reading,
  };
}

function coverageOf(covered: number, coverable: number): number {
  return coverable === 0 ? 1 : covered / coverable;
}
