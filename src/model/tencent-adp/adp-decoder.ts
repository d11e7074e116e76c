import type { Reference } from '../../domain/reference.js';
import type { FinishReason } from '../../domain/turn.js';
import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelStreamError } from '../../error/model-error.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';
import type { ReplyDecoder } from '../endpoint/reply-decoder.js';
import { StrayBody } from '../endpoint/stray-body.js';
import {
  isRecord,
  parseJson,
  toBodyError,
  toResponseError,
  toStreamError,
  type VendorFault,
} from '../endpoint/vendor-fault.js';
import { estimateTokens } from '../estimate-tokens.js';
import { readAdpFault } from './error-codes.js';
import { toCount } from './read-values.js';
import { ReplyMessages } from './reply-messages.js';

export interface AdpDecoderOptions {
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** The request as sent: its tokens are estimated where the platform does not count them. */
  readonly sent: string;
}

/** What the decoders of both versions have in common. */
export abstract class AdpDecoder implements ReplyDecoder {
  done = false;
  hasFinished = false;
  protected readonly messages = new ReplyMessages();
  protected responseId: string | undefined;
  readonly #options: AdpDecoderOptions;
  readonly #references = new Set<string>();
  #progress = 0;
  #inputTokens: number | undefined;
  #outputTokens: number | undefined;
  #finishReason: FinishReason = 'unknown';
  #rawReason: string | undefined;
  readonly #stray: StrayBody;

  constructor(options: AdpDecoderOptions) {
    this.#options = options;
    this.#stray = new StrayBody(options.target);
  }

  get text(): string {
    return this.messages.text;
  }

  get progress(): number {
    return this.#progress + this.messages.progress;
  }

  /**
   * Takes one event that is no error.
   *
   * @param name - of the event, where the stream gives one beside its data
   */
  protected abstract take(
    event: Readonly<Record<string, unknown>>,
    name: string | undefined,
    chunks: ChatChunk[],
  ): void;

  push(item: SseItem, chunks: ChatChunk[]): void {
    if (item.type === 'stray') {
      if (this.#stray.push(item.text, this.text)) {
        this.#readBody();
      }
      return;
    }
    const data = item.data.trim();
    if (data === '' || data === '[DONE]' || this.done) {
      return;
    }
    const value = parseJson(data);
    const fault = readAdpFault(value, item.event === 'error');
    if (fault !== undefined) {
      this.fail(fault);
    }
    if (isRecord(value)) {
      this.take(value, item.event, chunks);
    } else if (!item.cut) {
      throw toResponseError(this.#options.target, 'an event that is not a JSON object', this.text);
    }
  }

  finish(chunks: ChatChunk[]): void {
    if (!this.hasFinished) {
      this.#readBody();
      throw new ModelStreamError(`Model request ended before the bot had finished: ${this.#options.target}`, {
        kind: 'incomplete',
        retryable: true,
        partialText: this.text,
      });
    }
    chunks.push({
      type: 'finish',
      reason: this.#finishReason,
      rawReason: this.#rawReason,
      responseId: this.responseId,
      usage: this.consumed(),
    });
  }

  consumed(): Usage {
    const { reasoning, withdrawn, text } = this.messages;
    return {
      ...noUsage,
      calls: 1,
      inputTokens: this.#inputTokens ?? estimateTokens(this.#options.sent),
      outputTokens: this.#outputTokens ?? estimateTokens(reasoning + withdrawn + text),
      estimated: this.#inputTokens === undefined || this.#outputTokens === undefined,
    };
  }

  /** Gives a source, once. */
  protected refer(reference: Reference | undefined, chunks: ChatChunk[]): void {
    const key = JSON.stringify(reference);
    if (reference !== undefined && !this.#references.has(key)) {
      this.#references.add(key);
      this.#progress += 1;
      chunks.push({ type: 'reference', reference });
    }
  }

  /** Takes a report of tokens; the last one counts. One of zeros comes before anything was counted. */
  protected count(input: unknown, output: unknown): void {
    const inputTokens = toCount(input);
    const outputTokens = toCount(output);
    if ((inputTokens ?? 0) + (outputTokens ?? 0) > 0) {
      this.#inputTokens = inputTokens;
      this.#outputTokens = outputTokens;
    }
  }

  protected end(reason: FinishReason, rawReason: string | undefined): void {
    this.#finishReason = reason;
    this.#rawReason = rawReason;
    this.hasFinished = true;
    this.#progress += 1;
  }

  /** @throws {ModelError} always: what the fault means */
  protected fail(fault: VendorFault): never {
    const { target } = this.#options;
    throw this.progress === 0 ? toBodyError(target, fault) : toStreamError(target, fault, this.text);
  }

  /** @throws {ModelError} what stands outside of events is an error, or no part of a reply */
  #readBody(): void {
    const stray = this.#stray.take();
    if (stray === undefined || this.hasFinished) {
      return;
    }
    const { value, mayBeCut } = stray;
    const fault = readAdpFault(value);
    if (fault !== undefined) {
      this.fail(fault);
    }
    if (this.progress === 0 && !mayBeCut) {
      throw toResponseError(this.#options.target, 'a body that is not an event stream', this.text);
    }
  }
}
