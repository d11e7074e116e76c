import type { HttpExchange } from '../../http/http-client.js';
import { readSse } from '../../stream/read-sse.js';
import { SilenceTimer } from '../../stream/silence-timer.js';
import type { ChatChunk, ChatModel, ChatRequest } from '../chat-model.js';
import { Connection } from './connection.js';
import { ReplyDecoder } from './decode-stream.js';
import type { Endpoint } from './options.js';
import { toBrokenReplyError, toTimeoutError } from './transport-error.js';

/** How long a finished reply may keep its usage report and `[DONE]` back before it counts as complete. */
const settleMs = 2_000;

/** How long the body of a complete reply may take to end by itself. */
const endingMs = 100;

/** Speaks with one endpoint: gives the replies to its requests as streams. */
export function streamFrom(owner: string, endpoint: Endpoint): ChatModel['stream'] {
  const connection = new Connection(owner, endpoint);
  return (request) => streamReply(endpoint, connection, request);
}

async function* streamReply(
  endpoint: Endpoint,
  connection: Connection,
  request: ChatRequest,
): AsyncGenerator<ChatChunk, void, undefined> {
  const { target, timeLimits } = endpoint;
  const { exchange, sent } = await connection.open(request);
  const decoder = new ReplyDecoder({ target, sent });
  const silence = new SilenceTimer(timeLimits, () => exchange.close(toTimeoutError(target, decoder.text)));
  const { signal } = exchange;
  const reading = readSse(exchange.response.body ?? emptyBody(), { signal, silence });
  const chunks: ChatChunk[] = [];
  try {
    while (!decoder.done) {
      const { done, value: items } = await reading.next();
      if (done) {
        break;
      }
      const { progress, hasFinished } = decoder;
      for (const item of items) {
        decoder.push(item, chunks);
        for (const chunk of chunks) {
          yield chunk;
          signal.throwIfAborted();
        }
        chunks.length = 0;
      }
      if (decoder.progress > progress) {
        silence.progressed();
      }
      if (decoder.hasFinished && !hasFinished) {
        silence.tighten(settleMs);
      }
    }
  } catch (error) {
    request.signal?.throwIfAborted();
    // Once the vendor said why the reply ends, the reply is complete, however the connection ends.
    if (!decoder.hasFinished) {
      throw toBrokenReplyError(error, target, decoder.text);
    }
  } finally {
    if (decoder.done) {
      void letEnd(reading, exchange);
    } else {
      silence.stop();
      exchange.close();
    }
  }
  decoder.finish(chunks);
  yield* chunks;
}

/**
 * Lets a body come to its end after `[DONE]`, so that the connection can carry the next request; cuts it when it does
 * not end shortly. Nobody waits for this.
 */
async function letEnd(reading: AsyncGenerator<unknown>, exchange: HttpExchange): Promise<void> {
  const timer = setTimeout(() => exchange.close(), endingMs);
  try {
    while (!(await reading.next()).done) {
      // What comes after the end is of no interest.
    }
  } catch {
    // The reply is complete; how its connection ends changes nothing.
  } finally {
    clearTimeout(timer);
    exchange.close();
  }
}

function emptyBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.close() });
}
