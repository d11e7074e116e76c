/**
 * Who answers the customer: the assistant, an operator, nobody yet (`queue`: waiting for an operator), or nobody any
 * more (`nobody`: the conversation is closed).
 */
export type Owner = 'assistant' | 'queue' | 'operator' | 'nobody';

/** Why a conversation was passed to the operators. */
export type HandoffReason =
  /** The customer asked for a person. */
  | 'customer-wish'
  /** The model called `hand_off`. */
  | 'model'
  /** A rule of the industry or of the handoff policy; `rule` names it. */
  | 'rule';

/** The conversation has another owner from here on. */
export interface OwnerChange {
  readonly type: 'owner-change';
  readonly owner: Owner;
  /** Higher than any before: writes under an older one are refused. */
  readonly fence: number;
  readonly reason: HandoffReason | 'take-over' | 'hand-back' | 'close' | 'reopen';
  /** Id of the rule, where `reason` is `rule`. */
  readonly rule?: string | undefined;
  /** Who took it over, handed it back or closed it. */
  readonly operatorId?: string | undefined;
  /** What the operator leaves to the assistant: what was agreed. */
  readonly note?: string | undefined;
  /** Place in the queue at that moment, from 1, where it is known. */
  readonly position?: number | undefined;
}

/** A matter noted for the operators because none of them can take it now. */
export interface Ticket {
  readonly type: 'ticket';
  readonly ticketId: string;
  readonly reason: HandoffReason;
  readonly rule?: string | undefined;
  /** Why nobody takes it now. */
  readonly because: 'outside-hours' | 'no-operator';
  /** ISO 8601: when operators are back, where it is known. */
  readonly resumesAt?: string | undefined;
}
