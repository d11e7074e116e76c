import { ZhikeError } from './zhike-error.js';

/** A conversation could not be read or written. */
export class ConversationError extends ZhikeError {
  override readonly name: string = 'ConversationError';
}

/** The conversation has moved on since it was read: another owner, or another process that answers it. */
export class ConversationConflictError extends ConversationError {
  override readonly name = 'ConversationConflictError';
  /** What the writer went by. */
  readonly expected: number;
  /** What holds by now; undefined where the conversation is gone. */
  readonly found: number | undefined;

  constructor(subject: 'fence' | 'lease', expected: number, found: number | undefined) {
    const state = found === undefined ? 'the conversation is gone' : `found ${found}; read it again`;
    super(`Write to the conversation refused: expected ${subject} ${expected}, ${state}`, {
      code: `conversation-${subject}-conflict`,
      retryable: true,
    });
    this.expected = expected;
    this.found = found;
  }
}

/** Also true of an error from a store of the package's other module format. */
export function isConflict(error: unknown, subject: 'fence' | 'lease'): boolean {
  return ZhikeError.isInstance(error) && error.code === `conversation-${subject}-conflict`;
}

/** A message was not taken, because the conversation is busy and its policy is `reject`. */
export class ConversationBusyError extends ConversationError {
  override readonly name = 'ConversationBusyError';

  constructor() {
    super('Message refused: the assistant is still answering; send it again after that, or use the policy "queue"', {
      code: 'conversation-busy',
      retryable: true,
    });
  }
}

/** The place where conversations are kept did not do what it was asked. */
export class ConversationStoreError extends ConversationError {
  override readonly name = 'ConversationStoreError';

  /**
   * @param act - what was attempted: `append`
   * @param problem - `unavailable` may be tried again; the others need a change
   */
  constructor(act: string, problem: 'unavailable' | 'refused' | 'schema-too-new', cause: unknown) {
    const endings = {
      unavailable: 'the database cannot be reached',
      refused: 'the database refused it; see the cause',
      'schema-too-new': 'its tables were made by a newer zhike; update this one',
    };
    super(`Conversation store failed to ${act}: ${endings[problem]}`, {
      code: `conversation-store-${problem}`,
      retryable: problem === 'unavailable',
      cause,
    });
  }
}
