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
