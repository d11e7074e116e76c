import type { ChatModel } from '../chat-model.js';
import { lazyStream } from '../endpoint/lazy-stream.js';
import { type Dialect, genericDialect } from './dialect.js';
import { type OpenAICompatibleOptions, readEndpoint, type VendorOptions } from './options.js';

/**
 * Makes a model of any endpoint that speaks the chat-completions protocol.
 *
 * Replies end with `finish` or throw a `ModelError` that holds the text received so far; a reply without a finish
 * reason is never taken for a complete one. Requests are made again only while no word of the reply was given.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = openaiCompatible({
 *   baseURL: 'https://models.example.com/v1',
 *   apiKey: () => process.env.MODEL_API_KEY ?? '',
 *   model: 'my-model',
 * });
 */
export function openaiCompatible(options: OpenAICompatibleOptions): ChatModel {
  return createModel('openaiCompatible()', options, genericDialect);
}

/**
 * Makes a model whose options are named after `owner` in errors, and whose dialect is known.
 *
 * @param ownNames - options that only this vendor has: already read, and named beside the others to who misspells one
 */
export function createModel(
  owner: string,
  options: VendorOptions,
  dialect: Dialect,
  ownNames: readonly string[] = [],
): ChatModel {
  const endpoint = readEndpoint(owner, options, dialect, ownNames);
  const { id, model, host: address, port } = endpoint;
  return {
    id,
    provider: { name: endpoint.dialect.provider, model, address, port },
    stream: lazyStream(async () => {
      const [{ streamReply }, { createProtocol }] = await Promise.all([
        import('../endpoint/stream-reply.js'),
        import('./protocol.js'),
      ]);
      const protocol = createProtocol(owner, endpoint);
      return (request) => streamReply(protocol, request);
    }),
  };
}
