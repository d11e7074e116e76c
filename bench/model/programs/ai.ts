import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { isStepCount, jsonSchema, type ModelMessage, streamText, tool } from 'ai';

const findBoats = ({ date }: { readonly date: string }) => ({ date, boats: ['08:00', '09:30'] });

export function startTalk(baseURL: string, apiKey: string) {
  const provider = createOpenAICompatible({ name: 'vendor', baseURL, apiKey });
  const messages: ModelMessage[] = [];

  return async (question: string, show: (text: string) => void): Promise<void> => {
    messages.push({ role: 'user', content: question });
    const result = streamText({
      model: provider('deepseek-chat'),
      messages,
      tools: {
        find_boats: tool({
          description: 'Finds the boats that sail on a day.',
          inputSchema: jsonSchema<{ date: string }>({
            type: 'object',
            properties: { date: { type: 'string' } },
            required: ['date'],
          }),
          execute: findBoats,
        }),
      },
      stopWhen: isStepCount(8),
    });
    for await (const text of result.textStream) show(text);
    messages.push(...(await result.response).messages);
  };
}
