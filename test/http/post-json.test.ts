import { createServer } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { type JsonPost, postJson } from '../../src/http/post-json.js';
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

function post(url: string, options: Partial<JsonPost> = {}) {
  return postJson({
    url,
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk-1' },
    body: '{"a":"茶"}',
    signal: new AbortController().signal,
    ...options,
  });
}

const fine: WireReply = { body: 'fine' };

describe('postJson', () => {
  it('sends headers and body as given and hands back the response unread', async () => {
    const { url, requests } = await serve(fine);
    const outcome = await post(`${url}/v1?x=1`);
    expect(outcome.type === 'response' && (await outcome.response.text())).toBe('fine');
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1?x=1', body: '{"a":"茶"}' });
    expect(requests[0]?.headers.authorization).toBe('Bearer sk-1');
  });

  it('reports what the server said with a status other than 2xx, and asks once only', async () => {
    const { url, requests } = await serve({ status: 429, headers: { 'retry-after': '2' }, body: 'busy' });
    expect(await post(url)).toMatchObject({ type: 'refusal', status: 429, body: 'busy', retryAfterMs: 2000 });
    expect(requests).toHaveLength(1);
  });

  it('reports a connection that is reset before the headers', async () => {
    const { url } = await serve({ instead: 'reset' });
    expect(await post(url)).toMatchObject({ type: 'network', cause: { cause: { code: 'ECONNRESET' } } });
  });

  it('asks through the fetch that it is given', async () => {
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      asked.push(input);
      return new Response('fine');
    };
    expect((await post('http://127.0.0.1:1/v1', { fetch })).type).toBe('response');
    expect(asked).toEqual(['http://127.0.0.1:1/v1']);
  });

  it('reports a refused connection with its cause', async () => {
    const port = await freePort();
    const outcome = await post(`http://127.0.0.1:${port}/`);
    expect(outcome).toMatchObject({ type: 'network', cause: { cause: { code: 'ECONNREFUSED' } } });
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

  it('closes the call upstream after the headers, also when garbage was collected meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const controller = new AbortController();
    const { url, requests } = await serve({ body: 'begun', afterwards: 'hang' });
    await post(url, { signal: controller.signal });
    for (let round = 0; round < 5; round += 1) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    controller.abort('stop');
    await requests[0]?.closed;
    expect(requests).toHaveLength(1);
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
