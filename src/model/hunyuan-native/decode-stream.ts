import type { Usage } from '../../domain/usage.js';
import { type ModelError, type ModelErrorKind, ModelStreamError } from '../../error/model-error.js';
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
  type VendorFault,
} from '../endpoint/vendor-fault.js';
import { isCompleteObject } from '../json-object.js';
import { decodeUsage } from '../openai-compatible/decode-usage.js';
import { toFinishReason } from '../openai-compatible/finish-reason.js';
import { ToolCallAssembler } from '../openai-compatible/tool-call-assembler.js';
import { decodeReferences } from './decode-references.js';
import type { NativeChoice, NativeDelta, NativeReply, NativeToolCall, NativeUsage } from './wire.js';

export interface NativeDecoderOptions {
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** The request as sent: its tokens are estimated where the vendor does not count them. */
  readonly sent: string;
  /** The `X-TC-RequestId` of the response: a stream says it nowhere else. */
  readonly requestId?: string | undefined;
  /** Makes ids for tool calls that came without one. */
  readonly createId?: (() => string) | undefined;
}

/** What `ErrorMsg` means by its codes. */
const errorKinds: Readonly<Record<string, ModelErrorKind>> = { 4000: 'overloaded', 4001: 'timeout' };

/** Turns what Hunyuan's native interface sends into chunks. */
export class NativeDecoder implements ReplyDecoder {
  done = false;
  hasFinished = false;
  readonly #said = new ReplyText();
  readonly #stray: StrayBody;
  readonly #options: NativeDecoderOptions;
  readonly #toolCalls: ToolCallAssembler;
  #usage: NativeUsage | undefined;
  #rawReason: string | undefined;
  #responseId: string | undefined;

  constructor(options: NativeDecoderOptions) {
    this.#options = options;
    this.#toolCalls = new ToolCallAssembler(options.createId);
    this.#responseId = options.requestId;
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
      throw this.#toError(readEventFault(value) ?? toFault(value ?? data));
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
    const calls = this.#toolCalls.finish();
    if (calls === undefined) {
      throw toResponseError(target, 'a tool call that names no tool', this.text);
    }
    const reason = toFinishReason(this.#rawReason, calls.length);
    for (const call of calls) {
      // A call that was cut off must not run.
      if (reason !== 'content-filter' && (reason !== 'length' || isCompleteObject(call.arguments))) {
        chunks.push({ type: 'tool-call', call });
      }
    }
    chunks.push({
      type: 'finish',
      reason,
      rawReason: this.#rawReason,
      responseId: this.#responseId,
      usage: this.consumed(),
    });
  }

  consumed(): Usage {
    const usage = this.#usage;
    const report = usage && {
      prompt_tokens: usage.PromptTokens,
      completion_tokens: usage.CompletionTokens,
      prompt_tokens_details: { cached_tokens: usage.PromptTokensDetails?.CachedTokens },
    };
    const { reasoning, withdrawn, text } = this.#said;
    const received = reasoning + withdrawn + text + this.#toolCalls.text;
    return decodeUsage(report, this.#options.sent, received);
  }

  #pushReply(reply: NativeReply, chunks: ChatChunk[]): void {
    const fault = readEventFault(reply);
    if (fault !== undefined) {
      throw this.#toError(fault);
    }
    const id = reply.Id ?? reply.RequestId;
    if (typeof id === 'string' && id !== '') {
      this.#responseId = id;
    }
    if (isRecord(reply.Usage)) {
      // Each report counts the reply so far.
      this.#usage = reply.Usage;
    }
    for (const reference of decodeReferences(reply)) {
      this.#said.refer(reference, chunks);
    }
    const choices: unknown = reply.Choices;
    const choice = Array.isArray(choices) ? choices.find((one) => isRecord(one) && !one.Index) : undefined;
    if (choice !== undefined) {
      this.#pushChoice(choice, chunks);
    }
  }

  #pushChoice(choice: NativeChoice, chunks: ChatChunk[]): void {
    const { FinishReason: reason } = choice;
    const isLast = typeof reason === 'string' && reason !== '';
    if (isLast && toFinishReason(reason, 0) === 'content-filter') {
      this.#said.withdraw(reason, chunks);
    }
    const delta = choice.Delta ?? choice.Message;
    if (isRecord(delta)) {
      this.#pushDelta(delta, chunks);
    }
    if (isLast) {
      this.#rawReason = reason;
      this.hasFinished = true;
      this.#said.progress += 1;
    }
  }

  #pushDelta({ Content, ReasoningContent, ToolCalls }: NativeDelta, chunks: ChatChunk[]): void {
    if (typeof ReasoningContent === 'string' && ReasoningContent !== '') {
      this.#said.think(ReasoningContent, chunks);
    }
    if (typeof Content === 'string' && Content !== '') {
      this.#said.say({ type: 'text-delta', delta: Content }, chunks);
    }
    for (const call of (Array.isArray(ToolCalls) ? ToolCalls : []) as readonly unknown[]) {
      if (isRecord(call)) {
        this.#said.progress += 1;
        this.#pushToolCall(call);
      }
    }
  }

  #pushToolCall({ Id, Index, Function: called }: NativeToolCall): void {
    // Where there is an id, the index says nothing: it may be the same for every call.
    const index = Id ? null : (Index ?? null);
    this.#toolCalls.push({
      id: Id ?? null,
      index,
      function: { name: called?.Name ?? null, arguments: called?.Arguments },
    });
  }

  #readWholeBody(chunks: ChatChunk[]): void {
    const stray = this.#stray.take();
    if (stray === undefined || this.hasFinished) {
      return;
    }
    const { value, mayBeCut } = stray;
    const body = isRecord(value) && isRecord(value.Response) ? value.Response : value;
    const fault = readFault(value);
    if (fault !== undefined) {
      throw this.#toError(fault);
    }
    if (isRecord(body) && (Array.isArray(body.Choices) || isRecord(body.ErrorMsg))) {
      this.#pushReply(body, chunks);
      this.hasFinished = true;
      this.done = true;
    } else if (this.progress === 0 && !mayBeCut) {
      throw toResponseError(this.#options.target, 'a body that is no chat completion', this.text);
    }
  }

  #toError(found: VendorFault): ModelError {
    const { target, requestId } = this.#options;
    const fault = { ...found, requestId: found.requestId ?? requestId };
    return this.progress === 0 ? toBodyError(target, fault) : toStreamError(target, fault, this.text);
  }
}

/** Finds the error in an event: `ErrorMsg`, an `Error` as in other answers but without their wrapper, or a gateway's. */
function readEventFault(value: unknown): VendorFault | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  if (isRecord(value.ErrorMsg)) {
    const { Code, Msg } = value.ErrorMsg;
    const fault = toFault({ Code, Message: Msg }, value);
    return { ...fault, ...(fault.code !== undefined && { kind: errorKinds[fault.code] }) };
  }
  return readFault(isRecord(value.Error) ? { Response: value } : value);
}
