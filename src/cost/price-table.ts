import type { Money } from '../domain/money.js';
import type { Price } from '../domain/price.js';
import type { Usage } from '../domain/usage.js';
import { demand } from '../schema/demand.js';
import { requireKnownOptions } from '../schema/known-options.js';
import { createTariff, type Tariff } from './tariff.js';

export interface PriceTableOptions {
  /** Which prices these are, for records: `2026-11`. */
  readonly version?: string | undefined;
  /**
   * By `ChatModel.id`: `deepseek/deepseek-chat`. A `*` at the end stands for the rest of the id: `hunyuan/*`. Of several
   * that fit, the id itself wins, then the longest.
   */
  readonly prices: Readonly<Record<string, Price>>;
}

/** What each model costs. */
export interface PriceTable {
  readonly version?: string | undefined;
  /** @returns undefined for a model without a price */
  priceOf(modelId: string): Price | undefined;
  /**
   * What one model call costs. Not meant for a sum of calls: a price with tiers depends on the length of each input.
   *
   * @returns undefined for a model without a price
   */
  cost(modelId: string, usage: Usage): Money | undefined;
}

/**
 * Makes a price table from the prices that the vendor states or the contract says.
 *
 * @throws {ConfigurationError} a price is unusable; the message names the model and the field
 *
 * @example
 * const prices = createPriceTable({
 *   version: '2026-11',
 *   prices: {
 *     'deepseek/*': { currency: 'CNY', per: 1_000_000, input: 2, cachedInput: 0.2, output: 3 },
 *     'hunyuan/hunyuan-lite': { currency: 'CNY', per: 1000, input: 0, output: 0 },
 *     'zhike/offline': { currency: 'CNY', perCall: 0 },
 *   },
 * });
 */
export function createPriceTable(options: PriceTableOptions): PriceTable {
  requireKnownOptions('createPriceTable()', options, ['version', 'prices']);
  const { version, prices } = options;
  demand(
    version === undefined || (typeof version === 'string' && version !== ''),
    'createPriceTable(): "version" must be text, such as "2026-11"',
  );
  demand(
    typeof prices === 'object' && prices !== null && !Array.isArray(prices),
    'createPriceTable(): "prices" must be an object of prices by model id',
  );
  const exact = new Map<string, PricedModel>();
  const byPrefix: (PricedModel & { readonly prefix: string })[] = [];
  for (const [id, price] of Object.entries(prices)) {
    const owner = `createPriceTable() price of "${id}"`;
    const star = id.indexOf('*');
    demand(id !== '', 'createPriceTable(): a model id in "prices" is empty');
    demand(star === -1 || star === id.length - 1, `${owner}: "*" may stand only at the end of the id`);
    const entry = { price, tariff: createTariff(owner, price) };
    if (star === -1) {
      exact.set(id, entry);
    } else {
      byPrefix.push({ ...entry, prefix: id.slice(0, -1) });
    }
  }
  byPrefix.sort((left, right) => right.prefix.length - left.prefix.length);
  const find = (modelId: string): PricedModel | undefined =>
    exact.get(modelId) ?? byPrefix.find(({ prefix }) => modelId.startsWith(prefix));

  return {
    version,
    priceOf: (modelId) => find(modelId)?.price,
    cost: (modelId, usage) => find(modelId)?.tariff(usage),
  };
}

interface PricedModel {
  readonly price: Price;
  readonly tariff: Tariff;
}
