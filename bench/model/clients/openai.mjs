import OpenAI from 'openai';
import { apiKey, boatTool, findBoats, model, question, system, toolDescriptions } from './task.mjs';

export const title = 'openai';

export function createClient({ baseURL }) {
  const client = new OpenAI({ baseURL, apiKey });
  const messages = () => [
    { role: 'system', content: system },
    { role: 'user', content: question },
  ];
  return {
    /** Tool calls are put together by index, as the library's documentation shows it. */
    async reply({ onText, signal, withTools = false }) {
      const stream = await client.chat.completions.create(
        {
          model,
          messages: messages(),
          stream: true,
          stream_options: { include_usage: true },
          ...(withTools ? { tools: toolDescriptions } : {}),
        },
        { signal },
      );
      let finishReason;
      const calls = [];
      for await (const chunk of stream) {
        const choice = chunk.choices[0];
        if (choice?.delta?.content) onText(choice.delta.content);
        for (const part of choice?.delta?.tool_calls ?? []) {
          calls[part.index] ??= part;
          if (calls[part.index] !== part) calls[part.index].function.arguments += part.function?.arguments ?? '';
        }
        finishReason = choice?.finish_reason ?? finishReason;
      }
      const found = calls.map((call) => ({
        id: call.id,
        name: call.function.name,
        arguments: call.function.arguments,
      }));
      return { finishReason, calls: found };
    },

    async toolRound({ onText }) {
      const runner = client.chat.completions.runTools({
        model,
        messages: messages(),
        stream: true,
        stream_options: { include_usage: true },
        tools: [{ type: 'function', function: { ...boatTool, parse: JSON.parse, function: findBoats } }],
      });
      for await (const chunk of runner) {
        const text = chunk.choices[0]?.delta.content;
        if (text) onText(text);
      }
    },
  };
}
