import type { Evidence } from './evidence.js';
import type { JsonValue } from './json.js';

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/** The model's thinking. Never shown to a customer; replayed only to vendors that demand it. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
}

/** What the knowledge holds for the customer's message; stays beside that message in later requests. */
export interface EvidencePart {
  readonly type: 'evidence';
  readonly evidence: Evidence;
}

/** What the model should know beside what the customer wrote: what came before, what a colleague did. */
export interface NotePart {
  readonly type: 'note';
  readonly text: string;
}

export interface ToolCallPart {
  readonly type: 'tool-call';
  readonly callId: string;
  readonly name: string;
  /** The arguments as the model wrote them: JSON, or text that fails to parse as JSON. */
  readonly arguments: string;
}

/** How a tool call ended. Every outcome but `done` explains itself in `text`. */
export type ToolOutcome =
  | 'done'
  | 'invalid-input'
  | 'unknown-tool'
  | 'failed'
  | 'timed-out'
  | 'interrupted'
  /** It changes the world and began, but its end is not known; it is not run again. */
  | 'outcome-unknown'
  /** Somebody must approve it first. */
  | 'awaiting-approval'
  /** Somebody was asked and did not approve: refused, let the time pass, or spoke of something else. */
  | 'not-approved';

export interface ToolResultPart {
  readonly type: 'tool-result';
  readonly callId: string;
  readonly name: string;
  readonly outcome: ToolOutcome;
  /** What the model reads. */
  readonly text: string;
  /** True when `text` is worded for the customer and may be shown as it is. */
  readonly forCustomer?: boolean | undefined;
  /** The tool's return value; absent unless `outcome` is `done`. */
  readonly output?: JsonValue | undefined;
}

export interface UserMessage {
  readonly role: 'user';
  /** When it was written, ISO 8601. */
  readonly at?: string | undefined;
  readonly parts: readonly (TextPart | EvidencePart | NotePart)[];
}

export interface AssistantMessage {
  readonly role: 'assistant';
  readonly parts: readonly (TextPart | ReasoningPart | ToolCallPart)[];
}

export interface ToolMessage {
  readonly role: 'tool';
  readonly parts: readonly ToolResultPart[];
}

/** One message of the history that a model is shown. A tool call is always followed by its result. */
export type Message = UserMessage | AssistantMessage | ToolMessage;

/** The text parts of a message, joined. */
export function textOf(message: Message): string {
  return message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
