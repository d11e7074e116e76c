import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';

export const arkDialect: Dialect = {
  ...genericDialect,
  name: 'ark',
  provider: 'volcengine.ark',
  baseURL: 'https://ark.cn-beijing.volces.com/api/v3',
  thinkingField: 'thinking',
  autoThinking: true,
  reasoningEfforts: { minimal: 'minimal', low: 'low', medium: 'medium', high: 'high' },
  // Some of the models served here ignore `json_schema` without a word; beside `json_object` the schema stands in words.
  outputFormat: 'json_object',
};

/**
 * Makes a model of Volcano Ark (火山方舟). `model` is the name of a model or an endpoint of yours (`ep-…`), which some
 * accounts must use.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = ark({ apiKey: () => process.env.ARK_API_KEY ?? '', model: 'ep-20260101000000-abcde', thinking: 'auto' });
 */
export function ark(options: NamedModelOptions): ChatModel {
  return createModel('ark()', options, arkDialect);
}
