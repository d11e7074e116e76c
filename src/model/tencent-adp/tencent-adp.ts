import type { ChatModel } from '../chat-model.js';
import { lazyStream } from '../endpoint/lazy-stream.js';
import { readEndpoint, type TencentAdpOptions } from './options.js';

/**
 * Makes a model of a bot on Tencent's agent platform (ADP, 智能体开发平台; LKE before that).
 *
 * The bot is an assistant of its own, set up in the platform's console. It answers from its own knowledge, which zhike
 * does not check; its sources come as `reference`s, its thoughts as reasoning. Where the platform replaces what it has
 * said, the text is withdrawn and begun again. Tools are not supported: none of yours is offered to the bot.
 *
 * The bot keeps its own history: each conversation of zhike is one of the platform's, under an id that tells nothing of
 * tenant and customer, and only what came after the last answer goes out. What other models and operators have said it
 * does not know, and what is sent again after a fault it hears twice. Requests without a conversation stand alone.
 *
 * A bot that runs long workflows keeps silent meanwhile: raise `timeLimits` for it.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = tencentAdp({ appKey: () => process.env.ADP_APP_KEY ?? '' });
 */
export function tencentAdp(options: TencentAdpOptions): ChatModel {
  const owner = 'tencentAdp()';
  const endpoint = readEndpoint(owner, options);
  const { id, host: address, port } = endpoint;
  return {
    id,
    provider: { name: 'tencent.adp', model: options.modelName ?? 'bot', address, port },
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
