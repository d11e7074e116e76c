/** ky for the request and eventsource-parser for the stream, joined by the shortest code that works. */
import { createParser } from 'eventsource-parser';
import ky from 'ky';
import { apiKey, findBoats, model, question, system, toolDescriptions } from './task.mjs';

export const title = 'ky + eventsource-parser';

async function send(baseURL, body, signal, onChunk) {
  const response = await ky.post(`${baseURL}/chat/completions`, {
    headers: { authorization: `Bearer ${apiKey}` },
    json: { model, stream: true, stream_options: { include_usage: true }, ...body },
    timeout: false,
    signal,
  });
  const parser = createParser({
    onEvent({ data }) {
      if (data !== '[DONE]') onChunk(JSON.parse(data));
    },
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parser.feed(decoder.decode(read.value, { stream: true }));
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
