import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { VendorOptions } from '../options.js';

const dialect: Dialect = {
  ...genericDialect,
  name: 'hunyuan',
  provider: 'tencent.hunyuan',
  baseURL: 'https://api.hunyuan.cloud.tencent.com/v1',
  thinkingField: 'enable_thinking',
};

/**
 * Makes a model of Tencent Hunyuan. Default model: `hunyuan-turbos-latest`.
 *
 * What only Hunyuan knows goes into `extraBody`: `{ enable_enhancement: true, search_info: true, citation: true }` lets
 * it search, and the sources come as references. An account may have 5 calls under way at a time by default.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = hunyuan({ apiKey: () => process.env.HUNYUAN_API_KEY ?? '' });
 */
export function hunyuan(options: VendorOptions): ChatModel {
  return createModel('hunyuan()', { ...options, model: options.model ?? 'hunyuan-turbos-latest' }, dialect);
}
