import type { OwnerChange } from './handoff.js';
import type { JsonValue } from './json.js';
import type { Usage } from './usage.js';

/** What happens in a conversation beside the turns of its assistant. */
export type ConversationEvent =
  /** What the customer wrote. Stored before anything is done about it; a turn takes it up by its id. */
  | {
      readonly type: 'message';
      readonly messageId: string;
      readonly text: string;
      readonly clientMessageId?: string | undefined;
    }
  /** What an operator wrote to the customer. */
  | {
      readonly type: 'operator-message';
      readonly messageId: string;
      readonly operatorId: string;
      readonly text: string;
    }
  /** What somebody thinks of a turn's answer. Of several the last one counts. */
  | {
      readonly type: 'rating';
      readonly turnId: string;
      readonly rating: 'good' | 'bad';
      readonly comment?: string | undefined;
    }
  /** Somebody wants the turn to end; what was shown is kept. */
  | { readonly type: 'stop-request'; readonly turnId: string }
  /** An answer to an `approval-request`. */
  | {
      readonly type: 'approval-decision';
      readonly approvalId: string;
      readonly decision: 'approved' | 'denied';
      readonly by: 'customer' | 'operator';
      readonly operatorId?: string | undefined;
    }
  /** The conversation has another owner. */
  | OwnerChange
  | Compaction;

/** What later turns need of everything up to `upTo`, so that they need not load it. */
export interface Compaction {
  readonly type: 'compaction';
  /** Sequence of the last entry that this stands for: the end of a turn. */
  readonly upTo: number;
  /** What was said, in prose; written by a model, or extracted where there is none. */
  readonly summary: string;
  /** What code keeps word for word: numbers of orders, dates, names, wishes. */
  readonly facts: readonly PinnedFact[];
  /** The newest finished call of each tool. */
  readonly calls: readonly PinnedCall[];
  /** What all turns up to there have used. */
  readonly usage: Usage;
  /** Turns up to there. */
  readonly turns: number;
}

/** A detail that must survive word for word. */
export interface PinnedFact {
  /** `order-number`, `date`, or the name of an industry's slot. */
  readonly name: string;
  readonly value: string;
}

export interface PinnedCall {
  readonly name: string;
  readonly input: JsonValue;
  readonly output: JsonValue;
}
