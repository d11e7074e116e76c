import type { Currency } from '../../domain/money.js';
import type { Price } from '../../domain/price.js';

/** How large a call is. */
export interface CallSize {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * What a call of a certain size costs, nothing of it cached and none of it reasoning: good enough to compare models, not
 * to book.
 *
 * @returns main units of the price's currency
 */
export function typicalCost(price: Price, { inputTokens, outputTokens }: CallSize): number {
  if (price.per === undefined) {
    return price.perCall;
  }
  const tier = price.tiers?.find(({ upToInputTokens }) => inputTokens <= upToInputTokens);
  const { input, output } = tier ?? price;
  return (inputTokens * input + outputTokens * output) / price.per + (price.perCall ?? 0);
}

/**
 * Makes a function that compares what calls cost, in one currency.
 *
 * @param currency - the one to compare in
 * @param cnyPerUsd - absent: prices in the other currency cannot be compared
 * @returns a function that gives infinity for what cannot be compared
 */
export function createComparison(currency: Currency, cnyPerUsd: number | undefined) {
  return (price: Price | undefined, size: CallSize): number => {
    if (price === undefined || (price.currency !== currency && cnyPerUsd === undefined)) {
      return Number.POSITIVE_INFINITY;
    }
    const rate = price.currency === currency ? 1 : currency === 'CNY' ? (cnyPerUsd ?? 1) : 1 / (cnyPerUsd ?? 1);
    return typicalCost(price, size) * rate;
  };
}
