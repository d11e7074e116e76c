import type { Owner } from '../domain/handoff.js';
import type { LogEntry } from './conversation-store.js';

/** Who answers, and the number that every write on the owner's behalf must carry. */
export interface Ownership {
  readonly owner: Owner;
  readonly fence: number;
}

/** Derives the owner from a log. A new conversation belongs to the assistant, with fence 0. */
export function ownershipOf(log: readonly LogEntry[]): Ownership {
  for (let index = log.length - 1; index >= 0; index--) {
    const event = log[index]?.event;
    if (event?.type === 'owner-change') {
      return { owner: event.owner, fence: event.fence };
    }
  }
  return { owner: 'assistant', fence: 0 };
}
