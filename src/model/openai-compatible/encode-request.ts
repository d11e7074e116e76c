import type { JsonObject } from '../../domain/json.js';
import type { AssistantMessage, Message, ToolCallPart, UserMessage } from '../../domain/message.js';
import { textOf } from '../../domain/message.js';
import type { ChatRequest, OutputFormat } from '../chat-model.js';
import { neutralizeFrame, renderEvidence } from '../render-evidence.js';
import type { Dialect } from './dialect.js';
import { isCompleteObject } from './tool-call-assembler.js';
import type { WireMessage, WireToolCall } from './wire.js';

export interface RequestSettings {
  readonly model: string;
  readonly dialect: Dialect;
  readonly temperature?: number | undefined;
  readonly maxTokens?: number | undefined;
  readonly thinking?: boolean | undefined;
  /** Fields that only this vendor knows; they win over all others. */
  readonly extraBody?: JsonObject | undefined;
  /** Whether this request asks for a usage report. */
  readonly includeUsage: boolean;
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
    ...(settings.includeUsage && { stream_options: { include_usage: true } }),
    temperature: settings.temperature,
    [dialect.maxTokensField]: settings.maxTokens,
    ...(thinking !== undefined && encodeThinking(thinking, dialect)),
    ...(request.output !== undefined && encodeOutputFormat(request.output, dialect)),
    ...settings.extraBody,
  };
}

function encodeThinking(thinking: boolean, dialect: Dialect): JsonObject {
  return dialect.thinkingField === 'thinking'
    ? { thinking: { type: thinking ? 'enabled' : 'disabled' } }
    : { enable_thinking: thinking };
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

/** The instructions, and for endpoints that do not enforce a form of the reply, the form in words. */
function encodeInstructions({ instructions, output }: ChatRequest, { outputFormat }: Dialect): string {
  if (output === undefined || outputFormat === 'json_schema') {
    return instructions;
  }
  const demanded = `Reply with one JSON value and nothing else: no prose, no code fence. It conforms to this JSON Schema:\n${JSON.stringify(output.schema)}`;
  return instructions.trim() === '' ? demanded : `${instructions}\n\n${demanded}`;
}

function encodeMessages(request: ChatRequest, settings: RequestSettings): WireMessage[] {
  const { messages } = request;
  const instructions = encodeInstructions(request, settings.dialect);
  const wire: WireMessage[] = [];
  if (instructions.trim() !== '') {
    wire.push({ role: settings.dialect.systemRole, content: wellFormed(instructions) });
  }
  const newest = messages.findLast((message) => message.role === 'user');
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message?.role === 'user') {
      const now = message === newest ? settings.formatNow(request.now) : undefined;
      addUser(wire, encodeUser(message, now));
    } else if (message?.role === 'assistant') {
      addAssistant(wire, message, resultsAfter(messages, index), settings);
    }
  }
  const { said } = settings;
  const { continuation } = settings.dialect;
  if (said !== undefined && continuation !== 'none') {
    wire.push({ role: 'assistant', content: wellFormed(said), [continuation]: true });
  }
  return wire;
}

function encodeUser(message: UserMessage, now: string | undefined): string {
  const evidence = message.parts.map((part) => (part.type === 'evidence' ? renderEvidence(part.evidence) : ''));
  const context = [...evidence, now === undefined ? '' : `Now: ${now}`].filter((text) => text !== '');
  const customer = neutralizeFrame(textOf(message)).trim() || '(empty message)';
  // The customer's words come last, where models heed them most, and outside of the frame.
  return wellFormed(context.length === 0 ? customer : `<context>\n${context.join('\n\n')}\n</context>\n\n${customer}`);
}

function addUser(wire: WireMessage[], content: string): void {
  const last = wire.at(-1);
  if (last?.role === 'user') {
    // A turn that failed or was stopped before the first word leaves two in a row.
    wire[wire.length - 1] = { role: 'user', content: `${last.content}\n\n${content}` };
    return;
  }
  if (last?.role === 'tool') {
    wire.push({ role: 'assistant', content: '(The reply was interrupted here.)' });
  }
  wire.push({ role: 'user', content });
}

function addAssistant(
  wire: WireMessage[],
  message: AssistantMessage,
  results: ReadonlyMap<string, string>,
  settings: RequestSettings,
): void {
  const text = wellFormed(textOf(message));
  const calls = message.parts.filter((part) => part.type === 'tool-call');
  if (text.trim() === '' && calls.length === 0) {
    return;
  }
  const last = wire.at(-1);
  if (last === undefined || last.role === 'system' || last.role === 'developer') {
    wire.push({ role: 'user', content: '(The customer opened the conversation.)' });
  }
  const before = last?.role === 'assistant' ? last : undefined;
  if (before) {
    wire.pop();
  }
  const content = [before?.content ?? '', text].filter((piece) => piece.trim() !== '').join('\n\n');
  const reasoning = replayedReasoning(message, calls.length > 0, settings);
  wire.push({
    role: 'assistant',
    content: content === '' ? null : content,
    ...(reasoning !== undefined && { reasoning_content: reasoning }),
    ...(calls.length > 0 && { tool_calls: calls.map(encodeCall) }),
  });
  for (const call of calls) {
    const result = results.get(call.callId) ?? 'interrupted: the tool gave no result; its effect is not known';
    wire.push({ role: 'tool', tool_call_id: call.callId, content: wellFormed(result).trim() || '(no output)' });
  }
}

/** What the vendor must read again of the model's thinking; an empty text counts as one. */
function replayedReasoning(
  message: AssistantMessage,
  hasCalls: boolean,
  settings: RequestSettings,
): string | undefined {
  const { replayReasoning } = settings.dialect;
  if (replayReasoning === 'never' || settings.thinking === false || (replayReasoning === 'toolTurns' && !hasCalls)) {
    return undefined;
  }
  return wellFormed(message.parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''));
}

function encodeCall(call: ToolCallPart): WireToolCall {
  // Vendors refuse a history whose arguments do not parse; the tool's result says what was wrong with them.
  const written = isCompleteObject(call.arguments) ? call.arguments : '{}';
  return { id: call.callId, type: 'function', function: { name: call.name, arguments: written } };
}

/** Results of the calls that one assistant message made: only what directly follows it counts. */
function resultsAfter(messages: readonly Message[], index: number): ReadonlyMap<string, string> {
  const results = new Map<string, string>();
  for (let next = index + 1; ; next += 1) {
    const message = messages[next];
    if (message?.role !== 'tool') {
      return results;
    }
    for (const part of message.parts) {
      results.set(part.callId, part.text);
    }
  }
}

/** Half a surrogate pair, as cut texts have, makes some servers refuse the whole request. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
