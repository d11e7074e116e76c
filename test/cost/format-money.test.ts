import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../src/cost/format-money.js';

describe('formatMoney', () => {
  it.each([
    [0, '¥0.00'],
    [1, '¥0.000001'],
    [400, '¥0.0004'],
    [9999, '¥0.009999'],
    [12_300, '¥0.0123'],
    [12_340, '¥0.0123'],
    [12_350, '¥0.0124'],
    [500_000, '¥0.50'],
    [999_999, '¥1.00'],
    [12_345_678, '¥12.35'],
    [1_234_567_890_000, '¥1,234,567.89'],
  ])('writes %d micros as %s', (micros, text) => {
    expect(formatMoney({ currency: 'CNY', micros }, 'zh-Hans')).toBe(text);
  });

  it.each([
    ['CNY', 'zh-Hans', '¥0.0004'],
    ['USD', 'zh-Hans', 'US$0.0004'],
    ['CNY', 'zh-Hant', 'CN¥0.0004'],
    ['USD', 'zh-Hant', 'US$0.0004'],
    ['CNY', 'en', 'CN¥0.0004'],
    ['USD', 'en', '$0.0004'],
  ] as const)('marks %s for a reader of %s as in %s', (currency, language, text) => {
    expect(formatMoney({ currency, micros: 400 }, language)).toBe(text);
  });
});
