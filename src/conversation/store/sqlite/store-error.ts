import { ConversationStoreError } from '../../../error/conversation-error.js';
import { ZhikeError } from '../../../error/zhike-error.js';
import { isPassing } from '../../../sql/sqlite/passing-error.js';

export function toStoreError(act: string, error: unknown): unknown {
  return ZhikeError.isInstance(error)
    ? error
    : new ConversationStoreError(act, isPassing(error) ? 'unavailable' : 'refused', error);
}
