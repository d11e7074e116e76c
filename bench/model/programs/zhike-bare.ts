import { createAssistant, openaiCompatible, type StandardSchema, tool } from 'zhike/assistant';

const day: StandardSchema<{ readonly date: string }> = {
  '~standard': {
    version: 1,
    vendor: 'hand',
    validate: (value) => {
      const date = (value as { readonly date?: unknown } | null)?.date;
      return typeof date === 'string' ? { value: { date } } : { issues: [{ message: 'needs a date' }] };
    },
  },
};

const findBoats = tool({
  name: 'find_boats',
  description: 'Finds the boats that sail on a day.',
  input: day,
  jsonSchema: { type: 'object', properties: { date: { type: 'string' } }, required: ['date'] },
  run: ({ date }) => ({ date, boats: ['08:00', '09:30'] }),
});

export function startTalk(baseURL: string, apiKey: string) {
  const model = openaiCompatible({ baseURL, apiKey, model: 'deepseek-chat' });
  const conversation = createAssistant({ model, tools: [findBoats] })
    .tenant('shop')
    .conversation('customer');

  return async (question: string, show: (text: string) => void): Promise<void> => {
    for await (const event of conversation.send(question)) {
      if (event.type === 'text-delta') show(event.delta);
    }
  };
}
