interface StrictMessage {
  readonly role: string;
  readonly content: string | null;
  readonly reasoning_content?: string;
  readonly tool_calls?: readonly {
    readonly id: string;
    readonly type: string;
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
  readonly tool_call_id?: string;
}

export interface StrictRules {
  /** Qianfan: calls come after a customer's message, never after a result. */
  readonly callsFollowUser: boolean;
}

/**
 * Lists what the strictest vendors would refuse in the messages of a chat completion, each rule by itself and by no code
 * of the encoder's.
 *
 * - OpenAI: every call is answered by one result, before anything else; names are `[\w-]{1,64}`, ids at most 40 long
 * - Hunyuan: system first; customer or tool and assistant take turns; no content is empty
 * - Qianfan: the last message is a customer's or a tool's and not blank; between assistants stand customers and tools;
 *   calls follow a customer's message
 * - all: arguments are JSON objects, and the body can be written in UTF-8
 */
export function violationsOf(body: unknown, rules: StrictRules): string[] {
  const json = JSON.stringify(body);
  const { messages } = JSON.parse(json) as { readonly messages: readonly StrictMessage[] };
  const system = messages.findIndex(({ role }) => role !== 'system' && role !== 'developer');
  const talk = messages.slice(Math.max(system, 0));
  const found: string[] = [];
  const demand = (holds: boolean, rule: string, position: number) => {
    if (!holds) {
      found.push(`${rule} (message ${position} of ${messages.length})`);
    }
  };
  const offset = messages.length - talk.length;
  demand(offset <= 1, 'there is one system message at most', 1);
  demand(talk.length > 0 && talk[0]?.role === 'user', 'the customer begins', offset);
  demand(
    ['user', 'tool'].includes(messages.at(-1)?.role ?? ''),
    'the last is the customer or a tool',
    messages.length - 1,
  );
  messages.forEach((message, position) => {
    checkContent(message, (holds, rule) => demand(holds, rule, position));
  });
  talk.forEach((message, index) => {
    checkOrder(talk, index, rules, (holds, rule) => demand(holds, rule, offset + index));
    checkCalls(message, talk.slice(index + 1), (holds, rule) => demand(holds, rule, offset + index));
  });
  demand(!holdsHalfPair(JSON.parse(json)), 'no half of a surrogate pair', 0);
  return found;
}

type Demand = (holds: boolean, rule: string) => void;

function checkContent({ role, content, tool_calls, reasoning_content }: StrictMessage, demand: Demand): void {
  demand(['system', 'developer', 'user', 'assistant', 'tool'].includes(role), `"${role}" is no role`);
  if (content === null) {
    demand(role === 'assistant' && tool_calls !== undefined, 'only calls may stand without content');
  } else {
    demand(typeof content === 'string' && /\S/.test(content), 'content is not blank');
  }
  demand(tool_calls === undefined || (role === 'assistant' && tool_calls.length > 0), 'tool_calls hold a call');
  demand(reasoning_content === undefined || role === 'assistant', 'only the assistant reasons');
}

function checkOrder(talk: readonly StrictMessage[], index: number, rules: StrictRules, demand: Demand): void {
  const role = talk[index]?.role;
  const before = talk[index - 1];
  if (before === undefined) {
    return;
  }
  switch (role) {
    case 'assistant':
      demand(before.role !== 'assistant', 'two assistants in a row');
      demand(
        !rules.callsFollowUser || talk[index]?.tool_calls === undefined || before.role === 'user',
        'calls follow a customer',
      );
      break;
    case 'user':
      // Qianfan merges results with what the customer says after them; all others want an answer first.
      demand(before.role === 'assistant' || (rules.callsFollowUser && before.role === 'tool'), 'a customer interrupts');
      break;
    case 'tool':
      demand(before.role === 'tool' || before.tool_calls !== undefined, 'a result follows no call');
      break;
  }
}

function checkCalls({ role, tool_calls = [] }: StrictMessage, after: readonly StrictMessage[], demand: Demand): void {
  if (role !== 'assistant') {
    return;
  }
  const next = after.findIndex((message) => message.role !== 'tool');
  const results = after.slice(0, next < 0 ? after.length : next).map(({ tool_call_id }) => tool_call_id);
  const ids = tool_calls.map(({ id }) => id);
  demand(new Set(ids).size === ids.length, 'ids are unique');
  demand(results.length === ids.length && ids.every((id) => results.includes(id)), 'each call has one result');
  for (const { id, type, function: called } of tool_calls) {
    demand(id.length >= 1 && id.length <= 40, 'an id has 1 to 40 characters');
    demand(type === 'function', 'a call is of type function');
    demand(/^[a-zA-Z0-9_-]{1,64}$/.test(called.name), `"${called.name}" can be the name of no tool`);
    demand(isObject(called.arguments), 'arguments are a JSON object');
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !holdsHalfPair(value);
  } catch {
    return false;
  }
}

/** Looks into every string and every name. */
function holdsHalfPair(value: unknown): boolean {
  if (typeof value === 'string') {
    // Half a pair is what encoding cannot write and replaces.
    return new TextDecoder().decode(new TextEncoder().encode(value)) !== value.replace(/^\ufeff/, '');
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.entries(value).some(([name, inner]) => holdsHalfPair(name) || holdsHalfPair(inner));
}
