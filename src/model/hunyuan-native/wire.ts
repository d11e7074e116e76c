/**
 * The JSON of Hunyuan's native `ChatCompletions`, version 2023-09-01. Whatever is read may be missing, null or of
 * another type, so it is checked where it is read.
 * Source: https://cloud.tencent.com/document/api/1729/105701
 */
export interface NativeReply {
  readonly Id?: unknown;
  readonly RequestId?: unknown;
  /** Of the reply so far: every chunk has one. */
  readonly Usage?: NativeUsage | null;
  readonly Choices?: readonly (NativeChoice | null)[] | null;
  /** What went wrong in mid-stream: code 4000 inside the service, 4001 a model that did not answer in time. */
  readonly ErrorMsg?: { readonly Code?: unknown; readonly Msg?: unknown } | null;
  readonly SearchInfo?: { readonly SearchResults?: readonly (NativeSearchResult | null)[] | null } | null;
}

export interface NativeUsage {
  readonly PromptTokens?: unknown;
  readonly CompletionTokens?: unknown;
  readonly PromptTokensDetails?: { readonly CachedTokens?: unknown } | null;
}

export interface NativeChoice {
  readonly Index?: unknown;
  /** `stop`, `tool_calls`, `sensitive`; empty until the end. */
  readonly FinishReason?: unknown;
  readonly Delta?: NativeDelta | null;
  /** Instead of `Delta` in an answer that is not streamed. */
  readonly Message?: NativeDelta | null;
}

export interface NativeDelta {
  readonly Content?: unknown;
  readonly ReasoningContent?: unknown;
  readonly ToolCalls?: readonly (NativeToolCall | null)[] | null;
}

export interface NativeToolCall {
  /** Pieces of one call have the same id. */
  readonly Id?: string | null;
  readonly Index?: number | null;
  readonly Function?: { readonly Name?: string | null; readonly Arguments?: unknown } | null;
}

export interface NativeSearchResult {
  readonly Index?: unknown;
  readonly Title?: unknown;
  readonly Url?: unknown;
  /** Name of the site, not a piece of its text. */
  readonly Text?: unknown;
}

export type NativeMessage =
  | { readonly Role: 'system' | 'user'; readonly Content: string }
  | {
      readonly Role: 'assistant';
      readonly Content: string;
      readonly ToolCalls?: readonly {
        readonly Id: string;
        readonly Type: 'function';
        readonly Function: { readonly Name: string; readonly Arguments: string };
      }[];
    }
  | { readonly Role: 'tool'; readonly ToolCallId: string; readonly Content: string };
