import type { BudgetRefusal } from '../cost/budget-refusal.js';
import type { Message, ToolCallPart } from '../domain/message.js';
import type { FinishReason } from '../domain/turn.js';
import { noUsage, type Usage } from '../domain/usage.js';
import { ModelError, ModelStreamError } from '../error/model-error.js';
import type { ChatChunk, ChatRequest, ToolDescription } from '../model/chat-model.js';
import type { AnswerWriter } from './answer-writer.js';
import { handOffTool } from './handoff/hand-off-tool.js';
import { StepMeter } from './step-meter.js';
import type { OpenTurn } from './turn-setting.js';
import { assistantWords } from './words.js';

export interface StepOptions {
  readonly step: number;
  readonly messages: readonly Message[];
  readonly withTools: boolean;
  /** Done instead of telling the customer where the budget has no room. */
  readonly otherwise?: (() => void) | undefined;
}

/**
 * Makes one model call and tells what it gives, as it comes. The step is closed, with its usage, on every way out.
 *
 * @returns the tool calls that the model asks for
 * @throws what the model fails with
 */
export async function runStep(
  turn: OpenTurn,
  writer: AnswerWriter,
  options: StepOptions,
): Promise<readonly ToolCallPart[]> {
  const { setting, recorder, signal } = turn;
  const request: ChatRequest = {
    instructions: setting.instructions,
    messages: options.messages,
    tools: options.withTools ? describeTools(turn) : [],
    language: turn.language,
    now: turn.now,
    conversation: turn.key,
    signal,
  };
  const meter = await StepMeter.open(turn, request);
  if (!(meter instanceof StepMeter)) {
    if (options.otherwise === undefined) {
      refuse(turn, writer, meter);
    }
    options.otherwise?.();
    return [];
  }
  recorder.record({ type: 'step-start', step: options.step, model: setting.model.id });
  const step = new Step(turn, writer, meter);
  try {
    for await (const chunk of setting.model.stream(request)) {
      // A model that does not heed the signal must not go on talking.
      signal.throwIfAborted();
      step.take(chunk);
    }
    step.requireEnd();
  } catch (error) {
    step.endEarly(error);
    throw error;
  } finally {
    // The answer stands, whatever becomes of the count.
    await meter.settle().catch(setting.onError);
  }
  await recorder.flush();
  return step.calls;
}

/** Tells the customer that the budget has no room, in words that say nothing of money. */
function refuse(turn: OpenTurn, writer: AnswerWriter, refusal: BudgetRefusal): void {
  const { scope, period, measure, resetsAt } = refusal;
  turn.recorder.record({ type: 'budget-refusal', scope, period, measure, resetsAt: resetsAt?.toISOString() });
  writer.say(turn.setting.budget?.describe(refusal, turn.language) ?? '');
  writer.close();
}

/** What one model call has given so far. */
class Step {
  readonly #turn: OpenTurn;
  readonly #writer: AnswerWriter;
  readonly #meter: StepMeter;
  /** Id of the model at work: changes with every `model-switch`. */
  #model: string;
  #text = '';
  readonly calls: ToolCallPart[] = [];
  #hasEnded = false;

  constructor(turn: OpenTurn, writer: AnswerWriter, meter: StepMeter) {
    this.#turn = turn;
    this.#writer = writer;
    this.#meter = meter;
    this.#model = turn.setting.model.id;
  }

  take(chunk: ChatChunk): void {
    const { recorder } = this.#turn;
    switch (chunk.type) {
      case 'text-delta':
        this.#text += chunk.delta;
        if (chunk.fromTool || chunk.fromOwnKnowledge) {
          this.#writer.say(chunk.delta);
        } else {
          this.#writer.write(chunk.delta, chunk.isExtract);
        }
        break;
      case 'reasoning-delta':
        recorder.record(chunk);
        break;
      case 'tool-call': {
        const call = withOwnId(this.#turn, chunk.call);
        this.calls.push(call);
        recorder.record(call);
        break;
      }
      case 'reference':
        recorder.record(chunk);
        break;
      case 'retract':
        this.#text = '';
        this.#writer.retract(chunk.reason);
        break;
      case 'retry':
        recorder.record({ ...chunk, type: 'model-retry' });
        break;
      case 'model-switch':
        this.#model = chunk.to;
        recorder.record({ ...chunk, usage: this.#meter.count(chunk.from, chunk.usage) });
        break;
      case 'finish':
        this.#finish(chunk);
        break;
    }
  }

  /** @throws {ModelStreamError} the model stopped without saying why */
  requireEnd(): void {
    if (!this.#hasEnded) {
      throw new ModelStreamError(`Model ${this.#model} ended its reply without a finish reason`, {
        kind: 'incomplete',
        partialText: this.#text,
      });
    }
  }

  /** Closes the step after a stop or an error. */
  endEarly(error: unknown): void {
    if (this.#hasEnded) {
      return;
    }
    this.#writer.close();
    const isStopped = this.#turn.signal.aborted;
    const usage = error instanceof ModelError && error.usage ? error.usage : { ...noUsage, calls: 1, abortedCalls: 1 };
    this.#end(isStopped ? 'aborted' : 'error', usage);
  }

  #finish(chunk: Extract<ChatChunk, { readonly type: 'finish' }>): void {
    const words = assistantWords[this.#turn.language];
    this.#writer.endStep(this.calls.length === 0);
    if (chunk.reason === 'content-filter' && this.#text === '') {
      this.#writer.say(words.withdrawn);
    } else if (this.#text.trim() === '' && this.calls.length === 0) {
      this.#writer.say(words.noAnswer);
    }
    this.#writer.close();
    this.#model = chunk.model ?? this.#model;
    this.#end(chunk.reason, chunk.usage ?? noUsage, chunk.rawReason);
  }

  #end(finishReason: FinishReason, usage: Usage, rawFinishReason?: string): void {
    this.#hasEnded = true;
    const counted = this.#meter.count(this.#model, usage);
    this.#turn.recorder.record({
      type: 'step-end',
      model: this.#model,
      finishReason,
      rawFinishReason,
      usage: counted,
    });
  }
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
