/** How one vendor's endpoint differs from the others: data, never code. */
export interface Dialect {
  /** First half of the model's id in logs and usage. */
  readonly name: string;
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
}

/** What holds where nothing else is known. */
export const genericDialect: Dialect = {
  name: 'openai-compatible',
  baseURL: '',
  path: '/chat/completions',
  authHeader: { name: 'authorization', prefix: 'Bearer ' },
  includeUsage: true,
  replayReasoning: 'never',
  maxTokensField: 'max_tokens',
  systemRole: 'system',
  thinkingField: 'none',
};

export const hunyuanDialect: Dialect = {
  ...genericDialect,
  name: 'hunyuan',
  baseURL: 'https://api.hunyuan.cloud.tencent.com/v1',
  thinkingField: 'enable_thinking',
};

export const deepseekDialect: Dialect = {
  ...genericDialect,
  name: 'deepseek',
  baseURL: 'https://api.deepseek.com',
  replayReasoning: 'toolTurns',
  thinkingField: 'thinking',
};

export const openaiDialect: Dialect = {
  ...genericDialect,
  name: 'openai',
  baseURL: 'https://api.openai.com/v1',
  maxTokensField: 'max_completion_tokens',
};
