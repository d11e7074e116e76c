import type { JsonObject, JsonValue } from '../../domain/json.js';

/**
 * The part of an AI SDK language model that is used here, as its specifications v2, v3 and v4 have it in common: read
 * by shape, so that no package of the AI SDK is needed. Source: `LanguageModelV2` to `LanguageModelV4` of
 * https://www.npmjs.com/package/@ai-sdk/provider.
 */
export interface AiSdkModel {
  readonly specificationVersion: string;
  readonly provider: string;
  readonly modelId: string;
  // A method, so that models with narrower options fit.
  doStream(options: AiSdkCall): PromiseLike<{ readonly stream: ReadableStream<unknown> }>;
}

export interface AiSdkCall {
  // biome-ignore lint/suspicious/noExplicitAny: three specifications disagree in fields that are not used here
  readonly prompt: any;
  readonly tools?: AiSdkTool[];
  readonly toolChoice?: { readonly type: 'auto' };
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON Schema type of the AI SDK is that of a package
  readonly responseFormat?: { readonly type: 'json'; readonly schema?: any; readonly name?: string };
  readonly abortSignal?: AbortSignal;
  // biome-ignore lint/suspicious/noExplicitAny: keyed by vendor, each with fields of its own
  readonly providerOptions?: any;
}

export interface AiSdkTool {
  readonly type: 'function';
  readonly name: string;
  readonly description?: string;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON Schema type of the AI SDK is that of a package
  readonly inputSchema: any;
}

export type AiSdkMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: readonly AiSdkText[] }
  | { readonly role: 'assistant'; readonly content: readonly (AiSdkText | AiSdkToolCall)[] }
  | { readonly role: 'tool'; readonly content: readonly AiSdkToolResult[] };

export interface AiSdkText {
  readonly type: 'text' | 'reasoning';
  readonly text: string;
}

export interface AiSdkToolCall {
  readonly type: 'tool-call';
  readonly toolCallId: string;
  readonly toolName: string;
  readonly input: JsonValue;
}

export interface AiSdkToolResult {
  readonly type: 'tool-result';
  readonly toolCallId: string;
  readonly toolName: string;
  readonly output: { readonly type: 'text'; readonly value: string };
}

export type AiSdkProviderOptions = Readonly<Record<string, JsonObject>>;
