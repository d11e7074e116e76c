import { compact, type Summarise } from '../conversation/compaction/compact.js';
import { extractSummary, spokenLines } from '../conversation/compaction/extract-summary.js';
import { planCompaction } from '../conversation/compaction/plan-compaction.js';
import type { LogEntry } from '../conversation/conversation-store.js';
import { toMessages } from '../conversation/projection.js';
import type { Compaction } from '../domain/conversation-event.js';
import { noUsage, type Usage } from '../domain/usage.js';
import type { ChatModel } from '../model/chat-model.js';
import { estimateTokens } from '../model/estimate-tokens.js';
import type { MemoryPolicy } from './turn-setting.js';

export interface CompactionSetting {
  readonly memory: MemoryPolicy;
  /** What the assistant answers with; also summarises unless the policy names another. */
  readonly model: ChatModel;
  readonly instructions: string;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Compacts a log that has outgrown the budget.
 *
 * @param signal - aborting it leaves the summary to extraction: a customer is waiting
 * @returns undefined where the history fits
 */
export async function compactConversation(
  setting: CompactionSetting,
  log: readonly LogEntry[],
  signal: AbortSignal,
): Promise<Compaction | undefined> {
  const { memory } = setting;
  const count = memory.countTokens ?? calibratedCount(log, setting.instructions);
  const upTo = planCompaction(log, { ...memory, count });
  return upTo === undefined ? undefined : compact(log, upTo, summariseWith(setting, signal));
}

/**
 * Estimates tokens, calibrated by what the vendor last reported for this conversation: the estimate alone is good to
 * about a third.
 */
function calibratedCount(log: readonly LogEntry[], instructions: string): (text: string) => number {
  const at = log.findLastIndex(({ event }) => event.type === 'step-end' && !event.usage.estimated);
  const event = log[at]?.event;
  if (event?.type !== 'step-end' || event.usage.inputTokens === 0) {
    return estimateTokens;
  }
  const start = log.slice(0, at).findLastIndex((entry) => entry.event.type === 'step-start');
  const sent = estimateTokens(instructions + JSON.stringify(toMessages(log.slice(0, Math.max(0, start)))));
  // Descriptions of tools are not counted here, so the ratio is bounded on both sides.
  const ratio = Math.min(2, Math.max(0.5, event.usage.inputTokens / Math.max(1, sent)));
  return (text) => Math.ceil(estimateTokens(text) * ratio);
}

const task = `You keep the notes of a customer-service desk. Write what must be known to go on with this conversation: what the customer wants and why, what they were told or promised, what was done, what is still open. Facts, numbers, dates and names exactly as they stand there. Plain sentences in the language of the talk, at most 200 words. No greeting, no comment.`;

function summariseWith({ memory, model: own, now, onError }: CompactionSetting, signal: AbortSignal): Summarise {
  return async (former, entries) => {
    const extracted = { summary: extractSummary(former, entries), usage: noUsage };
    const model = memory.model ?? own;
    if (isOffline(model.id) || signal.aborted) {
      return extracted;
    }
    try {
      const { text, usage, by } = await ask(model, former, entries, now(), signal);
      return text.trim() === '' || isOffline(by) ? { ...extracted, usage } : { summary: text.trim(), usage };
    } catch (error) {
      if (!signal.aborted) {
        onError(error);
      }
      return extracted;
    }
  };
}

/** The model without weights answers questions from documents; it does not summarise. */
function isOffline(id: string): boolean {
  return id === 'zhike/offline';
}

async function ask(
  model: ChatModel,
  former: string,
  entries: readonly LogEntry[],
  now: Date,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly usage: Usage; readonly by: string }> {
  const talk = spokenLines(entries).map(({ from, text }) => `${from}: ${text}`);
  const prompt = [...(former === '' ? [] : [`Notes so far:\n${former}`]), `The talk:\n${talk.join('\n')}`].join('\n\n');
  const messages = [{ role: 'user', parts: [{ type: 'text', text: prompt }] }] as const;
  let text = '';
  let usage: Usage = noUsage;
  let by = model.id;
  const request = { instructions: task, messages, tools: [], language: 'zh-Hans', now, signal } as const;
  for await (const chunk of model.stream(request)) {
    if (chunk.type === 'text-delta') {
      text += chunk.delta;
    } else if (chunk.type === 'retract') {
      text = '';
    } else if (chunk.type === 'finish') {
      usage = chunk.usage ?? noUsage;
      by = chunk.model ?? by;
    }
  }
  return { text, usage, by };
}
