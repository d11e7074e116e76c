import type { Usage } from '../../domain/usage.js';
import { estimateTokens } from '../estimate-tokens.js';
import type { WireUsage } from './wire.js';

/**
 * Reads the tokens of one call.
 *
 * @param wire - the last report of the stream; where there is none, both counts are estimated from the texts
 */
export function decodeUsage(wire: WireUsage | undefined, sent: string, received: string): Usage {
  const input = toCount(wire?.prompt_tokens);
  const output = toCount(wire?.completion_tokens);
  return {
    inputTokens: input ?? estimateTokens(sent),
    outputTokens: output ?? estimateTokens(received),
    cachedInputTokens:
      toCount(wire?.prompt_tokens_details?.cached_tokens) ?? toCount(wire?.prompt_cache_hit_tokens) ?? 0,
    reasoningTokens: toCount(wire?.completion_tokens_details?.reasoning_tokens) ?? 0,
    calls: 1,
    retries: 0,
    abortedCalls: 0,
    estimated: input === undefined || output === undefined,
  };
}

/** Some gateways write counts as strings, and -1 for "unknown". */
function toCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}
