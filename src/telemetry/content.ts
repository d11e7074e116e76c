import type { Message } from '../domain/message.js';

type ContentPart =
  | { readonly type: 'text'; readonly content: string }
  | { readonly type: 'reasoning'; readonly content: string }
  | { readonly type: 'tool_call'; readonly id: string; readonly name: string; readonly arguments: unknown }
  | { readonly type: 'tool_call_response'; readonly id: string; readonly response: string };

/** Writes messages in the form of `gen_ai.input.messages` and `gen_ai.output.messages`, as JSON. */
export function writeMessages(messages: readonly Message[], finishReason?: string): string {
  return JSON.stringify(
    messages.map((message) => ({
      role: message.role,
      parts: message.parts.flatMap(toContentParts),
      ...(finishReason !== undefined && { finish_reason: finishReason }),
    })),
  );
}

function toContentParts(part: Message['parts'][number]): ContentPart[] {
  switch (part.type) {
    case 'text':
    case 'note':
      return [{ type: 'text', content: part.text }];
    case 'reasoning':
      return [{ type: 'reasoning', content: part.text }];
    case 'evidence':
      return part.evidence.passages.map(({ text }) => ({ type: 'text', content: text }));
    case 'tool-call':
      return [{ type: 'tool_call', id: part.callId, name: part.name, arguments: part.arguments }];
    case 'tool-result':
      return [{ type: 'tool_call_response', id: part.callId, response: part.text }];
  }
}
