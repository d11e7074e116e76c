import { describe, expect, it } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import type { ChatChunk } from '../../../src/model/chat-model.js';
import { NativeDecoder } from '../../../src/model/hunyuan-native/decode-stream.js';
import { SseReader } from '../../../src/stream/sse-reader.js';
import { cutBody, offsetsOf } from '../../support/cut-body.js';
import { readFixture } from '../../support/wire-server.js';

async function decode(bytes: Uint8Array, offsets: readonly number[] = []) {
  let minted = 0;
  const decoder = new NativeDecoder({
    target: 'POST https://host/',
    sent: '',
    requestId: 'header-id',
    createId: () => `minted-${++minted}`,
  });
  const reader = new SseReader(cutBody(bytes, offsets));
  const chunks: ChatChunk[] = [];
  try {
    for (let items = await reader.read(); items !== undefined; items = await reader.read()) {
      for (const item of items) {
        decoder.push(item, chunks);
      }
    }
    decoder.finish(chunks);
    return { chunks, error: undefined };
  } catch (error) {
    return { chunks, error: error as ModelError };
  }
}

const decodeText = (body: string) => decode(new TextEncoder().encode(body));
const event = (reply: object) => `data: ${JSON.stringify(reply)}\n\n`;
const choice = (Delta: object, FinishReason = '') => event({ Choices: [{ Index: 0, Delta, FinishReason }] });

const text = (delta: string): ChatChunk => ({ type: 'text-delta', delta });
const reasoning = (delta: string): ChatChunk => ({ type: 'reasoning-delta', delta });
const call = (callId: string, name: string, written: string): ChatChunk => ({
  type: 'tool-call',
  call: { type: 'tool-call', callId, name, arguments: written },
});

function finish(
  reason: string,
  rawReason: string,
  [inputTokens = 0, outputTokens = 0, cachedInputTokens = 0]: number[],
) {
  const usage = { inputTokens, outputTokens, cachedInputTokens, reasoningTokens: 0, calls: 1, retries: 0 };
  return {
    type: 'finish',
    reason,
    rawReason,
    responseId: 'c1d2e3f4-7777',
    usage: { ...usage, abortedCalls: 0, estimated: false },
  };
}

const replies: Record<string, readonly unknown[]> = {
  'text.sse': [text('您好'), text('，今天 8:30 '), text('开放🏯。'), finish('stop', 'stop', [30, 8, 16])],
  'reasoning.sse': [reasoning('先看'), reasoning('日期'), text('周一闭馆。'), finish('stop', 'stop', [30, 8])],
  'tool-calls.sse': [
    text('我查一下。'),
    call('call_a', 'find_boats', '{"date":"2026-11-25"}'),
    call('call_b', 'weather', '{"city":"杭州"}'),
    finish('tool-calls', 'tool_calls', [80, 18]),
  ],
  'sensitive.sse': [
    text('有人说'),
    text('其实'),
    { type: 'retract', reason: 'sensitive' },
    finish('content-filter', 'sensitive', [30, 4]),
  ],
  'search.sse': [
    {
      type: 'reference',
      reference: { id: '1', title: '故宫博物院开放时间', url: 'https://www.example.com/open' },
    },
    { type: 'reference', reference: { id: '2', title: '示例网', url: 'https://www.example.org/a' } },
    text('周一闭馆[1](@ref)。'),
    finish('stop', 'stop', [400, 6]),
  ],
};

describe('a reply of the native interface', () => {
  it.each(Object.entries(replies))('%s becomes chunks', async (name, expected) => {
    expect(await decode(readFixture(`hunyuan-native/${name}`))).toEqual({ chunks: expected, error: undefined });
  });

  it.each(Object.keys(replies))('%s reads the same when cut at any byte', async (name) => {
    const bytes = readFixture(`hunyuan-native/${name}`);
    const whole = await decode(bytes);
    for (const offset of offsetsOf(bytes)) {
      expect(await decode(bytes, [offset])).toEqual(whole);
    }
  });

  it('is complete when it was not streamed', async () => {
    const { chunks } = await decode(readFixture('hunyuan-native/completion.json'));
    expect(chunks).toMatchObject([
      { type: 'text-delta', delta: '今天开放。' },
      { type: 'finish', reason: 'stop', responseId: '9d7e-req', usage: { inputTokens: 12, outputTokens: 4 } },
    ]);
  });

  it('is complete when it was not streamed and is pretty-printed', async () => {
    const body = JSON.parse(readFixture('hunyuan-native/completion.json').toString()) as unknown;
    const { chunks } = await decodeText(JSON.stringify(body, null, 2));
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta', 'finish']);
  });

  it('is named by the header where it does not name itself', async () => {
    const { chunks } = await decodeText(choice({ Content: '好' }, 'stop'));
    expect(chunks.at(-1)).toMatchObject({ responseId: 'header-id', usage: { estimated: true } });
  });

  it('shows nothing that comes with or after the word of the moderation', async () => {
    const { chunks } = await decodeText(choice({ Content: '不宜' }, 'sensitive') + choice({ Content: '再说' }));
    expect(chunks.map(({ type }) => type)).toEqual(['finish']);
    expect(chunks[0]).toMatchObject({ reason: 'content-filter' });
  });

  it('runs no call that the moderation has cut', async () => {
    const called = { ToolCalls: [{ Id: 'a', Function: { Name: 'f', Arguments: '{}' } }] };
    const { chunks } = await decodeText(choice(called) + choice({}, 'sensitive'));
    expect(chunks.map(({ type }) => type)).toEqual(['finish']);
  });

  it('keeps calls apart that have ids and one index, and takes the index where there is no id', async () => {
    const piece = (Id: string, Index: number, Name: string, Arguments: string) =>
      choice({ ToolCalls: [{ Id, Index, Type: 'function', Function: { Name, Arguments } }] });
    const { chunks } = await decodeText(
      piece('', 0, 'f', '{"x":') + piece('', 1, 'g', '{}') + piece('', 0, '', '1}') + choice({}, 'tool_calls'),
    );
    expect(chunks.slice(0, 2)).toEqual([call('minted-1', 'f', '{"x":1}'), call('minted-2', 'g', '{}')]);
  });

  it('says nothing of pages without a title or an address', async () => {
    const found = { SearchInfo: { SearchResults: [null, { Index: 1, Title: null, Url: '' }, 'x'] } };
    const { chunks } = await decodeText(event(found) + choice({ Content: '好' }, 'stop'));
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta', 'finish']);
  });

  it('counts the last report only', async () => {
    const report = (count: number) => event({ Choices: [], Usage: { PromptTokens: 9, CompletionTokens: count } });
    const { chunks } = await decodeText(report(1) + report(2) + choice({ Content: '好' }, 'stop') + report(3));
    expect(chunks.at(-1)).toMatchObject({ usage: { inputTokens: 9, outputTokens: 3, calls: 1, estimated: false } });
  });
});

describe('a reply that fails', () => {
  it.each<[string, string, object]>([
    [
      'an error before the stream',
      readFixture('hunyuan-native/error.json').toString(),
      { kind: 'auth', requestId: '9d7e-req' },
    ],
    [
      'an error without the wrapper',
      event({ Error: { Code: 'RequestLimitExceeded', Message: 'x' } }),
      { kind: 'rate-limit' },
    ],
    ['an inner error', event({ ErrorMsg: { Code: 4000, Msg: 'x' } }), { kind: 'overloaded', retryable: true }],
    ['a model that was too slow', event({ ErrorMsg: { Code: 4001, Msg: 'x' } }), { kind: 'timeout', retryable: true }],
    ['an inner error, not streamed', '{"Response":{"ErrorMsg":{"Code":4001,"Msg":"x"}}}', { kind: 'timeout' }],
    ['an error code as text', event({ ErrorMsg: { Code: '4000', Msg: 'x' } }), { kind: 'overloaded' }],
    ["a gateway's error", event({ error: { code: 'insufficient_quota' } }), { kind: 'quota' }],
    ['an event named error', 'event: error\ndata: nope\n\n', { kind: 'unknown' }],
    ['a page of HTML', '<html>502</html>', { kind: 'overloaded' }],
    ['no finish reason', choice({ Content: '好' }), { kind: 'incomplete', partialText: '好' }],
    ['nothing', '', { kind: 'incomplete' }],
    ['a cut body', '{"Response":{"Choices":[{"Mess', { kind: 'incomplete' }],
    ['a body of another kind', '{"hello":1}', { kind: 'invalid-response' }],
    ['an event of another kind', 'data: 7\n\n', { kind: 'invalid-response' }],
  ])('with %s is a typed error', async (_, body, expected) => {
    const { error } = await decodeText(body);
    expect(error).toMatchObject(expected);
    expect(error?.message).toContain('POST https://host/');
  });

  it('after the moderation keeps nothing of what was withdrawn', async () => {
    const withdrawn = choice({ Content: '有人说' }) + choice({}, 'sensitive');
    const { error } = await decodeText(withdrawn + event({ ErrorMsg: { Code: 4000, Msg: 'x' } }));
    expect(error).toMatchObject({ kind: 'overloaded', partialText: '' });
  });

  it('in mid-stream keeps the text before it', async () => {
    const { chunks, error } = await decode(readFixture('hunyuan-native/error-in-stream.sse'));
    expect(chunks).toEqual([text('今天')]);
    expect(error).toMatchObject({ name: 'ModelStreamError', kind: 'overloaded', partialText: '今天' });
    expect(error?.message).toContain('(4000)');
  });
});
