import type { ApprovalRequest } from './approval.js';
import type { Card } from './card.js';
import type { Citation } from './citation.js';
import type { Decision } from './decision.js';
import type { Evidence } from './evidence.js';
import type { OwnerChange, Ticket } from './handoff.js';
import type { JsonValue } from './json.js';
import type { Language } from './language.js';
import type { ToolOutcome } from './message.js';
import type { Reference } from './reference.js';
import type { UnsupportedClaim } from './unsupported-claim.js';
import type { Usage } from './usage.js';

/** How a turn ended. A turn ends exactly once. */
export type TurnStatus =
  | 'completed'
  /** Somebody wanted it to end. */
  | 'stopped'
  | 'failed'
  /** The customer wrote more before it was done; a later turn answers both. */
  | 'superseded'
  | 'handed-off'
  /** Its process died; closed by whoever touched the conversation next. */
  | 'interrupted';

/** Why a model stopped writing. */
export type FinishReason =
  | 'stop'
  | 'length'
  | 'tool-calls'
  | 'content-filter'
  | 'overloaded'
  /** The call was stopped before the model was done. */
  | 'aborted'
  /** The call failed before the model was done. */
  | 'error'
  | 'unknown';

/** A request that went from one model to another. */
export interface ModelSwitch {
  /** Ids of the models. */
  readonly from: string;
  readonly to: string;
  /** A kind of model error (`rate-limit`), `slow` (no first word in time), or `resting` (it failed too often lately). */
  readonly reason: string;
  /** What the abandoned call consumed; estimated. */
  readonly usage: Usage;
}

/** Which limit of a budget is in the way. */
export interface BudgetNotice {
  readonly scope: 'tenant' | 'conversation' | 'turn';
  readonly period?: string | undefined;
  readonly measure: 'cost' | 'tokens' | 'calls';
  /** ISO 8601; absent where the count never starts again by itself. */
  readonly resetsAt?: string | undefined;
}

/** An error as an event or a log can carry it. Holds no customer text. */
export interface ErrorSummary {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/**
 * What happens while a customer's message is answered, in order. The log stores the same events with neighbouring
 * `text-delta`s joined.
 */
export type TurnEvent =
  | {
      readonly type: 'turn-start';
      readonly turnId: string;
      readonly conversationId: string;
      /** Ids of the messages that it answers, oldest first; empty for one that goes on after an approval. */
      readonly messageIds: readonly string[];
      /** The decided approval that it goes on after. */
      readonly approvalId?: string | undefined;
      /** What they say, joined by line breaks; empty where there is none. */
      readonly text: string;
      /** Language of the answer: that of the message, or of the ones before it where the message does not tell. */
      readonly language: Language;
    }
  /** Messages that came while the turn ran and that its next step reads. */
  | { readonly type: 'message-join'; readonly messageIds: readonly string[]; readonly text: string }
  | { readonly type: 'evidence'; readonly evidence: Evidence }
  | { readonly type: 'step-start'; readonly step: number; readonly model: string }
  | { readonly type: 'reasoning-delta'; readonly delta: string }
  /**
   * The model call is made again after the wait: from the beginning, where reasoning of this step so far is void, or,
   * where `continues` is true, from where the text broke.
   */
  | {
      readonly type: 'model-retry';
      /** A kind of model error: `rate-limit`. */
      readonly reason: string;
      readonly waitMs: number;
      readonly continues: boolean;
    }
  /** Another model takes over the step; reasoning of this step so far is void. */
  | ({ readonly type: 'model-switch' } & ModelSwitch)
  | { readonly type: 'text-start' }
  | { readonly type: 'text-delta'; readonly delta: string }
  /** What was shown since `text-start` must be taken back. */
  | { readonly type: 'text-retract'; readonly reason: string }
  | { readonly type: 'text-end' }
  /** Comes right after the last delta of the sentence that it supports. */
  | { readonly type: 'citation'; readonly citation: Citation }
  /** Comes right after the last delta of a sentence that nothing supports; for staff, not for the customer. */
  | { readonly type: 'unsupported-claim'; readonly claim: UnsupportedClaim }
  /** A source named by a bot platform that answers from knowledge of its own. */
  | { readonly type: 'reference'; readonly reference: Reference }
  | { readonly type: 'tool-call'; readonly callId: string; readonly name: string; readonly arguments: string }
  | {
      readonly type: 'tool-result';
      readonly callId: string;
      readonly name: string;
      readonly outcome: ToolOutcome;
      readonly text: string;
      readonly forCustomer?: boolean | undefined;
      readonly output?: JsonValue | undefined;
    }
  /** A tool that changes the world begins; from here until its `tool-result` nobody knows whether it has. */
  | { readonly type: 'tool-start'; readonly callId: string; readonly idempotencyKey: string }
  | ApprovalRequest
  /** The question is open no longer. */
  | {
      readonly type: 'approval-end';
      readonly approvalId: string;
      readonly outcome: 'approved' | 'denied' | 'expired' | 'superseded';
    }
  /** Something to draw beside the text. */
  | { readonly type: 'card'; readonly card: Card }
  /** The budget has no room for the next model call; the customer is told so in words. */
  | ({ readonly type: 'budget-refusal' } & BudgetNotice)
  | {
      readonly type: 'step-end';
      /** Id of the model that wrote the step. */
      readonly model: string;
      readonly finishReason: FinishReason;
      readonly rawFinishReason?: string | undefined;
      /** Of the call that wrote the step; what calls before a `model-switch` consumed stands there. */
      readonly usage: Usage;
    }
  /** What the turn came to; once, before it ends. Absent where it ended early. */
  | { readonly type: 'decision'; readonly decision: Decision }
  | OwnerChange
  | Ticket
  | {
      readonly type: 'turn-end';
      readonly turnId: string;
      readonly status: TurnStatus;
      readonly usage: Usage;
      readonly error?: ErrorSummary | undefined;
    };
