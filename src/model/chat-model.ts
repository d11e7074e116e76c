import type { JsonObject } from '../domain/json.js';
import type { Language } from '../domain/language.js';
import type { Message, ToolCallPart } from '../domain/message.js';
import type { ToolCue, ToolIntent } from '../domain/tool-intent.js';
import type { FinishReason } from '../domain/turn.js';
import type { Usage } from '../domain/usage.js';

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
  /** Aborting stops the request upstream; the abort's reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * One event of a model's reply. A reply that ends well ends with `finish`; any other end is thrown as a `ModelError`
 * that carries the text received so far.
 */
export type ChatChunk =
  | {
      readonly type: 'text-delta';
      readonly delta: string;
      /** True for what a tool has worded, not the model: it rests on the tool and needs no other evidence. */
      readonly fromTool?: boolean | undefined;
    }
  | { readonly type: 'reasoning-delta'; readonly delta: string }
  /** A complete tool call, assembled from whatever fragments the vendor sent. */
  | { readonly type: 'tool-call'; readonly call: ToolCallPart }
  /** The vendor's moderation demands that the text shown so far be withdrawn. */
  | { readonly type: 'retract'; readonly reason: string }
  | {
      readonly type: 'finish';
      readonly reason: FinishReason;
      /** The vendor's own word. */
      readonly rawReason?: string | undefined;
      readonly usage: Usage;
    };

/** The port to anything that can continue a conversation: an inference API, a bot platform, or `offline()`. */
export interface ChatModel {
  /** For logs and usage: `deepseek/deepseek-chat`. Holds no key. */
  readonly id: string;
  stream(request: ChatRequest): AsyncIterable<ChatChunk>;
}
