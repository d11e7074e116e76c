/**
 * The JSON of the chat-completions protocol, as loosely as vendors really send it: every field may be missing, null or
 * of another type, so whatever is read is checked where it is read.
 * Source: https://platform.openai.com/docs/api-reference/chat and the vendors' own pages.
 */
export interface WireReply {
  readonly id?: unknown;
  readonly model?: unknown;
  readonly choices?: readonly (WireChoice | null)[] | null;
  readonly usage?: WireUsage | null;
  /** What a bot on Volcano Ark has consumed: the models and plugins that it called. */
  readonly bot_usage?: WireBotUsage | null;
  /** The sources of a bot on Volcano Ark. */
  readonly references?: unknown;
  /** The sources of a model of Hunyuan that searches. */
  readonly search_info?: unknown;
}

export interface WireChoice {
  readonly index?: number;
  /** Absent in Azure's belated filter results. */
  readonly delta?: WireDelta | null;
  /** Instead of `delta` in an answer that is not streamed. */
  readonly message?: WireDelta | null;
  readonly finish_reason?: string | null;
  /** Baidu Qianfan's moderation: 3 must not be shown, 4 must be withdrawn. */
  readonly flag?: number;
}

export interface WireDelta {
  /** A string, or an array of parts that have a `text`. */
  readonly content?: unknown;
  readonly refusal?: unknown;
  readonly reasoning_content?: unknown;
  readonly reasoning?: unknown;
  readonly tool_calls?: readonly (WireToolCallDelta | null)[] | null;
  /** What tool calls were called before there could be several. */
  readonly function_call?: WireFunction | null;
}

export interface WireToolCallDelta {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: WireFunction | null;
}

export interface WireFunction {
  readonly name?: string | null;
  /** A string; an object from some. */
  readonly arguments?: unknown;
}

export interface WireUsage {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
  readonly prompt_tokens_details?: { readonly cached_tokens?: unknown } | null;
  /** DeepSeek's name for cached tokens. */
  readonly prompt_cache_hit_tokens?: unknown;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: unknown } | null;
}

export interface WireBotUsage {
  readonly model_usage?: readonly (WireUsage | null)[] | null;
  /** Counts as strings, some of them. */
  readonly action_usage?: readonly (WireUsage | null)[] | null;
}

/** One entry of `references` or of `search_info.search_results`. */
export interface WireReference {
  readonly url?: unknown;
  readonly title?: unknown;
  readonly site_name?: unknown;
  readonly summary?: unknown;
  readonly doc_id?: unknown;
  readonly doc_name?: unknown;
  readonly chunk_id?: unknown;
  readonly index?: unknown;
  readonly text?: unknown;
}

export type WireMessage =
  | { readonly role: 'system' | 'developer' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string | null;
      readonly reasoning_content?: string;
      /** Asks the model to go on from `content`; DeepSeek's name and DashScope's. */
      readonly prefix?: true;
      readonly partial?: true;
      readonly tool_calls?: readonly WireToolCall[];
    }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string };

export interface WireToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}
