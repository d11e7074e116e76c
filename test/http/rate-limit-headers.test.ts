import { expect, it } from 'vitest';
import { readRateLimit } from '../../src/http/rate-limit-headers.js';

it.each<[Record<string, string>, object | undefined]>([
  [
    {
      'x-ratelimit-remaining-requests': '59',
      'x-ratelimit-remaining-tokens': '149984',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-reset-tokens': '6m0s',
    },
    { remainingRequests: 59, remainingTokens: 149_984, requestsResetMs: 1000, tokensResetMs: 360_000 },
  ],
  [
    { 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '12ms' },
    { remainingRequests: 0, requestsResetMs: 12 },
  ],
  [
    { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '7.5' },
    { remainingTokens: 0, tokensResetMs: 7500 },
  ],
  [
    { 'x-ratelimit-remaining-tokens': '3', 'x-ratelimit-reset-tokens': '1m30.5s' },
    { remainingTokens: 3, tokensResetMs: 90_500 },
  ],
  [{ 'x-ratelimit-remaining-requests': '-1', 'x-ratelimit-remaining-tokens': '0' }, { remainingTokens: 0 }],
  [{ 'x-ratelimit-remaining-requests': '1', 'x-ratelimit-reset-requests': 'soon' }, { remainingRequests: 1 }],
  [{ 'x-ratelimit-remaining-requests': '-1' }, undefined],
  [{}, undefined],
])('reads %o', (headers, expected) => {
  expect(readRateLimit(new Headers(headers))).toEqual(expected);
});
