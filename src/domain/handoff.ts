/**
 * Who answers the customer: the assistant, an operator, nobody yet (`queue`: waiting for an operator), or nobody any
 * more (`nobody`: the conversation is closed).
 */
export type Owner = 'assistant' | 'queue' | 'operator' | 'nobody';

/** Why a conversation was passed to the operators. */
export type HandoffReason = 'customer-wish' | 'model' | 'rule';
