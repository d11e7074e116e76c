import type { WireReply } from './wire-server.js';

type Delta = Record<string, unknown>;

/** The bytes of a streamed chat completion: one event for each delta, then the finish reason, usage and `[DONE]`. */
export function chatStream(deltas: readonly Delta[], finishReason = 'stop'): WireReply {
  const events = [
    ...deltas.map((delta) => ({ choices: [{ index: 0, delta, finish_reason: null }] })),
    { choices: [{ index: 0, delta: {}, finish_reason: finishReason }] },
    { choices: [], usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 } },
  ];
  return { body: `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')}data: [DONE]\n\n` };
}

/** A reply of words. */
export function saying(...texts: readonly string[]): WireReply {
  return chatStream(texts.map((content) => ({ content })));
}

/** A reply that asks for one tool call. */
export function calling(name: string, args: string, id = 'call_1'): WireReply {
  return chatStream(
    [{ tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: args } }] }],
    'tool_calls',
  );
}
