import type { ChatModel } from '../../chat-model.js';
import { given } from '../../endpoint/options.js';
import { type Dialect, genericDialect } from '../dialect.js';
import { createModel } from '../openai-compatible.js';
import type { NamedModelOptions } from '../options.js';

const dialect: Dialect = {
  ...genericDialect,
  name: 'ti-one',
  provider: 'tencent.tione',
  path: '/v1/chat/completions',
};

export interface TiOneOptions extends NamedModelOptions {
  /** The service's own address, inner or outer, without a path: `https://service-1234.gz.tione.example`. */
  readonly baseURL: string;
  /** What follows the address. Default `/v1/chat/completions`; images of other makers may have another. */
  readonly path?: string | undefined;
  /** The header that holds the service's token. Default: `authorization`, with `Bearer ` before the token. */
  readonly authHeader?: Dialect['authHeader'] | undefined;
}

/**
 * Makes a model that runs as a service of your own on Tencent's TI-ONE, in an image that speaks the chat-completions
 * protocol.
 *
 * `apiKey` is the token of the service; one that asks for none takes any text. Images may cut replies short by a limit
 * of their own: set `maxTokens`.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = tiOne({
 *   baseURL: 'https://service-1234.gz.tione.example',
 *   apiKey: () => process.env.TIONE_TOKEN ?? '',
 *   model: 'my-model',
 *   authHeader: { name: 'authorization', prefix: '' },
 * });
 */
export function tiOne(options: TiOneOptions): ChatModel {
  const { path, authHeader, ...rest } = options;
  return createModel('tiOne()', rest, { ...dialect, ...given({ path, authHeader }) }, ['path', 'authHeader']);
}
