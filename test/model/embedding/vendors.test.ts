import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddingModel } from '../../../src/domain/embedding-model.js';
import { arkEmbeddings } from '../../../src/model/embedding/vendors/ark-embeddings.js';
import { dashscopeEmbeddings } from '../../../src/model/embedding/vendors/dashscope-embeddings.js';
import { hunyuanEmbeddings } from '../../../src/model/embedding/vendors/hunyuan-embeddings.js';
import { openaiEmbeddings } from '../../../src/model/embedding/vendors/openai-embeddings.js';
import { qianfanEmbeddings } from '../../../src/model/embedding/vendors/qianfan-embeddings.js';
import { embeddingReply, vectorOf } from '../../support/embedding-wire.js';

const vendors = setupServer();
beforeAll(() => vendors.listen({ onUnhandledRequest: 'error' }));
afterEach(() => vendors.resetHandlers());
afterAll(() => vendors.close());

/** Embeds texts at an address; gives back the bodies that the vendor got, and the vectors. */
async function embedAt(address: string, model: EmbeddingModel, texts: readonly string[], reply = embeddingReply) {
  const bodies: Record<string, unknown>[] = [];
  vendors.use(
    http.post(address, async ({ request }) => {
      const body = await request.text();
      bodies.push(JSON.parse(body) as Record<string, unknown>);
      expect(request.headers.get('authorization')).toBe('Bearer sk-1');
      return new HttpResponse(String(reply(body).body), { headers: { 'content-type': 'application/json' } });
    }),
  );
  const { vectors, usage } = await model.embed(texts);
  return { bodies, vectors: vectors.map((vector) => [...vector]), usage };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `文${index}`);
const sizes = (bodies: readonly Record<string, unknown>[]) => bodies.map(({ input }) => (input as unknown[]).length);

describe('a preset of embeddings', () => {
  it('openaiEmbeddings asks OpenAI for base64', async () => {
    const model = openaiEmbeddings({ apiKey: 'sk-1', model: 'text-embedding-3-small', dimensions: 3 });
    const { bodies, vectors } = await embedAt('https://api.openai.com/v1/embeddings', model, ['门票', 'boat']);
    expect(model.id).toBe('openai/text-embedding-3-small');
    expect(bodies).toEqual([
      { model: 'text-embedding-3-small', input: ['门票', 'boat'], dimensions: 3, encoding_format: 'base64' },
    ]);
    expect(vectors).toEqual([vectorOf('门票'), vectorOf('boat')]);
  });

  it('openaiEmbeddings keeps a call below the tokens that it may have', async () => {
    const model = openaiEmbeddings({ apiKey: 'sk-1', model: 'text-embedding-3-large', concurrency: 1 });
    const texts = Array.from({ length: 50 }, () => '段'.repeat(6_000));
    const { bodies } = await embedAt('https://api.openai.com/v1/embeddings', model, texts);
    expect(sizes(bodies)).toEqual([33, 17]);
  });

  it('dashscopeEmbeddings asks DashScope for 10 texts a call, and its first models for 25', async () => {
    const address = 'https://dashscope.aliyuncs.com/compatible-mode/v1/embeddings';
    const model = dashscopeEmbeddings({ apiKey: 'sk-1', concurrency: 1 });
    const { bodies, vectors } = await embedAt(address, model, many(12));
    expect(model.id).toBe('dashscope/text-embedding-v4');
    expect(bodies[0]).toEqual({ model: 'text-embedding-v4', input: many(10), encoding_format: 'float' });
    expect(sizes(bodies)).toEqual([10, 2]);
    expect(vectors).toEqual(many(12).map(vectorOf));
    const older = dashscopeEmbeddings({ apiKey: 'sk-1', model: 'text-embedding-v2' });
    expect(sizes((await embedAt(address, older, many(25))).bodies)).toEqual([25]);
  });

  it('arkEmbeddings asks Volcano Ark for texts', async () => {
    const model = arkEmbeddings({ apiKey: 'sk-1', model: 'ep-1' });
    const { bodies } = await embedAt('https://ark.cn-beijing.volces.com/api/v3/embeddings', model, ['门票']);
    expect(bodies).toEqual([{ model: 'ep-1', input: ['门票'], encoding_format: 'float' }]);
  });

  it.each([{ model: 'doubao-embedding-vision-250615' }, { model: 'ep-1', multimodal: true }])(
    'arkEmbeddings asks the multimodal endpoint for one text a call: %j',
    async (options) => {
      const model = arkEmbeddings({ apiKey: 'sk-1', dimensions: 3, ...options });
      const { bodies, vectors } = await embedAt(
        'https://ark.cn-beijing.volces.com/api/v3/embeddings/multimodal',
        model,
        ['门票', '船'],
        (body) => {
          const { input } = JSON.parse(body) as { input: { text: string }[] };
          const data = { object: 'embedding', embedding: vectorOf(input[0]?.text ?? '') };
          return { body: JSON.stringify({ data, usage: { prompt_tokens: 2, total_tokens: 2 } }) };
        },
      );
      expect(model.maxBatch).toBe(1);
      expect(bodies).toContainEqual({
        model: options.model,
        input: [{ type: 'text', text: '门票' }],
        dimensions: 3,
        encoding_format: 'float',
      });
      expect(vectors).toEqual([vectorOf('门票'), vectorOf('船')]);
    },
  );

  it('qianfanEmbeddings keeps to what each model takes', async () => {
    const address = 'https://qianfan.baidubce.com/v2/embeddings';
    const long = qianfanEmbeddings({ apiKey: 'sk-1', model: 'tao-8k', concurrency: 1 });
    expect((await embedAt(address, long, ['段'.repeat(20_000), '二'])).bodies).toEqual([
      { model: 'tao-8k', input: ['段'.repeat(20_000)] },
      { model: 'tao-8k', input: ['二'] },
    ]);
    const bge = qianfanEmbeddings({ apiKey: 'sk-1', model: 'bge-large-zh', concurrency: 1 });
    expect(sizes((await embedAt(address, bge, many(17))).bodies)).toEqual([16, 1]);
    await expect(bge.embed(['段'.repeat(2_001)])).rejects.toMatchObject({ kind: 'context-length' });
    const first = qianfanEmbeddings({ apiKey: 'sk-1', model: 'embedding-v1' });
    await expect(first.embed(['段'.repeat(1_001)])).rejects.toMatchObject({ kind: 'context-length' });
    expect(() => qianfanEmbeddings({ apiKey: 'sk-1', model: 'bge-large-zh', dimensions: 512 })).toThrow(/"dimensions"/);
  });

  it('hunyuanEmbeddings asks Tencent Hunyuan for 50 texts a call, and for nothing but them', async () => {
    const model = hunyuanEmbeddings({ apiKey: 'sk-1', concurrency: 1 });
    const address = 'https://api.hunyuan.cloud.tencent.com/v1/embeddings';
    const { bodies } = await embedAt(address, model, many(51));
    expect(model.id).toBe('hunyuan/hunyuan-embedding');
    expect(sizes(bodies)).toEqual([50, 1]);
    expect(bodies[1]).toEqual({ model: 'hunyuan-embedding', input: ['文50'] });
  });

  it('lets the tenant choose another address', async () => {
    const model = dashscopeEmbeddings({ apiKey: 'sk-1', baseURL: 'https://gateway.example/ds/', model: 'v9' });
    const { bodies } = await embedAt('https://gateway.example/ds/embeddings', model, ['门票']);
    expect(bodies).toMatchObject([{ model: 'v9' }]);
  });
});
