import type { AssistantMessage, Message, ToolCallPart, UserMessage } from '../domain/message.js';
import { textOf } from '../domain/message.js';
import type { ChatRequest } from './chat-model.js';
import { isCompleteObject } from './json-object.js';
import { neutralizeFrame, renderEvidence } from './render-evidence.js';

/** A message as inference APIs take them: plain text, tool calls and their results. */
export type PlainMessage =
  | { readonly role: 'user'; readonly text: string }
  | {
      readonly role: 'assistant';
      /** Empty only beside tool calls. */
      readonly text: string;
      /** The model's thinking; empty where there was none. */
      readonly reasoning: string;
      readonly calls: readonly PlainToolCall[];
    }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly text: string };

export interface PlainToolCall {
  /** 1 to 40 characters, no other call of the message has it. */
  readonly callId: string;
  /** 1 to 64 of `a-z`, `A-Z`, `0-9`, `_` and `-`. */
  readonly name: string;
  /** A JSON object, always. */
  readonly arguments: string;
}

/**
 * Words the messages of a request so that the strictest vendor accepts them, whatever the history went through:
 * customer and assistant take turns and the customer begins, the last word is the customer's or a tool's, no text is
 * blank, every tool call is followed by exactly one result, no text holds half a surrogate pair.
 *
 * Evidence and the time stand beside the message that they belong to, in the same words whenever it is sent: vendors bill
 * at a fraction what a request repeats of the one before from its beginning on.
 *
 * @param formatNow - words a moment
 */
export function toPlainHistory(request: ChatRequest, formatNow: (now: Date) => string): readonly PlainMessage[] {
  const { messages } = request;
  const history: PlainMessage[] = [];
  const newest = messages.findLast((message) => message.role === 'user');
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index];
    if (message?.role === 'user') {
      const at = message.at === undefined ? undefined : new Date(message.at);
      const time = at ?? (message === newest ? request.now : undefined);
      addUser(history, wordUser(message, time && formatNow(time)));
    } else if (message?.role === 'assistant') {
      addAssistant(history, message, resultsAfter(messages, index));
    }
  }
  if (history.length === 0 || history.at(-1)?.role === 'assistant') {
    history.push({ role: 'user', text: '(The customer waits for an answer.)' });
  }
  return history;
}

function wordUser(message: UserMessage, time: string | undefined): string {
  const beside = message.parts.map((part) =>
    part.type === 'evidence' ? renderEvidence(part.evidence) : part.type === 'note' ? neutralizeFrame(part.text) : '',
  );
  const context = [...beside, time === undefined ? '' : `Time: ${time}`].filter((text) => text !== '');
  const isNote = message.parts.every(({ type }) => type === 'note');
  const customer = neutralizeFrame(textOf(message)).trim() || (isNote ? '(The customer waits.)' : '(empty message)');
  // The customer's words come last, where models heed them most, and outside of the frame.
  return wellFormed(context.length === 0 ? customer : `<context>\n${context.join('\n\n')}\n</context>\n\n${customer}`);
}

function addUser(history: PlainMessage[], text: string): void {
  const last = history.at(-1);
  if (last?.role === 'user') {
    // A turn that failed or was stopped before the first word leaves two in a row.
    history[history.length - 1] = { role: 'user', text: `${last.text}\n\n${text}` };
    return;
  }
  if (last?.role === 'tool') {
    history.push({ role: 'assistant', text: '(The reply was interrupted here.)', reasoning: '', calls: [] });
  }
  history.push({ role: 'user', text });
}

function addAssistant(history: PlainMessage[], message: AssistantMessage, results: ReadonlyMap<string, string>): void {
  const said = wellFormed(textOf(message));
  const calls = message.parts.filter((part) => part.type === 'tool-call');
  if (said.trim() === '' && calls.length === 0) {
    return;
  }
  if (history.length === 0) {
    history.push({ role: 'user', text: '(The customer opened the conversation.)' });
  }
  const last = history.at(-1);
  const before = last?.role === 'assistant' ? last : undefined;
  if (before) {
    history.pop();
  }
  const reasoning = message.parts.map((part) => (part.type === 'reasoning' ? part.text : '')).join('');
  const plainCalls = toPlainCalls(calls, history.length);
  history.push({
    role: 'assistant',
    text: joinTexts(before?.text ?? '', said),
    reasoning: joinTexts(before?.reasoning ?? '', wellFormed(reasoning)),
    calls: plainCalls,
  });
  plainCalls.forEach(({ callId, name }, index) => {
    const result = results.get(calls[index]?.callId ?? '') ?? noResult;
    history.push({ role: 'tool', callId, name, text: wellFormed(result).trim() || '(no output)' });
  });
}

const noResult = 'interrupted: the tool gave no result; its effect is not known';

/** @param position - of the message: ids made for its calls differ from those of other messages */
function toPlainCalls(calls: readonly ToolCallPart[], position: number): PlainToolCall[] {
  const taken = new Set<string>();
  return calls.map(({ callId: given, name, arguments: written }, index) => {
    // Models make names up, gateways make ids too long or twice the same.
    const callId = /^[\x21-\x7e]{1,40}$/.test(given) && !taken.has(given) ? given : `call_${position}_${index}`;
    taken.add(callId);
    return { callId, name: name.replace(/[^\w-]/g, '_').slice(0, 64) || 'unknown', arguments: toJsonObject(written) };
  });
}

/** Vendors refuse a history whose arguments do not parse; the tool's result says what was wrong with them. */
function toJsonObject(written: string): string {
  return isCompleteObject(written) ? wellFormedJson(wellFormed(written)) : '{}';
}

/** In JSON half a surrogate pair can be written as an escape too. */
function wellFormedJson(json: string): string {
  return json.replace(escapes, (written, half: string | undefined) => (half === undefined ? written : '\ufffd'));
}

/** Any escape; the group holds those that are half a pair. */
const escapes = /\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|.)/g;

function joinTexts(...texts: readonly string[]): string {
  return texts.filter((text) => text.trim() !== '').join('\n\n');
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
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
