import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import { type NamedModelOptions, readRegion } from '../options.js';

const baseURLs = {
  china: 'https://api.lkeap.cloud.tencent.com/v1',
  international: 'https://api.lkeap.tencentcloud.com/v1',
} as const;

const dialect: Dialect = {
  ...genericDialect,
  name: 'lkeap',
  provider: 'tencent.lkeap',
  baseURL: baseURLs.china,
};

export interface LkeapOptions extends NamedModelOptions {
  /** Where the account lives. Default `china`. A token plan has an address of its own: give that as `baseURL`. */
  readonly region?: keyof typeof baseURLs | undefined;
}

/**
 * Makes a model of Tencent's knowledge engine (知识引擎原子能力), which serves models of DeepSeek and others.
 *
 * How thinking is switched here depends on the model and is not documented: where yours has a switch, name it, as in
 * `dialect: { thinkingField: 'thinking' }`. Whether reasoning is sent back after tool calls is learnt from the endpoint.
 * Replies are at most 4 000 tokens long by default; `maxTokens` raises that.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = lkeap({ apiKey: () => process.env.LKEAP_API_KEY ?? '', model: 'deepseek-v3.2' });
 */
export function lkeap(options: LkeapOptions): ChatModel {
  const { region, ...rest } = options;
  const baseURL = readRegion('lkeap()', options, baseURLs);
  return createModel('lkeap()', { ...rest, baseURL }, dialect, ['region']);
}
