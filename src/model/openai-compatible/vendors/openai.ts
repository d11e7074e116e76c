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
  systemRole: 'developer',
  reasoningEfforts: {
    none: 'none',
    minimal: 'minimal',
    low: 'low',
    medium: 'medium',
    high: 'high',
    xhigh: 'xhigh',
    max: 'max',
  },
  outputFormat: 'json_schema',
};

/**
 * Makes a model of OpenAI.
 *
 * Instructions go out under the role `developer`; a model or proxy that knows only `system` takes
 * `dialect: { systemRole: 'system' }`. Which efforts a model takes differs from model to model. Models that reason
 * refuse `temperature`. A key of several projects takes `headers: { 'OpenAI-Project': 'proj_…' }`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openai({ apiKey: () => process.env.OPENAI_API_KEY ?? '', model: 'gpt-5-mini' });
 */
export function openai(options: NamedModelOptions): ChatModel {
  return createModel('openai()', options, openaiDialect);
}
