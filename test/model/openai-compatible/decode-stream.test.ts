import { describe, expect, it } from 'vitest';
import type { ChatChunk } from '../../../src/model/chat-model.js';
import { ReplyDecoder } from '../../../src/model/openai-compatible/decode-stream.js';
import { readSse } from '../../../src/stream/read-sse.js';
import { cutBody, offsetsOf } from '../../support/cut-body.js';
import { readFixture } from '../../support/wire-server.js';

async function decode(bytes: Uint8Array, offsets: readonly number[] = []) {
  let minted = 0;
  const decoder = new ReplyDecoder({ target: 'POST https://host/v1', sent: '', createId: () => `minted-${++minted}` });
  const chunks: ChatChunk[] = [];
  try {
    for await (const items of readSse(cutBody(bytes, offsets))) {
      for (const item of items) {
        decoder.push(item, chunks);
      }
    }
    decoder.finish(chunks);
    return { chunks };
  } catch (error) {
    return { chunks, error };
  }
}

const text = (delta: string): ChatChunk => ({ type: 'text-delta', delta });
const reasoning = (delta: string): ChatChunk => ({ type: 'reasoning-delta', delta });
const call = (callId: string, name: string, written: string): ChatChunk => ({
  type: 'tool-call',
  call: { type: 'tool-call', callId, name, arguments: written },
});
function finish(reason: string, rawReason: string, tokens?: Partial<Record<string, number>>) {
  const counted = { inputTokens: 0, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0, calls: 1, ...tokens };
  const usage = tokens === undefined ? expect.objectContaining({ estimated: true }) : { ...counted, estimated: false };
  return { type: 'finish', reason, rawReason, usage };
}

const replies: Record<string, readonly unknown[]> = {
  'openai/text.sse': [
    text('游船'),
    text('每天 8:00 '),
    text('开航🚢。'),
    finish('stop', 'stop', { inputTokens: 52, outputTokens: 14, cachedInputTokens: 32 }),
  ],
  'openai/parallel-tool-calls.sse': [
    call('call_a1', 'find_boats', '{"date":"2026-11-25"}'),
    call('call_b2', 'weather', '{"city":"杭州"}'),
    finish('tool-calls', 'tool_calls', { inputTokens: 52, outputTokens: 14, cachedInputTokens: 32 }),
  ],
  'openai/refusal.sse': [text('I cannot help with that.'), finish('stop', 'stop')],
  'openai/length.sse': [text('西湖十'), finish('length', 'length')],
  'deepseek/reasoning-tool-call.sse': [
    reasoning('要查'),
    reasoning('船期'),
    text('我查'),
    text('一下。'),
    call('call_00_Xy', 'find_boats', '{}'),
    finish('tool-calls', 'tool_calls', {
      inputTokens: 120,
      outputTokens: 40,
      cachedInputTokens: 64,
      reasoningTokens: 12,
    }),
  ],
  'deepseek/overloaded.sse': [text('西湖'), finish('overloaded', 'insufficient_system_resource')],
  'hunyuan/text.sse': [
    text('您好'),
    text('，今天开放。'),
    finish('stop', 'stop', { inputTokens: 30, outputTokens: 6 }),
  ],
  'hunyuan/sensitive.sse': [
    text('有人说'),
    text('其实'),
    { type: 'retract', reason: 'sensitive' },
    finish('content-filter', 'sensitive', { inputTokens: 30, outputTokens: 3 }),
  ],
  'dashscope/tool-call-empty-ids.sse': [
    reasoning('查一下天气'),
    call('call_9d3', 'weather', '{"city": "杭州"}'),
    finish('tool-calls', 'tool_calls', { inputTokens: 210, outputTokens: 33 }),
  ],
  'ark/reasoning-usage-on-every-chunk.sse': [
    reasoning('门票'),
    reasoning('免费'),
    text('西湖'),
    text('免票。'),
    finish('stop', 'stop', { inputTokens: 80, outputTokens: 5, reasoningTokens: 2 }),
  ],
  'azure/asynchronous-filter.sse': [text('The boat '), text('leaves at 8:00.'), finish('stop', 'stop')],
  'qianfan/normal.sse': [text('西湖'), text('免票。'), finish('stop', 'normal', { inputTokens: 2, outputTokens: 9 })],
  'qianfan/withdrawn.sse': [
    text('西湖'),
    { type: 'retract', reason: 'content_filter' },
    finish('content-filter', 'content_filter'),
  ],
  'gateway/no-space-crlf.sse': [text('你'), text('好。'), finish('stop', 'stop')],
  'gateway/think-span.sse': [
    reasoning('查营业'),
    reasoning('时间'),
    text('九点'),
    text('开门 <think>。'),
    finish('stop', 'stop'),
  ],
  'gateway/tool-calls-without-index.sse': [
    text('查。'),
    call('function-call-1', 'weather', '{"city":"杭州"}'),
    call('function-call-2', 'find_boats', '{"date":"2026-11-25"}'),
    finish('tool-calls', 'stop'),
  ],
  'gateway/no-done.sse': [text('好。'), finish('stop', 'stop')],
  'gateway/completion.json': [
    text('游船每天 8:00 开航。'),
    finish('stop', 'stop', { inputTokens: 9, outputTokens: 8 }),
  ],
  'gateway/completion-padded-pretty.json': [
    text('游船每天 8:00 开航。'),
    finish('stop', 'stop', { inputTokens: 9, outputTokens: 8 }),
  ],
};

describe('a reply as vendors send it', () => {
  it.each(Object.entries(replies))('%s decodes to its chunks', async (name, expected) => {
    expect(await decode(readFixture(name))).toEqual({ chunks: expected });
  });

  it.each(Object.keys(replies))('%s decodes to the same chunks cut at any offset', async (name) => {
    const bytes = readFixture(name);
    const whole = await decode(bytes);
    for (const offset of offsetsOf(bytes)) {
      expect(await decode(bytes, [offset])).toEqual(whole);
    }
    expect(await decode(bytes, offsetsOf(bytes))).toEqual(whole);
  });

  it.each(Object.keys(replies))('%s decodes to the same chunks with lone CR line ends', async (name) => {
    const bytes = readFixture(name);
    const text = bytes.toString().replaceAll('\r\n', '\r').replaceAll('\n', '\r');
    expect(await decode(new TextEncoder().encode(text))).toEqual(await decode(bytes));
  });

  it('is never taken for complete when it ends before its finish reason, wherever that is', async () => {
    const bytes = readFixture('openai/text.sse');
    const end = bytes.indexOf('"finish_reason":"stop"');
    for (const offset of offsetsOf(bytes).filter((candidate) => candidate < end)) {
      const { chunks, error } = await decode(bytes.subarray(0, offset));
      expect(error).toMatchObject({ kind: 'incomplete', retryable: true });
      const shown = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
      expect((error as { partialText: string }).partialText).toBe(shown);
    }
  });
});

const streamOf = (...events: unknown[]) =>
  new TextEncoder().encode(
    events.map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`).join(''),
  );
const choice = (delta: unknown, reason?: string) => ({ choices: [{ delta, finish_reason: reason }] });
const errorOf = async (bytes: Uint8Array) => (await decode(bytes)).error;

describe('a broken reply', () => {
  it.each([
    ['dashscope/error-in-stream.sse', { kind: 'content-filter', partialText: '灵隐寺', retryable: false }],
    ['ark/error-in-stream.sse', { kind: 'overloaded', partialText: '西湖', retryable: true }],
    ['gateway/error-event.sse', { kind: 'overloaded', partialText: '门票', retryable: true }],
    ['gateway/no-finish-reason.sse', { kind: 'incomplete', partialText: '门票六十', retryable: true }],
    ['gateway/bad-gateway.html', { kind: 'overloaded', partialText: '', retryable: true }],
  ])('%s is an error that holds what was written', async (name, expected) => {
    expect(await errorOf(readFixture(name))).toMatchObject({ name: 'ModelStreamError', ...expected });
  });

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
    expect((await decode(bytes)).chunks).toEqual([text('好'), finish('stop', 'stop')]);
  });

  it('reads content that is an array of parts', async () => {
    const bytes = streamOf(choice({ content: [{ type: 'text', text: '好' }, { type: 'other' }] }, 'stop'));
    expect((await decode(bytes)).chunks[0]).toEqual(text('好'));
  });

  it('reads reasoning once when a gateway sends it under both names', async () => {
    const bytes = streamOf(choice({ reasoning: '想', reasoning_content: '想' }), choice({ content: '好' }, 'stop'));
    expect((await decode(bytes)).chunks.slice(0, 2)).toEqual([reasoning('想'), text('好')]);
  });

  it('leaves other choices than the first alone', async () => {
    const bytes = streamOf({ choices: [{ index: 1, delta: { content: '别的' } }] }, choice({ content: '好' }, 'stop'));
    expect((await decode(bytes)).chunks[0]).toEqual(text('好'));
  });

  it('ignores what comes after [DONE]', async () => {
    const bytes = streamOf(choice({ content: '好' }, 'stop'), '[DONE]', choice({ content: '不' }));
    expect((await decode(bytes)).chunks).toEqual([text('好'), finish('stop', 'stop')]);
  });

  it('keeps an unknown finish reason beside its translation', async () => {
    expect((await decode(streamOf(choice({ content: '好' }, 'max_time')))).chunks[1]).toEqual(
      finish('unknown', 'max_time'),
    );
  });

  it('does not let a call run whose arguments the length limit cut', async () => {
    const delta = (written: string) => ({
      tool_calls: [{ index: 0, id: 'a', function: { name: 'f', arguments: written } }],
    });
    const types = async (written: string) =>
      (await decode(streamOf(choice(delta(written)), choice({}, 'length')))).chunks.map(({ type }) => type);
    expect(await types('{"a":')).toEqual(['finish']);
    expect(await types('{"a":1}')).toEqual(['tool-call', 'finish']);
  });

  it('gives up a tag that only looked like the beginning of a think span', async () => {
    expect((await decode(streamOf(choice({ content: '<thi' }, 'stop')))).chunks[0]).toEqual(text('<thi'));
  });

  it('reads a call in the form of functions before tools', async () => {
    const bytes = streamOf(
      choice({ function_call: { name: 'f', arguments: '{"a"' } }),
      choice({ function_call: { arguments: ':1}' } }, 'function_call'),
    );
    expect((await decode(bytes)).chunks[0]).toEqual(call('minted-1', 'f', '{"a":1}'));
  });
});
