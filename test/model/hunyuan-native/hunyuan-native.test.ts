import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';
import type { ChatChunk, ChatRequest } from '../../../src/model/chat-model.js';
import { hunyuanNative } from '../../../src/model/hunyuan-native/hunyuan-native.js';
import type { HunyuanNativeOptions } from '../../../src/model/hunyuan-native/options.js';
import {
  readFixture,
  startWireServer,
  type WireReply,
  type WireRequest,
  type WireServer,
} from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(...replies: readonly WireReply[]): Promise<WireServer> {
  server = await startWireServer((_: WireRequest, number) => replies[number] ?? replies.at(-1) ?? {});
  return server;
}

const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };

const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '今天故宫开放吗? 我的电话是 13800000000' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
};

async function ask(url: string, options: Partial<HunyuanNativeOptions> = {}, signal?: AbortSignal) {
  const model = hunyuanNative({ credentials, baseURL: url, retry: { firstWaitMs: 1 }, ...options });
  const chunks: ChatChunk[] = [];
  let error: ModelError | undefined;
  try {
    for await (const chunk of model.stream({ ...question, signal })) {
      chunks.push(chunk);
    }
  } catch (thrown) {
    error = thrown as ModelError;
  }
  const text = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
  return { chunks, error, text };
}

const sse = (name: string): WireReply => ({ body: readFixture(`hunyuan-native/${name}`) });
const json = (body: string | Uint8Array): WireReply => ({ body, headers: { 'content-type': 'application/json' } });
const cloudError = (Code: string, Message = 'x') =>
  json(JSON.stringify({ Response: { Error: { Code, Message }, RequestId: 'r-7' } }));

/** The signature that belongs to a request as it arrived. */
function signatureOf({ headers, body }: WireRequest, keys = credentials) {
  const contentType = headers['content-type'] ?? '';
  const timestamp = Number(headers['x-tc-timestamp']);
  return signTc3({ host: headers.host ?? '', service: 'hunyuan', contentType, body, timestamp }, keys);
}

describe('hunyuanNative', () => {
  it('sends a signed request whose signature holds for what arrives', async () => {
    const { url, requests } = await serve(sse('text.sse'));
    const { text, chunks } = await ask(url, { headers: { 'x-tenant': 'a' }, region: 'ap-guangzhou' });
    expect(text).toBe('您好，今天 8:30 开放🏯。');
    expect(chunks.at(-1)).toMatchObject({
      type: 'finish',
      reason: 'stop',
      usage: { inputTokens: 30, outputTokens: 8 },
    });
    const [request] = requests as [WireRequest];
    expect(request).toMatchObject({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/json',
        'x-tc-action': 'ChatCompletions',
        'x-tc-version': '2023-09-01',
        'x-tc-region': 'ap-guangzhou',
        'x-tenant': 'a',
      },
    });
    expect(request.headers.authorization).toBe(await signatureOf(request));
    expect(JSON.parse(request.body)).toMatchObject({
      Model: 'hunyuan-turbos-latest',
      Stream: true,
      Messages: [{ Role: 'system' }, { Role: 'user', Content: expect.stringContaining('2026-11-24 10:25') }],
    });
  });

  it('names itself for logs and traces', () => {
    const model = hunyuanNative({ credentials, model: 'hunyuan-t1-latest' });
    expect(model.id).toBe('hunyuan-native/hunyuan-t1-latest');
    expect(model.provider).toEqual({
      name: 'tencent.hunyuan',
      model: 'hunyuan-t1-latest',
      address: 'hunyuan.tencentcloudapi.com',
      port: 443,
    });
  });

  it('signs every attempt anew, with the credentials of the moment', async () => {
    const { url, requests } = await serve(cloudError('RequestLimitExceeded'), sse('text.sse'));
    let number = 0;
    const tokens = ['first', 'second'];
    const source = () => ({ ...credentials, secretKey: `key-${++number}`, token: tokens[number - 1] });
    const { chunks, error } = await ask(url, { credentials: source });
    expect(error).toBeUndefined();
    expect(chunks[0]).toMatchObject({ type: 'retry', reason: 'rate-limit' });
    expect(requests.map(({ headers }) => headers['x-tc-token'])).toEqual(tokens);
    for (const [index, request] of requests.entries()) {
      const keys = { ...credentials, secretKey: `key-${index + 1}` };
      expect(request.headers.authorization).toBe(await signatureOf(request, keys));
    }
  });

  it.each<[string, WireReply, object, number]>([
    [
      'a wrong key',
      json(readFixture('hunyuan-native/error.json')),
      { kind: 'auth', status: 200, requestId: '9d7e-req' },
      1,
    ],
    ['no balance', cloudError('FailedOperation.ResourcePackExhausted'), { kind: 'quota', retryable: false }, 1],
    ['an engine that fails', cloudError('FailedOperation.EngineServerError'), { kind: 'overloaded' }, 3],
    ['a gateway that fails', { status: 502, body: '<html></html>' }, { kind: 'overloaded', status: 502 }, 3],
  ])('fails with a typed error: %s', async (_, reply, expected, attempts) => {
    const { url, requests } = await serve(reply);
    const { error } = await ask(url);
    expect(error).toMatchObject(expected);
    expect(requests).toHaveLength(attempts);
  });

  it('is complete when the endpoint does not stream, and when it leaves the connection open', async () => {
    const body = `${readFixture('hunyuan-native/completion.json')}\n`;
    const { url } = await serve({ ...json(body), afterwards: 'hang' });
    const { text, error } = await ask(url);
    expect(error).toBeUndefined();
    expect(text).toBe('今天开放。');
  });

  it('takes back what the moderation withdraws', async () => {
    const { url } = await serve(sse('sensitive.sse'));
    const { chunks } = await ask(url);
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta', 'text-delta', 'retract', 'finish']);
  });

  it('names the request for support where it breaks in mid-stream', async () => {
    const { url } = await serve({ ...sse('error-in-stream.sse'), headers: { 'x-tc-requestid': 'tc-1' } });
    const { error, text } = await ask(url);
    expect(text).toBe('今天');
    expect(error).toMatchObject({ kind: 'overloaded', partialText: '今天' });
  });

  it('ends at once when the caller stops it', async () => {
    const body = `data: ${JSON.stringify({ Choices: [{ Delta: { Content: '今天' } }] })}\n\n`;
    const { url, requests } = await serve({ body, afterwards: 'hang' });
    const controller = new AbortController();
    const reply = hunyuanNative({ credentials, baseURL: url }).stream({ ...question, signal: controller.signal });
    const iterator = reply[Symbol.asyncIterator]();
    await iterator.next();
    controller.abort('left');
    await expect(iterator.next()).rejects.toMatchObject({ code: 'model-aborted', partialText: '今天', cause: 'left' });
    await requests[0]?.closed;
  });

  it.each<[string, WireReply]>([
    [
      'a refusal',
      cloudError('AuthFailure.SignatureFailure', `13800000000 ${credentials.secretKey} ${credentials.secretId}`),
    ],
    ['a broken connection', { instead: 'reset' }],
    ['silence', { instead: 'hang' }],
  ])('shows no key and no word of the customer: %s', async (_, reply) => {
    const { url } = await serve(reply);
    const { error } = await ask(url, { timeLimits: { firstTokenMs: 50 } });
    expect(error?.message).toContain(`POST ${url}/`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/13800000000|zhike-example-secret|AKIDEXAMPLE/);
  });

  it.each<[string, object, RegExp]>([
    ['no credentials', {}, /"credentials" is missing/],
    ['half of them', { credentials: { secretId: 'AKID' } }, /"credentials.secretKey" is missing/],
    ['an API key', { apiKey: 'sk' }, /does not know the option "apiKey"/],
    ['an empty model', { credentials, model: ' ' }, /"model"/],
    ['a switch that is none', { credentials, streamModeration: 'off' }, /"streamModeration" must be true or false/],
    ['a temperature out of range', { credentials, temperature: 3 }, /"temperature"/],
  ])('refuses %s', (_, options, message) => {
    expect(() => hunyuanNative(options as HunyuanNativeOptions)).toThrow(message);
  });
});
