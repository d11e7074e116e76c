import { ZhikeError } from './zhike-error.js';

/** A conversation could not be read or written. */
export class ConversationError extends ZhikeError {
  override readonly name: string = 'ConversationError';
}

/** The conversation has moved on since it was read: another writer, or another owner. */
export class ConversationConflictError extends ConversationError {
  override readonly name = 'ConversationConflictError';
  readonly expected: number;
  readonly found: number;

  constructor(subject: 'version' | 'fence', expected: number, found: number) {
    super(`Write to the conversation refused: expected ${subject} ${expected}, found ${found}; read it again`, {
      code: `conversation-${subject}-conflict`,
      retryable: true,
    });
    this.expected = expected;
    this.found = found;
  }
}
