/** How one vendor's endpoint differs from the others: data, never code. */
export interface Dialect {
  /** First half of the model's id in logs and usage. */
  readonly name: string;
  /** The vendor's name in traces: `gen_ai.provider.name` of OpenTelemetry, or a name of the same form. */
  readonly provider: string;
  /** Where the vendor's endpoint lives; empty where the tenant must say. */
  readonly baseURL: string;
  /** Appended to the base URL. */
  readonly path: string;
  /** The header that holds the key, and what stands before the key in it. */
  readonly authHeader: { readonly name: string; readonly prefix: string };
  /** Whether the stream is asked to report tokens. Dropped by itself where an endpoint refuses it. */
  readonly includeUsage: boolean;
  /**
   * Whether the model's earlier reasoning is sent back: never, with the messages that called tools, or always.
   * DeepSeek refuses a request without it, Hunyuan one with it.
   */
  readonly replayReasoning: 'never' | 'toolTurns' | 'always';
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  readonly systemRole: 'system' | 'developer';
  /** How thinking is switched on and off, where it can be. */
  readonly thinkingField: 'none' | 'thinking' | 'enable_thinking';
  /** How the endpoint is told of the form that a reply must have. With `none` only the model is told, in words. */
  readonly outputFormat: 'json_schema' | 'json_object' | 'none';
  /**
   * The field of a last assistant message that makes the model go on from its text, by which a reply that broke in
   * mid-text is continued. With `none` such a reply is an error.
   */
  readonly continuation: 'none' | 'prefix' | 'partial';
}

/** What holds where nothing else is known. */
export const genericDialect: Dialect = {
  name: 'openai-compatible',
  provider: 'openai_compatible',
  baseURL: '',
  path: '/chat/completions',
  authHeader: { name: 'authorization', prefix: 'Bearer ' },
  includeUsage: true,
  replayReasoning: 'never',
  maxTokensField: 'max_tokens',
  systemRole: 'system',
  thinkingField: 'none',
  outputFormat: 'none',
  continuation: 'none',
};
