import type { Card } from './card.js';
import type { Citation } from './citation.js';
import type { Evidence } from './evidence.js';
import type { HandoffReason, Owner } from './handoff.js';
import type { JsonValue } from './json.js';
import type { Language } from './language.js';
import type { ToolOutcome } from './message.js';
import type { Usage } from './usage.js';

/** How a turn ended. A turn ends exactly once. */
export type TurnStatus = 'completed' | 'stopped' | 'failed' | 'superseded' | 'handed-off';

/** Why a model stopped writing. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'content-filter' | 'overloaded' | 'unknown';

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
      readonly messageId: string;
      readonly conversationId: string;
      readonly text: string;
      /** Language of the answer: that of the message, or of the ones before it where the message does not tell. */
      readonly language: Language;
      readonly clientMessageId?: string | undefined;
    }
  | { readonly type: 'evidence'; readonly evidence: Evidence }
  | { readonly type: 'step-start'; readonly step: number; readonly model: string }
  | { readonly type: 'reasoning-delta'; readonly delta: string }
  | { readonly type: 'text-start' }
  | { readonly type: 'text-delta'; readonly delta: string }
  /** What was shown since `text-start` must be taken back. */
  | { readonly type: 'text-retract'; readonly reason: string }
  | { readonly type: 'text-end' }
  /** Comes right after the last delta of the sentence that it supports. */
  | { readonly type: 'citation'; readonly citation: Citation }
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
  /** Something to draw beside the text. */
  | { readonly type: 'card'; readonly card: Card }
  | {
      readonly type: 'step-end';
      readonly finishReason: FinishReason;
      readonly rawFinishReason?: string | undefined;
      readonly usage: Usage;
    }
  | {
      readonly type: 'owner-change';
      readonly owner: Owner;
      readonly fence: number;
      readonly reason: HandoffReason | 'hand-back';
    }
  | {
      readonly type: 'turn-end';
      readonly turnId: string;
      readonly status: TurnStatus;
      readonly usage: Usage;
      readonly error?: ErrorSummary | undefined;
    };
