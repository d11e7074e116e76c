import { noUsage } from '../../src/domain/usage.js';
import type { ChatChunk, ChatModel, ChatRequest } from '../../src/model/chat-model.js';

/** One event of a timed reply: what is said, and after how long a silence. */
export type TimedChunk = readonly [afterMs: number, chunk: ChatChunk | Error];

export const word: ChatChunk = { type: 'text-delta', delta: '55 元。' };
export const thinking: ChatChunk = { type: 'reasoning-delta', delta: '先查价目表' };
export const ending: ChatChunk = { type: 'finish', reason: 'stop', usage: { ...noUsage, calls: 1 } };

/**
 * A model written by hand that speaks at exact moments, for tests with fake timers.
 *
 * @param heeds - whether an abort ends its silence at once, with the reason of the signal
 */
export function createTimedModel(
  id: string,
  reply: readonly TimedChunk[],
  heeds = true,
): ChatModel & { readonly requests: ChatRequest[]; readonly ended: number } {
  const requests: ChatRequest[] = [];
  let ended = 0;
  return {
    id,
    requests,
    get ended() {
      return ended;
    },
    async *stream(request) {
      requests.push(request);
      try {
        for (const [afterMs, chunk] of reply) {
          if (afterMs > 0) {
            await silence(afterMs, heeds ? request.signal : undefined);
          }
          if (chunk instanceof Error) {
            throw chunk;
          }
          yield chunk;
        }
      } finally {
        ended += 1;
      }
    },
  };
}

function silence(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
