import { spokenLines } from '../../conversation/compaction/extract-summary.js';
import { pinnedFactsIn } from '../../conversation/compaction/pinned-facts.js';
import type { ConversationKey, LogEntry } from '../../conversation/conversation-store.js';
import type { PinnedFact } from '../../domain/conversation-event.js';
import type { HandoffReason } from '../../domain/handoff.js';
import type { ToolOutcome } from '../../domain/message.js';
import { handOffTool } from './hand-off-tool.js';

/** What an operator needs to take over without asking again. */
export interface HandoffPacket {
  readonly conversationId: string;
  readonly customerId: string;
  /** Why it was passed on; undefined where it was not, or the log does not tell any more. */
  readonly reason: HandoffReason | undefined;
  /** Id of the rule, where the reason is `rule`. */
  readonly rule: string | undefined;
  /** What the customer wants: the model's word where it has called `hand_off`, else the customer's last message. */
  readonly intent: string;
  /** What was said before the transcript begins, and what the model has summed up. */
  readonly summary: string;
  /** Order numbers, dates, names and what tools were given, word for word. */
  readonly slots: readonly PinnedFact[];
  /** Tools that were called, oldest first. */
  readonly tried: readonly { readonly tool: string; readonly outcome: ToolOutcome; readonly result: string }[];
  /** What the assistant's answers rested on. */
  readonly sources: readonly { readonly title: string; readonly source: string | undefined }[];
  /** The newest lines, oldest first. */
  readonly transcript: readonly {
    readonly from: 'customer' | 'assistant' | 'operator';
    readonly text: string;
  }[];
}

const maxLines = 50;
const maxResultCharacters = 300;

/** Derives the packet from a conversation's log. */
export function createHandoffPacket(
  { conversationId, customerId }: Pick<ConversationKey, 'conversationId'> & { readonly customerId: string },
  log: readonly LogEntry[],
): HandoffPacket {
  const compaction = log.findLast(({ event }) => event.type === 'compaction')?.event;
  const before = compaction?.type === 'compaction' ? compaction : undefined;
  const entries = log.filter(({ sequence }) => sequence > (before?.upTo ?? 0));
  const handoff = entries.findLast(
    ({ event }) => event.type === 'ticket' || (event.type === 'owner-change' && event.owner === 'queue'),
  )?.event;
  const asked = readHandOff(entries);
  const lines = spokenLines(entries);
  return {
    conversationId,
    customerId,
    reason:
      handoff?.type === 'ticket' || handoff?.type === 'owner-change' ? (handoff.reason as HandoffReason) : undefined,
    rule: handoff?.type === 'ticket' || handoff?.type === 'owner-change' ? handoff.rule : undefined,
    intent: asked.intent ?? lines.findLast(({ from }) => from === 'customer')?.text ?? '',
    summary: [before?.summary ?? '', asked.summary ?? ''].filter((text) => text !== '').join('\n'),
    slots: pinnedFactsIn(
      entries.filter(({ event }) => event.type !== 'tool-call' || event.name !== handOffTool.name),
      before?.facts ?? [],
    ),
    tried: entries.flatMap(({ event }) =>
      event.type === 'tool-result'
        ? [{ tool: event.name, outcome: event.outcome, result: event.text.slice(0, maxResultCharacters) }]
        : [],
    ),
    sources: [
      ...new Map(
        entries.flatMap(({ event }) =>
          event.type === 'citation'
            ? [
                [
                  event.citation.passage.id,
                  { title: event.citation.passage.title, source: event.citation.passage.source },
                ],
              ]
            : [],
        ),
      ).values(),
    ],
    transcript: lines.slice(-maxLines),
  };
}

/** What the model has said as it handed over. */
function readHandOff(entries: readonly LogEntry[]): { readonly intent?: string; readonly summary?: string } {
  const call = entries.findLast(({ event }) => event.type === 'tool-call' && event.name === handOffTool.name)?.event;
  if (call?.type !== 'tool-call') {
    return {};
  }
  try {
    const { intent, summary } = JSON.parse(call.arguments) as { readonly intent?: unknown; readonly summary?: unknown };
    return {
      ...(typeof intent === 'string' && intent.trim() !== '' && { intent: intent.trim() }),
      ...(typeof summary === 'string' && { summary: summary.trim() }),
    };
  } catch {
    return {};
  }
}
