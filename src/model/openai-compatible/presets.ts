import type { ChatModel } from '../chat-model.js';
import { deepseekDialect, hunyuanDialect, openaiDialect } from './dialects.js';
import { createModel } from './openai-compatible.js';
import type { OpenAIOptions, VendorOptions } from './options.js';

/**
 * Makes a model of Tencent Hunyuan. Default model: `hunyuan-turbos-latest`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = hunyuan({ apiKey: () => process.env.HUNYUAN_API_KEY ?? '' });
 */
export function hunyuan(options: VendorOptions): ChatModel {
  return createModel('hunyuan()', { ...options, model: options.model ?? 'hunyuan-turbos-latest' }, hunyuanDialect);
}

/**
 * Makes a model of DeepSeek. Default model: `deepseek-v4-flash`, which thinks before it answers unless `thinking` is
 * false.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = deepseek({ apiKey: () => process.env.DEEPSEEK_API_KEY ?? '', thinking: false });
 */
export function deepseek(options: VendorOptions): ChatModel {
  return createModel('deepseek()', { ...options, model: options.model ?? 'deepseek-v4-flash' }, deepseekDialect);
}

/**
 * Makes a model of OpenAI.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openai({ apiKey: () => process.env.OPENAI_API_KEY ?? '', model: 'gpt-5-mini' });
 */
export function openai(options: OpenAIOptions): ChatModel {
  return createModel('openai()', options, openaiDialect);
}
