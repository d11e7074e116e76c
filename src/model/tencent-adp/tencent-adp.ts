import type { ChatModel } from '../chat-model.js';
import { lazyStream } from '../endpoint/lazy-stream.js';
import { readEndpoint, type TencentAdpOptions } from './options.js';

/**
 * Makes a model of a bot built on Tencent's agent development platform (腾讯云智能体开发平台, ADP, formerly the knowledge
 * engine LKE), spoken to by the platform's own event stream.
 *
 * Such a bot is a whole assistant: it has knowledge, a role and tools of its own, set in the platform's console, and its
 * text is marked `fromOwnKnowledge`. Its sources come as references, its thoughts as reasoning. When the platform changes
 * what it has said already, the text is retracted with the reason `replaced` and given anew.
 *
 * Tools of zhike are not supported: none is offered to the bot, and it calls none.
 *
 * The platform keeps the history. Only what the customer has said since the last answer is sent, under ids made from
 * `request.conversation`; what operators or other models have said in between the bot does not know, and a call that is
 * made again after a fault is, to the platform, said again. Without a conversation each request stands alone.
 *
 * A bot that runs long workflows keeps silent meanwhile: raise `timeLimits` for it.
 *
 * @throws {ConfigurationError} an option is unknown, missing or unusable
 * @example
 * const model = tencentAdp({ apiKey: () => process.env.TENCENT_ADP_APP_KEY ?? '' });
 */
export function tencentAdp(options: TencentAdpOptions): ChatModel {
  const owner = 'tencentAdp()';
  const endpoint = readEndpoint(owner, options);
  const { id, modelName: model, host: address, port } = endpoint;
  return {
    id,
    provider: { name: 'tencent.adp', model, address, port },
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
