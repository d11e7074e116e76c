import type { OpenApproval, WaitingMessage } from '../conversation/conversation-state.js';
import type { ConversationKey, ConversationStore, LogEntry } from '../conversation/conversation-store.js';
import type { Budget } from '../cost/budget.js';
import type { PriceTable } from '../cost/price-table.js';
import type { Evidence } from '../domain/evidence.js';
import type { IndustryPolicy } from '../domain/industry-policy.js';
import type { Language } from '../domain/language.js';
import type { Tool } from '../domain/tool.js';
import type { Grounding } from '../knowledge/grounding.js';
import type { RetrieveOptions } from '../knowledge/retriever.js';
import type { ChatModel } from '../model/chat-model.js';
import type { HandoffPolicy } from './handoff/handoff-policy.js';
import type { Telemetry } from './telemetry.js';
import type { TurnRecorder } from './turn-recorder.js';

/** What is done with messages that come while others are still to be answered. */
export interface BurstPolicy {
  readonly policy: 'merge' | 'queue' | 'reject';
  readonly quietMs: number;
  readonly maxWaitMs: number;
}

/** How much of a conversation is kept as it was said. */
export interface MemoryPolicy {
  readonly maxTokens: number;
  readonly keepTurns: number;
  readonly countTokens: ((text: string) => number) | undefined;
  /** What summarises; undefined for the assistant's own model. */
  readonly model: ChatModel | undefined;
}

/** Tells what a customer may see besides what everybody may. */
export type CustomerTags = (
  customer: ConversationKey & { readonly customerId: string },
) => readonly string[] | Promise<readonly string[]>;

/** What becomes of a sentence of a model's that claims what nothing supports. */
export type UnsupportedPolicy = 'mark' | 'remove' | 'retry';

/** What every turn of an assistant works with. */
export interface TurnSetting {
  /** What the assistant calls itself. */
  readonly name: string;
  readonly model: ChatModel;
  readonly instructions: string;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly store: ConversationStore;
  /** Absent for an assistant without knowledge. */
  readonly findEvidence:
    | ((tenantId: string, question: string, options: RetrieveOptions) => Promise<Evidence>)
    | undefined;
  readonly customerTags: CustomerTags | undefined;
  /** Absent where nothing is held against its sources. */
  readonly grounding: (() => Promise<Grounding>) | undefined;
  readonly unsupported: UnsupportedPolicy;
  /** In which language to answer, from what the customer said, oldest first. */
  readonly languageOf: (texts: readonly string[]) => Language | Promise<Language>;
  readonly industry: IndustryPolicy | undefined;
  readonly prices: PriceTable | undefined;
  readonly budget: Budget | undefined;
  readonly telemetry: Telemetry | undefined;
  /** Model calls in one turn. */
  readonly maxSteps: number;
  readonly now: () => Date;
  readonly createId: () => string;
  readonly burst: BurstPolicy;
  readonly memory: MemoryPolicy;
  readonly handoff: HandoffPolicy | undefined;
  /** Least milliseconds between two writes of text that streams. */
  readonly flushMs: number;
  /** Milliseconds after which a process that gives no sign of life loses a conversation. */
  readonly leaseMs: number;
  /** Told of failures that the conversation survives. */
  readonly onError: (error: unknown) => void;
}

/** A turn that has been opened and must be answered. */
export interface OpenTurn {
  readonly setting: TurnSetting;
  readonly key: ConversationKey;
  readonly turnId: string;
  readonly recorder: TurnRecorder;
  readonly customerId: string;
  /** Everything before this turn that later turns need. */
  readonly log: readonly LogEntry[];
  /** Ids of the customer's messages that it answers, oldest first. */
  readonly messageIds: readonly string[];
  /** The decided question that it goes on after, where there are no messages. */
  readonly approvalId: string | undefined;
  /** Questions whether a tool may run, open or decided, as the turn begins. */
  readonly approvals: readonly OpenApproval[];
  /** What they say, joined by line breaks. */
  readonly text: string;
  readonly language: Language;
  /** One moment for the whole turn, so that its requests share their beginning. */
  readonly now: Date;
  /** Aborted when the turn is to end early. */
  readonly signal: AbortSignal;
  /** Messages that have come since, for the next step to read; given once. */
  takeArrivals(): Promise<readonly WaitingMessage[]>;
}
