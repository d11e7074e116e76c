import type { AssistantMessage, Message, ToolCallPart } from '../domain/message.js';
import type { FinishReason } from '../domain/turn.js';
import { noUsage } from '../domain/usage.js';
import { ModelStreamError } from '../error/model-error.js';
import type { ToolDescription } from '../model/chat-model.js';
import type { AnswerWriter } from './answer-writer.js';
import { handOffTool } from './hand-off-tool.js';
import type { OpenTurn } from './turn-setting.js';
import { assistantWords } from './words.js';

export interface StepOutcome {
  /** What the model said and asked for, as later steps are shown it. */
  readonly message: AssistantMessage;
  readonly calls: readonly ToolCallPart[];
  readonly finishReason: FinishReason;
}

/** Makes one model call and tells what it gives, as it comes. */
export async function runStep(
  turn: OpenTurn,
  writer: AnswerWriter,
  options: { readonly step: number; readonly messages: readonly Message[]; readonly withTools: boolean },
): Promise<StepOutcome> {
  const { setting, recorder, signal } = turn;
  const words = assistantWords[turn.language];
  recorder.record({ type: 'step-start', step: options.step, model: setting.model.id });

  let text = '';
  let reasoning = '';
  const calls: ToolCallPart[] = [];
  let finishReason: FinishReason | undefined;
  const stream = setting.model.stream({
    instructions: setting.instructions,
    messages: options.messages,
    tools: options.withTools ? describeTools(turn) : [],
    language: turn.language,
    now: turn.now,
    signal,
  });
  for await (const chunk of stream) {
    signal.throwIfAborted();
    switch (chunk.type) {
      case 'text-delta':
        text += chunk.delta;
        if (chunk.fromTool) {
          writer.say(chunk.delta);
        } else {
          writer.write(chunk.delta);
        }
        break;
      case 'reasoning-delta':
        reasoning += chunk.delta;
        recorder.record(chunk);
        break;
      case 'tool-call': {
        const call = withOwnId(turn, chunk.call);
        calls.push(call);
        recorder.record(call);
        break;
      }
      case 'retract':
        text = '';
        writer.retract(chunk.reason);
        break;
      case 'finish':
        finishReason = chunk.reason;
        writer.endStep();
        if (finishReason === 'content-filter' && text === '') {
          writer.say(words.withdrawn);
        } else if (text.trim() === '' && calls.length === 0) {
          writer.say(words.noAnswer);
        }
        writer.close();
        recorder.record({
          type: 'step-end',
          finishReason,
          rawFinishReason: chunk.rawReason,
          usage: chunk.usage ?? noUsage,
        });
        break;
    }
    await recorder.flushIfDue();
  }
  if (finishReason === undefined) {
    throw new ModelStreamError(`Model ${setting.model.id} ended its reply without a finish reason`, {
      kind: 'incomplete',
      partialText: text,
    });
  }
  await recorder.flush();

  const parts: AssistantMessage['parts'] = [
    ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...calls,
  ];
  return { message: { role: 'assistant', parts }, calls, finishReason };
}

/** Some vendors give the same id to several calls; within a turn an id names one call. */
function withOwnId(turn: OpenTurn, call: ToolCallPart): ToolCallPart {
  const taken = turn.recorder.events.some((event) => event.type === 'tool-call' && event.callId === call.callId);
  return taken ? { ...call, callId: `${call.callId}_${turn.setting.createId()}` } : call;
}

function describeTools(turn: OpenTurn): readonly ToolDescription[] {
  const own = [...turn.setting.tools.values()].map(({ name, description, inputSchema, interpret }) => ({
    name,
    description,
    inputSchema,
    interpret,
  }));
  return [...own, handOffTool];
}
