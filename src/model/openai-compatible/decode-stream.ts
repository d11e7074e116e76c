import type { Usage } from '../../domain/usage.js';
import { ModelStreamError } from '../../error/model-error.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';
import type { ReplyDecoder } from '../endpoint/reply-decoder.js';
import { ReplyText } from '../endpoint/reply-text.js';
import { StrayBody } from '../endpoint/stray-body.js';
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
import { decodeReferences } from './decode-references.js';
import { decodeUsage, isReport, sumBotUsage } from './decode-usage.js';
import { leavesCallsOpen, readFinishReason, toFinishReason } from './finish-reason.js';
import { nonEmpty, textOf } from './read-text.js';
import { ThinkSpan } from './think-span.js';
import { ToolCallAssembler } from './tool-call-assembler.js';
import type { WireBotUsage, WireChoice, WireDelta, WireReply, WireUsage } from './wire.js';

export interface CompletionDecoderOptions {
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** The request as sent: its tokens are estimated where the vendor does not count them. */
  readonly sent: string;
  /** See `Dialect.ownKnowledge`. */
  readonly ownKnowledge?: boolean | undefined;
  /** Makes ids for tool calls that came without one. */
  readonly createId?: (() => string) | undefined;
}

const openingBrace = 0x7b;

/** Turns what a chat-completions endpoint sends into chunks. */
export class CompletionDecoder implements ReplyDecoder {
  done = false;
  hasFinished = false;
  readonly #said = new ReplyText();
  readonly #stray: StrayBody;
  readonly #options: CompletionDecoderOptions;
  readonly #toolCalls: ToolCallAssembler;
  readonly #thinkSpan = new ThinkSpan();
  /** The last report; reports of one reply are cumulative. */
  #usage: WireUsage | undefined;
  #botUsage: WireBotUsage | undefined;
  #rawReason: string | undefined;
  #responseId: string | undefined;
  #responseModel: string | undefined;

  constructor(options: CompletionDecoderOptions) {
    this.#options = options;
    this.#toolCalls = new ToolCallAssembler(options.createId);
    this.#stray = new StrayBody(options.target);
  }

  get text(): string {
    return this.#said.text;
  }

  get progress(): number {
    return this.#said.progress;
  }

  push(item: SseItem, chunks: ChatChunk[]): void {
    if (item.type === 'stray') {
      if (this.#stray.push(item.text, this.text)) {
        this.#readWholeBody(chunks);
      }
      return;
    }
    if (this.done) {
      return;
    }
    // Nearly every event begins so, and white space after it is no matter to the parser.
    const data = item.data.charCodeAt(0) === openingBrace ? item.data : item.data.trim();
    if (data === '') {
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
    if (!this.#said.isWithdrawn) {
      this.#give(this.#thinkSpan.end(), chunks);
    }
    const calls = this.#toolCalls.finish();
    if (calls === undefined) {
      throw toResponseError(target, 'a tool call that names no tool', this.text);
    }
    const reason = this.#said.isWithdrawn ? 'content-filter' : toFinishReason(this.#rawReason, calls.length);
    for (const call of calls) {
      // A call that was cut off must not run.
      if (!leavesCallsOpen(reason) || (reason === 'length' && isCompleteObject(call.arguments))) {
        chunks.push({ type: 'tool-call', call });
      }
    }
    chunks.push({
      type: 'finish',
      reason,
      rawReason: this.#rawReason,
      responseId: this.#responseId,
      responseModel: this.#responseModel,
      usage: this.consumed(),
    });
  }

  consumed(): Usage {
    const { reasoning, withdrawn, text } = this.#said;
    const received = reasoning + withdrawn + text + this.#toolCalls.text;
    const report = this.#usage ?? (this.#botUsage && sumBotUsage(this.#botUsage));
    return decodeUsage(report, this.#options.sent, received);
  }

  #pushReply(reply: WireReply, chunks: ChatChunk[]): void {
    const fault = readFault(reply);
    if (fault !== undefined) {
      throw toStreamError(this.#options.target, fault, this.text);
    }
    this.#responseId ??= nonEmpty(reply.id);
    this.#responseModel ??= nonEmpty(reply.model);
    const { choices, usage } = reply;
    if (usage && isReport(usage)) {
      this.#usage = usage;
    }
    if (reply.bot_usage) {
      this.#botUsage = reply.bot_usage;
    }
    if (reply.references || reply.search_info) {
      for (const reference of decodeReferences(reply)) {
        this.#said.refer(reference, chunks);
      }
    }
    if (!Array.isArray(choices)) {
      return;
    }
    for (const choice of choices as readonly unknown[]) {
      if (isRecord(choice) && !choice.index) {
        this.#pushChoice(choice as WireChoice, chunks);
      }
    }
  }

  #pushChoice(choice: WireChoice, chunks: ChatChunk[]): void {
    const reason = readFinishReason(choice.finish_reason);
    const isFiltered = reason !== undefined && toFinishReason(reason, 0) === 'content-filter';
    if (isFiltered || choice.flag === 3 || choice.flag === 4) {
      // Comes first: nothing of this very piece may be shown either.
      this.#said.withdraw(isFiltered ? reason : 'moderation', chunks);
    }
    const delta = choice.delta ?? choice.message;
    if (isRecord(delta)) {
      this.#pushDelta(delta as WireDelta, chunks);
    }
    if (reason === 'error') {
      throw toStreamError(this.#options.target, toFault({ code: reason }), this.text);
    }
    if (reason !== undefined) {
      this.#rawReason = reason;
      this.hasFinished = true;
      this.#said.progress += 1;
    }
  }

  #pushDelta(delta: WireDelta, chunks: ChatChunk[]): void {
    const reasoning = textOf(delta.reasoning_content) || textOf(delta.reasoning);
    if (reasoning !== '') {
      this.#said.think(reasoning, chunks);
    }
    const text = textOf(delta.content) || textOf(delta.refusal);
    if (text !== '') {
      if (this.#said.isWithdrawn || this.#thinkSpan.isOver) {
        this.#giveText(text, chunks);
      } else {
        this.#said.progress += 1;
        this.#give(this.#thinkSpan.push(text), chunks);
      }
    }
    const calls: unknown = delta.tool_calls;
    if (Array.isArray(calls)) {
      for (const call of calls as readonly unknown[]) {
        if (isRecord(call)) {
          this.#said.progress += 1;
          this.#toolCalls.push(call);
        }
      }
    } else if (isRecord(delta.function_call)) {
      this.#said.progress += 1;
      this.#toolCalls.push({ index: 0, function: delta.function_call });
    }
  }

  #give(piece: { readonly reasoning: string; readonly text: string }, chunks: ChatChunk[]): void {
    if (piece.reasoning !== '') {
      this.#said.think(piece.reasoning, chunks);
    }
    if (piece.text !== '') {
      this.#giveText(piece.text, chunks);
    }
  }

  #giveText(delta: string, chunks: ChatChunk[]): void {
    const { ownKnowledge } = this.#options;
    this.#said.say(
      ownKnowledge ? { type: 'text-delta', delta, fromOwnKnowledge: true } : { type: 'text-delta', delta },
      chunks,
    );
  }

  #readWholeBody(chunks: ChatChunk[]): void {
    const body = this.#stray.take();
    if (body === undefined || this.hasFinished) {
      return;
    }
    const { value, mayBeCut } = body;
    const fault = readFault(value);
    if (fault !== undefined) {
      const { target } = this.#options;
      throw this.progress === 0 ? toBodyError(target, fault) : toStreamError(target, fault, this.text);
    }
    if (isRecord(value) && Array.isArray(value.choices)) {
      this.#pushReply(value, chunks);
      // A choice with a `delta` is one piece of many, whose events some gateway has unwrapped.
      if (value.choices.some((choice: unknown) => isRecord(choice) && isRecord(choice.message))) {
        this.hasFinished = true;
        this.done = true;
      }
    } else if (this.progress === 0 && !mayBeCut) {
      throw toResponseError(this.#options.target, 'a body that is no chat completion', this.text);
    }
  }
}
