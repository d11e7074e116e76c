import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPriceTable } from '../../src/cost/price-table.js';
import { withCost } from '../../src/cost/with-cost.js';
import type { Price } from '../../src/domain/price.js';
import { noUsage, type Usage } from '../../src/domain/usage.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';

function usageOf(inputTokens: number, outputTokens: number, more: Partial<Usage> = {}): Usage {
  return { ...noUsage, calls: 1, inputTokens, outputTokens, ...more };
}

function costOf(price: Price, usage: Usage) {
  return createPriceTable({ prices: { model: price } }).cost('model', usage);
}

const perMillion: Price = { currency: 'CNY', per: 1_000_000, input: 2, cachedInput: 0.2, output: 3 };

describe('the cost of a call', () => {
  it('is the same for yuan per thousand tokens and for the thousandfold per million', () => {
    const usage = usageOf(12_345, 678);
    // 12 345 × 0.8 + 678 × 2 = 11 232 micros.
    const expected = { currency: 'CNY', micros: 11_232 };
    expect(costOf({ currency: 'CNY', per: 1_000_000, input: 0.8, output: 2 }, usage)).toEqual(expected);
    expect(costOf({ currency: 'CNY', per: 1000, input: 0.0008, output: 0.002 }, usage)).toEqual(expected);
  });

  it('counts cached input at its own price, as a part of the input', () => {
    // 400 × 2 + 600 × 0.2 + 100 × 3
    expect(costOf(perMillion, usageOf(1000, 100, { cachedInputTokens: 600 }))).toEqual({
      currency: 'CNY',
      micros: 1220,
    });
  });

  it('counts cached input as any other where it has no price', () => {
    const usage = usageOf(1000, 0, { cachedInputTokens: 600 });
    expect(costOf({ currency: 'USD', per: 1_000_000, input: 2, output: 3 }, usage)).toEqual({
      currency: 'USD',
      micros: 2000,
    });
  });

  it('counts reasoning at its own price, as a part of the output, and else as output', () => {
    const usage = usageOf(0, 1000, { reasoningTokens: 900 });
    const price: Price = { currency: 'CNY', per: 1_000_000, input: 1, output: 2 };
    expect(costOf(price, usage)?.micros).toBe(2000);
    // 100 × 2 + 900 × 8
    expect(costOf({ ...price, reasoningOutput: 8 }, usage)?.micros).toBe(7400);
  });

  it('adds the price of each call, but not of retries', () => {
    const price: Price = { ...perMillion, perCall: 0.004 };
    expect(costOf(price, usageOf(100, 0, { retries: 3 }))?.micros).toBe(4200);
    expect(costOf({ currency: 'CNY', perCall: 0.03 }, usageOf(50_000, 9000))?.micros).toBe(30_000);
    expect(costOf({ currency: 'CNY', perCall: 0.03 }, noUsage)?.micros).toBe(0);
  });

  it('takes the whole call at the price of the tier that its input fits in', () => {
    const price: Price = {
      currency: 'CNY',
      per: 1000,
      input: 0.01,
      output: 0.04,
      tiers: [
        { upToInputTokens: 32_000, input: 0.001, output: 0.002 },
        { upToInputTokens: 128_000, input: 0.005, cachedInput: 0.001, output: 0.02 },
      ],
    };
    expect(costOf(price, usageOf(32_000, 1000))?.micros).toBe(34_000);
    expect(costOf(price, usageOf(32_001, 1000))?.micros).toBe(180_005);
    expect(costOf(price, usageOf(128_000, 0, { cachedInputTokens: 100_000 }))?.micros).toBe(240_000);
    expect(costOf(price, usageOf(128_001, 0))?.micros).toBe(1_280_010);
  });

  it('rounds once, a half micro up', () => {
    const price: Price = { currency: 'CNY', per: 1_000_000, input: 0.25, output: 0.25 };
    expect(costOf(price, usageOf(1, 0))?.micros).toBe(0);
    expect(costOf(price, usageOf(1, 1))?.micros).toBe(1);
    expect(costOf(price, usageOf(3, 2))?.micros).toBe(1);
    expect(costOf(price, usageOf(3, 3))?.micros).toBe(2);
  });

  it('keeps what is impossible in the counts of a vendor from becoming a credit', () => {
    expect(costOf(perMillion, usageOf(100, 0, { cachedInputTokens: 900 }))?.micros).toBe(20);
    const usage = usageOf(0, 100, { reasoningTokens: 900 });
    expect(costOf({ currency: 'CNY', per: 1000, input: 1, output: 2, reasoningOutput: 1 }, usage)?.micros).toBe(
      100_000,
    );
    expect(costOf(perMillion, usageOf(-5, Number.NaN))?.micros).toBe(0);
    expect(costOf(perMillion, usageOf(0.4, 0))?.micros).toBe(2);
  });

  it('is exact for any price and any count, as fractions of whole numbers are', () => {
    const tokens = fc.integer({ min: 0, max: 2_000_000 });
    const price = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(
        fc.constantFrom<1000 | 1_000_000>(1000, 1_000_000),
        fc.integer({ min: 0, max: 9 }),
        price,
        price,
        tokens,
        tokens,
        (per, decimals, input, output, inputTokens, outputTokens) => {
          const scale = 10n ** BigInt(decimals) * BigInt(per);
          const sum = BigInt(input) * BigInt(inputTokens) + BigInt(output) * BigInt(outputTokens);
          const expected = (sum * 2_000_000n + scale) / (2n * scale);
          fc.pre(input <= 10 ** (decimals + 6) && output <= 10 ** (decimals + 6));
          fc.pre(expected <= BigInt(Number.MAX_SAFE_INTEGER));
          const toNumber = (parts: number) => Number(`${parts}e-${decimals}`);
          const cost = costOf(
            { currency: 'CNY', per, input: toNumber(input), output: toNumber(output) },
            usageOf(inputTokens, outputTokens),
          );
          expect(BigInt(cost?.micros ?? -1)).toBe(expected);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('createPriceTable', () => {
  const price = (perCall: number): Price => ({ currency: 'CNY', perCall });
  const table = createPriceTable({
    version: '2026-11',
    prices: {
      '*': price(1),
      'hunyuan/*': price(2),
      'hunyuan/hunyuan-t1*': price(3),
      'hunyuan/hunyuan-t1-latest': price(4),
      'deepseek/deepseek-v4-flash': price(5),
    },
  });

  it.each([
    ['hunyuan/hunyuan-t1-latest', 4],
    ['hunyuan/hunyuan-t1-vision', 3],
    ['hunyuan/hunyuan-t1', 3],
    ['hunyuan/hunyuan-lite', 2],
    ['deepseek/deepseek-v4-flash', 5],
    ['deepseek/deepseek-v4-flash-2', 1],
    ['Hunyuan/hunyuan-lite', 1],
  ])('finds the most specific price of %s', (id, perCall) => {
    expect(table.priceOf(id)).toEqual(price(perCall));
    expect(table.cost(id, usageOf(1, 1))).toEqual({ currency: 'CNY', micros: perCall * 1_000_000 });
  });

  it('has no price for other models, also those named like a property', () => {
    const small = createPriceTable({ prices: { 'deepseek/*': price(1) } });
    for (const id of ['hunyuan/hunyuan-lite', 'constructor', '__proto__', '']) {
      expect(small.priceOf(id)).toBeUndefined();
      expect(small.cost(id, usageOf(1, 1))).toBeUndefined();
    }
  });

  it('tells its version', () => {
    expect(table.version).toBe('2026-11');
    expect(createPriceTable({ prices: {} }).version).toBeUndefined();
  });

  it('does not follow later changes of the options', () => {
    const prices: Record<string, { currency: 'CNY'; perCall: number }> = { model: { currency: 'CNY', perCall: 1 } };
    const own = createPriceTable({ prices });
    prices.model = { currency: 'CNY', perCall: 9 };
    expect(own.cost('model', usageOf(1, 1))?.micros).toBe(1_000_000);
  });

  const good = { currency: 'CNY', per: 1000, input: 1, output: 2 };
  it.each([
    [{ ...good, ouput: 2 }, /price of "a\/b" does not know the option "ouput"/],
    [{ ...good, currency: 'RMB' }, /price of "a\/b": "currency" must be one of CNY, USD, got "RMB"/],
    [{ ...good, per: 100 }, /price of "a\/b": "per" must be 1000 or 1_000_000 tokens, got 100/],
    [{ ...good, input: -1 }, /price of "a\/b": "input" must be a number from 0/],
    [{ ...good, output: Number.NaN }, /price of "a\/b": "output" must be a number/],
    [{ ...good, cachedInput: Number.POSITIVE_INFINITY }, /price of "a\/b": "cachedInput" must be a number/],
    [{ ...good, reasoningOutput: '3' }, /price of "a\/b": "reasoningOutput" must be a number/],
    [{ ...good, output: undefined }, /price of "a\/b": "output" is missing; write 0 where it costs nothing/],
    [{ ...good, input: 1e-13 }, /price of "a\/b": "input" has more than 12 decimals/],
    [{ ...good, per: 1_000_000, input: 0.1 + 0.2 }, /price of "a\/b": "input" has more than 9 decimals/],
    [{ ...good, perCall: -0.1 }, /price of "a\/b": "perCall" must be a number from 0/],
    [{ currency: 'CNY' }, /price of "a\/b": give "per", "input" and "output", or "perCall" alone/],
    [{ currency: 'CNY', input: 1, output: 2 }, /price of "a\/b": "input" needs "per"/],
    [{ ...good, tiers: {} }, /price of "a\/b": "tiers" must be a list/],
    [{ ...good, tiers: [{ input: 1, output: 2 }] }, /price of "a\/b" tiers\[0\]: "upToInputTokens" is missing/],
    [
      { ...good, tiers: [10, 10].map((upToInputTokens) => ({ upToInputTokens, input: 1, output: 2 })) },
      /price of "a\/b" tiers\[1\]: "upToInputTokens" must be a whole number from 11/,
    ],
    [{ ...good, tiers: [{ upToInputTokens: 9, input: 1 }] }, /price of "a\/b" tiers\[0\]: "output" is missing/],
    [{ ...good, tiers: [{ upToInputTokens: 9, input: 1, per: 1 }] }, /tiers\[0\] does not know the option "per"/],
    [undefined, /price of "a\/b" takes an object of options/],
  ])('refuses the price %o', (bad, message) => {
    const create = () => createPriceTable({ prices: { 'a/b': bad as Price } });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
  });

  it.each([
    [{ prices: { 'a*b': price(1) } }, /price of "a\*b": "\*" may stand only at the end/],
    [{ prices: { '': price(1) } }, /a model id in "prices" is empty/],
    [{ prices: [price(1)] }, /"prices" must be an object/],
    [{}, /"prices" must be an object/],
    [{ prices: {}, version: 3 }, /"version" must be text/],
    [{ price: {} }, /does not know the option "price"/],
  ])('refuses the options %o', (options, message) => {
    const create = () => createPriceTable(options as never);
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
  });
});

describe('withCost', () => {
  const table = createPriceTable({ prices: { 'deepseek/*': perMillion } });

  it('fills in the cost and leaves the rest as it is', () => {
    const usage = usageOf(1000, 100, { abortedCalls: 1, estimated: true });
    expect(withCost(usage, 'deepseek/deepseek-v4-flash', table)).toEqual({
      ...usage,
      cost: [{ currency: 'CNY', micros: 2300 }],
    });
  });

  it('leaves the usage of a model without a price alone', () => {
    const usage = usageOf(1000, 100);
    expect(withCost(usage, 'zhike/offline', table)).toBe(usage);
  });
});
