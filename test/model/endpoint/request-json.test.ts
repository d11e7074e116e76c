import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import { readTransport } from '../../../src/model/endpoint/options.js';
import { type JsonEndpointOptions, requestJson } from '../../../src/model/endpoint/request-json.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(...replies: readonly WireReply[]): Promise<WireServer> {
  server = await startWireServer((_: WireRequest, number) => replies[number] ?? replies.at(-1) ?? {});
  return server;
}

const json = (value: unknown, rest: WireReply = {}): WireReply => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  ...rest,
});

function ask(url: string, options: JsonEndpointOptions = {}, signal?: AbortSignal) {
  let attempt = 0;
  return requestJson({
    target: `POST ${url}/v1/things`,
    transport: readTransport('things()', { retry: { firstWaitMs: 1 }, ...options }),
    signal,
    encode: async () => ({
      url: `${url}/v1/things?token=secret-query`,
      headers: { authorization: `Bearer sk-secret-${++attempt}`, 'content-type': 'application/json' },
      body: '{"text":"13800000000"}',
    }),
  });
}

async function failure(promise: Promise<unknown>): Promise<ModelError> {
  return promise.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => error as ModelError,
  );
}

describe('requestJson', () => {
  it('gives the object that the endpoint answers with', async () => {
    const { url, requests } = await serve(json({ a: [1] }, { bytesPerWrite: 1 }));
    expect(await ask(url)).toEqual({ value: { a: [1] }, retries: 0 });
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1/things?token=secret-query' });
  });

  it('leaves nothing behind at the signal of the caller', async () => {
    const { url } = await serve({ status: 503 }, json({}));
    const { signal } = new AbortController();
    await ask(url, {}, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('reads past padding and a byte order mark', async () => {
    const { url } = await serve({ body: `\ufeff\n\n\n{"a":1}\n` });
    expect((await ask(url)).value).toEqual({ a: 1 });
  });

  it('puts characters together that arrive in pieces', async () => {
    const { url } = await serve(json({ a: '西湖🚢' }, { bytesPerWrite: 1 }));
    expect((await ask(url)).value).toEqual({ a: '西湖🚢' });
  });

  it.each<[string, WireReply]>([
    ['429', { status: 429, headers: { 'retry-after-ms': '1' } }],
    ['503', { status: 503, body: 'oops' }],
    ['a reset', { instead: 'reset' }],
    ['a reset in mid-body', { body: '{"a":', afterwards: 'reset' }],
    ['a body that is cut in order', { body: '{"a":' }],
    ['an empty body', {}],
    ['a page of HTML', { body: '<html>502</html>' }],
    ['silence', { instead: 'hang' }],
    ['silence in mid-body', { body: '{"a":', afterwards: 'hang' }],
    ['a limit that passes, with status 200', json({ error: { code: 'rate_limit_exceeded', message: 'x' } })],
    ['a busy cloud, with status 200', json({ Response: { Error: { Code: 'InternalError', Message: 'x' } } })],
  ])('asks again after %s, with a call written anew', async (_, first) => {
    const { url, requests } = await serve(first, json({ a: 1 }));
    expect(await ask(url, { timeLimits: { firstTokenMs: 200 } })).toEqual({ value: { a: 1 }, retries: 1 });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer sk-secret-1', 'Bearer sk-secret-2']);
  });

  it.each<[string, WireReply, object, number]>([
    ['a wrong key', json({ error: { code: 'invalid_api_key' } }, { status: 401 }), { kind: 'auth', status: 401 }, 1],
    ['no balance', json({ error: { code: 'insufficient_quota' } }, { status: 429 }), { kind: 'quota' }, 1],
    [
      'a wrong signature with status 200',
      json({ Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'x' }, RequestId: 'r' } }),
      { kind: 'auth', status: 200, requestId: 'r', vendorCode: 'AuthFailure.SignatureFailure' },
      1,
    ],
    ['an old code with status 200', json({ error_code: 110, error_msg: 'x' }), { status: 200, vendorCode: '110' }, 1],
    ['a list', json([1]), { kind: 'invalid-response' }, 1],
    ['prose', { body: 'hello' }, { kind: 'invalid-response' }, 1],
    ['a server that stays busy', { status: 503 }, { kind: 'overloaded', usage: { calls: 1, retries: 2 } }, 3],
  ])('fails on %s', async (_, reply, expected, attempts) => {
    const { url, requests } = await serve(reply);
    const error = await failure(ask(url));
    expect(error).toMatchObject(expected);
    expect(error.message).toContain(`POST ${url}/v1/things`);
    expect(requests).toHaveLength(attempts);
  });

  it('takes the wait that the server asks for at its word', async () => {
    const { url, requests } = await serve({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await failure(ask(url))).toMatchObject({ kind: 'rate-limit', retryAfterMs: 3_600_000 });
    expect(requests).toHaveLength(1);
  });

  it('bounds the time of a whole answer, though bytes keep coming', async () => {
    const { url, requests } = await serve({ body: ' '.repeat(10_000), bytesPerWrite: 1, delayMs: 5 });
    const error = await failure(ask(url, { timeLimits: { firstTokenMs: 100 }, retry: { attempts: 1 } }));
    expect(error).toMatchObject({ name: 'ModelTimeoutError', usage: { calls: 1, abortedCalls: 1, estimated: true } });
    await requests[0]?.closed;
  });

  it('bounds the memory that an answer takes', async () => {
    const { url, requests } = await serve({ body: ' '.repeat(100_000), bytesPerWrite: 1_000, afterwards: 'hang' });
    const error = await failure(ask(url, { maxEventLength: 5_000 }));
    expect(error).toMatchObject({ kind: 'invalid-response' });
    expect(error.message).toContain('"maxEventLength"');
    expect(requests).toHaveLength(1);
    await requests[0]?.closed;
  });

  it.each<[string, WireReply]>([
    ['headers', { instead: 'hang' }],
    ['the end of the body', { body: '{"a":', afterwards: 'hang' }],
    ['another attempt', { status: 503, headers: { 'retry-after-ms': '9000' } }],
  ])('stops at once while it waits for %s', async (_, reply) => {
    const { url, requests } = await serve(reply);
    const controller = new AbortController();
    const failed = failure(ask(url, {}, controller.signal));
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    controller.abort('left');
    expect(await failed).toMatchObject({ name: 'AbortError', code: 'model-aborted', cause: 'left' });
    await requests[0]?.closed;
    expect(requests).toHaveLength(1);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('sends nothing when it was stopped before', async () => {
    const { url, requests } = await serve(json({}));
    const error = await failure(ask(url, {}, AbortSignal.abort('left')));
    expect(error).toMatchObject({ code: 'model-aborted', cause: 'left' });
    expect(error.usage).toBeUndefined();
    expect(requests).toHaveLength(0);
  });

  it('passes on what keeps a call from being written, as it is', async () => {
    const reason = new Error('the vault is closed');
    const transport = readTransport('things()', {});
    const encode = () => Promise.reject(reason);
    expect(await failure(requestJson({ target: 'POST https://host/', transport, signal: undefined, encode }))).toBe(
      reason,
    );
  });

  it.each<[string, WireReply]>([
    ['a refusal', json({ error: { code: 'bad', message: '13800000000 sk-secret-1 secret-query' } }, { status: 400 })],
    ['an error with status 200', json({ error: { code: 'bad', message: '13800000000 sk-secret-1' } })],
    ['a broken connection', { body: '{', afterwards: 'reset' }],
    ['prose', { body: '13800000000 sk-secret-1' }],
  ])('shows no key, query string or word of the customer: %s', async (_, reply) => {
    const { url } = await serve(reply);
    const error = await failure(ask(url, { retry: { attempts: 1 } }));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/13800000000|sk-secret|secret-query/);
  });
});
