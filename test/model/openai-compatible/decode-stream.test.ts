import { describe, expect, it } from 'vitest';
import type { ChatChunk } from '../../../src/model/chat-model.js';
import { decodeReply } from '../../support/decode-reply.js';

const text = (delta: string): ChatChunk => ({ type: 'text-delta', delta });
const reasoning = (delta: string): ChatChunk => ({ type: 'reasoning-delta', delta });
const call = (callId: string, name: string, written: string): ChatChunk => ({
  type: 'tool-call',
  call: { type: 'tool-call', callId, name, arguments: written },
});
const finish = (reason: string, rawReason: string) => expect.objectContaining({ type: 'finish', reason, rawReason });

const streamOf = (...events: unknown[]) =>
  new TextEncoder().encode(
    events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join(''),
  );
const choice = (delta: unknown, reason?: string) => ({ choices: [{ delta, finish_reason: reason }] });
const errorOf = async (bytes: Uint8Array) => (await decodeReply(bytes)).error;

describe('a broken reply', () => {
  it('fails on an event that is not JSON, and keeps the text before it', async () => {
    const error = await errorOf(streamOf(choice({ content: '西湖' }), '{"choices":[{"delta":{"con'));
    expect(error).toMatchObject({ name: 'ModelResponseError', kind: 'invalid-response', partialText: '西湖' });
  });

  it('fails when the finish reason is an error', async () => {
    expect(await errorOf(streamOf(choice({ content: '西湖' }), choice({}, 'error')))).toMatchObject({
      name: 'ModelStreamError',
      partialText: '西湖',
    });
  });

  it('fails on an error whose chunk has a finish reason too', async () => {
    const bytes = streamOf({ ...choice({ content: '' }, 'stop'), error: { code: 502, message: 'upstream' } });
    expect(await errorOf(bytes)).toMatchObject({ kind: 'overloaded' });
  });

  it('fails on arguments for a tool that is never named', async () => {
    const delta = { tool_calls: [{ index: 0, function: { arguments: '{"a":1}' } }] };
    expect(await errorOf(streamOf(choice(delta), choice({}, 'tool_calls')))).toMatchObject({
      kind: 'invalid-response',
    });
  });

  it('fails on an empty body', async () => {
    expect(await errorOf(new Uint8Array())).toMatchObject({ kind: 'incomplete', partialText: '' });
  });

  it.each([
    ['{"error":{"message":"no balance","code":"insufficient_balance"}}', 'quota', 'insufficient_balance'],
    ['{"error_code":110,"error_msg":"Access token invalid"}', 'unknown', '110'],
    [
      '{"Response":{"Error":{"Code":"AuthFailure.SecretIdNotFound","Message":"x"},"RequestId":"r-1"}}',
      'auth',
      'AuthFailure.SecretIdNotFound',
    ],
    ['{"code":"InvalidParameter","message":"x","request_id":"r-1"}', 'invalid-request', 'InvalidParameter'],
    ['{"error":"The server is busy"}', 'overloaded', undefined],
    ['{"object":"error","message":"x","code":404}', 'not-found', '404'],
  ])('reads the bare error %s', async (body, kind, vendorCode) => {
    expect(await errorOf(new TextEncoder().encode(body))).toMatchObject({
      name: 'ModelHttpError',
      status: 200,
      kind,
      vendorCode,
    });
  });

  it('finds a bare JSON error between the events', async () => {
    const bytes = new TextEncoder().encode(
      `data: ${JSON.stringify(choice({ content: '西' }))}\n\n{"error":{"code":503,"message":"x"}}\n\n`,
    );
    expect(await errorOf(bytes)).toMatchObject({ name: 'ModelStreamError', kind: 'overloaded', partialText: '西' });
  });

  it.each(['[1,2]', '{"hello":"world"}', 'plain words'])('fails on the body %s', async (body) => {
    expect(await errorOf(new TextEncoder().encode(body))).toMatchObject({ kind: 'invalid-response' });
  });

  it('repeats no word of the vendor in its message', async () => {
    const bytes = streamOf({ error: { code: '客户说 hello', message: 'You wrote: my phone is 138' } });
    const error = (await errorOf(bytes)) as Error;
    expect(error.message).not.toMatch(/138|hello/);
    expect(error.message).toContain('POST https://host/v1');
  });
});

describe('an odd reply', () => {
  it('takes null, empty and missing fields for nothing', async () => {
    const bytes = streamOf(
      { choices: null },
      { choices: [null] },
      { choices: [{ index: 0 }] },
      { choices: [{ delta: null, finish_reason: '' }] },
      { usage: null, error: null, choices: [{ index: null, delta: { content: null, tool_calls: null } }] },
      choice({ content: '好' }, 'stop'),
      '',
      ' [DONE] ',
    );
    expect((await decodeReply(bytes)).chunks).toEqual([text('好'), finish('stop', 'stop')]);
  });

  it('reads content that is an array of parts', async () => {
    const bytes = streamOf(choice({ content: [{ type: 'text', text: '好' }, { type: 'other' }] }, 'stop'));
    expect((await decodeReply(bytes)).chunks[0]).toEqual(text('好'));
  });

  it('reads reasoning once when a gateway sends it under both names', async () => {
    const bytes = streamOf(choice({ reasoning: '想', reasoning_content: '想' }), choice({ content: '好' }, 'stop'));
    expect((await decodeReply(bytes)).chunks.slice(0, 2)).toEqual([reasoning('想'), text('好')]);
  });

  it('leaves other choices than the first alone', async () => {
    const bytes = streamOf({ choices: [{ index: 1, delta: { content: '别的' } }] }, choice({ content: '好' }, 'stop'));
    expect((await decodeReply(bytes)).chunks[0]).toEqual(text('好'));
  });

  it('ignores what comes after [DONE]', async () => {
    const bytes = streamOf(choice({ content: '好' }, 'stop'), '[DONE]', choice({ content: '不' }));
    expect((await decodeReply(bytes)).chunks).toEqual([text('好'), finish('stop', 'stop')]);
  });

  it('takes the word null for no finish reason', async () => {
    const error = await errorOf(streamOf(choice({ content: '好' }, 'null')));
    expect(error).toMatchObject({ kind: 'incomplete', partialText: '好' });
  });

  it('keeps an unknown finish reason beside its translation', async () => {
    expect((await decodeReply(streamOf(choice({ content: '好' }, 'max_time')))).chunks[1]).toEqual(
      finish('unknown', 'max_time'),
    );
  });

  it('does not let a call run whose arguments the length limit cut', async () => {
    const delta = (written: string) => ({
      tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: written } }],
    });
    const types = async (written: string) =>
      (await decodeReply(streamOf(choice(delta(written)), choice({}, 'length')))).chunks.map(({ type }) => type);
    expect(await types('{"a":')).toEqual(['finish']);
    expect(await types('{"a":1}')).toEqual(['tool-call', 'finish']);
  });

  it('gives up a tag that only looked like the beginning of a think span', async () => {
    expect((await decodeReply(streamOf(choice({ content: '<thi' }, 'stop')))).chunks[0]).toEqual(text('<thi'));
  });

  it('reads a call in the form of functions before tools', async () => {
    const bytes = streamOf(
      choice({ function_call: { name: 'f', arguments: '{"a"' } }),
      choice({ function_call: { arguments: ':1}' } }, 'function_call'),
    );
    expect((await decodeReply(bytes)).chunks[0]).toEqual(call('minted-1', 'f', '{"a":1}'));
  });

  it('tells its id and the name of the model, whichever piece they come with', async () => {
    const named = { id: 'chatcmpl-1', model: 'm-2026-11-01', ...choice({ content: '好' }) };
    const bytes = streamOf({ id: '', model: '', choices: [] }, named, { ...choice({}, 'stop'), id: 'other' });
    expect((await decodeReply(bytes)).chunks.at(-1)).toMatchObject({
      responseId: 'chatcmpl-1',
      responseModel: 'm-2026-11-01',
    });
  });
});

describe('text that is taken back', () => {
  const types = async (...events: unknown[]) => (await decodeReply(streamOf(...events))).chunks.map(({ type }) => type);

  it('is taken back as soon as the vendor says so, and nothing is given after it', async () => {
    const withdrawn = { choices: [{ delta: { content: '不' }, flag: 4, finish_reason: null }] };
    expect(await types(choice({ content: '好' }), withdrawn, choice({ content: '也不' }), choice({}, 'stop'))).toEqual([
      'text-delta',
      'retract',
      'finish',
    ]);
  });

  it('is no part of an error that follows', async () => {
    const withdrawn = { choices: [{ delta: {}, flag: 3 }] };
    const { chunks, error } = await decodeReply(streamOf(choice({ content: '好' }), withdrawn));
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta', 'retract']);
    expect(error).toMatchObject({ kind: 'incomplete', partialText: '' });
  });

  it('is not taken back where none was given', async () => {
    expect(await types(choice({ content: '好' }, 'content_filter'))).toEqual(['finish']);
  });

  it('does not let a call run', async () => {
    const delta = { tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: '{}' } }] };
    expect(await types({ choices: [{ delta, flag: 4 }] }, choice({}, 'tool_calls'))).toEqual(['finish']);
  });

  it('counts as written where tokens are estimated', async () => {
    const { chunks } = await decodeReply(streamOf(choice({ content: '好'.repeat(100) }), choice({}, 'sensitive')));
    expect(chunks.at(-1)).toMatchObject({ usage: { outputTokens: 70, estimated: true } });
  });
});

describe('a reply that comes bare, without events', () => {
  const bare = (...values: unknown[]) =>
    new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join(''));

  it('is not complete with its first piece', async () => {
    expect((await decodeReply(bare(choice({ content: '好' })))).error).toMatchObject({
      kind: 'incomplete',
      partialText: '好',
    });
  });

  it('is complete as a whole message, even without a finish reason', async () => {
    const { chunks } = await decodeReply(bare({ choices: [{ message: { content: '好' } }] }));
    expect(chunks).toMatchObject([text('好'), { type: 'finish', reason: 'unknown', rawReason: undefined }]);
  });
});
