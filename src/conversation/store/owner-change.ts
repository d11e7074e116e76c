import type { Owner } from '../../domain/handoff.js';
import { ConversationConflictError } from '../../error/conversation-error.js';
import type { NewLogEntry } from '../conversation-store.js';

/** The owner that a write leaves behind. */
export interface NewOwner {
  readonly owner: Owner;
  readonly fence: number;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The last change of owner in a write; undefined where there is none.
 *
 * @param fence - of the conversation before the write
 * @throws {ConversationConflictError} a change does not raise the fence
 */
export function ownerChangeIn(entries: readonly NewLogEntry[], fence: number): NewOwner | undefined {
  let last: NewOwner | undefined;
  for (const { at, event } of entries) {
    if (event.type === 'owner-change') {
      const before = last?.fence ?? fence;
      if (event.fence <= before) {
        throw new ConversationConflictError('fence', event.fence, before);
      }
      last = { owner: event.owner, fence: event.fence, at };
    }
  }
  return last;
}
