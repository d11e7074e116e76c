import type { ConversationEvent } from '../domain/conversation-event.js';
import type { TurnEvent } from '../domain/turn.js';

type ToolResult = Extract<TurnEvent, { readonly type: 'tool-result' }>;

/** What a log tells of one change of the world. */
export type EffectState = { readonly state: 'started' } | { readonly state: 'ended'; readonly result: ToolResult };

/**
 * What became of the change of the world with a key, by the log of its conversation: that it starts is stored before
 * its tool runs, what came of it afterwards.
 *
 * @param entries - of the conversation, oldest first
 * @returns undefined where it was never started
 */
export function effectOf(
  entries: readonly { readonly turnId?: string | undefined; readonly event: TurnEvent | ConversationEvent }[],
  idempotencyKey: string,
): EffectState | undefined {
  const start = entries.findIndex(
    ({ event }) => event.type === 'tool-start' && event.idempotencyKey === idempotencyKey,
  );
  const started = entries[start];
  if (started?.event.type !== 'tool-start') {
    return undefined;
  }
  const { callId } = started.event;
  const end = entries
    .slice(start)
    .find(({ turnId, event }) => event.type === 'tool-result' && turnId === started.turnId && event.callId === callId);
  if (end?.event.type !== 'tool-result') {
    return { state: 'started' };
  }
  // A tool that changed nothing may be started again.
  return end.event.outcome === 'failed'
    ? effectOf(entries.slice(start + 1), idempotencyKey)
    : { state: 'ended', result: end.event };
}
