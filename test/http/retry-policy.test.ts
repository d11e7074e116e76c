import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRetryPolicy, readRetryAfter, retryWish, waitBeforeRetry } from '../../src/http/retry-policy.js';

const noon = Date.parse('2026-11-24T12:00:00Z');

describe('retryWish', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['maybe', undefined],
  ])('reads x-should-retry: %s', (value, expected) => {
    expect(retryWish(new Headers({ 'x-should-retry': value }))).toBe(expected);
  });

  it('leaves it to the status where the server says nothing', () => {
    expect(retryWish(new Headers())).toBeUndefined();
  });
});

describe('readRetryAfter', () => {
  it.each([
    [{ 'retry-after-ms': '1500' }, 1500],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': 'Tue, 24 Nov 2026 12:00:07 GMT' }, 7000],
    [{ 'retry-after': 'Tue, 24 Nov 2026 11:00:00 GMT' }, 0],
  ])('reads %o', (headers, expected) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), noon)).toBe(expected);
  });

  it.each([{}, { 'retry-after': 'soon' }, { 'retry-after': '-1' }, { 'retry-after-ms': 'NaN' }])(
    'finds no time in %o',
    (headers) => {
      expect([undefined, 0]).toContain(readRetryAfter(new Headers(headers as Record<string, string>), noon));
    },
  );
});

describe('waitBeforeRetry', () => {
  it('doubles the wait and takes off at most a quarter', () => {
    expect([1, 2, 3].map((retry) => waitBeforeRetry(defaultRetryPolicy, retry, undefined, 0))).toEqual([
      500, 1000, 2000,
    ]);
    expect(waitBeforeRetry(defaultRetryPolicy, 1, undefined, 1)).toBe(375);
  });

  it('keeps exactly what the server asks for, and refuses to wait longer than allowed', () => {
    expect(waitBeforeRetry(defaultRetryPolicy, 1, 10_000, 0.7)).toBe(10_000);
    expect(waitBeforeRetry(defaultRetryPolicy, 1, 10_001, 0.7)).toBeUndefined();
  });

  it('never waits longer than the longest wait', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (retry, random) => {
        const wait = waitBeforeRetry(defaultRetryPolicy, retry, undefined, random);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(defaultRetryPolicy.longestWaitMs);
      }),
    );
  });
});
