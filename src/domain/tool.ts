import type { Approver } from './approval.js';
import type { Card } from './card.js';
import type { JsonObject, JsonValue } from './json.js';
import type { Language } from './language.js';
import type { PreviousToolCall, ToolCue, ToolIntent } from './tool-intent.js';

/** What a tool knows about the call it serves. */
export interface ToolContext {
  readonly tenantId: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly callId: string;
  /**
   * The same whenever the same wish of the customer leads to the same call, also after a crash: pass it on to what the
   * tool changes, so that the change is made once. Only for tools with `effect: 'write'`.
   */
  readonly idempotencyKey?: string | undefined;
  /** Language of the customer's newest message. */
  readonly language: Language;
  readonly now: Date;
  /** Aborted when the turn is stopped or the tool's time is over. */
  readonly signal: AbortSignal;
  /** The newest finished call of the same tool in this conversation. */
  readonly previous?: PreviousToolCall | undefined;
}

/** A tool's result worded for the customer. */
export interface ToolPresentation {
  readonly text: string;
  readonly card?: Card | undefined;
}

/** What became of a sentence about a tool's result. */
export interface TextCheck {
  /** The sentence with wrong values put right; the same one where nothing is wrong. */
  readonly text: string;
  /** The wrong values as the sentence had them; empty where nothing was changed. */
  readonly wrong: readonly string[];
}

/** Checks the sentences of one text in order. Each comes whole, without the white space around it. */
export type TextChecker = (sentence: string) => TextCheck;

/** Why an input was refused; `path` is empty for the input itself. */
export interface InputIssue {
  readonly message: string;
  readonly path: string;
}

export type InputCheck = { readonly value: unknown } | { readonly issues: readonly InputIssue[] };

/** What a tool does to the world: nothing, or something that must not happen twice. */
export type ToolEffect = 'read' | 'write';

/** A function that the model may ask for. Made by `tool()`. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (draft 2020-12) of the input: an object. */
  readonly inputSchema: JsonObject;
  checkInput(input: unknown): InputCheck | Promise<InputCheck>;
  /** Gets what `checkInput` let through. Returns what JSON can carry. */
  run(input: unknown, context: ToolContext): unknown;
  readonly present?: ((output: JsonValue, context: ToolContext) => ToolPresentation) | undefined;
  readonly interpret?: ((cue: ToolCue) => ToolIntent | undefined) | undefined;
  /**
   * Makes a checker of what a model says about this output, in the same turn and in later ones as long as no newer output of the
   * tool takes its place: it puts wrong values right before the customer sees them. Undefined where there is nothing to check. Text
   * is then shown sentence by sentence. `context.previous` is the call before the one that gave the output.
   */
  readonly checkText?:
    | ((output: JsonValue, context: ToolContext) => TextChecker | undefined | Promise<TextChecker | undefined>)
    | undefined;
  /** Milliseconds before the call is given up. */
  readonly timeoutMs?: number | undefined;
  /** Undefined counts as `read`. */
  readonly effect?: ToolEffect | undefined;
  /** Who must agree before a call runs. Gets what `checkInput` let through. */
  readonly approval?:
    | ((input: unknown, context: ToolContext) => Approver | false | Promise<Approver | false>)
    | undefined;
  /** What the one who must agree is asked. */
  readonly askApproval?: ((input: unknown, context: ToolContext) => string) | undefined;
  /** Milliseconds in which the question may be answered. */
  readonly approvalTtlMs?: number | undefined;
}
