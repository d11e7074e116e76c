import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import type { ChatChunk, ChatRequest } from '../../../src/model/chat-model.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import type { OpenAICompatibleOptions } from '../../../src/model/openai-compatible/options.js';
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

async function serve(reply: WireReply | ((request: WireRequest, number: number) => WireReply)): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

/** Waits short enough for a test; everything else as a product has it. */
function modelAt(url: string, options: Partial<OpenAICompatibleOptions> = {}) {
  return openaiCompatible({
    baseURL: `${url}/v1?token=secret-query`,
    apiKey: 'sk-secret',
    model: 'm',
    retry: { firstWaitMs: 1 },
    ...options,
  });
}

const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'en',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '我的电话是 13800000000' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
};

async function ask(url: string, options?: Partial<OpenAICompatibleOptions>, signal?: AbortSignal) {
  const chunks: ChatChunk[] = [];
  try {
    for await (const chunk of modelAt(url, options).stream({ ...question, signal })) {
      chunks.push(chunk);
    }
  } catch (error) {
    return { chunks, error: error as ModelError };
  }
  return { chunks, error: undefined };
}

const textOf = (chunks: readonly ChatChunk[]) =>
  chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');

const sse = (name: string): WireReply => ({ body: readFixture(name) });
const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ choices: [{ delta, finish_reason: reason }] })}\n\n`;
const complete = `${event({ content: '好。' })}${event({}, 'stop')}data: [DONE]\n\n`;
const errorBody = (code: string, message = 'x') => JSON.stringify({ error: { code, message } });

describe('a request', () => {
  it('goes to the completions path with the key, the model and the question', async () => {
    const { url, requests } = await serve(sse('openai/text.sse'));
    const { chunks } = await ask(url, { headers: { 'x-tenant': 'a' } });
    expect(textOf(chunks)).toBe('游船每天 8:00 开航🚢。');
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/chat/completions?token=secret-query',
      headers: { authorization: 'Bearer sk-secret', 'content-type': 'application/json', 'x-tenant': 'a' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      model: 'm',
      stream: true,
      messages: [
        { role: 'system' },
        { role: 'user', content: expect.stringContaining('Tuesday 2026-11-24 10:25 (Asia/Shanghai)') },
      ],
    });
  });

  it('asks for the key before every request when it is a function', async () => {
    const { url, requests } = await serve(sse('gateway/no-done.sse'));
    let number = 0;
    const model = modelAt(url, { apiKey: async () => `key-${++number}` });
    for (let turn = 0; turn < 2; turn += 1) {
      for await (const _ of model.stream(question)) {
        // Only the requests matter.
      }
    }
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer key-1', 'Bearer key-2']);
  });

  it('fails with a configuration error when the key function returns nothing', async () => {
    const { error } = await ask('http://127.0.0.1:1', { apiKey: () => '' });
    expect(error).toMatchObject({ name: 'ConfigurationError' });
  });

  it('puts the key where the dialect says', async () => {
    const { url, requests } = await serve(sse('gateway/no-done.sse'));
    await ask(url, { dialect: { authHeader: { name: 'api-key', prefix: '' } } });
    expect(requests[0]?.headers['api-key']).toBe('sk-secret');
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('stops asking for usage where the endpoint refuses that, and remembers it', async () => {
    const { url, requests } = await serve(({ body }) =>
      body.includes('stream_options')
        ? { status: 400, body: errorBody('unknown_parameter', 'Unrecognized request argument: stream_options') }
        : sse('gateway/no-done.sse'),
    );
    const model = modelAt(url);
    for (let turn = 0; turn < 2; turn += 1) {
      for await (const _ of model.stream(question)) {
        // Only the requests matter.
      }
    }
    expect(requests.map(({ body }) => body.includes('stream_options'))).toEqual([true, false, false]);
  });

  it('goes over the connection of an earlier reply', async () => {
    const bytesPerWrite = Buffer.byteLength(complete);
    const { url, requests } = await serve({ body: `${complete}: bye\n\n`, bytesPerWrite, delayMs: 20 });
    await vi.waitFor(async () => {
      await ask(url);
      const connections = requests.map(({ connection }) => connection);
      expect(new Set(connections).size).toBeLessThan(connections.length);
    });
  });
});

describe('a reply that can be saved', () => {
  it.each<[string, WireReply]>([
    ['one byte a read', { ...sse('openai/text.sse'), bytesPerWrite: 1 }],
    ['cut into small pieces that come slowly', { body: complete, bytesPerWrite: 20, delayMs: 20 }],
    ['without [DONE]', sse('gateway/no-done.sse')],
    ['left open after [DONE]', { body: complete, afterwards: 'hang' }],
    ['reset after its finish reason', { body: event({ content: '好。' }, 'stop'), afterwards: 'reset' }],
    ['left open after its finish reason', { body: event({ content: '好。' }, 'stop'), afterwards: 'hang' }],
    ['not streamed', { body: readFixture('gateway/completion.json'), headers: { 'content-type': 'application/json' } }],
    ['not streamed and left open', { body: `${readFixture('gateway/completion.json')}\n`, afterwards: 'hang' }],
    ['of another content type', { body: complete, headers: { 'content-type': 'text/plain' } }],
    ['of one very long line', { body: event({ content: 'a'.repeat(1_500_000) }, 'stop') }],
  ])('is complete: %s', async (_, reply) => {
    const { url, requests } = await serve(reply);
    const { chunks, error } = await ask(url);
    expect(error).toBeUndefined();
    expect(textOf(chunks)).not.toBe('');
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'stop' });
    await requests[0]?.closed;
  });

  it('is complete although it takes longer than any limit, as long as it goes on', async () => {
    const piece = event({ content: '好' });
    const body = `${piece.repeat(40)}${event({}, 'stop')}`;
    const { url } = await serve({ body, bytesPerWrite: Buffer.byteLength(piece), delayMs: 20 });
    const { chunks, error } = await ask(url, { timeLimits: { firstTokenMs: 400, idleMs: 400, progressMs: 400 } });
    expect(error).toBeUndefined();
    expect(textOf(chunks)).toBe('好'.repeat(40));
  });

  it.each<[string, WireReply]>([
    ['429', { status: 429, headers: { 'retry-after-ms': '1' } }],
    ['500', { status: 500, body: 'oops' }],
    ['503 with HTML', { status: 503, body: readFixture('gateway/bad-gateway.html') }],
    ['a reset', { instead: 'reset' }],
  ])('comes after %s, at the second attempt', async (_, first) => {
    const { url, requests } = await serve((_request, number) => (number === 0 ? first : { body: complete }));
    const { chunks, error } = await ask(url);
    expect(error).toBeUndefined();
    expect(textOf(chunks)).toBe('好。');
    expect(requests).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it.each<[number, string, string, number, boolean]>([
    [401, errorBody('invalid_api_key'), 'auth', 1, false],
    [402, errorBody('insufficient_balance'), 'quota', 1, false],
    [403, errorBody('model_access_denied'), 'permission', 1, false],
    [403, errorBody('AccountOverdueError'), 'quota', 1, false],
    [404, errorBody('model_not_found'), 'not-found', 1, false],
    [400, errorBody('context_length_exceeded'), 'context-length', 1, false],
    [400, errorBody('tokens_too_long'), 'context-length', 1, false],
    [400, errorBody('data_inspection_failed'), 'content-filter', 1, false],
    [
      400,
      JSON.stringify({ error: { code: null, message: 'x', innererror: { code: 'ResponsibleAIPolicyViolation' } } }),
      'content-filter',
      1,
      false,
    ],
    [400, errorBody('InvalidParameter'), 'invalid-request', 1, false],
    [422, '', 'invalid-request', 1, false],
    [429, errorBody('RateLimitExceeded.EndpointRPMExceeded'), 'rate-limit', 3, true],
    [429, errorBody('insufficient_quota'), 'quota', 1, false],
    [500, 'oops', 'overloaded', 3, true],
    [503, '<html></html>', 'overloaded', 3, true],
    [418, '', 'invalid-request', 1, false],
  ])('with status %i and body %s is of kind %s after %i attempts', async (status, body, kind, attempts, retryable) => {
    const { url, requests } = await serve({ status, body });
    const { error } = await ask(url);
    expect(error).toMatchObject({ name: 'ModelHttpError', code: `model-${kind}`, kind, status, retryable });
    expect(requests).toHaveLength(attempts);
  });

  it("carries the request's id, the wait and the vendor's code", async () => {
    const headers = { 'x-request-id': 'req-7', 'retry-after': '120' };
    const { url, requests } = await serve({ status: 429, headers, body: errorBody('rate_limit_exceeded') });
    const { error } = await ask(url);
    expect(error).toMatchObject({ requestId: 'req-7', retryAfterMs: 120_000, vendorCode: 'rate_limit_exceeded' });
    expect(error?.message).toBe(
      `Model request failed with status 429: POST ${url}/v1/chat/completions (rate_limit_exceeded)`,
    );
    expect(requests).toHaveLength(1);
  });

  it.each<[string, WireReply]>([
    ['a refusal', { status: 400, body: errorBody('bad', '13800000000 sk-secret secret-query') }],
    ['an error in the stream', { body: `data: ${errorBody('bad', '13800000000 sk-secret')}\n\n` }],
    ['a broken connection', { body: event({ content: '好' }), afterwards: 'reset' }],
    ['silence', { instead: 'hang' }],
    ['HTML', { body: '<html>13800000000 sk-secret</html>' }],
  ])('shows no key, query string or word of the customer: %s', async (_, reply) => {
    const { url } = await serve(reply);
    const { error } = await ask(url, { timeLimits: { firstTokenMs: 50 } });
    expect(error?.message).toContain(`POST ${url}/v1/chat/completions`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/13800000000|sk-secret|secret-query/);
  });
});

describe('a broken reply', () => {
  const begun = event({ content: '门票' });

  it.each<[string, WireReply, object]>([
    ['reset in mid-stream', { body: begun, afterwards: 'reset' }, { kind: 'network', partialText: '门票' }],
    ['closed in mid-stream', { body: begun, afterwards: 'close' }, { kind: 'network', partialText: '门票' }],
    ['reset after the headers', { afterwards: 'reset' }, { kind: 'network', partialText: '' }],
    ['ended without a finish reason', { body: begun }, { kind: 'incomplete', partialText: '门票' }],
    ['ended by [DONE] without a finish reason', { body: `${begun}data: [DONE]\n\n` }, { kind: 'incomplete' }],
    ['ended inside an event', { body: begun.repeat(2).slice(0, -9) }, { kind: 'incomplete', partialText: '门票' }],
    ['empty', {}, { kind: 'incomplete', partialText: '' }],
    ['silent in mid-stream', { body: begun, afterwards: 'hang' }, { kind: 'timeout', partialText: '门票' }],
    ['silent after the headers', { afterwards: 'hang' }, { kind: 'timeout', partialText: '' }],
    ['silent before the headers', { instead: 'hang' }, { kind: 'timeout', partialText: '' }],
    ['of heartbeats', { body: ': ping\n\n'.repeat(500), bytesPerWrite: 8, delayMs: 5 }, { kind: 'timeout' }],
    [
      'of empty chunks',
      { body: event({}).repeat(500), bytesPerWrite: event({}).length, delayMs: 5 },
      { kind: 'timeout' },
    ],
    ['of HTML', sse('gateway/bad-gateway.html'), { kind: 'overloaded' }],
    ['a bare error', { body: errorBody('503') }, { kind: 'overloaded', status: 200 }],
  ])('is a typed error: %s', async (_, reply, expected) => {
    const { url, requests } = await serve(reply);
    const { error, chunks } = await ask(url, { timeLimits: { firstTokenMs: 100, idleMs: 100, progressMs: 300 } });
    expect(error).toMatchObject(expected);
    expect(error?.partialText).toBe(textOf(chunks));
    expect(requests).toHaveLength(error?.partialText !== '' || error.kind === 'timeout' ? 1 : 3);
    for (const { closed } of requests) {
      await closed;
    }
  });

  it('finds no connection where nobody listens', async () => {
    const { url, close } = await serve({});
    await close();
    const { error } = await ask(url);
    expect(error).toMatchObject({ kind: 'network', retryable: true, partialText: '' });
    expect(error?.message).toContain('(ECONNREFUSED)');
  });

  it('bounds the memory that an endless line can take', async () => {
    const { url, requests } = await serve({ body: `data: ${'a'.repeat(20 * 1024 * 1024)}`, bytesPerWrite: 1 << 20 });
    const { error } = await ask(url);
    expect(error).toMatchObject({ kind: 'invalid-response' });
    await requests[0]?.closed;
  });
});

describe('abort', () => {
  it('throws the reason as it is, keeps what was said and closes the call upstream', async () => {
    const { url, requests } = await serve({ body: event({ content: '门票' }), afterwards: 'hang' });
    const controller = new AbortController();
    const reason = { customer: 'left' };
    const said: string[] = [];
    const reading = (async () => {
      for await (const chunk of modelAt(url).stream({ ...question, signal: controller.signal })) {
        said.push(chunk.type);
        setTimeout(() => controller.abort(reason));
      }
    })();
    await expect(reading).rejects.toMatchObject({
      name: 'AbortError',
      code: 'model-aborted',
      partialText: '门票',
      cause: reason,
      usage: { calls: 1, abortedCalls: 1, estimated: true },
    });
    expect(said).toEqual(['text-delta']);
    await requests[0]?.closed;
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('gives no further chunk of those that have already arrived', async () => {
    const { url } = await serve(sse('openai/text.sse'));
    const controller = new AbortController();
    const said: ChatChunk[] = [];
    const reading = (async () => {
      for await (const chunk of modelAt(url).stream({ ...question, signal: controller.signal })) {
        said.push(chunk);
        controller.abort('stop');
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'model-aborted', partialText: '游船', cause: 'stop' });
    expect(textOf(said)).toBe('游船');
    expect(said).toHaveLength(1);
  });

  it('sends nothing when it comes first', async () => {
    const { url, requests } = await serve({ body: complete });
    const { error } = await ask(url, {}, AbortSignal.abort('stop'));
    expect(error).toMatchObject({ code: 'model-aborted', cause: 'stop', partialText: '' });
    expect(error?.usage).toBeUndefined();
    expect(requests).toHaveLength(0);
  });

  it('is not needed by a reader who leaves early', async () => {
    const { url, requests } = await serve({ body: event({ content: '门票' }), afterwards: 'hang' });
    for await (const _ of modelAt(url).stream(question)) {
      break;
    }
    await requests[0]?.closed;
  });
});
