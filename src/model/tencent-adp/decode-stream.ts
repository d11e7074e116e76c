import type { Usage } from '../../domain/usage.js';
import { type ModelError, ModelStreamError } from '../../error/model-error.js';
import type { SseItem } from '../../stream/sse-reader.js';
import type { ChatChunk } from '../chat-model.js';
import type { ReplyDecoder } from '../endpoint/reply-decoder.js';
import {
  isRecord,
  parseJson,
  toBodyError,
  toFault,
  toResponseError,
  toStreamError,
  type VendorFault,
} from '../endpoint/vendor-fault.js';
import { isCompleteObject } from '../json-object.js';
import { decodeUsage } from '../openai-compatible/decode-usage.js';
import { readEventV1 } from './decode-v1.js';
import { readEventV2 } from './decode-v2.js';
import { readAdpFault } from './error-codes.js';
import { OpenReply } from './open-reply.js';
import type { AdpVersion } from './options.js';

export interface AdpDecoderOptions {
  readonly version: AdpVersion;
  /** Whether the text of v1 comes piece by piece. v2 says it with every event. */
  readonly incremental: boolean;
  /** Method and redacted address, for errors. */
  readonly target: string;
  /** The request as sent: its tokens are estimated where the platform does not count them. */
  readonly sent: string;
}

/** An error that is not streamed may be pretty-printed, but not endless. */
const maxStrayLength = 1024 * 1024;

/** Turns what the platform sends, in either version of its protocol, into chunks. */
export class AdpDecoder implements ReplyDecoder {
  readonly #options: AdpDecoderOptions;
  readonly #reply = new OpenReply();
  #stray = '';

  constructor(options: AdpDecoderOptions) {
    this.#options = options;
  }

  get text(): string {
    return this.#reply.messages.text;
  }

  get done(): boolean {
    return this.#reply.isLast;
  }

  get hasFinished(): boolean {
    return this.#reply.reason !== undefined;
  }

  get progress(): number {
    return this.#reply.progress;
  }

  push(item: SseItem, chunks: ChatChunk[]): void {
    if (item.type === 'stray') {
      this.#pushStray(item.text);
      return;
    }
    const data = item.data.trim();
    if (data === '' || data === '[DONE]' || this.done) {
      return;
    }
    const value = parseJson(data);
    const fault = readAdpFault(value, item.event === 'error');
    if (fault !== undefined) {
      throw this.#toError(fault);
    }
    if (isRecord(value)) {
      this.#read(value, item.event, chunks);
    } else if (!item.cut) {
      throw toResponseError(this.#options.target, 'an event that is not a JSON object', this.text);
    }
  }

  finish(chunks: ChatChunk[]): void {
    this.#readBody();
    const { reason, rawReason, responseId, responseModel } = this.#reply;
    if (reason === undefined) {
      const { target } = this.#options;
      throw new ModelStreamError(`Model request ended before the reply was complete, so it may be cut: ${target}`, {
        kind: 'incomplete',
        retryable: true,
        partialText: this.text,
      });
    }
    chunks.push({ type: 'finish', reason, rawReason, responseId, responseModel, usage: this.consumed() });
  }

  consumed(): Usage {
    const { messages, usage } = this.#reply;
    return decodeUsage(usage, this.#options.sent, messages.reasoning + messages.withdrawn + messages.text);
  }

  #read(event: Readonly<Record<string, unknown>>, name: string | undefined, chunks: ChatChunk[]): void {
    const { version, incremental } = this.#options;
    if ((event.Type ?? event.type) === 'error') {
      throw this.#toError(toFault(event));
    }
    if (version === 'v1') {
      readEventV1(event, name, incremental, this.#reply, chunks);
      return;
    }
    const fault = readEventV2(event, this.#reply, chunks);
    if (fault !== undefined) {
      throw this.#toError(fault);
    }
  }

  /** Outside of events: an error that is not streamed, or a gateway's page of HTML. */
  #pushStray(line: string): void {
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
      this.#readBody();
    }
  }

  #readBody(): void {
    const stray = this.#stray.trim();
    this.#stray = '';
    if (stray === '' || this.hasFinished) {
      return;
    }
    const value = parseJson(stray);
    const fault = readAdpFault(value);
    if (fault !== undefined) {
      throw this.#toError(fault);
    }
    const mayBeCut = value === undefined && (stray.startsWith('{') || isFieldBeginning(stray));
    if (this.progress === 0 && !mayBeCut) {
      throw toResponseError(this.#options.target, 'a body that is no event stream', this.text);
    }
  }

  #toError(fault: VendorFault): ModelError {
    const { target } = this.#options;
    return this.progress === 0 ? toBodyError(target, fault) : toStreamError(target, fault, this.text);
  }
}

/** Tells whether a text may be the beginning of a field of an event whose end was cut off. */
function isFieldBeginning(stray: string): boolean {
  return ['data', 'event', 'id', 'retry'].some((field) => field.startsWith(stray));
}
