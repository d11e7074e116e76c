import type { Citation } from '../domain/citation.js';
import type { Decision } from '../domain/decision.js';
import type { Itinerary } from '../domain/itinerary.js';
import type { Language } from '../domain/language.js';
import type { Reference } from '../domain/reference.js';
import type { BudgetNotice, TurnEvent, TurnStatus } from '../domain/turn.js';
import type { UnsupportedClaim } from '../domain/unsupported-claim.js';
import { noUsage, type Usage } from '../domain/usage.js';
import { assistantWords } from './words.js';

/** An event of a reply as its reader gets it. */
export type ReplyEvent = TurnEvent & {
  /** Its place in the conversation's log: rises, and is the same for every reader in every process. */
  readonly id: number;
};

/**
 * How the reply to a message ended: as its turn did, or `merged` where the message is answered in the reply to another
 * one, so that nothing is to be sent for this one.
 */
export type ReplyStatus = TurnStatus | 'merged';

/** The finished reply to one customer message. */
export interface Reply {
  readonly turnId: string;
  readonly status: ReplyStatus;
  /** What the customer was shown. Empty when an operator owns the conversation. */
  readonly text: string;
  /** In the order of the text. */
  readonly citations: readonly Citation[];
  /** What its model claimed and nothing supports, shown or not: see `unsupported` of `createAssistant()`. */
  readonly unsupported: readonly UnsupportedClaim[];
  /** Sources that a bot platform named for an answer from knowledge of its own; zhike has not checked them. */
  readonly references: readonly Reference[];
  /** The plan that the answer words, when there is one. */
  readonly itinerary?: Itinerary | undefined;
  readonly usage: Usage;
  /** What the turn came to, and why. Absent where it ended early. */
  readonly decision?: Decision | undefined;
  /** Present where the answer is one that the product has approved, given word for word without a model. */
  readonly approvedAnswer?: { readonly passageId: string; readonly match: 'exact' | 'near' } | undefined;
  /** Present when the budget had no room for the answer. */
  readonly budgetRefusal?: BudgetNotice | undefined;
  /**
   * The explicit label that mainland China asks for on generated text; absent for sentences that nobody generated.
   * A channel whose interface carries no standing notice shows it at the end of the text.
   */
  readonly label?: string | undefined;
}

/** The reply to a message that a turn answers together with a later one. */
export function mergedReply(turnId: string): Reply {
  return { turnId, status: 'merged', text: '', citations: [], unsupported: [], references: [], usage: noUsage };
}

/** Derives the finished reply from a turn's events, live or from the log: what was shown is what is told. */
export function toReply(events: readonly TurnEvent[]): Reply {
  let turnId = '';
  let language: Language = 'zh-Hans';
  let text = '';
  let blockStart = 0;
  let citations: Citation[] = [];
  let unsupported: UnsupportedClaim[] = [];
  const references: Reference[] = [];
  let itinerary: Itinerary | undefined;
  let budgetRefusal: BudgetNotice | undefined;
  let decision: Decision | undefined;
  let approvedAnswer: Reply['approvedAnswer'];
  let generated = false;
  let status: TurnStatus = 'failed';
  let usage: Usage = noUsage;

  for (const event of events) {
    switch (event.type) {
      case 'turn-start':
        turnId = event.turnId;
        language = event.language;
        break;
      case 'evidence':
        approvedAnswer = event.evidence.approved;
        break;
      case 'step-start':
        generated = true;
        break;
      case 'text-start':
        blockStart = text.length;
        break;
      case 'text-delta':
        text += event.delta;
        break;
      case 'text-retract': {
        text = text.slice(0, blockStart);
        citations = citations.filter((citation) => citation.end <= blockStart);
        unsupported = unsupported.filter((claim) => claim.end <= blockStart);
        break;
      }
      case 'citation':
        citations.push(event.citation);
        break;
      case 'unsupported-claim':
        unsupported.push(event.claim);
        break;
      case 'budget-refusal': {
        const { type: _, ...notice } = event;
        budgetRefusal = notice;
        break;
      }
      case 'decision':
        decision = event.decision;
        break;
      case 'reference':
        references.push(event.reference);
        break;
      case 'card':
        itinerary = event.card.type === 'itinerary' ? event.card.itinerary : itinerary;
        break;
      case 'turn-end':
        status = event.status;
        usage = event.usage;
        break;
    }
  }
  return {
    turnId,
    status,
    text,
    citations,
    unsupported,
    references,
    itinerary,
    usage,
    decision,
    approvedAnswer,
    budgetRefusal,
    label: generated && text !== '' ? assistantWords[language].label : undefined,
  };
}
