import type { FinishReason } from '../../domain/turn.js';
import { nonEmpty } from './read-text.js';

const reasons: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  normal: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  sensitive: 'content-filter',
  insufficient_system_resource: 'overloaded',
};

/** Reads a finish reason. Hunyuan writes `""` for "not yet", some gateways the word `null`. */
export function readFinishReason(value: unknown): string | undefined {
  return value === 'null' ? undefined : nonEmpty(value);
}

/**
 * Translates a vendor's finish reason.
 *
 * @param callCount - tool calls collected: some vendors say `stop` beside them, some announce calls that never came
 */
export function toFinishReason(raw: string | undefined, callCount: number): FinishReason {
  const reason = (raw !== undefined && Object.hasOwn(reasons, raw) ? reasons[raw] : undefined) ?? 'unknown';
  if (reason === 'stop' && callCount > 0) {
    return 'tool-calls';
  }
  return reason === 'tool-calls' && callCount === 0 ? 'unknown' : reason;
}

/** Tells whether a reply that ends for this reason may end in the middle of a tool call. */
export function leavesCallsOpen(reason: FinishReason): boolean {
  return reason === 'length' || reason === 'content-filter' || reason === 'overloaded';
}
