import type { ChatModel } from '../chat-model.js';
import { lazyStream } from '../endpoint/lazy-stream.js';
import { type HunyuanNativeOptions, readEndpoint } from './options.js';

/**
 * Makes a model of Tencent Hunyuan over its native interface, signed with the key pair of a Tencent Cloud account, for
 * products that have no API key of Hunyuan's own; `hunyuan()` takes that.
 *
 * A request takes at most 40 messages: of longer histories the oldest turns are left out whole. The key pair belongs on
 * a server, never into a page.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = hunyuanNative({
 *   credentials: () => ({
 *     secretId: process.env.TENCENTCLOUD_SECRET_ID ?? '',
 *     secretKey: process.env.TENCENTCLOUD_SECRET_KEY ?? '',
 *   }),
 * });
 */
export function hunyuanNative(options: HunyuanNativeOptions): ChatModel {
  const owner = 'hunyuanNative()';
  const endpoint = readEndpoint(owner, options);
  const { id, model, host: address, port } = endpoint;
  return {
    id,
    provider: { name: 'tencent.hunyuan', model, address, port },
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
