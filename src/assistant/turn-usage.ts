import type { ConversationEvent } from '../domain/conversation-event.js';
import type { TurnEvent } from '../domain/turn.js';
import { addUsage, noUsage, type Usage } from '../domain/usage.js';

/** What the model calls of a turn have used, from its events. */
export function turnUsage(events: readonly (TurnEvent | ConversationEvent)[]): Usage {
  return events.reduce<Usage>(
    (sum, event) => (event.type === 'step-end' || event.type === 'model-switch' ? addUsage(sum, event.usage) : sum),
    noUsage,
  );
}
