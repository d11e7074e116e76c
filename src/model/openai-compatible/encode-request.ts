import type { JsonObject } from '../../domain/json.js';
import type { ChatRequest, OutputFormat } from '../chat-model.js';
import { type PlainMessage, type PlainToolCall, toPlainHistory, wellFormed } from '../plain-history.js';
import { wordInstructions } from '../word-instructions.js';
import type { Dialect } from './dialect.js';
import type { WireMessage, WireToolCall } from './wire.js';

export interface RequestSettings {
  readonly model: string;
  readonly dialect: Dialect;
  readonly temperature?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly thinking?: boolean | 'auto' | undefined;
  /** In the endpoint's word. */
  readonly reasoningEffort?: string | undefined;
  /** Fields that only this vendor knows; they win over all others. */
  readonly extraBody?: JsonObject | undefined;
  /** Text of this very reply that a broken call has given: the model is asked to go on from it. */
  readonly said?: string | undefined;
  /** Words the present moment for the model. */
  readonly formatNow: (now: Date) => string;
}

/**
 * Encodes a request as the body of a streamed chat completion.
 *
 * The messages are valid for the strictest vendor, whatever the history went through: customer and assistant take
 * turns, no content is blank, and every tool call is followed by exactly one result.
 */
export function encodeRequest(request: ChatRequest, settings: RequestSettings): Readonly<Record<string, unknown>> {
  const { dialect, thinking } = settings;
  return {
    model: settings.model,
    messages: encodeMessages(request, settings),
    ...(request.tools.length > 0 && {
      tools: request.tools.map(({ name, description, inputSchema }) => ({
        type: 'function',
        function: { name, description, parameters: inputSchema },
      })),
    }),
    stream: true,
    ...(dialect.includeUsage && { stream_options: { include_usage: true } }),
    temperature: settings.temperature,
    [dialect.maxTokensField]: settings.maxTokens,
    ...(thinking !== undefined && encodeThinking(thinking, dialect)),
    reasoning_effort: settings.reasoningEffort,
    ...(request.output !== undefined && encodeOutputFormat(request.output, dialect)),
    ...settings.extraBody,
  };
}

function encodeThinking(thinking: boolean | 'auto', { thinkingField }: Dialect): JsonObject {
  switch (thinkingField) {
    case 'thinking':
      return { thinking: { type: thinking === 'auto' ? 'auto' : thinking ? 'enabled' : 'disabled' } };
    case 'enable_thinking':
      return thinking === 'auto' ? {} : { enable_thinking: thinking };
    case 'none':
      return {};
  }
}

function encodeOutputFormat({ name, schema }: OutputFormat, { outputFormat }: Dialect): JsonObject {
  switch (outputFormat) {
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: { name, schema } } };
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'none':
      return {};
  }
}

function encodeMessages(request: ChatRequest, settings: RequestSettings): WireMessage[] {
  const { dialect, said } = settings;
  const instructions = dialect.outputFormat === 'json_schema' ? request.instructions : wordInstructions(request);
  const wire: WireMessage[] = [];
  if (instructions.trim() !== '') {
    wire.push({ role: dialect.systemRole, content: wellFormed(instructions) });
  }
  for (const message of toPlainHistory(request, settings.formatNow)) {
    if (dialect.callsFollowUser && message.role === 'assistant' && message.calls.length > 0) {
      addBridge(wire);
    }
    wire.push(encodeMessage(message, settings));
  }
  if (said !== undefined && dialect.continuation !== 'none') {
    wire.push({ role: 'assistant', content: wellFormed(said), [dialect.continuation]: true });
  }
  return wire;
}

/** Puts a customer's message between the result of one step and the calls of the next. */
function addBridge(wire: WireMessage[]): void {
  if (wire.at(-1)?.role === 'tool') {
    wire.push({ role: 'user', content: '(Go on.)' });
  }
}

function encodeMessage(message: PlainMessage, settings: RequestSettings): WireMessage {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.text };
    case 'assistant': {
      const { text, reasoning, calls } = message;
      return {
        role: 'assistant',
        content: text === '' ? null : text,
        // An empty text counts as reasoning: DeepSeek wants to read it again.
        ...(replaysReasoning(calls.length > 0, settings) && { reasoning_content: reasoning }),
        ...(calls.length > 0 && { tool_calls: calls.map(encodeCall) }),
      };
    }
  }
}

/** Whether the vendor must read the model's thinking again. */
function replaysReasoning(hasCalls: boolean, { dialect, thinking }: RequestSettings): boolean {
  return (
    thinking !== false &&
    (dialect.replayReasoning === 'always' || (dialect.replayReasoning === 'toolTurns' && hasCalls))
  );
}

function encodeCall({ callId, name, arguments: written }: PlainToolCall): WireToolCall {
  return { id: callId, type: 'function', function: { name, arguments: written } };
}
