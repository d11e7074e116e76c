/** What no client can do without: fetch, lines split by hand, JSON.parse. It checks nothing and knows no fault. */
import { findBoats, model, question, system, toolDescriptions } from './task.mjs';

export const title = 'fetch + JSON.parse';

async function send(baseURL, body, signal, onChunk) {
  const response = await fetch(`${baseURL}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
    body: JSON.stringify({ model, stream: true, stream_options: { include_usage: true }, ...body }),
    signal,
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    rest += decoder.decode(read.value, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data: ') && line !== 'data: [DONE]') onChunk(JSON.parse(line.slice(6)));
    }
  }
}

export function createClient({ baseURL }) {
  return {
    async reply({ onText, signal }) {
      let finishReason;
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: question },
      ];
      await send(baseURL, { messages }, signal, (chunk) => {
        const choice = chunk.choices[0];
        if (choice?.delta.content) onText(choice.delta.content);
        finishReason = choice?.finish_reason ?? finishReason;
      });
      return { finishReason };
    },

    async toolRound({ onText }) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: question },
      ];
      while (true) {
        const calls = [];
        let text = '';
        await send(baseURL, { messages, tools: toolDescriptions }, undefined, (chunk) => {
          const delta = chunk.choices[0]?.delta;
          if (delta?.content) {
            text += delta.content;
            onText(delta.content);
          }
          for (const part of delta?.tool_calls ?? []) {
            calls[part.index] ??= { ...part, function: { ...part.function, arguments: '' } };
            calls[part.index].function.arguments += part.function.arguments;
          }
        });
        if (calls.length === 0) return;
        messages.push({ role: 'assistant', content: text || null, tool_calls: calls });
        for (const call of calls) {
          const content = JSON.stringify(findBoats(JSON.parse(call.function.arguments)));
          messages.push({ role: 'tool', tool_call_id: call.id, content });
        }
      }
    },
  };
}
