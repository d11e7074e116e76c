import type { Usage } from '../../domain/usage.js';
import { ModelStreamError } from '../../error/model-error.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';
import type { ReplyDecoder } from '../endpoint/reply-decoder.js';
import {
  isRecord,
  parseJson,
  readFault,
  toBodyError,
  toFault,
  toResponseError,
  toStreamError,
} from '../endpoint/vendor-fault.js';
import { isCompleteObject } from '../json-object.js';
import { decodeUsage } from './decode-usage.js';
import { toFinishReason } from './finish-reason.js';
import { ThinkSpan } from './think-span.js';
import { ToolCallAssembler } from './tool-call-assembler.js';
import type { WireChoice, WireDelta, WireReply, WireUsage } from './wire.js';

export interface CompletionDecoderOptions {
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** The request as sent: its tokens are estimated where the vendor does not count them. */
  readonly sent: string;
  /** Makes ids for tool calls that came without one. */
  readonly createId?: (() => string) | undefined;
}

/** A JSON answer that is not streamed may be pretty-printed, but not endless. */
const maxStrayLength = 16 * 1024 * 1024;

/** Turns what a chat-completions endpoint sends into chunks. */
export class CompletionDecoder implements ReplyDecoder {
  text = '';
  done = false;
  hasFinished = false;
  progress = 0;
  readonly #options: CompletionDecoderOptions;
  readonly #toolCalls: ToolCallAssembler;
  readonly #thinkSpan = new ThinkSpan();
  #reasoning = '';
  #stray = '';
  #usage: WireUsage | undefined;
  #rawReason: string | undefined;
  #isWithdrawn = false;
  #responseId: string | undefined;
  #responseModel: string | undefined;

  constructor(options: CompletionDecoderOptions) {
    this.#options = options;
    this.#toolCalls = new ToolCallAssembler(options.createId);
  }

  push(item: SseItem, chunks: ChatChunk[]): void {
    if (item.type === 'stray') {
      this.#pushStray(item.text, chunks);
      return;
    }
    const data = item.data.trim();
    if (data === '' || this.done) {
      return;
    }
    if (data === '[DONE]') {
      this.done = true;
      return;
    }
    const value = parseJson(data);
    if (item.event === 'error') {
      throw toStreamError(this.#options.target, readFault(value) ?? toFault(value ?? data), this.text);
    }
    if (isRecord(value)) {
      this.#pushReply(value, chunks);
    } else if (!item.cut) {
      throw toResponseError(this.#options.target, 'an event that is not a JSON object', this.text);
    }
  }

  finish(chunks: ChatChunk[]): void {
    this.#readWholeBody(chunks);
    const { target } = this.#options;
    if (!this.hasFinished) {
      throw new ModelStreamError(`Model request ended without a finish reason, so the reply may be cut: ${target}`, {
        kind: 'incomplete',
        retryable: true,
        partialText: this.text,
      });
    }
    this.#give(this.#thinkSpan.end(), chunks);
    const calls = this.#toolCalls.finish();
    if (calls === undefined) {
      throw toResponseError(target, 'a tool call that names no tool', this.text);
    }
    const reason = toFinishReason(this.#rawReason, calls.length);
    const isCut = this.#isWithdrawn || reason === 'length' || reason === 'content-filter' || reason === 'overloaded';
    for (const call of calls) {
      // A call that was cut off must not run.
      if (!isCut || (reason === 'length' && !this.#isWithdrawn && isCompleteObject(call.arguments))) {
        chunks.push({ type: 'tool-call', call });
      }
    }
    if ((this.#isWithdrawn || reason === 'content-filter') && this.text !== '') {
      chunks.push({ type: 'retract', reason: this.#rawReason ?? 'moderation' });
    }
    chunks.push({
      type: 'finish',
      reason: this.#isWithdrawn ? 'content-filter' : reason,
      rawReason: this.#rawReason,
      responseId: this.#responseId,
      responseModel: this.#responseModel,
      usage: decodeUsage(this.#usage, this.#options.sent, this.#received()),
    });
  }

  consumed(): Usage {
    return decodeUsage(this.#usage, this.#options.sent, this.#received());
  }

  #pushReply(reply: WireReply, chunks: ChatChunk[]): void {
    const fault = readFault(reply);
    if (fault !== undefined) {
      throw toStreamError(this.#options.target, fault, this.text);
    }
    this.#responseId ??= nonEmpty(reply.id);
    this.#responseModel ??= nonEmpty(reply.model);
    if (isRecord(reply.usage)) {
      this.#usage = reply.usage;
    }
    if (!Array.isArray(reply.choices)) {
      return;
    }
    for (const choice of reply.choices as readonly unknown[]) {
      if (isRecord(choice) && (choice.index === undefined || choice.index === 0 || choice.index === null)) {
        this.#pushChoice(choice as WireChoice, chunks);
      }
    }
  }

  #pushChoice(choice: WireChoice, chunks: ChatChunk[]): void {
    const delta = choice.delta ?? choice.message;
    if (isRecord(delta)) {
      this.#pushDelta(delta as WireDelta, chunks);
    }
    if (choice.flag === 3 || choice.flag === 4) {
      this.#isWithdrawn = true;
    }
    const reason = choice.finish_reason;
    if (typeof reason === 'string' && reason !== '' && reason !== 'null') {
      if (reason === 'error') {
        throw toStreamError(this.#options.target, toFault({ code: reason }), this.text);
      }
      this.#rawReason = reason;
      this.hasFinished = true;
      this.progress += 1;
    }
  }

  #pushDelta(delta: WireDelta, chunks: ChatChunk[]): void {
    const reasoning = textOf(delta.reasoning_content) || textOf(delta.reasoning);
    if (reasoning !== '') {
      this.#give({ reasoning, text: '' }, chunks);
    }
    const text = textOf(delta.content) || textOf(delta.refusal);
    if (text !== '') {
      this.progress += 1;
      this.#give(this.#thinkSpan.push(text), chunks);
    }
    if (Array.isArray(delta.tool_calls)) {
      for (const call of delta.tool_calls as readonly unknown[]) {
        if (isRecord(call)) {
          this.progress += 1;
          this.#toolCalls.push(call);
        }
      }
    } else if (isRecord(delta.function_call)) {
      this.progress += 1;
      this.#toolCalls.push({ index: 0, function: delta.function_call });
    }
  }

  #give(piece: { readonly reasoning: string; readonly text: string }, chunks: ChatChunk[]): void {
    if (piece.reasoning !== '') {
      this.progress += 1;
      this.#reasoning += piece.reasoning;
      chunks.push({ type: 'reasoning-delta', delta: piece.reasoning });
    }
    if (piece.text !== '') {
      this.text += piece.text;
      chunks.push({ type: 'text-delta', delta: piece.text });
    }
  }

  /** Outside of events: a completion that was not streamed, a bare JSON error, or a gateway's page of HTML. */
  #pushStray(line: string, chunks: ChatChunk[]): void {
    if (this.#stray === '' && line.trimStart().startsWith('<')) {
      throw new ModelStreamError(`Model request answered with an HTML page: ${this.#options.target}`, {
        kind: 'overloaded',
        retryable: true,
        partialText: this.text,
      });
    }
    this.#stray += `${line}\n`;
    if (this.#stray.length > maxStrayLength) {
      throw toResponseError(this.#options.target, 'an endless body that is not an event stream', this.text);
    }
    // A gateway may leave the connection open after a one-line answer, so that is read at once.
    if (line.startsWith('{') && isCompleteObject(line)) {
      this.#readWholeBody(chunks);
    }
  }

  #readWholeBody(chunks: ChatChunk[]): void {
    const stray = this.#stray;
    this.#stray = '';
    if (stray.trim() === '' || this.hasFinished) {
      return;
    }
    const value = parseJson(stray);
    const fault = readFault(value);
    if (fault !== undefined) {
      const { target } = this.#options;
      throw this.progress === 0 ? toBodyError(target, fault) : toStreamError(target, fault, this.text);
    }
    if (isRecord(value) && Array.isArray(value.choices)) {
      this.#pushReply(value, chunks);
      this.hasFinished = true;
      this.done = true;
    } else if (this.progress === 0 && !(value === undefined && isBeginning(stray.trim()))) {
      throw toResponseError(this.#options.target, 'a body that is no chat completion', this.text);
    }
  }

  #received(): string {
    return this.#reasoning + this.text + this.#toolCalls.text;
  }
}

/** Tells whether a text may be a body that was cut: the beginning of a JSON object, or of a field of an event. */
function isBeginning(stray: string): boolean {
  return stray.startsWith('{') || ['data', 'event', 'id', 'retry'].some((field) => field.startsWith(stray));
}

/** Some gateways send `""` first and the real value later. */
function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Null, `""` and anything else that is not text are nothing; some vendors send an array of text parts. */
function textOf(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  if (!Array.isArray(value)) {
    return '';
  }
  return value.map((part: unknown) => (isRecord(part) && typeof part.text === 'string' ? part.text : '')).join('');
}
