import type { ChatChunk } from '../chat-model.js';
import { isRecord } from '../endpoint/vendor-fault.js';
import { isReport } from '../openai-compatible/decode-usage.js';
import { nonEmpty } from '../openai-compatible/read-text.js';
import { decodeReferenceV1 } from './decode-references.js';
import type { OpenReply } from './open-reply.js';
import type { EventV1, WirePayload, WireProcedure } from './wire.js';

/**
 * Takes one event of v1 into the reply.
 *
 * @param name - of the event, where its data do not say it
 * @param incremental - whether a text comes piece by piece, as asked for, or whole each time
 */
export function readEventV1(
  event: EventV1,
  name: string | undefined,
  incremental: boolean,
  reply: OpenReply,
  chunks: ChatChunk[],
): void {
  const { payload } = event;
  if (!isRecord(payload)) {
    return;
  }
  switch (nonEmpty(event.type) ?? name) {
    case 'reply':
      if (payload.is_from_self !== true) {
        readReply(payload, incremental, reply, chunks);
      }
      break;
    case 'thought':
      readThought(payload, incremental, reply, chunks);
      break;
    case 'token_stat':
      readTokenStat(payload, reply);
      break;
    case 'reference':
      for (const reference of recordsIn(payload.references)) {
        reply.refer(decodeReferenceV1(reference), chunks);
      }
      break;
  }
}

function readReply(payload: WirePayload, incremental: boolean, reply: OpenReply, chunks: ChatChunk[]): void {
  const id = nonEmpty(payload.record_id);
  reply.responseId = id ?? reply.responseId;
  if (payload.is_evil === true) {
    reply.messages.forbid('is_evil', chunks);
    reply.end('content-filter', 'is_evil');
    return;
  }
  const text = nonEmpty(payload.content);
  if (text !== undefined) {
    reply.messages.declare(id ?? '', 'reply', chunks);
    write(id ?? '', 0, text, incremental, reply, chunks);
  }
  if (payload.is_final === true && reply.reason === undefined) {
    reply.messages.settle(chunks);
    reply.end('stop', undefined);
  }
}

function readThought(payload: WirePayload, incremental: boolean, reply: OpenReply, chunks: ChatChunk[]): void {
  const id = `thought of ${nonEmpty(payload.record_id) ?? ''}`;
  const procedures: unknown = payload.procedures;
  (Array.isArray(procedures) ? procedures : []).forEach((procedure: unknown, index) => {
    const { debugging }: WireProcedure = isRecord(procedure) ? procedure : {};
    const text = isRecord(debugging) ? (nonEmpty(debugging.display_content) ?? nonEmpty(debugging.content)) : undefined;
    if (text !== undefined) {
      reply.messages.declare(id, 'thought', chunks);
      write(id, index, text, incremental, reply, chunks);
    }
  });
}

function write(
  id: string,
  index: number,
  text: string,
  incremental: boolean,
  { messages }: OpenReply,
  chunks: ChatChunk[],
): void {
  if (incremental) {
    messages.append(id, index, text, chunks);
  } else {
    messages.set(id, index, text, chunks);
  }
}

/** A report counts what each step of the reply has read and written so far. */
function readTokenStat({ procedures }: WirePayload, reply: OpenReply): void {
  const reports = recordsIn(procedures).map(({ input_count, output_count }: WireProcedure) => ({
    prompt_tokens: input_count,
    completion_tokens: output_count,
  }));
  const counted = reports.filter(isReport);
  reply.count({
    prompt_tokens: counted.reduce((sum, report) => sum + toNumber(report.prompt_tokens), 0),
    completion_tokens: counted.reduce((sum, report) => sum + toNumber(report.completion_tokens), 0),
  });
}

function toNumber(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}

function recordsIn(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.filter(isRecord) : [];
}
