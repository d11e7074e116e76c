import type { JsonValue } from './json.js';
import type { Language } from './language.js';

/** What a tool may look at to decide, without a language model, whether and how it should be called. */
export interface ToolCue {
  /** What was said so far, oldest first; the last one is the customer's newest message. */
  readonly talk: readonly { readonly role: 'customer' | 'assistant'; readonly text: string }[];
  /** Language of the newest message. */
  readonly language: Language;
  readonly now: Date;
  /** The newest finished call of this tool in the conversation. */
  readonly previous?: PreviousToolCall | undefined;
}

export interface PreviousToolCall {
  readonly input: JsonValue;
  readonly output: JsonValue;
  /** How many entries of `talk` had been said when the call was made. */
  readonly talkLength: number;
}

/** The decision: call the tool with this input, or ask the customer for what is missing. */
export type ToolIntent =
  | { readonly type: 'call'; readonly input: JsonValue }
  | { readonly type: 'ask'; readonly question: string };
