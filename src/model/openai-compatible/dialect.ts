/** How hard a model thinks before it answers. Which of them a model knows differs from vendor to vendor. */
export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

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
   * DeepSeek refuses a request without it, Hunyuan one with it. Changes by itself where an endpoint demands the opposite.
   */
  readonly replayReasoning: 'never' | 'toolTurns' | 'always';
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
  readonly systemRole: 'system' | 'developer';
  /** How thinking is switched on and off, where it can be: `{ thinking: { type } }` or `{ enable_thinking }`. */
  readonly thinkingField: 'none' | 'thinking' | 'enable_thinking';
  /** Whether the model can be left to decide if it thinks: `{ thinking: { type: 'auto' } }`. */
  readonly autoThinking: boolean;
  /** What `reasoning_effort` holds for each effort that the endpoint takes; empty where it has no such field. */
  readonly reasoningEfforts: Readonly<Partial<Record<ReasoningEffort, string>>>;
  /** How the endpoint is told of the form that a reply must have. With `none` only the model is told, in words. */
  readonly outputFormat: 'json_schema' | 'json_object' | 'none';
  /**
   * The field of a last assistant message that makes the model go on from its text, by which a reply that broke in
   * mid-text is continued. With `none` such a reply is an error.
   */
  readonly continuation: 'none' | 'prefix' | 'partial';
  /** Whether a message with tool calls must come after a customer's, as Qianfan demands, and never after a result. */
  readonly callsFollowUser: boolean;
  /** True for bots, which word their replies from instructions and knowledge of their own besides those they are sent. */
  readonly ownKnowledge: boolean;
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
  autoThinking: false,
  reasoningEfforts: {},
  outputFormat: 'none',
  continuation: 'none',
  callsFollowUser: false,
  ownKnowledge: false,
};
