import type { ChatChunk } from '../chat-model.js';
import { isRecord, type VendorFault } from '../endpoint/vendor-fault.js';
import { nonEmpty } from '../openai-compatible/read-text.js';
import { decodeReferenceV2 } from './decode-references.js';
import type { OpenReply } from './open-reply.js';
import type { FinalMessage } from './reply-messages.js';
import type { EventV2, WireContent, WireMessage, WireRecord } from './wire.js';

/**
 * Takes one event of v2 into the reply.
 *
 * @returns the fault where the reply has ended without an answer; undefined otherwise
 */
export function readEventV2(event: EventV2, reply: OpenReply, chunks: ChatChunk[]): VendorFault | undefined {
  const id = readId(event.MessageId);
  const index = readIndex(event.ContentIndex);
  const { Response, Message, Content, Text } = event;
  switch (event.Type) {
    case 'request_ack':
      for (const { MessageId } of recordsIn(event.RequestAck?.Messages)) {
        reply.messages.ignore(readId(MessageId));
      }
      break;
    case 'response.created':
    case 'response.processing':
      readRecord(Response, reply);
      break;
    case 'response.completed':
      readRecord(Response, reply);
      return complete(Response ?? {}, reply, chunks);
    case 'message.added':
    case 'message.processing':
    case 'message.done':
      if (isRecord(Message)) {
        readMessage(Message, event, reply, chunks);
      }
      break;
    case 'content.added':
      if (isRecord(Content)) {
        readContent(Content, id, index, false, reply, chunks);
      }
      break;
    case 'text.delta':
      if (typeof Text === 'string' && Text !== '') {
        reply.messages.append(id, index, Text, chunks);
      }
      break;
    case 'text.replace':
      if (typeof Text === 'string') {
        reply.messages.set(id, index, Text, chunks);
      }
      break;
    case 'reference.added':
      if (isRecord(event.Reference)) {
        reply.refer(decodeReferenceV2(event.Reference), chunks);
      }
      break;
  }
  return undefined;
}

function readRecord(record: WireRecord | null | undefined, reply: OpenReply): void {
  reply.responseId = nonEmpty(record?.RecordId) ?? reply.responseId;
  const stat = record?.StatInfo;
  if (isRecord(stat)) {
    reply.responseModel = nonEmpty(stat.ModelName) ?? reply.responseModel;
    reply.count({ prompt_tokens: stat.InputTokens, completion_tokens: stat.OutputTokens });
  }
}

/** Takes what a message says of itself: only one that is done may change what is known of its text. */
function readMessage(message: WireMessage, event: EventV2, reply: OpenReply, chunks: ChatChunk[]): void {
  const id = readId(message.MessageId ?? event.MessageId);
  const isDone = event.Type === 'message.done';
  reply.messages.declare(id, nonEmpty(message.Type), chunks);
  contentsOf(message).forEach((content, index) => {
    readContent(content, id, index, isDone, reply, chunks);
  });
  if (isDone) {
    reply.messages.settle(chunks);
  }
}

function readContent(
  content: WireContent,
  id: string,
  index: number,
  mayReplace: boolean,
  reply: OpenReply,
  chunks: ChatChunk[],
): void {
  const text = nonEmpty(content.Text);
  if (text !== undefined) {
    reply.messages.set(id, index, text, chunks, mayReplace);
  }
  for (const reference of recordsIn(content.References)) {
    reply.refer(decodeReferenceV2(reference), chunks);
  }
}

function complete({ Status, Messages }: WireRecord, reply: OpenReply, chunks: ChatChunk[]): VendorFault | undefined {
  const status = nonEmpty(Status);
  if (status === 'failed' || status === 'error') {
    return { code: status, param: undefined, text: '', requestId: reply.responseId, kind: 'unknown' };
  }
  const messages = recordsIn(Messages) as readonly WireMessage[];
  for (const message of messages) {
    for (const { References } of contentsOf(message)) {
      recordsIn(References).forEach((reference) => {
        reply.refer(decodeReferenceV2(reference), chunks);
      });
    }
  }
  if (messages.length > 0) {
    reply.messages.replaceAll(messages.map(toFinalMessage), chunks);
  } else {
    reply.messages.settle(chunks);
  }
  reply.end('stop', status);
  reply.isLast = true;
  return undefined;
}

function toFinalMessage(message: WireMessage): FinalMessage {
  return {
    id: readId(message.MessageId),
    type: nonEmpty(message.Type),
    texts: Array.isArray(message.Contents)
      ? contentsOf(message).map(({ Text }) => (typeof Text === 'string' ? Text : ''))
      : undefined,
  };
}

/** The contents at their places: what cannot be read leaves its place empty. */
function contentsOf({ Contents }: WireMessage): readonly WireContent[] {
  return Array.isArray(Contents) ? Contents.map((content: unknown) => (isRecord(content) ? content : {})) : [];
}

function recordsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}

function readId(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

function readIndex(index: unknown): number {
  const number = Number(index ?? 0);
  return Number.isInteger(number) ? number : 0;
}
