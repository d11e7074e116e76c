import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { VendorOptions } from '../options.js';

const dialect: Dialect = {
  ...genericDialect,
  name: 'deepseek',
  provider: 'deepseek',
  baseURL: 'https://api.deepseek.com',
  replayReasoning: 'toolTurns',
  thinkingField: 'thinking',
  reasoningEfforts: { minimal: 'low', low: 'low', medium: 'high', high: 'high', max: 'max' },
  outputFormat: 'json_object',
};

/**
 * Makes a model of DeepSeek. Default model: `deepseek-v4-flash`, which thinks before it answers unless `thinking` is
 * false.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = deepseek({ apiKey: () => process.env.DEEPSEEK_API_KEY ?? '', thinking: false });
 */
export function deepseek(options: VendorOptions): ChatModel {
  return createModel('deepseek()', { ...options, model: options.model ?? 'deepseek-v4-flash' }, dialect);
}
