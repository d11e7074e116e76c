import type { ChatModel } from '../../chat-model.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';

const dialect: Dialect = {
  ...genericDialect,
  name: 'token-hub',
  provider: 'tencent.tokenhub',
  baseURL: 'https://tokenhub.tencentmaas.com/v1',
};

/**
 * Makes a model served by Tencent TokenHub, which offers models of several makers under one key.
 *
 * Tencent's pages name different hosts: `tokenhub.tencentmaas.com` (the default), `tokenhub.tencentcloudmaas.com` for
 * Guangzhou, `tokenhub-intl.tencentcloudmaas.com` for Singapore. Give the one that your console shows as `baseURL`.
 * What differs between its models, as the switch for thinking, is set in `dialect`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = tokenHub({
 *   apiKey: () => process.env.TOKENHUB_API_KEY ?? '',
 *   model: 'deepseek-v4-flash',
 *   baseURL: 'https://tokenhub.tencentcloudmaas.com/v1',
 * });
 */
export function tokenHub(options: NamedModelOptions): ChatModel {
  return createModel('tokenHub()', options, dialect);
}
