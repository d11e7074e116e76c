import type { ChatModel } from '../../src/model/chat-model.js';
import { openaiCompatible } from '../../src/model/openai-compatible/openai-compatible.js';
import type { OpenAICompatibleOptions } from '../../src/model/openai-compatible/options.js';
import { startWireServer, type WireReply, type WireServer } from './wire-server.js';

/** An endpoint on loopback and the model that speaks to it. */
export interface WireModel {
  readonly model: ChatModel;
  readonly server: WireServer;
}

/** Endpoints of one test, to be closed together after it. */
export class WireServers {
  readonly #servers: WireServer[] = [];

  /**
   * Starts an endpoint.
   *
   * @param name - the model's id is `openai-compatible/` and this
   * @param replies - one a request; the last one again and again
   */
  async serve(
    name: string,
    replies: readonly WireReply[],
    options: Partial<OpenAICompatibleOptions> = {},
  ): Promise<WireModel> {
    const server = await startWireServer((_, number) => replies[number] ?? replies.at(-1) ?? {});
    this.#servers.push(server);
    const model = openaiCompatible({
      baseURL: server.url,
      apiKey: 'sk',
      model: name,
      retry: { firstWaitMs: 1 },
      ...options,
    });
    return { model, server };
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.splice(0).map((server) => server.close()));
  }
}
