import { ConversationState } from '../conversation-state.js';
import type { LogEntry } from '../conversation-store.js';
import { toMessages } from '../projection.js';

export interface CompactionBudget {
  /** What the history may take in a model's context, in tokens. */
  readonly maxTokens: number;
  /** Newest turns that are always kept as they are, 1 or more. */
  readonly keepTurns: number;
  /** Counts the tokens of a text. */
  readonly count: (text: string) => number;
}

/**
 * Finds how much of a log to compact: down to half of the budget, so that it is not done again soon, for each time vendors
 * bill the whole prompt anew.
 *
 * The cut lies at the end of a turn where no message waits and no question is open: turns are never torn. Where it would
 * save less than a quarter of the budget, because the newest turns themselves are large, the history is left alone.
 *
 * @returns sequence of the last entry to compact; undefined where the history fits, or nothing can be cut
 */
export function planCompaction(log: readonly LogEntry[], budget: CompactionBudget): number | undefined {
  const { maxTokens, keepTurns, count } = budget;
  const tokensOf = (entries: readonly LogEntry[]) => count(JSON.stringify(toMessages(entries)));
  const tokens = tokensOf(log);
  if (tokens <= maxTokens) {
    return undefined;
  }
  const cuts = cutsOf(log);
  const possible = cuts.slice(0, Math.max(0, cuts.length - keepTurns));
  const after = (cut: number) => log.filter(({ sequence, event }) => sequence > cut && event.type !== 'compaction');
  const cut = possible.find((each) => tokensOf(after(each)) <= maxTokens / 2) ?? possible.at(-1);
  return cut !== undefined && tokens - tokensOf(after(cut)) >= maxTokens / 4 ? cut : undefined;
}

/** Ends of turns at which nothing is pending, oldest first. */
function cutsOf(log: readonly LogEntry[]): readonly number[] {
  const state = new ConversationState();
  const cuts: number[] = [];
  for (const entry of log) {
    state.add([entry]);
    if (entry.event.type === 'turn-end' && state.waiting.length === 0 && state.approvals.length === 0) {
      cuts.push(entry.sequence);
    }
  }
  return cuts;
}
