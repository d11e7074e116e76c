import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';

const dialect: Dialect = {
  ...genericDialect,
  name: 'qianfan',
  provider: 'baidu.qianfan',
  baseURL: 'https://qianfan.baidubce.com/v2',
  callsFollowUser: true,
};

export interface QianfanOptions extends NamedModelOptions {
  /** The application that calls are counted under. Default: the account's default application. */
  readonly appid?: string | undefined;
}

/**
 * Makes a model of Baidu Qianfan (千帆), version 2 of its interface. `apiKey` is the lasting key from the console,
 * `bce-v3/ALTAK-…/…`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = qianfan({ apiKey: () => process.env.QIANFAN_API_KEY ?? '', model: 'ernie-4.5-turbo-128k' });
 */
export function qianfan(options: QianfanOptions): ChatModel {
  const { appid, ...rest } = options;
  const headers = appid ? { appid, ...options.headers } : options.headers;
  return createModel('qianfan()', { ...rest, headers }, dialect, ['appid']);
}
