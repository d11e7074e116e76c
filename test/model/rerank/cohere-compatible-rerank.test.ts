import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cohereCompatibleRerank } from '../../../src/model/rerank/cohere-compatible-rerank.js';
import type { CohereCompatibleRerankOptions } from '../../../src/model/rerank/options.js';
import { jsonReply } from '../../support/embedding-wire.js';
import { rerankReply, scoreOf } from '../../support/rerank-wire.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(
  reply: (request: WireRequest, number: number) => WireReply = ({ body }) => rerankReply(body),
): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

const modelAt = (url: string, options: Partial<CohereCompatibleRerankOptions> = {}) =>
  cohereCompatibleRerank({
    baseURL: `${url}/v1?token=secret-query`,
    apiKey: 'sk-secret',
    model: 'bge-reranker',
    retry: { firstWaitMs: 1 },
    ...options,
  });

const query = '游船几点开';
const documents = ['门票六十元', '游船八点开', '停车场', '游船几点开?八点', '开放时间'];
/** By the scores 0, 3, 0, 5, 1 of eight. */
const best = [3, 1, 4, 0, 2];

describe('cohereCompatibleRerank', () => {
  it('gives all documents, best first', async () => {
    const { url, requests } = await serve();
    const model = modelAt(url, { headers: { 'x-tenant': 'a' }, extraBody: { return_documents: false } });
    const { results, usage } = await model.rerank(query, documents);
    expect(model.id).toBe('cohere-compatible/bge-reranker');
    expect(results.map(({ index }) => index)).toEqual(best);
    expect(results[0]).toEqual({ index: 3, score: scoreOf(query, documents[3] ?? '') });
    expect(usage).toMatchObject({ inputTokens: 20, outputTokens: 0, calls: 1, estimated: false });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/rerank?token=secret-query',
      headers: { authorization: 'Bearer sk-secret', 'content-type': 'application/json', 'x-tenant': 'a' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      model: 'bge-reranker',
      query,
      documents,
      return_documents: false,
    });
  });

  it('gives the best only where that is asked for, even where the endpoint gives all', async () => {
    const { url, requests } = await serve(({ body }, number) =>
      rerankReply(number === 0 ? body : JSON.stringify({ ...JSON.parse(body), top_n: undefined })),
    );
    for (let time = 0; time < 2; time += 1) {
      const { results } = await modelAt(url).rerank(query, documents, { topN: 2 });
      expect(results.map(({ index }) => index)).toEqual([3, 1]);
    }
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ top_n: 2 });
  });

  it('merges by score what it ranks in several calls', async () => {
    const { url, requests } = await serve();
    const whole = await modelAt(url).rerank(query, documents);
    const split = await modelAt(url, { maxDocuments: 2 }).rerank(query, documents);
    expect(split.results).toEqual(whole.results);
    expect(split.usage).toMatchObject({ calls: 3, inputTokens: 20 });
    expect(requests).toHaveLength(4);
  });

  it('asks each call for no more than it can give', async () => {
    const { url, requests } = await serve();
    const { results } = await modelAt(url, { maxDocuments: 2, concurrency: 1 }).rerank(query, documents, { topN: 3 });
    expect(results.map(({ index }) => index)).toEqual([3, 1, 4]);
    expect(requests.map(({ body }) => (JSON.parse(body) as { top_n: number }).top_n)).toEqual([2, 2, 1]);
  });

  it('makes no call for no documents', async () => {
    const { url, requests } = await serve();
    expect(await modelAt(url).rerank(query, [])).toMatchObject({ results: [], usage: { calls: 0 } });
    expect(requests).toHaveLength(0);
  });

  it('asks again for the call that failed, and for no other', async () => {
    const { url, requests } = await serve(({ body }, number) =>
      number === 1 ? { status: 503, headers: { 'retry-after-ms': '1' } } : rerankReply(body),
    );
    const { results, usage } = await modelAt(url, { maxDocuments: 2, concurrency: 1 }).rerank(query, documents);
    expect(results.map(({ index }) => index)).toEqual(best);
    expect(usage).toMatchObject({ calls: 3, retries: 1 });
    expect(requests).toHaveLength(4);
  });

  it('stops all calls at once when the caller does', async () => {
    const { url, requests } = await serve(() => ({ instead: 'hang' }));
    const controller = new AbortController();
    const ranking = modelAt(url, { maxDocuments: 1 }).rerank(query, documents, { signal: controller.signal });
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    controller.abort('left');
    await expect(ranking).rejects.toMatchObject({ name: 'AbortError', cause: 'left' });
    await Promise.all(requests.map(({ closed }) => closed));
    expect(requests).toHaveLength(2);
  });

  it.each<[string, string, readonly string[], string]>([
    ['an empty query', ' ', ['a'], 'query is empty'],
    ['an empty document', 'a', ['a', '\n'], 'documents[1] is empty'],
    ['too long a document', 'a', ['a', '段'.repeat(41)], 'documents[1] has 41 characters of at most 40'],
  ])('sends nothing of %s', async (_, asked, given, message) => {
    const { url, requests } = await serve();
    const ranking = modelAt(url, { maxDocumentCharacters: 40 }).rerank(asked, given);
    await expect(ranking).rejects.toMatchObject({ name: 'ModelError', message: expect.stringContaining(message) });
    expect(requests).toHaveLength(0);
  });

  it('cuts a document where that is wanted', async () => {
    const { url, requests } = await serve();
    await modelAt(url, { maxDocumentCharacters: 2, tooLong: 'cut' }).rerank('问', ['游船几点', '停']);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ documents: ['游船', '停'] });
  });

  it('says what a useless answer has consumed', async () => {
    const results = [{ index: 0, relevance_score: 1 }];
    const { url, requests } = await serve(() => jsonReply({ results, usage: { total_tokens: 9 } }));
    await expect(modelAt(url).rerank(query, documents)).rejects.toMatchObject({
      name: 'ModelResponseError',
      usage: { calls: 1, inputTokens: 9 },
    });
    expect(requests).toHaveLength(1);
  });

  it.each<[string, WireReply]>([
    ['an error with status 200', jsonReply({ error: { code: 'bad', message: '13800000000 sk-secret' } })],
    ['a refusal', jsonReply({ message: '13800000000 sk-secret secret-query' }, { status: 400 })],
    ['a broken connection', { instead: 'reset' }],
  ])('shows no key, query string or word of the customer: %s', async (_, reply) => {
    const { url } = await serve(() => reply);
    const error: unknown = await modelAt(url)
      .rerank('13800000000', documents)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining(`POST ${url}/v1/rerank`) });
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/13800000000|sk-secret|secret-query/);
  });

  it.each<[object, RegExp]>([
    [{ model: '' }, /"model" is missing/],
    [{ apiKey: '' }, /"apiKey" is missing/],
    [{ path: 'rerank' }, /"path" begins with a slash/],
    [{ maxDocuments: 0 }, /"maxDocuments"/],
    [{ concurrency: 0 }, /"concurrency"/],
    [{ tooLong: 'drop' }, /"tooLong"/],
    [{ topN: 3 }, /does not know the option "topN"/],
  ])('refuses the options %j', (options, message) => {
    expect(() => modelAt('https://models.example.com', options)).toThrow(message);
  });

  it('refuses to give the best 0', async () => {
    await expect(modelAt('https://models.example.com').rerank('q', ['d'], { topN: 0 })).rejects.toMatchObject({
      name: 'ConfigurationError',
    });
  });
});
