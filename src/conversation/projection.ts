import type { Compaction } from '../domain/conversation-event.js';
import type { AssistantMessage, Message, ToolCallPart, ToolResultPart, UserMessage } from '../domain/message.js';
import type { NewLogEntry } from './conversation-store.js';
import { describeHandBack } from './hand-back-fact.js';

/** A log entry, or one that is still to be stored and follows it. */
export type ProjectedEntry = NewLogEntry & { readonly sequence?: number | undefined };

/**
 * Turns a log into the history that a model is shown.
 *
 * Any prefix of any log gives a valid history: messages of one side in a row are joined, every tool call is followed
 * by its result, a call that never ended is closed as `interrupted`, a result without its call and a call repeated
 * under the same id within a step are dropped. What a compaction stands for is replaced by it. A turn that was planned
 * again before it had said or done anything leaves no trace: the turn after it says what the customer wrote.
 */
export function toMessages(log: readonly ProjectedEntry[]): readonly Message[] {
  const compaction = log.findLast(({ event }) => event.type === 'compaction')?.event;
  const projection = new Projection();
  let upTo = 0;
  if (compaction?.type === 'compaction') {
    upTo = compaction.upTo;
    projection.addCompaction(compaction);
  }
  let takenAt: string | undefined;
  for (const { sequence, at, event } of log) {
    if (sequence !== undefined && sequence <= upTo) {
      continue;
    }
    switch (event.type) {
      case 'turn-start':
        projection.beginTurn();
        if (event.text !== '') {
          projection.addUserPart({ type: 'text', text: event.text }, at);
        }
        break;
      case 'message-join':
        projection.addUserPart({ type: 'text', text: event.text }, at);
        break;
      case 'evidence':
        projection.addUserPart({ type: 'evidence', evidence: event.evidence }, at);
        break;
      case 'operator-message':
        projection.addColleague(event.text);
        break;
      case 'owner-change':
        if (event.owner === 'operator') {
          takenAt = at;
        } else if (event.reason === 'hand-back') {
          projection.addUserPart({ type: 'note', text: describeHandBack(takenAt, at, event.note) }, undefined);
        }
        break;
      case 'ticket':
        projection.addUserPart(
          {
            type: 'note',
            text: `No colleague was there: ticket ${event.ticketId} was opened, and the customer was told.`,
          },
          undefined,
        );
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
        projection.closeStep();
        break;
      case 'turn-end':
        projection.endTurn(event.status === 'superseded' || event.status === 'interrupted');
        break;
    }
  }
  return projection.finish();
}

type UserPart = UserMessage['parts'][number];
type AssistantPart = AssistantMessage['parts'][number];

/** As much of a pinned result as the model reads; tools get all of it. */
const maxPinnedCharacters = 2_000;

class Projection {
  #messages: Message[] = [];
  #assistantParts: AssistantPart[] = [];
  #openCalls = new Map<string, ToolCallPart>();
  #results: ToolResultPart[] = [];
  /** The messages as they were before the turn, while it has said and done nothing. */
  #before: readonly Message[] | undefined;

  addCompaction({ summary, facts, calls }: Compaction): void {
    const known = facts.map(({ name, value }) => `${name}: ${value}`);
    const text = ['Earlier in this conversation:', summary, ...known].filter((line) => line !== '').join('\n');
    this.addUserPart({ type: 'note', text }, undefined);
    calls.forEach(({ name, input, output }, index) => {
      const callId = `earlier_${index + 1}`;
      this.addCall({ type: 'tool-call', callId, name, arguments: JSON.stringify(input) });
      const written = typeof output === 'string' ? output : JSON.stringify(output);
      this.addResult({
        type: 'tool-result',
        callId,
        name,
        outcome: 'done',
        text: written.length > maxPinnedCharacters ? `${written.slice(0, maxPinnedCharacters)} …` : written,
        output,
      });
    });
    if (calls.length > 0) {
      this.closeStep();
      this.#pushAssistant([{ type: 'text', text: '(noted)' }]);
    }
  }

  beginTurn(): void {
    this.closeStep();
    this.#before = [...this.#messages];
  }

  /** @param isRepeated - whether what the customer wrote stands in a later turn again */
  endTurn(isRepeated: boolean): void {
    this.closeStep();
    if (isRepeated && this.#before !== undefined) {
      this.#messages = [...this.#before];
    }
    this.#before = undefined;
  }

  addUserPart(part: UserPart, at: string | undefined): void {
    this.closeStep();
    const last = this.#messages.at(-1);
    if (last?.role === 'user') {
      const sentAt = last.at ?? at;
      const parts = [...last.parts, part];
      this.#messages[this.#messages.length - 1] = { role: 'user', parts, ...(sentAt !== undefined && { at: sentAt }) };
    } else {
      this.#messages.push({ role: 'user', parts: [part], ...(at !== undefined && { at }) });
    }
  }

  addColleague(text: string): void {
    this.closeStep();
    this.#before = undefined;
    this.#pushAssistant([{ type: 'text', text: `(A colleague wrote:) ${text}` }]);
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
    if (this.#results.length > 0 && this.#openCalls.size === 0) {
      // What was answered already belongs to a message before.
      this.closeStep();
    }
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
      this.#before = undefined;
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
