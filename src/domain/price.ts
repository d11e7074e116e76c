import type { Currency } from './money.js';

/** What tokens cost, in main units of the currency for `per` tokens: 0.8 is 0.8 yuan. Each at most 1 000 000. */
export interface TokenRates {
  readonly input: number;
  /** For input tokens that the vendor served from its cache. Default: as `input`. */
  readonly cachedInput?: number | undefined;
  readonly output: number;
  /** For output tokens spent on reasoning. Default: as `output`. */
  readonly reasoningOutput?: number | undefined;
}

/** Other rates for calls with a short input; they hold for the whole call, its output included. */
export interface PriceTier extends TokenRates {
  /** The longest input that this tier is for, cached tokens included. */
  readonly upToInputTokens: number;
}

/** A price by tokens, as the vendor quotes it; copy both numbers of 「元/百万tokens」. */
export interface TokenPrice extends TokenRates {
  readonly currency: Currency;
  /** How many tokens the rates are for. */
  readonly per: 1000 | 1_000_000;
  /** Added for every call. Default 0. */
  readonly perCall?: number | undefined;
  /** By rising `upToInputTokens`; calls with a longer input than the last pay the price's own rates. */
  readonly tiers?: readonly PriceTier[] | undefined;
}

/** A price by calls alone, however many tokens they take; 0 for a model that costs nothing, such as `offline()`. */
export interface CallPrice {
  readonly currency: Currency;
  readonly perCall: number;
  readonly per?: undefined;
}

/** What a model costs. zhike ships no prices: they change, and contracts differ. */
export type Price = TokenPrice | CallPrice;
