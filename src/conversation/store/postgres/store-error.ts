import { ConversationStoreError } from '../../../error/conversation-error.js';
import { isPassing, withoutContent } from '../../../sql/postgres/database-error.js';

export function toStoreError(act: string, error: unknown): ConversationStoreError {
  return error instanceof ConversationStoreError
    ? error
    : new ConversationStoreError(act, isPassing(error) ? 'unavailable' : 'refused', withoutContent(error));
}
