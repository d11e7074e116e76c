import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import { type NamedModelOptions, readRegion } from '../options.js';

const baseURLs = {
  beijing: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
  singapore: 'https://dashscope-intl.aliyuncs.com/compatible-mode/v1',
} as const;

const dialect: Dialect = {
  ...genericDialect,
  name: 'dashscope',
  provider: 'alibaba.dashscope',
  baseURL: baseURLs.beijing,
  thinkingField: 'enable_thinking',
};

export interface DashScopeOptions extends NamedModelOptions {
  /** Where the key was made: keys of one region do not work in another. Default `beijing`. */
  readonly region?: keyof typeof baseURLs | undefined;
}

/**
 * Makes a model of Alibaba's DashScope (百炼) in its compatible mode.
 *
 * Whether a model thinks unless `thinking` says otherwise differs from model to model. What only DashScope knows goes
 * into `extraBody`: `{ thinking_budget: 1024, enable_search: true }`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = dashscope({ apiKey: () => process.env.DASHSCOPE_API_KEY ?? '', model: 'qwen-plus', thinking: false });
 */
export function dashscope(options: DashScopeOptions): ChatModel {
  const { region, ...rest } = options;
  const baseURL = readRegion('dashscope()', options, baseURLs);
  return createModel('dashscope()', { ...rest, baseURL }, dialect, ['region']);
}
