import type { JsonObject } from '../../domain/json.js';
import type { ChatRequest } from '../chat-model.js';
import { type PlainMessage, toPlainHistory, wellFormed } from '../plain-history.js';
import { wordInstructions } from '../word-instructions.js';
import type { NativeMessage } from './wire.js';

export interface RequestSettings {
  readonly model: string;
  readonly temperature?: number | undefined;
  readonly thinking?: boolean | undefined;
  readonly streamModeration?: boolean | undefined;
  /** Fields that only this vendor knows; they win over all others. */
  readonly extraBody?: JsonObject | undefined;
  /** Words the present moment for the model. */
  readonly formatNow: (now: Date) => string;
}

/** More messages than this are refused. */
const maxMessages = 40;

/**
 * Encodes a request as the body of a streamed `ChatCompletions`.
 *
 * The model's earlier reasoning is left out, for a request with it is refused. Where the history is longer than the 40
 * messages that the interface takes, the oldest turns are left out whole.
 */
export function encodeRequest(request: ChatRequest, settings: RequestSettings): Readonly<Record<string, unknown>> {
  return {
    Model: settings.model,
    Messages: encodeMessages(request, settings),
    ...(request.tools.length > 0 && {
      Tools: request.tools.map(({ name, description, inputSchema }) => ({
        Type: 'function',
        Function: { Name: name, Description: description, Parameters: JSON.stringify(inputSchema) },
      })),
    }),
    Stream: true,
    StreamModeration: settings.streamModeration,
    Temperature: settings.temperature,
    EnableThinking: settings.thinking,
    ...settings.extraBody,
  };
}

function encodeMessages(request: ChatRequest, settings: RequestSettings): NativeMessage[] {
  const instructions = wordInstructions(request);
  const system: NativeMessage[] =
    instructions.trim() === '' ? [] : [{ Role: 'system', Content: wellFormed(instructions) }];
  const history = toPlainHistory(request, settings.formatNow);
  return [...system, ...newestThatFit(history, maxMessages - system.length).map(encodeMessage)];
}

/**
 * Keeps the newest turns that fit, each of them whole. Of a turn that is too long by itself the customer's message
 * stays, and the newest steps.
 */
function newestThatFit(history: readonly PlainMessage[], room: number): readonly PlainMessage[] {
  const fits = (index: number) => history.length - index <= room;
  const start = history.findIndex(({ role }, index) => role === 'user' && fits(index));
  if (start >= 0) {
    return history.slice(start);
  }
  const question = history.findLastIndex(({ role }) => role === 'user');
  const steps = [...history.entries()].slice(question + 1).filter(([, { role }]) => role === 'assistant');
  const [first] = steps.find(([index]) => fits(index - 1)) ?? steps.at(-1) ?? [history.length];
  return [...history.slice(question, question + 1), ...history.slice(first)];
}

function encodeMessage(message: PlainMessage): NativeMessage {
  switch (message.role) {
    case 'user':
      return { Role: 'user', Content: message.text };
    case 'tool':
      return { Role: 'tool', ToolCallId: message.callId, Content: message.text };
    case 'assistant': {
      const { text, calls } = message;
      return {
        Role: 'assistant',
        // A message may not be empty, tool calls or not.
        Content: text || `(calls ${calls.map(({ name }) => name).join(', ')})`,
        ...(calls.length > 0 && {
          ToolCalls: calls.map(({ callId, name, arguments: written }) => ({
            Id: callId,
            Type: 'function',
            Function: { Name: name, Arguments: written },
          })),
        }),
      };
    }
  }
}
