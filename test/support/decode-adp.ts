import type { ModelError } from '../../src/error/model-error.js';
import type { ChatChunk } from '../../src/model/chat-model.js';
import type { ReplyDecoder } from '../../src/model/endpoint/reply-decoder.js';
import { SseReader } from '../../src/stream/sse-reader.js';
import { cutBody } from './cut-body.js';

/** Gives a body to a decoder, cut at the given offsets. */
export async function decode(decoder: ReplyDecoder, body: string | Uint8Array, offsets: readonly number[] = []) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const reader = new SseReader(cutBody(bytes, offsets));
  const chunks: ChatChunk[] = [];
  try {
    for (let items = await reader.read(); items !== undefined; items = await reader.read()) {
      for (const item of items) {
        decoder.push(item, chunks);
      }
    }
    decoder.finish(chunks);
    return { chunks, error: undefined };
  } catch (error) {
    return { chunks, error: error as ModelError };
  }
}

/** The chunks but the last one, each in a word or two: `+text`, `-` for a retract, `~reasoning`. */
export function tellChunks(chunks: readonly ChatChunk[]): readonly string[] {
  return chunks.flatMap((chunk) => {
    switch (chunk.type) {
      case 'text-delta':
        return [`+${chunk.delta}`];
      case 'retract':
        return [`-${chunk.reason}`];
      case 'reasoning-delta':
        return [`~${chunk.delta}`];
      default:
        return [];
    }
  });
}
