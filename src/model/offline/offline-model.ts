import type { ChatModel } from '../chat-model.js';

/**
 * Makes the model that needs no network, no key and no weights.
 *
 * It answers from the passages that the gate let through by extraction, calls the tools that can `interpret` the talk,
 * asks back for what they miss, relays their results, and otherwise says that it does not know. Deterministic: the same
 * request gives the same chunks.
 */
export function offline(): ChatModel {
  return {
    id: 'zhike/offline',
    async *stream(request) {
      // Every assistant has this model at hand; only one that uses it loads what it answers with.
      const { offlineReply } = await import('./offline-reply.js');
      for (const chunk of offlineReply(request)) {
        request.signal?.throwIfAborted();
        yield chunk;
      }
    },
  };
}
