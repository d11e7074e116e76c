import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RerankModel } from '../../../src/domain/rerank-model.js';
import { dashscopeRerank } from '../../../src/model/rerank/vendors/dashscope-rerank.js';
import { qianfanRerank } from '../../../src/model/rerank/vendors/qianfan-rerank.js';
import { rank, rerankReply } from '../../support/rerank-wire.js';

const vendors = setupServer();
beforeAll(() => vendors.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendors.resetHandlers());
afterAll(() => vendors.close());

interface Nested {
  readonly model: string;
  readonly input: { readonly query: string; readonly documents: string[] };
  readonly parameters: { readonly top_n?: number };
}

/** Ranks at an address; gives back the bodies that the vendor got, and the result. */
async function rankAt<Body>(
  address: string,
  model: RerankModel,
  [query, documents, topN]: readonly [string, readonly string[], number?],
  reply: (body: string) => string,
) {
  const bodies: Body[] = [];
  vendors.use(
    http.post(address, async ({ request }) => {
      const body = await request.text();
      bodies.push(JSON.parse(body) as Body);
      expect(request.headers.get('authorization')).toBe('Bearer sk-1');
      return new HttpResponse(reply(body), { headers: { 'content-type': 'application/json' } });
    }),
  );
  return { bodies, ...(await model.rerank(query, documents, { topN })) };
}

function nestedReply(body: string): string {
  const { input, parameters } = JSON.parse(body) as Nested;
  const results = rank(input.query, input.documents, parameters.top_n);
  return JSON.stringify({ output: { results }, usage: { total_tokens: 79 }, request_id: 'r' });
}

describe('dashscopeRerank', () => {
  const address = 'https://dashscope.aliyuncs.com/api/v1/services/rerank/text-rerank/text-rerank';

  it('asks the native interface', async () => {
    const model = dashscopeRerank({ apiKey: 'sk-1' });
    const asked = ['游船', ['门票', '游船', '船'], 2] as const;
    const { bodies, results, usage } = await rankAt<Nested>(address, model, asked, nestedReply);
    expect(model.id).toBe('dashscope/qwen3-rerank');
    expect(bodies).toEqual([
      {
        model: 'qwen3-rerank',
        input: { query: '游船', documents: ['门票', '游船', '船'] },
        parameters: { top_n: 2, return_documents: false },
      },
    ]);
    expect(results.map(({ index }) => index)).toEqual([1, 2]);
    expect(usage).toMatchObject({ inputTokens: 79, calls: 1, estimated: false });
  });

  it('keeps a call below its tokens, the query counted once for each document', async () => {
    const model = dashscopeRerank({ apiKey: 'sk-1', concurrency: 1 });
    // About 700 tokens of query and 800 of document make 1 500 a document, of 22 500 that the estimate may fill.
    const documents = Array.from({ length: 20 }, () => '段'.repeat(1_142));
    const { bodies } = await rankAt<Nested>(address, model, ['问'.repeat(1_000), documents], nestedReply);
    expect(bodies.map(({ input }) => input.documents.length)).toEqual([15, 5]);
  });

  it('counts of a long document no more than the vendor reads', async () => {
    const model = dashscopeRerank({ apiKey: 'sk-1', concurrency: 1 });
    const documents = Array.from({ length: 6 }, () => '段'.repeat(50_000));
    const { bodies } = await rankAt<Nested>(address, model, ['问', documents], nestedReply);
    expect(bodies.map(({ input }) => input.documents.length)).toEqual([5, 1]);
    expect(bodies[0]?.input.documents[0]).toHaveLength(40_000);
  });

  it('sends at most 500 documents a call', async () => {
    const model = dashscopeRerank({ apiKey: 'sk-1', concurrency: 1 });
    const documents = Array.from({ length: 501 }, (_, index) => `文${index}`);
    const { bodies, results } = await rankAt<Nested>(address, model, ['问', documents], nestedReply);
    expect(bodies.map(({ input }) => input.documents.length)).toEqual([500, 1]);
    expect(results).toHaveLength(501);
  });
});

describe('qianfanRerank', () => {
  const reply = (body: string) => String(rerankReply(body).body);

  it('asks for the reranking of 64 documents a call', async () => {
    const model = qianfanRerank({ apiKey: 'sk-1', concurrency: 1 });
    const documents = Array.from({ length: 70 }, (_, index) => `文${index}`);
    const address = 'https://qianfan.baidubce.com/v2/rerankers';
    const { bodies, results } = await rankAt<{ documents: string[] }>(address, model, ['文', documents, 3], reply);
    expect(model.id).toBe('qianfan/bce-reranker-base');
    expect(bodies.map((body) => body.documents.length)).toEqual([64, 6]);
    expect(bodies[1]).toEqual({
      model: 'bce-reranker-base',
      query: '文',
      documents: documents.slice(64),
      top_n: 3,
    });
    expect(results).toHaveLength(3);
  });

  it('asks the newer path where the tenant says so', async () => {
    const model = qianfanRerank({ apiKey: 'sk-1', path: '/rerank' });
    const { bodies } = await rankAt('https://qianfan.baidubce.com/v2/rerank', model, ['文', ['文']], reply);
    expect(bodies).toHaveLength(1);
  });

  it('refuses what is longer than the vendor takes', async () => {
    const model = qianfanRerank({ apiKey: 'sk-1' });
    await expect(model.rerank('问'.repeat(1_601), ['文'])).rejects.toMatchObject({
      kind: 'context-length',
      message: expect.stringContaining('query has 1601 characters of at most 1600'),
    });
    await expect(model.rerank('问', ['文'.repeat(4_097)])).rejects.toMatchObject({ kind: 'context-length' });
  });
});
