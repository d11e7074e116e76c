import type { ChatChunk, ChatRequest } from '../chat-model.js';
import { HttpAttempt } from './http-attempt.js';
import type { Protocol } from './protocol.js';
import { ReplyStream } from './reply-stream.js';

/** Gives the reply of an endpoint to a request as a stream. The request goes out with the first `next()`. */
export function streamReply(protocol: Protocol, request: ChatRequest): AsyncIterableIterator<ChatChunk> {
  const { target, retry, continues } = protocol;
  return new ReplyStream({ target, retry, continues, attempt: (signal) => new HttpAttempt(protocol, signal) }, request);
}
