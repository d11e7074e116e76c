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
  /** The last report; reports of one reply are cumulative. */
  #usage: WireUsage | undefined;
  #botUsage: WireBotUsage | undefined;
  #references: Set<string> | undefined;
  #rawReason: string | undefined;
  #isWithdrawn = false;
  /** What was written before it was withdrawn, and is paid for all the same. */
  #withdrawn = '';
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
    if (!this.#isWithdrawn) {
      this.#give(this.#thinkSpan.end(), chunks);
    }
    const calls = this.#toolCalls.finish();
    if (calls === undefined) {
      throw toResponseError(target, 'a tool call that names no tool', this.text);
    }
    const reason = this.#isWithdrawn ? 'content-filter' : toFinishReason(this.#rawReason, calls.length);
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
    const received = this.#reasoning + this.#withdrawn + this.text + this.#toolCalls.text;
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
      this.#pushReferences(reply, chunks);
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
      this.#withdraw(isFiltered ? reason : 'moderation', chunks);
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
      this.progress += 1;
    }
  }

  #pushDelta(delta: WireDelta, chunks: ChatChunk[]): void {
    const reasoning = textOf(delta.reasoning_content) || textOf(delta.reasoning);
    if (reasoning !== '') {
      this.#giveReasoning(reasoning, chunks);
    }
    const text = textOf(delta.content) || textOf(delta.refusal);
    if (text !== '') {
      this.progress += 1;
      if (this.#isWithdrawn) {
        this.#withdrawn += text;
      } else if (this.#thinkSpan.isOver) {
        this.#giveText(text, chunks);
      } else {
        this.#give(this.#thinkSpan.push(text), chunks);
      }
    }
    const calls: unknown = delta.tool_calls;
    if (Array.isArray(calls)) {
      for (const call of calls as readonly unknown[]) {
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
      this.#giveReasoning(piece.reasoning, chunks);
    }
    if (piece.text !== '') {
      this.#giveText(piece.text, chunks);
    }
  }

  #giveReasoning(delta: string, chunks: ChatChunk[]): void {
    this.progress += 1;
    this.#reasoning += delta;
    chunks.push({ type: 'reasoning-delta', delta });
  }

  #giveText(delta: string, chunks: ChatChunk[]): void {
    this.text += delta;
    chunks.push(
      this.#options.ownKnowledge
        ? { type: 'text-delta', delta, fromOwnKnowledge: true }
        : { type: 'text-delta', delta },
    );
  }

  #pushReferences(reply: WireReply, chunks: ChatChunk[]): void {
    this.#references ??= new Set();
    for (const reference of decodeReferences(reply)) {
      // Some bots name their sources again with every piece.
      const key = JSON.stringify(reference);
      if (!this.#references.has(key)) {
        this.#references.add(key);
        this.progress += 1;
        chunks.push({ type: 'reference', reference });
      }
    }
  }

  /** Takes back the text given so far, and gives no more of it. */
  #withdraw(reason: string, chunks: ChatChunk[]): void {
    if (this.text !== '') {
      chunks.push({ type: 'retract', reason });
    }
    this.#isWithdrawn = true;
    this.#withdrawn += this.text;
    this.text = '';
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
      // A choice with a `delta` is one piece of many, whose events some gateway has unwrapped.
      if (value.choices.some((choice: unknown) => isRecord(choice) && isRecord(choice.message))) {
        this.hasFinished = true;
        this.done = true;
      }
    } else if (this.progress === 0 && !(value === undefined && isBeginning(stray.trim()))) {
      throw toResponseError(this.#options.target, 'a body that is no chat completion', this.text);
    }
  }
}

/** Tells whether a text may be a body that was cut: the beginning of a JSON object, or of a field of an event. */
function isBeginning(stray: string): boolean {
  return stray.startsWith('{') || ['data', 'event', 'id', 'retry'].some((field) => field.startsWith(stray));
}
