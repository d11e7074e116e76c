import type { AssistantMessage, Message, ToolCallPart, ToolResultPart, UserMessage } from '../domain/message.js';
import type { LogEntry } from './conversation-store.js';

/**
 * Turns a log into the history that a model is shown.
 *
 * Any prefix of any log gives a valid history: messages of one side in a row are joined, every tool call is followed
 * by its result, a call that never ended is closed as `interrupted`, a result without its call and a call repeated
 * under the same id within a step are dropped.
 */
export function toMessages(log: readonly LogEntry[]): readonly Message[] {
  const projection = new Projection();
  for (const { event } of log) {
    switch (event.type) {
      case 'turn-start':
        projection.addUserPart({ type: 'text', text: event.text });
        break;
      case 'evidence':
        projection.addUserPart({ type: 'evidence', evidence: event.evidence });
        break;
      case 'text-delta':
        projection.addText(event.delta);
        break;
      case 'text-retract':
        projection.dropText();
        break;
      case 'reasoning-delta':
        projection.addReasoning(event.delta);
        break;
      case 'model-retry':
        if (!event.continues) {
          projection.dropReasoning();
        }
        break;
      case 'model-switch':
        projection.dropReasoning();
        break;
      case 'tool-call':
        projection.addCall({ type: 'tool-call', callId: event.callId, name: event.name, arguments: event.arguments });
        break;
      case 'tool-result':
        projection.addResult({ ...event });
        break;
      case 'step-start':
      case 'turn-end':
        projection.closeStep();
        break;
    }
  }
  return projection.finish();
}

type UserPart = UserMessage['parts'][number];
type AssistantPart = AssistantMessage['parts'][number];

class Projection {
  readonly #messages: Message[] = [];
  #assistantParts: AssistantPart[] = [];
  #openCalls = new Map<string, ToolCallPart>();
  #results: ToolResultPart[] = [];

  addUserPart(part: UserPart): void {
    this.closeStep();
    const last = this.#messages.at(-1);
    if (last?.role === 'user') {
      this.#messages[this.#messages.length - 1] = { role: 'user', parts: [...last.parts, part] };
    } else {
      this.#messages.push({ role: 'user', parts: [part] });
    }
  }

  addText(delta: string): void {
    this.#extend('text', delta);
  }

  addReasoning(delta: string): void {
    this.#extend('reasoning', delta);
  }

  dropReasoning(): void {
    this.#assistantParts = this.#assistantParts.filter((part) => part.type !== 'reasoning');
  }

  dropText(): void {
    this.#assistantParts = this.#assistantParts.filter((part) => part.type !== 'text');
  }

  addCall(call: ToolCallPart): void {
    if (this.#assistantParts.some((part) => part.type === 'tool-call' && part.callId === call.callId)) {
      return;
    }
    this.#assistantParts.push(call);
    this.#openCalls.set(call.callId, call);
  }

  addResult(result: ToolResultPart): void {
    if (this.#openCalls.delete(result.callId)) {
      this.#results.push(result);
    }
  }

  closeStep(): void {
    for (const call of this.#openCalls.values()) {
      this.#results.push({
        type: 'tool-result',
        callId: call.callId,
        name: call.name,
        outcome: 'interrupted',
        text: `The call of tool "${call.name}" was interrupted; its result is not known.`,
      });
    }
    this.#openCalls = new Map();
    const said = this.#assistantParts.some((part) => part.type !== 'reasoning');
    if (said) {
      this.#pushAssistant(this.#assistantParts);
    }
    this.#assistantParts = [];
    if (this.#results.length > 0) {
      this.#messages.push({ role: 'tool', parts: this.#results });
      this.#results = [];
    }
  }

  finish(): readonly Message[] {
    this.closeStep();
    return this.#messages;
  }

  #pushAssistant(parts: readonly AssistantPart[]): void {
    const last = this.#messages.at(-1);
    if (last?.role === 'assistant') {
      this.#messages[this.#messages.length - 1] = { role: 'assistant', parts: [...last.parts, ...parts] };
    } else {
      this.#messages.push({ role: 'assistant', parts });
    }
  }

  #extend(type: 'text' | 'reasoning', delta: string): void {
    const last = this.#assistantParts.at(-1);
    if (last?.type === type) {
      this.#assistantParts[this.#assistantParts.length - 1] = { type, text: last.text + delta };
    } else {
      this.#assistantParts.push({ type, text: delta });
    }
  }
}
