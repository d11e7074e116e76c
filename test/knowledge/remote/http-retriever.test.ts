import { afterEach, describe, expect, it } from 'vitest';
import { type HttpRetrieverOptions, httpRetriever } from '../../../src/knowledge/remote/vendors/http.js';
import { startWireServer, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function retrieverOf(body: string, options: Partial<HttpRetrieverOptions> = {}) {
  server = await startWireServer({ headers: { 'content-type': 'application/json' }, body });
  return httpRetriever({
    url: `${server.url}/search?version=2`,
    request: (question, { limit, tags }) => ({ q: question, size: limit, groups: [...tags] }),
    passages: ({ hits }) => hits,
    ...options,
  });
}

describe('httpRetriever', () => {
  it('posts what the caller writes, with headers made for each request', async () => {
    const retriever = await retrieverOf('{"hits":[]}', { headers: async () => ({ 'x-key': 'fresh' }) });
    expect(await retriever.retrieve(' 游船 ', { limit: 2, tags: ['staff'] })).toEqual([]);
    const [request] = server?.requests ?? [];
    expect(request).toMatchObject({ method: 'POST', path: '/search?version=2', headers: { 'x-key': 'fresh' } });
    expect(JSON.parse(request?.body ?? '')).toEqual({ q: '游船', size: 2, groups: ['staff'] });
  });

  it('leaves the address as it is', async () => {
    server = await startWireServer({ headers: { 'content-type': 'application/json' }, body: '[]' });
    const url = `${server.url}/search/?key=1`;
    await httpRetriever({ url, request: () => ({}), passages: (answer) => answer }).retrieve('游船');
    expect(server.requests[0]?.path).toBe('/search/?key=1');
  });

  it('reads passages with as little as a text, and gives them ids, a title and scores that fall', async () => {
    const retriever = await retrieverOf(
      JSON.stringify({
        hits: [
          { text: `${'长'.repeat(50)}\n第二行` },
          { text: ' ' },
          { text: '短', id: 7, documentId: 3, source: 'javascript:alert(1)', page: 0 },
        ],
      }),
    );
    expect(await retriever.retrieve('游船')).toEqual([
      {
        passage: {
          id: expect.stringMatching(/^([0-9a-f]{16})#\1$/),
          documentId: expect.stringMatching(/^[0-9a-f]{16}$/),
          title: `${'长'.repeat(40)}…`,
          headings: [],
          text: `${'长'.repeat(50)}\n第二行`,
        },
        score: 1,
      },
      { passage: { id: '3#7', documentId: '3', title: '短', headings: [], text: '短' }, score: 1 / 3 },
    ]);
  });

  it('reads an answer that is a list', async () => {
    const retriever = await retrieverOf('[{"text":"末班船 17:30 开"}]', { passages: (answer) => answer });
    expect(await retriever.retrieve('游船')).toHaveLength(1);
  });

  it.each([
    ['{"hits":null}', /no list of passages/],
    ['{"hits":[{"text":"a","score":"high"}]}', /score is no number, at 0/],
    ['{"hits":[{"text":"a"},7]}', /no object, at 1/],
    ['{"hits":[{"title":"a"}]}', /without text, at 0/],
  ])('refuses %s', async (body, message) => {
    const retriever = await retrieverOf(body);
    const error = await retriever.retrieve('游船').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'knowledge-base-invalid-response', message: expect.stringMatching(message) });
    expect((error as Error).message).not.toContain('version=2');
  });

  it('takes what the reader throws for an answer that cannot be read', async () => {
    const retriever = await retrieverOf('{"hits":{}}', { passages: ({ hits }) => hits.map(() => ({ text: '' })) });
    await expect(retriever.retrieve('游船')).rejects.toMatchObject({
      code: 'knowledge-base-invalid-response',
      cause: expect.any(TypeError),
    });
  });

  it.each([
    [{ url: 'search.example.com' }, /"url"/],
    [{ request: undefined }, /"request"/],
    [{ passages: 'hits' }, /"passages"/],
    [{ headers: { 'bad name': 'x' } }, /header "bad name"/],
  ])('refuses %o', (wrong, message) => {
    const options = { url: 'https://search.example.com', request: () => ({}), passages: () => [], ...wrong };
    expect(() => httpRetriever(options as never)).toThrow(message);
  });
});
