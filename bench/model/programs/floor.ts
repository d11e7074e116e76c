interface Message {
  readonly role: 'user' | 'assistant' | 'tool';
  readonly content: string | null;
  readonly tool_calls?: readonly Call[];
  readonly tool_call_id?: string;
}

interface Call {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; arguments: string };
}

interface Chunk {
  readonly choices: readonly {
    readonly delta: {
      readonly content?: string | null;
      readonly tool_calls?: readonly (Call & { readonly index: number })[];
    };
  }[];
}

const tools = [
  {
    type: 'function',
    function: {
      name: 'find_boats',
      description: 'Finds the boats that sail on a day.',
      parameters: { type: 'object', properties: { date: { type: 'string' } }, required: ['date'] },
    },
  },
];

const findBoats = ({ date }: { readonly date: string }) => ({ date, boats: ['08:00', '09:30'] });

export function startTalk(baseURL: string, apiKey: string) {
  const messages: Message[] = [];

  async function step(show: (text: string) => void): Promise<readonly Call[]> {
    const response = await fetch(`${baseURL}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model: 'deepseek-chat', messages, tools, stream: true }),
    });
    if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const calls: Call[] = [];
    let text = '';
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      rest += decoder.decode(read.value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
        const delta = (JSON.parse(line.slice(6)) as Chunk).choices[0]?.delta;
        if (delta?.content) {
          text += delta.content;
          show(delta.content);
        }
        for (const { index, ...call } of delta?.tool_calls ?? []) {
          const known = calls[index];
          if (known === undefined) calls[index] = call;
          else known.function.arguments += call.function.arguments;
        }
      }
    }
    messages.push({ role: 'assistant', content: text || null, ...(calls.length > 0 ? { tool_calls: calls } : {}) });
    return calls;
  }

  return async (question: string, show: (text: string) => void): Promise<void> => {
    messages.push({ role: 'user', content: question });
    for (let calls = await step(show); calls.length > 0; calls = await step(show)) {
      for (const call of calls) {
        const content = JSON.stringify(findBoats(JSON.parse(call.function.arguments) as { date: string }));
        messages.push({ role: 'tool', tool_call_id: call.id, content });
      }
    }
  };
}
