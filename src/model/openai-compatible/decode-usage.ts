import type { Usage } from '../../domain/usage.js';
import { estimateTokens } from '../estimate-tokens.js';
import type { WireBotUsage, WireUsage } from './wire.js';

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

/** Tells whether a report counts anything: some gateways send an empty one last. */
export function isReport(wire: WireUsage | null | undefined): wire is WireUsage {
  return toCount(wire?.prompt_tokens) !== undefined || toCount(wire?.completion_tokens) !== undefined;
}

/** Adds up what a bot's one report counts: each model and each plugin that it called. */
export function sumBotUsage(bot: WireBotUsage): WireUsage | undefined {
  const entries = [bot.model_usage, bot.action_usage].flatMap((list) => (Array.isArray(list) ? list : []));
  const reports = entries.filter(isReport);
  const sum = (count: (report: WireUsage) => unknown) =>
    reports.reduce((total, report) => total + (toCount(count(report)) ?? 0), 0);
  if (reports.length === 0) {
    return undefined;
  }
  return {
    prompt_tokens: sum((report) => report.prompt_tokens),
    completion_tokens: sum((report) => report.completion_tokens),
    prompt_tokens_details: { cached_tokens: sum((report) => report.prompt_tokens_details?.cached_tokens) },
    completion_tokens_details: {
      reasoning_tokens: sum((report) => report.completion_tokens_details?.reasoning_tokens),
    },
  };
}

/** Some gateways write counts as strings, and -1 for "unknown". */
function toCount(value: unknown): number | undefined {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : undefined;
}
