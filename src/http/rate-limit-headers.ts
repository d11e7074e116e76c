import type { RateLimit } from '../domain/rate-limit.js';

/**
 * Reads what a response says of the room left: `x-ratelimit-{remaining,reset}-{requests,tokens}`. Resets are durations
 * (`6m0s`, `12ms`) or plain seconds. Negative values, which some endpoints send, say nothing.
 * Source: https://platform.openai.com/docs/guides/rate-limits
 *
 * @returns undefined when the response says nothing
 */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const remainingRequests = toCount(headers.get('x-ratelimit-remaining-requests'));
  const remainingTokens = toCount(headers.get('x-ratelimit-remaining-tokens'));
  if (remainingRequests === undefined && remainingTokens === undefined) {
    return undefined;
  }
  return {
    remainingRequests,
    remainingTokens,
    requestsResetMs: toDurationMs(headers.get('x-ratelimit-reset-requests')),
    tokensResetMs: toDurationMs(headers.get('x-ratelimit-reset-tokens')),
  };
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function toDurationMs(text: string | null): number | undefined {
  if (text === null) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(text)) {
    return Number(text) * 1000;
  }
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) {
    return undefined;
  }
  let sum = 0;
  for (const [, amount, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    sum += Number(amount) * (unitMs[unit] ?? 0);
  }
  return sum;
}

function toCount(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
