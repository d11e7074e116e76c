import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import type { ChatChunk, ChatRequest } from '../../../src/model/chat-model.js';
import { DecoderV1 } from '../../../src/model/tencent-adp/decode-v1.js';
import { DecoderV2 } from '../../../src/model/tencent-adp/decode-v2.js';
import type { TencentAdpOptions } from '../../../src/model/tencent-adp/options.js';
import { tencentAdp } from '../../../src/model/tencent-adp/tencent-adp.js';
import { SseReader } from '../../../src/stream/sse-reader.js';
import { cutBody, offsetsOf } from '../../support/cut-body.js';
import { readFixture, startWireServer, type WireReply, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '几点停航? 13800000000' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
  conversation: { tenantId: 'a', conversationId: '1' },
};

async function ask(reply: WireReply, options: Partial<TencentAdpOptions> = {}, request: Partial<ChatRequest> = {}) {
  server ??= await startWireServer(reply);
  const chunks: ChatChunk[] = [];
  let error: ModelError | undefined;
  const model = tencentAdp({ appKey: 'key-secret', baseURL: server.url, retry: { firstWaitMs: 1 }, ...options });
  try {
    for await (const chunk of model.stream({ ...question, ...request })) {
      chunks.push(chunk);
    }
  } catch (thrown) {
    error = thrown as ModelError;
  }
  return { chunks, error, text: shownBy(chunks) };
}

/** What a reader sees in the end: a retract takes back what was shown. */
function shownBy(chunks: readonly ChatChunk[]): string {
  return chunks.reduce(
    (text, chunk) => (chunk.type === 'retract' ? '' : chunk.type === 'text-delta' ? text + chunk.delta : text),
    '',
  );
}

const fixture = (name: string): WireReply => ({ body: readFixture(`tencent-adp/${name}.sse`) });
const bodyOf = (number = 0) => JSON.parse(server?.requests[number]?.body ?? '') as Record<string, unknown>;

describe('a bot of version 2', () => {
  it('gives its reply, its thought, its sources and its tokens', async () => {
    const { chunks, text, error } = await ask(fixture('v2-text'));
    expect(error).toBeUndefined();
    expect(text).toBe('游船每天 17:30 停航🚢。');
    expect(chunks).toContainEqual({ type: 'reasoning-delta', delta: '先查船期。' });
    expect(chunks).toContainEqual({ type: 'text-delta', delta: '游船每天', fromOwnKnowledge: true });
    expect(chunks).toContainEqual({
      type: 'reference',
      reference: { id: '1', title: '游船时刻表', url: 'https://boats.example/times' },
    });
    expect(chunks.at(-1)).toMatchObject({
      type: 'finish',
      reason: 'stop',
      responseId: 'rec-a1',
      usage: { inputTokens: 1024, outputTokens: 36, estimated: false },
    });
    expect(chunks.some(({ type }) => type === 'retract')).toBe(false);
  });

  it('withdraws what it replaces, and goes on after it', async () => {
    const { chunks, text } = await ask(fixture('v2-replace'));
    expect(chunks.slice(0, 4)).toMatchObject([
      { type: 'text-delta', delta: '票价 50 元' },
      { type: 'retract', reason: 'replaced' },
      { type: 'text-delta', delta: '票价 55 元' },
      { type: 'text-delta', delta: '。' },
    ]);
    expect(text).toBe('票价 55 元。');
  });

  it('ends with its final messages, whatever was said before', async () => {
    expect((await ask(fixture('v2-final-differs'))).text).toBe('抱歉,这个问题我不能回答。\n\n您想问哪一天?');
  });

  it('is sent what the customer says, and who it is in its own way', async () => {
    await ask(fixture('v2-text'), { searchNetwork: false, streamingThrottle: 20, customVariables: { shop: 'lake' } });
    expect(server?.requests[0]?.path).toBe('/adp/v2/chat');
    expect(bodyOf()).toEqual({
      RequestId: expect.stringMatching(/^[\w-]{32}$/),
      ConversationId: expect.stringMatching(/^[a-f0-9]{32}$/),
      AppKey: 'key-secret',
      VisitorId: expect.stringMatching(/^[\w-]{1,64}$/),
      Contents: [
        { Type: 'text', Text: '几点停航? 13800000000' },
        { Type: 'custom_variables', CustomVariables: { shop: 'lake' } },
      ],
      Incremental: true,
      Stream: 'enable',
      StreamingThrottle: 20,
      SearchNetwork: 'disable',
    });
  });

  it('is sent only what was said since its last answer', async () => {
    await ask(
      fixture('v2-text'),
      {},
      {
        messages: [
          ...question.messages,
          { role: 'assistant', parts: [{ type: 'text', text: '17:30。' }] },
          { role: 'user', parts: [{ type: 'text', text: '票价呢?' }] },
          { role: 'user', parts: [{ type: 'text', text: '儿童' }] },
        ],
      },
    );
    expect(bodyOf().Contents).toEqual([{ Type: 'text', Text: '票价呢?\n\n儿童' }]);
  });

  it('keeps one conversation for one of ours, and another for every other tenant', async () => {
    const conversations = [
      { tenantId: 'a', conversationId: '1' },
      { tenantId: 'a', conversationId: '1' },
      { tenantId: 'b', conversationId: '1' },
      { tenantId: 'a', conversationId: '2' },
    ];
    for (const conversation of conversations) {
      await ask(fixture('v2-text'), {}, { conversation });
    }
    await ask(fixture('v2-text'), {}, { conversation: undefined });
    await ask(fixture('v2-text'), {}, { conversation: undefined });
    const ids = conversations.concat(conversations.slice(0, 2)).map((_, number) => bodyOf(number).ConversationId);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(5);
    expect(new Set(conversations.map((_, number) => bodyOf(number).VisitorId)).size).toBe(3);
  });

  it('is sent instructions and passages where that is asked for', async () => {
    const evidence = {
      answerability: 'answerable' as const,
      confidence: 1,
      passages: [{ id: 'p', documentId: 'd', title: '船', headings: [], text: '末班 17:30' }],
    };
    await ask(
      fixture('v2-text'),
      { sendInstructions: true, sendEvidence: true },
      {
        messages: [
          {
            role: 'user',
            parts: [
              { type: 'text', text: '几点?' },
              { type: 'evidence', evidence },
            ],
          },
        ],
      },
    );
    expect(bodyOf().SystemRole).toBe('Be kind.');
    expect(JSON.stringify(bodyOf().Contents)).toMatch(/末班 17:30.*几点\?/);
  });
});

describe('a bot of version 1', () => {
  it.each([
    ['v1-full-text', false],
    ['v1-incremental', true],
  ])('gives the growth of its text: %s', async (name, incremental) => {
    const { chunks, text, error } = await ask(fixture(name), { version: 'v1', incremental });
    expect(error).toBeUndefined();
    expect(text).toBe('游船每天 17:30 停航。');
    expect(chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : []))).toHaveLength(3);
    expect(chunks).toContainEqual({
      type: 'reference',
      reference: { id: '5', title: '游船常见问题', url: 'https://boats.example/faq' },
    });
    expect(chunks.at(-1)).toMatchObject({ reason: 'stop', usage: { inputTokens: 60, outputTokens: 12 } });
    expect(server?.requests[0]?.path).toBe('/v1/qbot/chat/sse');
    expect(bodyOf()).toMatchObject({ content: '几点停航? 13800000000', bot_app_key: 'key-secret', incremental });
  });

  it('withdraws what its moderation forbids', async () => {
    const { chunks, text } = await ask(fixture('v1-evil'), { version: 'v1' });
    expect(text).toBe('');
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'content-filter', rawReason: 'is_evil' });
  });

  it('is not sent a message that is too long for it', async () => {
    const messages = [{ role: 'user' as const, parts: [{ type: 'text' as const, text: '长'.repeat(6001) }] }];
    const { error } = await ask(fixture('v1-full-text'), { version: 'v1' }, { messages });
    expect(error).toMatchObject({ kind: 'context-length' });
    expect(server?.requests).toHaveLength(0);
  });
});

describe.each([
  ['v2-text', () => new DecoderV2({ target: 'POST x', sent: '' })],
  ['v2-replace', () => new DecoderV2({ target: 'POST x', sent: '' })],
  ['v1-full-text', () => new DecoderV1({ target: 'POST x', sent: '', incremental: false })],
  ['v1-incremental', () => new DecoderV1({ target: 'POST x', sent: '', incremental: true })],
] as const)('the bytes of %s', (name, create) => {
  const bytes = readFixture(`tencent-adp/${name}.sse`);

  async function decode(body: ReadableStream<Uint8Array>) {
    const decoder = create();
    const reader = new SseReader(body);
    const chunks: ChatChunk[] = [];
    for (let items = await reader.read(); items !== undefined; items = await reader.read()) {
      for (const item of items) {
        decoder.push(item, chunks);
      }
    }
    return { decoder, chunks };
  }

  it('say the same wherever they are cut in two', async () => {
    const whole = await decode(cutBody(bytes, []));
    whole.decoder.finish(whole.chunks);
    for (const offset of offsetsOf(bytes)) {
      const { decoder, chunks } = await decode(cutBody(bytes, [offset]));
      decoder.finish(chunks);
      expect(chunks).toEqual(whole.chunks);
    }
  });

  it('are never taken for a whole reply before its end has come', async () => {
    const end = bytes.indexOf(name.startsWith('v2') ? 'response.completed' : '"is_final":true,"is_from_self":false');
    expect(end).toBeGreaterThan(0);
    for (let length = 0; length < end; length += 7) {
      const { decoder, chunks } = await decode(cutBody(bytes.subarray(0, length), []));
      expect(() => decoder.finish(chunks)).toThrow(expect.objectContaining({ kind: 'incomplete' }));
    }
  });
});

describe('what fails', () => {
  it.each<[string, WireReply, Partial<TencentAdpOptions>, object]>([
    ['after text', fixture('v2-error'), {}, { kind: 'rate-limit', retryable: true, partialText: '门票' }],
    ['at once', fixture('v1-error'), { version: 'v1' }, { kind: 'not-found', retryable: false, partialText: '' }],
    ['as bare JSON', { body: '{"code":460032,"message":"canary"}' }, {}, { kind: 'quota', status: 200 }],
    ['with a status', { status: 403, body: '{"error":{"code":460001,"message":"canary"}}' }, {}, { status: 403 }],
    ['by HTML', { body: '<html>canary</html>' }, {}, { kind: 'overloaded', retryable: true }],
    ['by something else', { body: 'canary' }, {}, { kind: 'invalid-response' }],
    ['by ending early', { body: readFixture('tencent-adp/v2-text.sse').subarray(0, 700) }, {}, { kind: 'incomplete' }],
    [
      'by a reset',
      { body: readFixture('tencent-adp/v2-text.sse').subarray(0, 700), afterwards: 'reset' },
      {},
      { kind: 'network' },
    ],
  ])('is a typed error without the words of anybody: %s', async (_, reply, options, expected) => {
    const { error, text } = await ask(reply, options);
    expect(error).toMatchObject(expected);
    expect(error?.partialText).toBe(text);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/canary|key-secret|13800000000/);
  });

  it.each<[object, string]>([
    [{ appKey: '' }, '"appKey" is missing'],
    [{ version: 'v3' }, '"version" must be v1 or v2'],
    [{ streamingThrottle: 0 }, '"streamingThrottle" must be'],
    [{ appkey: 'x' }, 'does not know the option "appkey"'],
  ])('is refused before anything is sent: %o', (options, message) => {
    expect(() => tencentAdp({ appKey: 'key', ...options } as TencentAdpOptions)).toThrow(message);
  });

  it('stops upstream when the caller stops', async () => {
    server = await startWireServer({
      body: readFixture('tencent-adp/v2-text.sse').subarray(0, 700),
      afterwards: 'hang',
    });
    const controller = new AbortController();
    const model = tencentAdp({ appKey: 'key', baseURL: server.url });
    const reading = (async () => {
      for await (const chunk of model.stream({ ...question, signal: controller.signal })) {
        if (chunk.type === 'text-delta') controller.abort('left');
      }
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'model-aborted',
      partialText: expect.stringContaining('游船'),
    });
    await server.requests[0]?.closed;
  });
});
