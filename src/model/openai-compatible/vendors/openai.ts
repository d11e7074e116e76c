import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';

export const openaiDialect: Dialect = {
  ...genericDialect,
  name: 'openai',
  provider: 'openai',
  baseURL: 'https://api.openai.com/v1',
  maxTokensField: 'max_completion_tokens',
  outputFormat: 'json_schema',
};

/**
 * Makes a model of OpenAI.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openai({ apiKey: () => process.env.OPENAI_API_KEY ?? '', model: 'gpt-5-mini' });
 */
export function openai(options: NamedModelOptions): ChatModel {
  return createModel('openai()', options, openaiDialect);
}
