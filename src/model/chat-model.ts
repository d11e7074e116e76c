import type { JsonObject } from '../domain/json.js';
import type { Language } from '../domain/language.js';
import type { Message, ToolCallPart } from '../domain/message.js';
import type { RateLimit } from '../domain/rate-limit.js';
import type { Reference } from '../domain/reference.js';
import type { ToolCue, ToolIntent } from '../domain/tool-intent.js';
import type { FinishReason, ModelSwitch } from '../domain/turn.js';
import type { Usage } from '../domain/usage.js';
import type { ModelErrorKind } from '../error/model-error.js';

/** A tool as a model sees it. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (draft 2020-12) of the input: an object. */
  readonly inputSchema: JsonObject;
  /**
   * Decides without a language model whether the talk calls for this tool. Read by `offline()` only; adapters of
   * inference APIs leave it alone.
   */
  readonly interpret?: ((cue: ToolCue) => ToolIntent | undefined) | undefined;
}

/** The form that a reply must have: one JSON value, and nothing else. */
export interface OutputFormat {
  /** A name of letters, digits, `_` and `-`, at most 64; some vendors show it to the model. */
  readonly name: string;
  /** JSON Schema (draft 2020-12). Vendors that do not know it are told in words. */
  readonly schema: JsonObject;
}

export interface ChatRequest {
  /** What the assistant is and how it behaves; the same from turn to turn, so that vendors can cache it. */
  readonly instructions: string;
  /** Oldest first; every tool call is followed by its result; the last one is the customer's or a tool's. */
  readonly messages: readonly Message[];
  readonly tools: readonly ToolDescription[];
  /** Language of the reply, as far as the talk tells it. */
  readonly language: Language;
  /** The present moment as the assistant sees it. */
  readonly now: Date;
  /** Asks for a reply of a certain form instead of prose. */
  readonly output?: OutputFormat | undefined;
  /** Which conversation the request belongs to, for bot platforms that keep the history, and for traces. */
  readonly conversation?: { readonly tenantId: string; readonly conversationId: string } | undefined;
  /** True when the caller has another model to turn to: a call that fails before its first word is not tried again. */
  readonly singleAttempt?: boolean | undefined;
  /** Aborting stops the request upstream at once; the reply ends with a `ModelAbortError` that holds what was said. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One event of a model's reply. A reply that ends well ends with `finish`; any other end is thrown as a `ModelError`
 * that carries the text received so far and what the call has consumed.
 */
export type ChatChunk =
  | {
      readonly type: 'text-delta';
      readonly delta: string;
      /** True for what a tool has worded, not the model: it rests on the tool and needs no other evidence. */
      readonly fromTool?: boolean | undefined;
      /** True for what code took from the passages as it stands there: it is cited, and not held against them again. */
      readonly isExtract?: boolean | undefined;
      /** True for what a bot platform has worded from knowledge of its own, which zhike cannot check. */
      readonly fromOwnKnowledge?: boolean | undefined;
    }
  | { readonly type: 'reasoning-delta'; readonly delta: string }
  /** A complete tool call, assembled from whatever fragments the vendor sent. */
  | { readonly type: 'tool-call'; readonly call: ToolCallPart }
  /** A source that a bot platform names for its reply. */
  | { readonly type: 'reference'; readonly reference: Reference }
  /** The vendor demands that the text of this reply shown so far be withdrawn, as a rule by its moderation. */
  | { readonly type: 'retract'; readonly reason: string }
  /**
   * The call is made again, after the wait. Before any of its text was given, from the beginning: reasoning given so
   * far is void. Where `continues` is true, from where the text broke.
   */
  | {
      readonly type: 'retry';
      readonly reason: ModelErrorKind;
      readonly waitMs: number;
      readonly continues: boolean;
    }
  /** Another model takes over, before any text was given; reasoning given so far is void. */
  | ({ readonly type: 'model-switch' } & ModelSwitch)
  | {
      readonly type: 'finish';
      readonly reason: FinishReason;
      /** The vendor's own word. */
      readonly rawReason?: string | undefined;
      /** Of the call that wrote the reply. What calls before a `model-switch` consumed stands there. */
      readonly usage: Usage;
      /** Id of the model that wrote the reply, where the one asked passes requests on to others. */
      readonly model?: string | undefined;
      /** Name of the model as the endpoint gave it, which may be more exact than the one asked for. */
      readonly responseModel?: string | undefined;
      /** Id of the reply at the vendor's, for support cases and traces. */
      readonly responseId?: string | undefined;
      /** What the endpoint said of the room left in its rate limits. */
      readonly rateLimit?: RateLimit | undefined;
    };

/** The port to anything that can continue a conversation: an inference API, a bot platform, or `offline()`. */
export interface ChatModel {
  /** For logs and usage: `deepseek/deepseek-chat`. Holds no key. */
  readonly id: string;
  /** Where the model is served, for traces: `gen_ai.provider.name` of OpenTelemetry, host and port. */
  readonly provider?:
    | {
        readonly name: string;
        readonly model?: string | undefined;
        readonly address?: string | undefined;
        readonly port?: number | undefined;
      }
    | undefined;
  stream(request: ChatRequest): AsyncIterable<ChatChunk>;
}
