import type { ChatChunk } from '../chat-model.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { AdpDecoder } from './adp-decoder.js';
import { decodeReferenceV2 } from './decode-references.js';
import { idOf, listOf, recordsIn, textOf, toCount } from './read-values.js';
import type { ContentV2, EventV2, MessageV2, RecordV2 } from './wire.js';

/** Turns the events of version 2 into chunks. Text is keyed by message and content, and may be replaced at any time. */
export class DecoderV2 extends AdpDecoder {
  protected take(event: EventV2 & Readonly<Record<string, unknown>>, _: string | undefined, chunks: ChatChunk[]): void {
    const id = idOf(event.MessageId) ?? '';
    const index = toCount(event.ContentIndex) ?? 0;
    switch (event.Type) {
      case 'request_ack':
        this.#ignoreEcho(event.RequestAck);
        break;
      case 'text.delta':
        if (textOf(event.Text) !== '') {
          this.messages.append(id, index, textOf(event.Text), chunks);
        }
        break;
      case 'text.replace':
        this.messages.set(id, index, textOf(event.Text), chunks);
        break;
      case 'content.added':
        this.#content(event.Content, id, index, false, chunks);
        break;
      case 'message.added':
      case 'message.processing':
        this.#message(event, false, chunks);
        break;
      case 'message.done':
        this.#message(event, true, chunks);
        this.messages.settle(chunks);
        break;
      case 'reference.added':
        if (isRecord(event.Reference)) {
          this.refer(decodeReferenceV2(event.Reference), chunks);
        }
        break;
      case 'response.created':
      case 'response.processing':
        this.#record(event.Response);
        break;
      case 'response.completed':
        this.#complete(this.#record(event.Response), chunks);
        break;
    }
  }

  /** The customer's own message is a message of the stream too, in some bots of the type `question`. */
  #ignoreEcho(record: unknown): void {
    for (const { MessageId } of recordsIn(isRecord(record) ? record.Messages : undefined)) {
      this.messages.ignore(idOf(MessageId) ?? '');
    }
  }

  #message(event: EventV2, isDone: boolean, chunks: ChatChunk[]): void {
    const message: MessageV2 = isRecord(event.Message) ? event.Message : {};
    const id = idOf(message.MessageId) ?? idOf(event.MessageId) ?? '';
    this.messages.declare(id, idOf(message.Type), chunks);
    listOf(message.Contents).forEach((content, index) => {
      this.#content(content, id, index, isDone, chunks);
    });
  }

  /** @param mayReplace - false where the text may be older than what is known of it */
  #content(value: unknown, id: string, index: number, mayReplace: boolean, chunks: ChatChunk[]): void {
    const content: ContentV2 = isRecord(value) ? value : {};
    if (textOf(content.Text) !== '') {
      this.messages.set(id, index, textOf(content.Text), chunks, mayReplace);
    }
    for (const reference of recordsIn(content.References)) {
      this.refer(decodeReferenceV2(reference), chunks);
    }
  }

  #record(value: unknown): RecordV2 {
    const record: RecordV2 = isRecord(value) ? value : {};
    this.responseId = idOf(record.RecordId) ?? this.responseId;
    if (isRecord(record.StatInfo)) {
      this.count(record.StatInfo.InputTokens, record.StatInfo.OutputTokens);
    }
    return record;
  }

  /** The final messages take the place of all that was said before. */
  #complete(record: RecordV2, chunks: ChatChunk[]): void {
    const status = idOf(record.Status);
    if (status === 'failed' || status === 'error') {
      this.fail({ code: status, param: undefined, text: '', requestId: this.responseId, kind: 'unknown' });
    }
    const messages = recordsIn(record.Messages);
    for (const reference of messages.flatMap(({ Contents }) => recordsIn(Contents)).flatMap(referencesIn)) {
      this.refer(decodeReferenceV2(reference), chunks);
    }
    if (messages.length > 0) {
      this.messages.replaceAll(messages.map(toFinalMessage), chunks);
    }
    this.messages.settle(chunks);
    this.end('stop', status);
    this.done = true;
  }
}

function referencesIn({ References }: ContentV2) {
  return recordsIn(References);
}

function toFinalMessage({ MessageId, Type, Contents }: MessageV2) {
  const texts = Array.isArray(Contents)
    ? Contents.map((content: unknown) => (isRecord(content) ? textOf(content.Text) : ''))
    : undefined;
  return { id: idOf(MessageId) ?? '', type: idOf(Type), texts };
}
