import type { Compaction, PinnedCall } from '../../domain/conversation-event.js';
import { addUsage, noUsage, type Usage } from '../../domain/usage.js';
import type { LogEntry } from '../conversation-store.js';
import { pinnedFactsIn } from './pinned-facts.js';

/** Larger results of tools are not carried on; the tool is then called anew. */
const maxPinnedCharacters = 200_000;

/** Words what the former summary and these entries say. */
export type Summarise = (
  former: string,
  entries: readonly LogEntry[],
) => Promise<{ readonly summary: string; readonly usage: Usage }>;

/**
 * Makes what later turns need of a log up to an entry: a summary, the details that must survive word for word, the newest
 * result of each tool, what was used. A compaction before it is taken in.
 *
 * @param upTo - from `planCompaction()`
 */
export async function compact(log: readonly LogEntry[], upTo: number, summarise: Summarise): Promise<Compaction> {
  const former = log.findLast(({ event }) => event.type === 'compaction')?.event;
  const before = former?.type === 'compaction' ? former : undefined;
  const entries = log.filter(
    ({ sequence, event }) => sequence <= upTo && sequence > (before?.upTo ?? 0) && event.type !== 'compaction',
  );
  const { summary, usage } = await summarise(before?.summary ?? '', entries);
  const ends = entries.flatMap(({ event }) => (event.type === 'turn-end' ? [event.usage] : []));
  return {
    type: 'compaction',
    upTo,
    summary,
    facts: pinnedFactsIn(entries, before?.facts ?? []),
    calls: newestCalls(entries, before?.calls ?? []),
    usage: [before?.usage ?? noUsage, ...ends, usage].reduce(addUsage),
    turns: (before?.turns ?? 0) + ends.length,
  };
}

function newestCalls(entries: readonly LogEntry[], former: readonly PinnedCall[]): readonly PinnedCall[] {
  const calls = new Map(former.map((call) => [call.name, call]));
  const written = new Map<string, string>();
  for (const { turnId, event } of entries) {
    if (event.type === 'tool-call') {
      written.set(`${turnId} ${event.callId}`, event.arguments);
    } else if (event.type === 'tool-result' && event.outcome === 'done' && event.output !== undefined) {
      const input = written.get(`${turnId} ${event.callId}`) ?? '';
      calls.delete(event.name);
      if (JSON.stringify(event.output).length <= maxPinnedCharacters) {
        calls.set(event.name, {
          name: event.name,
          input: input.trim() === '' ? {} : (JSON.parse(input) as PinnedCall['input']),
          output: event.output,
        });
      }
    }
  }
  return [...calls.values()];
}
