import type { ChatChunk } from '../chat-model.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { AdpDecoder, type AdpDecoderOptions } from './adp-decoder.js';
import { decodeReferenceV1 } from './decode-references.js';
import { idOf, listOf, recordsIn, textOf, toCount } from './read-values.js';
import type { EventV1, PayloadV1 } from './wire.js';

export interface DecoderV1Options extends AdpDecoderOptions {
  /** Whether each event brings a piece of its text; otherwise it brings the whole text so far. */
  readonly incremental: boolean;
}

/** Turns the events of version 1 into chunks. */
export class DecoderV1 extends AdpDecoder {
  readonly #incremental: boolean;
  #isForbidden = false;

  constructor(options: DecoderV1Options) {
    super(options);
    this.#incremental = options.incremental;
  }

  protected take(
    event: EventV1 & Readonly<Record<string, unknown>>,
    name: string | undefined,
    chunks: ChatChunk[],
  ): void {
    const payload: PayloadV1 = isRecord(event.payload) ? event.payload : {};
    switch (event.type ?? name) {
      case 'reply':
        if (payload.is_from_self !== true) {
          this.#reply(payload, chunks);
        }
        break;
      case 'thought':
        this.#think(payload, chunks);
        break;
      case 'reference':
        for (const reference of recordsIn(payload.references)) {
          this.refer(decodeReferenceV1(reference), chunks);
        }
        break;
      case 'token_stat':
        this.#count(payload);
        break;
    }
  }

  #reply(payload: PayloadV1, chunks: ChatChunk[]): void {
    const id = idOf(payload.record_id) ?? '';
    this.responseId ??= idOf(payload.record_id);
    if (payload.is_evil === true) {
      this.#isForbidden = true;
      this.messages.forbid('is_evil', chunks);
      this.end('content-filter', 'is_evil');
      return;
    }
    this.messages.declare(id, 'reply', chunks);
    this.#write(id, 0, textOf(payload.content), chunks);
    if (payload.is_final === true && !this.#isForbidden) {
      this.messages.settle(chunks);
      this.end('stop', undefined);
    }
  }

  #think(payload: PayloadV1, chunks: ChatChunk[]): void {
    const id = `thought of ${idOf(payload.record_id) ?? ''}`;
    this.messages.declare(id, 'thought', chunks);
    listOf(payload.procedures).forEach((procedure, index) => {
      const debugging = isRecord(procedure) && isRecord(procedure.debugging) ? procedure.debugging : {};
      this.#write(id, index, textOf(debugging.display_content) || textOf(debugging.content), chunks);
    });
  }

  /** The last event of a text may bring none. */
  #write(id: string, index: number, text: string, chunks: ChatChunk[]): void {
    if (text === '') {
      return;
    }
    if (this.#incremental) {
      this.messages.append(id, index, text, chunks);
    } else {
      this.messages.set(id, index, text, chunks);
    }
  }

  /** Comes several times while the bot works, and counts what each of its steps has read and written so far. */
  #count(payload: PayloadV1): void {
    const procedures = recordsIn(payload.procedures);
    const sum = (name: 'input_count' | 'output_count') =>
      procedures.reduce((total, procedure) => total + (toCount(procedure[name]) ?? 0), 0);
    this.count(sum('input_count'), sum('output_count'));
  }
}
