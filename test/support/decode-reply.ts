import type { ModelError } from '../../src/error/model-error.js';
import type { ChatChunk } from '../../src/model/chat-model.js';
import { CompletionDecoder } from '../../src/model/openai-compatible/decode-stream.js';
import { SseReader } from '../../src/stream/sse-reader.js';
import { cutBody } from './cut-body.js';

export interface Decoded {
  readonly chunks: readonly ChatChunk[];
  readonly error?: ModelError;
}

/** Decodes the body of a chat completion that arrives cut at the given offsets. */
export async function decodeReply(bytes: Uint8Array, offsets: readonly number[] = []): Promise<Decoded> {
  let minted = 0;
  const decoder = new CompletionDecoder({
    target: 'POST https://host/v1',
    sent: '',
    createId: () => `minted-${++minted}`,
  });
  const reader = new SseReader(cutBody(bytes, offsets));
  const chunks: ChatChunk[] = [];
  try {
    for (let items = await reader.read(); items !== undefined && !decoder.done; items = await reader.read()) {
      for (const item of items) {
        decoder.push(item, chunks);
      }
    }
    decoder.finish(chunks);
    return { chunks };
  } catch (error) {
    return { chunks, error: error as ModelError };
  }
}

/** What a reply says, whatever pieces it came in. What is empty is left out. */
export interface Meaning {
  /** The text that stands at the end. */
  readonly text?: string;
  readonly reasoning?: string;
  /** Id, name and arguments. */
  readonly calls?: readonly (readonly [string, string, string])[];
  readonly references?: readonly object[];
  /** Why text was taken back. */
  readonly retracted?: string;
  readonly finish?: string;
  readonly rawReason?: string;
  /** Tokens read, written, read from the cache and spent on reasoning; left out where they are estimates. */
  readonly tokens?: readonly [number, number, number, number];
}

export function meaningOf(chunks: readonly ChatChunk[]): Meaning {
  const calls: [string, string, string][] = [];
  const references: object[] = [];
  let [text, reasoning] = ['', ''];
  let meaning: Meaning = {};
  for (const chunk of chunks) {
    switch (chunk.type) {
      case 'text-delta':
        text += chunk.delta;
        break;
      case 'reasoning-delta':
        reasoning += chunk.delta;
        break;
      case 'tool-call':
        calls.push([chunk.call.callId, chunk.call.name, chunk.call.arguments]);
        break;
      case 'reference':
        references.push(JSON.parse(JSON.stringify(chunk.reference)));
        break;
      case 'retract':
        text = '';
        meaning = { ...meaning, retracted: chunk.reason };
        break;
      case 'finish': {
        const { inputTokens, outputTokens, cachedInputTokens, reasoningTokens, estimated } = chunk.usage;
        const tokens = [inputTokens, outputTokens, cachedInputTokens, reasoningTokens] as const;
        meaning = {
          ...meaning,
          finish: chunk.reason,
          ...(chunk.rawReason !== undefined && { rawReason: chunk.rawReason }),
          ...(!estimated && { tokens }),
        };
        break;
      }
      default:
        throw new Error(`a decoder gives no chunk of type ${chunk.type}`);
    }
  }
  return {
    ...(text !== '' && { text }),
    ...(reasoning !== '' && { reasoning }),
    ...(calls.length > 0 && { calls }),
    ...(references.length > 0 && { references }),
    ...meaning,
  };
}
