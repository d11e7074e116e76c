/** The same library by its stream helper, which puts the message together and checks it at the end. */
import OpenAI from 'openai';
import { apiKey, model, question, system, toolDescriptions } from './task.mjs';

export const title = 'openai .stream()';

export function createClient({ baseURL }) {
  const client = new OpenAI({ baseURL, apiKey });
  return {
    async reply({ onText, signal, withTools = false }) {
      const stream = client.chat.completions.stream(
        {
          model,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: question },
          ],
          stream_options: { include_usage: true },
          ...(withTools ? { tools: toolDescriptions } : {}),
        },
        { signal },
      );
      for await (const chunk of stream) {
        const text = chunk.choices[0]?.delta?.content;
        if (text) onText(text);
      }
      const { choices } = await stream.finalChatCompletion();
      const calls = (choices[0].message.tool_calls ?? []).map(({ id, function: { name, arguments: written } }) => ({
        id,
        name,
        arguments: written,
      }));
      return { finishReason: choices[0].finish_reason, calls };
    },
  };
}
