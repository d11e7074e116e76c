import type { ConversationEvent } from '../domain/conversation-event.js';
import type { TurnEvent } from '../domain/turn.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';

/** What the model calls of a turn have used, from its events: those for its knowledge too. */
export function turnUsage(events: readonly (TurnEvent | ConversationEvent)[]): Usage {
  return events.flatMap(usagesOf).reduce(addUsage, noUsage);
}

function usagesOf(event: TurnEvent | ConversationEvent): readonly Usage[] {
  if (event.type === 'step-end' || event.type === 'model-switch') return [event.usage];
  return event.type === 'evidence' ? (event.evidence.calls ?? []).map(({ usage }) => usage) : [];
}
