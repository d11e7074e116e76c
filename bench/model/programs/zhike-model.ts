import { type Message, openaiCompatible } from 'zhike';

const findBoats = ({ date }: { readonly date: string }) => ({ date, boats: ['08:00', '09:30'] });

const tools = [
  {
    name: 'find_boats',
    description: 'Finds the boats that sail on a day.',
    inputSchema: { type: 'object', properties: { date: { type: 'string' } }, required: ['date'] },
  },
];

export function startTalk(baseURL: string, apiKey: string) {
  const model = openaiCompatible({ baseURL, apiKey, model: 'deepseek-chat' });
  const messages: Message[] = [];

  async function step(show: (text: string) => void): Promise<boolean> {
    const request = { instructions: '', messages, tools, language: 'zh-Hans', now: new Date() } as const;
    const parts: Extract<Message, { readonly role: 'assistant' }>['parts'][number][] = [];
    let text = '';
    for await (const chunk of model.stream(request)) {
      if (chunk.type === 'text-delta') {
        text += chunk.delta;
        show(chunk.delta);
      } else if (chunk.type === 'tool-call') {
        parts.push(chunk.call);
      }
    }
    const calls = parts.flatMap((part) => (part.type === 'tool-call' ? [part] : []));
    messages.push({ role: 'assistant', parts: text === '' ? parts : [{ type: 'text', text }, ...parts] });
    if (calls.length === 0) return false;
    messages.push({
      role: 'tool',
      parts: calls.map(({ callId, name, arguments: written }) => ({
        type: 'tool-result',
        callId,
        name,
        outcome: 'done',
        text: JSON.stringify(findBoats(JSON.parse(written) as { date: string })),
      })),
    });
    return true;
  }

  return async (question: string, show: (text: string) => void): Promise<void> => {
    messages.push({ role: 'user', parts: [{ type: 'text', text: question }] });
    while (await step(show));
  };
}
