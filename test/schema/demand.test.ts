import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { demandNumber } from '../../src/schema/demand.js';

describe('demandNumber', () => {
  it.each([
    [0, { from: 0 }],
    [2.5, { from: 0, to: 3 }],
    [3, { from: 1, to: 3, whole: true }],
    [undefined, { from: 1 }],
  ] as const)('lets %s pass for %o', (value, range) => {
    expect(() => demandNumber('f(): "x"', value, range)).not.toThrow();
  });

  it.each([
    [-1, { from: 0 }, 'f(): "x" must be a number from 0, got -1'],
    [4, { from: 1, to: 3 }, 'f(): "x" must be a number from 1 to 3, got 4'],
    [1.5, { from: 1, whole: true }, 'f(): "x" must be a whole number from 1, got 1.5'],
    ['3', { from: 1 }, 'f(): "x" must be a number from 1, got 3'],
    [Number.NaN, { from: 0 }, 'f(): "x" must be a number from 0, got NaN'],
    [Number.POSITIVE_INFINITY, { from: 0 }, 'f(): "x" must be a number from 0, got Infinity'],
  ] as const)('refuses %s for %o', (value, range, message) => {
    expect(() => demandNumber('f(): "x"', value, range)).toThrow(new ConfigurationError(message));
  });
});
