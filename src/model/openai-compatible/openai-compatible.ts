import type { ChatModel } from '../chat-model.js';
import { type Dialect, genericDialect } from './dialects.js';
import { type OpenAICompatibleOptions, readEndpoint, type VendorOptions } from './options.js';

/**
 * Makes a model of any endpoint that speaks the chat-completions protocol.
 *
 * Replies end with `finish` or throw a `ModelError` that holds the text received so far; a reply without a finish
 * reason is never taken for a complete one. Requests are tried again only while no reply has begun.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openaiCompatible({
 *   baseURL: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
 *   apiKey: () => process.env.DASHSCOPE_API_KEY ?? '',
 *   model: 'qwen-plus',
 * });
 */
export function openaiCompatible(options: OpenAICompatibleOptions): ChatModel {
  return createModel('openaiCompatible()', options, genericDialect);
}

/** Makes a model whose options are named after `owner` in errors, and whose dialect is known. */
export function createModel(owner: string, options: VendorOptions, dialect: Dialect): ChatModel {
  const endpoint = readEndpoint(owner, options, dialect);
  let wire: Promise<ChatModel['stream']> | undefined;
  return {
    id: endpoint.id,
    async *stream(request) {
      // What speaks the wire comes with the first request: a program that starts and waits does not pay for it.
      wire ??= import('./stream-reply.js').then(({ streamFrom }) => streamFrom(owner, endpoint));
      yield* (await wire)(request);
    },
  };
}
