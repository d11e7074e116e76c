import type { FinishReason } from '../../domain/turn.js';
import { noUsage, type Usage } from '../../domain/usage.js';
import { ModelStreamError } from '../../error/model-error.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';
import type { ReplyDecoder } from '../endpoint/reply-decoder.js';
import {
  isRecord,
  parseJson,
  readFault,
  toBodyError,
  toResponseError,
  toStreamError,
} from '../endpoint/vendor-fault.js';
import { estimateTokens } from '../estimate-tokens.js';
import { readAdpFault } from './error-codes.js';
import { ShownText } from './shown-text.js';

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
  progress = 0;
  protected readonly shown = new ShownText();
  protected inputTokens: number | undefined;
  protected outputTokens: number | undefined;
  protected reasoning = '';
  protected finishReason: FinishReason = 'stop';
  protected rawReason: string | undefined;
  protected responseId: string | undefined;
  readonly #options: AdpDecoderOptions;
  #stray = '';

  constructor(options: AdpDecoderOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.shown.text;
  }

  /** Takes one event. */
  protected abstract take(event: Readonly<Record<string, unknown>>, chunks: ChatChunk[]): void;

  push(item: SseItem, chunks: ChatChunk[]): void {
    if (item.type === 'stray') {
      this.#stray += `${item.text}\n`;
      if (this.#stray.length > 64 * 1024) {
        throw toResponseError(this.#options.target, 'a body that is not an event stream', this.text);
      }
      return;
    }
    const data = item.data.trim();
    if (data === '' || data === '[DONE]' || this.done) {
      return;
    }
    const value = parseJson(data);
    if (isRecord(value)) {
      this.take(value, chunks);
    } else if (!item.cut) {
      throw toResponseError(this.#options.target, 'an event that is not a JSON object', this.text);
    }
  }

  finish(chunks: ChatChunk[]): void {
    const { target } = this.#options;
    if (!this.hasFinished) {
      const value = parseJson(this.#stray);
      const fault = readFault(value);
      if (fault !== undefined) {
        throw toBodyError(target, { ...fault, ...readKind(value) });
      }
      const isBeginning = ['data', 'event', 'id'].some((field) => field.startsWith(this.#stray.trim()));
      if (!isBeginning && this.progress === 0) {
        throw toResponseError(target, 'a body that is not an event stream', this.text);
      }
      throw new ModelStreamError(`Model request ended before the bot had finished: ${target}`, {
        kind: 'incomplete',
        retryable: true,
        partialText: this.text,
      });
    }
    chunks.push({
      type: 'finish',
      reason: this.finishReason,
      rawReason: this.rawReason,
      responseId: this.responseId,
      usage: this.consumed(),
    });
  }

  consumed(): Usage {
    return {
      ...noUsage,
      calls: 1,
      inputTokens: this.inputTokens ?? estimateTokens(this.#options.sent),
      outputTokens: this.outputTokens ?? estimateTokens(this.reasoning + this.text),
      estimated: this.inputTokens === undefined || this.outputTokens === undefined,
    };
  }

  protected fail(error: unknown): never {
    throw toStreamError(this.#options.target, readAdpFault(error), this.text);
  }
}

/** The kind of a bare error, where its code tells. */
function readKind(value: unknown) {
  const { kind, remedy } = readAdpFault(isRecord(value) && isRecord(value.error) ? value.error : value);
  return kind === undefined ? {} : { kind, remedy };
}
