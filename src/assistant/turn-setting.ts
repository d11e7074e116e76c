import type { ConversationKey, ConversationStore } from '../conversation/conversation-store.js';
import type { Budget } from '../cost/budget.js';
import type { PriceTable } from '../cost/price-table.js';
import type { Evidence } from '../domain/evidence.js';
import type { IndustryPolicy } from '../domain/industry-policy.js';
import type { Language } from '../domain/language.js';
import type { Message } from '../domain/message.js';
import type { Tool } from '../domain/tool.js';
import type { Grounding } from '../knowledge/grounding.js';
import type { ChatModel } from '../model/chat-model.js';
import type { Telemetry } from './telemetry.js';
import type { TurnRecorder } from './turn-recorder.js';

/** What every turn of an assistant works with. */
export interface TurnSetting {
  /** What the assistant calls itself. */
  readonly name: string;
  readonly model: ChatModel;
  readonly instructions: string;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly store: ConversationStore;
  /** Absent for an assistant without knowledge. */
  readonly findEvidence: ((tenantId: string, question: string) => Promise<Evidence>) | undefined;
  /** Absent where nothing is held against its sources. */
  readonly grounding: (() => Promise<Grounding>) | undefined;
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
  /** Told of failures that the conversation survives. */
  readonly onError: (error: unknown) => void;
}

/** A turn that has been opened and must be answered. */
export interface OpenTurn {
  readonly setting: TurnSetting;
  readonly key: ConversationKey;
  readonly turnId: string;
  readonly recorder: TurnRecorder;
  /** Everything before this turn. */
  readonly history: readonly Message[];
  /** The customer's message. */
  readonly text: string;
  readonly language: Language;
  /** One moment for the whole turn, so that its requests share their beginning. */
  readonly now: Date;
  readonly signal: AbortSignal;
}
