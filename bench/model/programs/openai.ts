import OpenAI from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';

const findBoats = ({ date }: { readonly date: string }) => ({ date, boats: ['08:00', '09:30'] });

export function startTalk(baseURL: string, apiKey: string) {
  const client = new OpenAI({ baseURL, apiKey, dangerouslyAllowBrowser: true });
  let messages: ChatCompletionMessageParam[] = [];

  return async (question: string, show: (text: string) => void): Promise<void> => {
    const runner = client.chat.completions.runTools({
      model: 'deepseek-chat',
      messages: [...messages, { role: 'user', content: question }],
      stream: true,
      tools: [
        {
          type: 'function',
          function: {
            name: 'find_boats',
            description: 'Finds the boats that sail on a day.',
            parameters: { type: 'object', properties: { date: { type: 'string' } }, required: ['date'] },
            parse: (written: string) => JSON.parse(written) as { date: string },
            function: findBoats,
          },
        },
      ],
    });
    for await (const chunk of runner) {
      const text = chunk.choices[0]?.delta.content;
      if (text) show(text);
    }
    messages = runner.messages;
  };
}
