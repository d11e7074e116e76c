import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toParts } from '../../src/cost/exact-decimal.js';

describe('toParts', () => {
  it.each([
    [0, 6, 0n],
    [0.8, 6, 800_000n],
    [0.1, 15, 100_000_000_000_000n],
    [12.5, 1, 125n],
    [3, 0, 3n],
    [1e-7, 7, 1n],
    [1.5e-7, 9, 150n],
    [1e21, 2, 10n ** 23n],
    [1.25e21, 0, 1_250_000_000_000_000_000_000n],
  ])('counts in %d, at %d decimals, %d parts', (value, decimals, parts) => {
    expect(toParts(value, decimals)).toBe(parts);
  });

  it.each([
    [0.8, 0],
    [1e-7, 6],
    [0.1 + 0.2, 15],
    [1.23456, 4],
  ])('keeps no part of %d at %d decimals', (value, decimals) => {
    expect(toParts(value, decimals)).toBeUndefined();
  });

  it('gives back every number that is written with so many decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 9 }), (parts, decimals) => {
        expect(toParts(Number(`${parts}e-${decimals}`), decimals)).toBe(BigInt(parts));
      }),
    );
  });
});
