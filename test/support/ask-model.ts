import type { ModelError } from '../../src/error/model-error.js';
import type { ChatChunk, ChatModel, ChatRequest } from '../../src/model/chat-model.js';

/** A customer's question without tools, for tests of what stands between a request and its reply. */
export const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '门票多少钱?' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
};

export interface AskedReply {
  readonly chunks: readonly ChatChunk[];
  readonly types: readonly ChatChunk['type'][];
  readonly text: string;
  readonly switches: readonly Extract<ChatChunk, { readonly type: 'model-switch' }>[];
  readonly finish: Extract<ChatChunk, { readonly type: 'finish' }> | undefined;
  readonly error: ModelError | undefined;
}

/** Reads a whole reply, also one that ends with an error. */
export async function askModel(model: ChatModel, request: Partial<ChatRequest> = {}): Promise<AskedReply> {
  const chunks: ChatChunk[] = [];
  let error: ModelError | undefined;
  try {
    for await (const chunk of model.stream({ ...question, ...request })) {
      chunks.push(chunk);
    }
  } catch (thrown) {
    error = thrown as ModelError;
  }
  const last = chunks.at(-1);
  return {
    chunks,
    types: chunks.map(({ type }) => type),
    text: chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join(''),
    switches: chunks.filter((chunk) => chunk.type === 'model-switch'),
    finish: last?.type === 'finish' ? last : undefined,
    error,
  };
}
