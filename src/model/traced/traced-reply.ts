import type { AssistantMessage } from '../../domain/message.js';
import type { Usage } from '../../domain/usage.js';
import { ModelError } from '../../error/model-error.js';
import { writeMessages } from '../../telemetry/content.js';
import { type Attributes, spanKind, type TelemetryOptions } from '../../telemetry/telemetry.js';
import { startWork, type TracedWork, typeOfError, type WorkDescription } from '../../telemetry/traced-work.js';
import { hashId } from '../../text/hash-id.js';
import type { ChatChunk, ChatModel, ChatRequest } from '../chat-model.js';

type Step = IteratorResult<ChatChunk, undefined>;

/** A reply whose call is a span: opened with the first `next()`, ended once, on whichever way out. */
export class TracedReply implements AsyncIterableIterator<ChatChunk> {
  readonly #model: ChatModel;
  readonly #telemetry: TelemetryOptions;
  readonly #request: ChatRequest;
  #inner: AsyncIterator<ChatChunk> | undefined;
  #work: TracedWork | undefined;
  #firstAt = 0;
  #pieces = 0;
  #text = '';
  #calls: AssistantMessage['parts'][number][] = [];

  constructor(model: ChatModel, telemetry: TelemetryOptions, request: ChatRequest) {
    this.#model = model;
    this.#telemetry = telemetry;
    this.#request = request;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    return this.#inner === undefined ? this.#start() : this.#observe(this.#inner.next());
  }

  async return(): Promise<Step> {
    // A reader that leaves early ends the span without an error: the call was not at fault.
    this.#work?.end();
    await this.#inner?.return?.();
    return { done: true, value: undefined };
  }

  async #start(): Promise<Step> {
    const { conversation } = this.#request;
    const tenant = conversation && (await hashId(conversation.tenantId));
    return startWork(this.#telemetry, this.#describe(tenant), (work) => {
      this.#work = work;
      const inner = this.#model.stream(this.#request)[Symbol.asyncIterator]();
      this.#inner = inner;
      // The request goes out within the first `next()`: spans of an instrumented fetch find this one above them.
      return this.#observe(inner.next());
    });
  }

  async #observe(step: Promise<IteratorResult<ChatChunk, unknown>>): Promise<Step> {
    try {
      const { done, value } = await step;
      if (done) {
        this.#work?.end();
        return { done: true, value: undefined };
      }
      this.#take(value);
      return { done: false, value };
    } catch (error) {
      if (this.#work !== undefined) {
        this.#fail(this.#work, error);
      }
      throw error;
    }
  }

  #describe(tenant: string | undefined): WorkDescription {
    const { id, provider } = this.#model;
    const { instructions, messages, tools, output, conversation } = this.#request;
    const model = provider?.model ?? id.slice(id.indexOf('/') + 1);
    const content: Attributes = this.#telemetry.content
      ? {
          'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: instructions }]),
          'gen_ai.input.messages': writeMessages(messages),
          'gen_ai.tool.definitions': JSON.stringify(
            tools.map(({ name, description, inputSchema: parameters }) => ({
              type: 'function',
              name,
              description,
              parameters,
            })),
          ),
        }
      : {};
    return {
      name: `chat ${model}`,
      kind: spanKind.client,
      duration: 'inferenceDuration',
      metricNames: [
        'gen_ai.operation.name',
        'gen_ai.provider.name',
        'gen_ai.request.model',
        'server.address',
        'server.port',
      ],
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': provider?.name ?? id.split('/')[0],
        'gen_ai.request.model': model,
        'gen_ai.request.stream': true,
        'gen_ai.output.type': output === undefined ? 'text' : 'json',
        ...(provider?.address !== undefined && { 'server.address': provider.address, 'server.port': provider.port }),
        ...(conversation !== undefined && { 'gen_ai.conversation.id': conversation.conversationId }),
        ...(tenant !== undefined && { 'zhike.tenant.id': tenant }),
        ...content,
      },
    };
  }

  #take(chunk: ChatChunk): void {
    switch (chunk.type) {
      case 'text-delta':
      case 'reasoning-delta':
        this.#piece();
        if (this.#telemetry.content && chunk.type === 'text-delta') {
          this.#text += chunk.delta;
        }
        break;
      case 'tool-call':
        this.#piece();
        if (this.#telemetry.content) {
          this.#calls.push(chunk.call);
        }
        break;
      case 'retry':
        this.#work?.event('zhike.model_retry', { 'error.type': chunk.reason, 'zhike.wait_ms': chunk.waitMs });
        break;
      case 'model-switch':
        this.#work?.event('zhike.model_switch', {
          'zhike.model.from': chunk.from,
          'zhike.model.to': chunk.to,
          'zhike.model.switch_reason': chunk.reason,
        });
        break;
      case 'finish':
        this.#finish(chunk);
        break;
    }
  }

  #piece(): void {
    this.#pieces += 1;
    if (this.#pieces === 1 && this.#work !== undefined) {
      this.#firstAt = this.#work.elapsed;
      this.#work.instruments?.timeToFirstChunk.record(this.#firstAt, this.#work.metricAttributes);
    }
  }

  #finish(chunk: Extract<ChatChunk, { readonly type: 'finish' }>): void {
    const work = this.#work;
    if (work === undefined) {
      return;
    }
    const responseModel = chunk.responseModel ?? chunk.model;
    const finishReason = chunk.rawReason ?? chunk.reason;
    work.set({
      'gen_ai.response.finish_reasons': [finishReason],
      ...(chunk.responseId !== undefined && { 'gen_ai.response.id': chunk.responseId }),
      ...(this.#telemetry.content && {
        'gen_ai.output.messages': writeMessages(
          [{ role: 'assistant', parts: [{ type: 'text', text: this.#text }, ...this.#calls] }],
          finishReason,
        ),
      }),
    });
    if (responseModel !== undefined) {
      work.set({ 'gen_ai.response.model': responseModel }, true);
    }
    this.#settle(work, chunk.usage);
    work.end();
  }

  #fail(work: TracedWork, error: unknown): void {
    if (error instanceof ModelError && error.usage !== undefined) {
      this.#settle(work, error.usage);
    }
    work.fail(error instanceof ModelError ? error.kind : typeOfError(error));
    work.end();
  }

  #settle(work: TracedWork, usage: Usage): void {
    work.set({
      'gen_ai.usage.input_tokens': usage.inputTokens,
      'gen_ai.usage.output_tokens': usage.outputTokens,
      'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens,
      'gen_ai.usage.cache_read.input_tokens': usage.cachedInputTokens,
      'zhike.usage.estimated': usage.estimated,
      'zhike.usage.retries': usage.retries,
      ...(this.#pieces > 0 && { 'gen_ai.response.time_to_first_chunk': this.#firstAt }),
    });
    const { instruments, metricAttributes } = work;
    instruments?.inputTokens.record(usage.inputTokens, metricAttributes);
    instruments?.outputTokens.record(usage.outputTokens, metricAttributes);
    if (this.#pieces > 1) {
      const perPiece = (work.elapsed - this.#firstAt) / (this.#pieces - 1);
      instruments?.timePerOutputChunk.record(perPiece, metricAttributes);
    }
  }
}
