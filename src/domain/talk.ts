import { type Message, type ToolCallPart, textOf } from './message.js';
import type { PreviousToolCall, ToolCue } from './tool-intent.js';

/** What was said, without tools and evidence, oldest first. */
export function talkOf(messages: readonly Message[]): ToolCue['talk'] {
  return messages.flatMap((message) => {
    const text = textOf(message);
    if (message.role === 'tool' || text === '') {
      return [];
    }
    return [{ role: message.role === 'user' ? ('customer' as const) : ('assistant' as const), text }];
  });
}

/** The newest finished call of a tool. */
export function previousCallOf(messages: readonly Message[], name: string): PreviousToolCall | undefined {
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index];
    const result =
      message?.role === 'tool'
        ? message.parts.findLast((part) => part.name === name && part.outcome === 'done')
        : undefined;
    if (result?.output === undefined) {
      continue;
    }
    const call = messages[index - 1]?.parts.find(
      (part): part is ToolCallPart => part.type === 'tool-call' && part.callId === result.callId,
    );
    return {
      input: call === undefined || call.arguments.trim() === '' ? {} : JSON.parse(call.arguments),
      output: result.output,
      talkLength: talkOf(messages.slice(0, index)).length,
    };
  }
  return undefined;
}
