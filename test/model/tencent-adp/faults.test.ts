import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { ModelHttpError, ModelStreamError } from '../../../src/error/model-error.js';
import type { TencentAdpOptions } from '../../../src/model/tencent-adp/options.js';
import { tencentAdp } from '../../../src/model/tencent-adp/tencent-adp.js';
import { askModel } from '../../support/ask-model.js';
import { startWireServer, type WireReply, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(replies: readonly WireReply[], options: Partial<TencentAdpOptions> = {}) {
  server = await startWireServer((_, number) => replies[number] ?? replies.at(-1) ?? {});
  const model = tencentAdp({ appKey: 'key-secret', baseURL: server.url, retry: { firstWaitMs: 1 }, ...options });
  return { ...(await askModel(model)), requests: server.requests };
}

const event = (Type: string, fields: object = {}) => `data: ${JSON.stringify({ Type, ...fields })}\n\n`;
const text = (Text: string) =>
  event('message.added', { Message: { MessageId: 'm', Type: 'reply' } }) +
  event('text.delta', { MessageId: 'm', Text });
const completed = event('response.completed', { Response: { Status: 'success' } });
const good: WireReply = { body: text('五点。') + completed };
const errorV2 = (Code: number | string) =>
  event('error', { Error: { Code, Message: 'canary key-secret', RequestId: 'req-77' } });
const errorV1 = (code: number | string) =>
  `event:error\ndata:${JSON.stringify({ type: 'error', error: { code, message: 'canary' } })}\n\n`;
const lastV1 = `data:${JSON.stringify({ type: 'reply', payload: { content: '五点。', is_final: true } })}\n\n`;

const codes: readonly (readonly [number, string, boolean])[] = [
  [400, 'invalid-request', false],
  [460001, 'auth', false],
  [460004, 'not-found', false],
  [460010, 'permission', false],
  [460011, 'rate-limit', true],
  [460020, 'timeout', true],
  [460021, 'not-found', false],
  [460030, 'invalid-request', false],
  [460031, 'rate-limit', true],
  [460032, 'quota', false],
  [460033, 'not-found', false],
  [460034, 'context-length', false],
  [460035, 'unknown', false],
  [460037, 'quota', false],
  [460919, 'invalid-request', false],
  [469999, 'unknown', false],
];

describe('an error of the platform', () => {
  it.each(codes)('%i is of the kind %s', async (code, kind, retryable) => {
    const retry = { attempts: 1 };
    const v2 = await ask([{ body: event('response.created') + errorV2(code) }], { retry });
    expect(v2.error).toBeInstanceOf(ModelHttpError);
    expect(v2.error).toMatchObject({ kind, retryable, vendorCode: String(code), requestId: 'req-77', partialText: '' });
    await server?.close();
    const v1 = await ask([{ body: errorV1(code) }], { version: 'v1', retry });
    expect(v1.error).toMatchObject({ kind, retryable, vendorCode: String(code) });
    expect(inspect([v1.error, v2.error], { depth: 10, showHidden: true })).not.toMatch(/canary|key-secret/);
  });

  it('says what to do', async () => {
    const remedy = async (code: number) => {
      const { error } = await ask([{ body: errorV2(code) }]);
      await server?.close();
      return error?.message;
    };
    expect(await remedy(460030)).toMatch(/\(460030\); .*version: 'v2'/);
    expect(await remedy(460004)).toMatch(/\(460004\); check "appKey", and that the application is published/);
    expect(await remedy(460919)).toMatch(/\(460919\); .*conversation id/);
  });

  it('after text keeps the text and names the code', async () => {
    const { error, requests } = await ask([{ body: text('五点') + errorV2(460011) }]);
    expect(error).toBeInstanceOf(ModelStreamError);
    expect(error).toMatchObject({ kind: 'rate-limit', partialText: '五点' });
    expect(error?.message).toContain('(460011)');
    expect(requests).toHaveLength(1);
  });

  it('before text is tried again where that may help, and only there', async () => {
    const busy = await ask([{ body: errorV2(460011) }, good]);
    expect(busy.types).toEqual(['retry', 'text-delta', 'finish']);
    expect(busy.finish?.usage).toMatchObject({ calls: 1, retries: 1 });
    const ids = busy.requests.map(({ body }) => JSON.parse(body).RequestId as string);
    expect(new Set(ids).size).toBe(2);
    await server?.close();
    const empty = await ask([{ body: errorV2(460032) }, good]);
    expect(empty.requests).toHaveLength(1);
  });

  it.each<[string, WireReply]>([
    ['under the event’s name alone', { body: 'event: error\ndata: {"Code":460032,"Message":"x"}\n\n' }],
    ['in the words of version 1', { body: errorV1(460032) }],
    ['without a type', { body: 'data: {"error":{"code":"460032","message":"x"}}\n\n' }],
    ['as bare JSON of version 2', { body: '{"Error":{"Code":460032,"Message":"x"}}' }],
    ['as bare JSON over several lines', { body: '{\n "error": {\n  "code": 460032\n }\n}\n' }],
    [
      'as bare JSON on a connection that stays open',
      { body: '{"error":{"code":460032,"message":"x"}}\n', afterwards: 'hang' },
    ],
    ['with a status of its own', { status: 400, body: '{"error":{"code":460032,"message":"x"}}' }],
    ['with a status, in the words of version 2', { status: 500, body: '{"Error":{"Code":460032,"Message":"x"}}' }],
  ])('is found wherever it stands: %s', async (_, reply) => {
    const { error, requests } = await ask([reply]);
    expect(error).toMatchObject({ kind: 'quota', retryable: false, vendorCode: '460032', status: reply.status ?? 200 });
    expect(requests).toHaveLength(1);
  });

  it.each([{ code: '0' }, { error: { code: 0, message: '' } }])('is none where the code is 0: %o', async (fields) => {
    const reply = { body: event('response.created', fields) + good.body };
    const { error, text: shown } = await ask([reply], { retry: { attempts: 1 } });
    expect(error).toBeUndefined();
    expect(shown).toBe('五点。');
  });

  it('leaves the word to the status where its code says nothing', async () => {
    const { error } = await ask([{ status: 429, body: '{"error":{"code":469999,"message":"x"}}' }]);
    expect(error).toMatchObject({ kind: 'rate-limit', retryable: true, vendorCode: '469999', status: 429 });
  });
});

describe('a stream of the platform', () => {
  it('is complete once the reply has ended, however the connection ends', async () => {
    for (const afterwards of ['hang', 'reset', 'close'] as const) {
      const { error, finish } = await ask([{ ...good, afterwards }]);
      expect(error).toBeUndefined();
      expect(finish).toMatchObject({ reason: 'stop' });
      await server?.close();
    }
    const { finish } = await ask([{ body: lastV1, afterwards: 'reset' }], { version: 'v1' });
    expect(finish).toMatchObject({ reason: 'stop' });
  });

  it('is cut, whatever it holds, as long as the reply has not ended', async () => {
    for (const done of ['', 'data: [DONE]\n\n', event('message.done', { Message: { MessageId: 'm' } })]) {
      const { error } = await ask([{ body: text('五点') + done }]);
      expect(error).toMatchObject({ kind: 'incomplete', partialText: '五点' });
      await server?.close();
    }
  });

  it('is given up when nothing but heartbeats comes', async () => {
    const body = `${': ping\n\n'}${event('response.processing')}`.repeat(300);
    const { error } = await ask([{ body, bytesPerWrite: 40, delayMs: 10, afterwards: 'hang' }], {
      timeLimits: { progressMs: 200 },
    });
    expect(error).toMatchObject({ kind: 'timeout' });
  });

  it('keeps what stood last as the text of a reply that breaks', async () => {
    const replaced = event('text.replace', { MessageId: 'm', Text: '六点' });
    const { error, types } = await ask([{ body: text('五点') + replaced, afterwards: 'reset' }]);
    expect(types).toEqual(['text-delta', 'retract', 'text-delta']);
    expect(error).toMatchObject({ kind: 'network', partialText: '六点' });
  });
});

describe('tencentAdp', () => {
  it('names itself for logs and traces', () => {
    expect(tencentAdp({ appKey: 'key-secret', name: 'lake-bot', modelName: 'youtu' })).toMatchObject({
      id: 'lake-bot/youtu',
      provider: { name: 'tencent.adp', model: 'youtu', address: 'wss.lke.cloud.tencent.com', port: 443 },
    });
    expect(inspect(tencentAdp({ appKey: 'key-secret' }), { depth: 5 })).not.toContain('key-secret');
  });

  it('asks for its key before every attempt', async () => {
    let number = 0;
    const { requests } = await ask([{ status: 503 }, good], { appKey: () => `key-${++number}` });
    expect(requests.map(({ body }) => JSON.parse(body).AppKey as string)).toEqual(['key-1', 'key-2']);
  });

  it('refuses a key that is none, without repeating it', async () => {
    const { error, requests } = await ask([good], { appKey: async () => 'key-secret with a space' });
    expect(error?.message).toMatch(/"appKey"/);
    expect(error?.message).not.toContain('key-secret');
    expect(requests).toHaveLength(0);
  });

  it.each<[object, RegExp]>([
    [{ searchNetwork: 'enable' }, /"searchNetwork" must be true or false/],
    [{ customVariables: { age: 7 } }, /"customVariables" must hold texts only/],
    [{ visitorLabels: { subject: ['船'] } }, /"visitorLabels" are known to v1 only/],
    [{ visitorId: 'u-7' }, /"visitorId" must be a function/],
    [{ maxCharacters: 0 }, /"maxCharacters" must be/],
    [{ baseURL: 'ftp://host' }, /"baseURL" is not an http or https address/],
  ])('refuses %o', (options, message) => {
    expect(() => tencentAdp({ appKey: 'key', ...options } as TencentAdpOptions)).toThrow(message);
  });
});
