import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpRequest, postJson } from '../../src/http/http-client.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(reply: WireReply | ((request: WireRequest, number: number) => WireReply)): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

function post(url: string, options: Partial<HttpRequest> = {}) {
  return postJson({
    url,
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-1' },
    body: '{"a":"茶"}',
    headersTimeoutMs: 5000,
    retry: { attempts: 3, firstWaitMs: 1, longestWaitMs: 10_000 },
    ...options,
  });
}

const busy = (headers: Record<string, string> = {}): WireReply => ({ status: 429, headers, body: 'busy' });
const fine: WireReply = { body: 'fine' };

describe('postJson', () => {
  it('sends headers and body as given and hands back the response unread', async () => {
    const { url, requests } = await serve(fine);
    const outcome = await post(`${url}/v1?x=1`);
    expect(outcome.type === 'response' && (await outcome.response.text())).toBe('fine');
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1?x=1', body: '{"a":"茶"}' });
    expect(requests[0]?.headers.authorization).toBe('Bearer sk-1');
  });

  it('tries again after a refusal that invites it', async () => {
    const { url, requests } = await serve((_, number) => (number === 0 ? busy({ 'retry-after-ms': '1' }) : fine));
    expect((await post(url)).type).toBe('response');
    expect(requests).toHaveLength(2);
  });

  it('gives up after the last attempt, with what the server said', async () => {
    const { url, requests } = await serve(busy({ 'retry-after': '0' }));
    expect(await post(url)).toMatchObject({ type: 'refusal', status: 429, body: 'busy', retryAfterMs: 0 });
    expect(requests).toHaveLength(3);
  });

  it('fails at once when the server demands a longer wait than allowed', async () => {
    const { url, requests } = await serve(busy({ 'retry-after': '120' }));
    expect(await post(url)).toMatchObject({ type: 'refusal', retryAfterMs: 120_000 });
    expect(requests).toHaveLength(1);
  });

  it.each([
    { status: 400, body: 'wrong' },
    { status: 500, headers: { 'x-should-retry': 'false' }, body: 'no' },
  ])('does not repeat what status %o makes final', async (reply) => {
    const { url, requests } = await serve(reply);
    expect((await post(url)).type).toBe('refusal');
    expect(requests).toHaveLength(1);
  });

  it('leaves the last word on another attempt to the caller', async () => {
    const { url, requests } = await serve(busy());
    await post(url, { mayRetry: ({ body }) => body !== 'busy' });
    expect(requests).toHaveLength(1);
  });

  it('tries again after a connection that is reset before the headers', async () => {
    const { url, requests } = await serve((_, number) => (number === 0 ? { instead: 'reset' } : fine));
    expect((await post(url)).type).toBe('response');
    expect(requests).toHaveLength(2);
  });

  it('reports a refused connection with its cause', async () => {
    const port = await freePort();
    const outcome = await post(`http://127.0.0.1:${port}/`);
    expect(outcome).toMatchObject({ type: 'network', cause: { cause: { code: 'ECONNREFUSED' } } });
  });

  it('gives up on a server that sends no headers in time, without another attempt, and cuts the call', async () => {
    const { url, requests } = await serve({ instead: 'hang' });
    expect((await post(url, { headersTimeoutMs: 50 })).type).toBe('timeout');
    expect(requests).toHaveLength(1);
    await requests[0]?.closed;
  });

  it('reads no more of a refusal than it needs', async () => {
    const { url } = await serve({ status: 400, body: 'x'.repeat(1_000_000), afterwards: 'hang' });
    const outcome = await post(url);
    expect(outcome.type === 'refusal' && outcome.body.length).toBe(65_536);
  });
});

describe('abort', () => {
  it('throws the reason as it is when the signal is aborted before the request', async () => {
    const reason = new Error('gone');
    await expect(post('http://127.0.0.1:1/', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('throws the reason and closes the call upstream while the headers are awaited', async () => {
    const controller = new AbortController();
    const { url, requests } = await serve(() => {
      controller.abort('stop');
      return { instead: 'hang' };
    });
    await expect(post(url, { signal: controller.signal })).rejects.toBe('stop');
    await requests[0]?.closed;
    expect(requests).toHaveLength(1);
  });

  it('ends the wait between two attempts', async () => {
    const controller = new AbortController();
    const { url, requests } = await serve(busy());
    const reason = new Error('gone');
    const outcome = post(url, {
      signal: controller.signal,
      retry: { attempts: 3, firstWaitMs: 100_000, longestWaitMs: 100_000 },
      mayRetry: () => {
        setTimeout(() => controller.abort(reason));
        return true;
      },
    });
    await expect(outcome).rejects.toBe(reason);
    expect(requests).toHaveLength(1);
  });

  it('closes the call upstream after the headers, also when garbage was collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const controller = new AbortController();
    const { url, requests } = await serve({ body: 'begun', afterwards: 'hang' });
    const outcome = await post(url, { signal: controller.signal });
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    controller.abort('stop');
    await requests[0]?.closed;
    expect(outcome.type === 'response' && outcome.signal.reason).toBe('stop');
  });

  it('leaves no listener on the signal, however the request ends', async () => {
    const { signal } = new AbortController();
    const { url } = await serve((_, number) => (number === 0 ? { status: 400 } : fine));
    await post(url, { signal });
    const outcome = await post(url, { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    if (outcome.type === 'response') {
      outcome.close();
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
