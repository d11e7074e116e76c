import type { ScoreExplanation } from '../../domain/passage.js';
import type { QuestionToken } from './question-tokens.js';
import { coverageShare, type StreamWeight, saturation, streamWeights } from './token-stream-weights.js';

/** BM25's denominator but for the count. */
export function slownessOf({ lengthNormalization }: StreamWeight, length: number, averageLength: number): number {
  return saturation * (1 + lengthNormalization * (length / averageLength - 1));
}

/** BM25's part that grows with the count of a token and comes to rest. */
export function saturate(count: number, slowness: number): number {
  return (count * (saturation + 1)) / (count + slowness);
}

/** What of a token counts for the share of the question that a passage covers. */
export function coverOf({ weights, worth }: QuestionToken): number {
  return weights.covers ? worth : 0;
}

/** What a passage covers at most. */
export function coverableOf(tokens: readonly QuestionToken[]): number {
  return firstOfGroups(tokens).reduce((sum, token) => sum + coverOf(token), 0);
}

/** Of each group the first token, and all that are alone. */
export function firstOfGroups<Token extends { readonly group: number }>(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ group }, at) => group === 0 || tokens[at - 1]?.group !== group);
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
  had: readonly (QuestionToken & { readonly score: number })[],
  coverable: number,
  { order, reading }: { readonly order: number; readonly reading: number },
): ScoreExplanation {
  const covered = had.reduce((sum, token) => sum + coverOf(token), 0);
  return {
    tokens: had
      .map(({ token, stream, weights, found, score }) => {
        const { passages } = found;
        return { token, stream: streamWeights[stream]?.stream ?? weights.stream, passages, score };
      })
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
