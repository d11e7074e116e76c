import type { ChatChunk } from '../chat-model.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { AdpDecoder, type AdpDecoderOptions } from './adp-decoder.js';
import { idOf, listOf, textOf, toCount } from './read-values.js';
import type { EventV1, ReferenceV1, ReplyV1 } from './wire.js';

export interface DecoderV1Options extends AdpDecoderOptions {
  /** Whether each reply brings a piece; otherwise it brings the whole text so far. */
  readonly incremental: boolean;
}

/** Turns the events of version 1 into chunks. */
export class DecoderV1 extends AdpDecoder {
  readonly #incremental: boolean;
  readonly #references = new Set<string>();

  constructor(options: DecoderV1Options) {
    super(options);
    this.#incremental = options.incremental;
  }

  protected take(event: EventV1 & Readonly<Record<string, unknown>>, chunks: ChatChunk[]): void {
    const payload = isRecord(event.payload) ? event.payload : {};
    switch (event.type) {
      case 'reply':
        this.#reply(payload, chunks);
        break;
      case 'reference':
        for (const reference of listOf(payload.references).filter(isRecord)) {
          this.#refer(reference, chunks);
        }
        break;
      case 'token_stat':
        this.#count(payload);
        break;
      case 'thought':
        this.progress += 1;
        break;
      case 'error':
        this.fail(event.error);
    }
  }

  #reply(payload: ReplyV1 & Readonly<Record<string, unknown>>, chunks: ChatChunk[]): void {
    if (payload.is_from_self === true) {
      return;
    }
    this.progress += 1;
    this.responseId ??= idOf(payload.record_id);
    if (payload.is_evil === true) {
      this.finishReason = 'content-filter';
      this.rawReason = 'is_evil';
      this.shown.withdraw('is_evil', chunks);
    } else if (this.finishReason !== 'content-filter') {
      const content = textOf(payload.content);
      if (this.#incremental) {
        this.shown.append(content, chunks);
      } else if (content !== '') {
        this.shown.replace(content, chunks);
      }
    }
    if (payload.is_final === true) {
      this.hasFinished = true;
    }
  }

  #refer({ id, name, url, doc_name }: ReferenceV1, chunks: ChatChunk[]): void {
    const title = textOf(name) || textOf(doc_name) || textOf(url);
    const key = `${idOf(id)} ${title}`;
    if (title === '' || this.#references.has(key)) {
      return;
    }
    this.#references.add(key);
    this.progress += 1;
    chunks.push({ type: 'reference', reference: { id: idOf(id), title, url: textOf(url) || undefined } });
  }

  /** Comes several times while the bot works; the last one counts. */
  #count(payload: Readonly<Record<string, unknown>>): void {
    const procedures = listOf(payload.procedures).filter(isRecord);
    const sum = (name: 'input_count' | 'output_count') =>
      procedures.reduce((total, procedure) => total + (toCount(procedure[name]) ?? 0), 0);
    const input = sum('input_count');
    const output = sum('output_count');
    this.progress += 1;
    if (input + output > 0) {
      this.inputTokens = input;
      this.outputTokens = output;
    }
  }
}
