import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';
import { type LkeapEmbeddingOptions, lkeapEmbeddings } from '../../../src/model/embedding/vendors/lkeap-embeddings.js';
import { jsonReply, vectorOf } from '../../support/embedding-wire.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };

async function serve(reply: (request: WireRequest, number: number) => WireReply = answer): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

function answer({ body }: WireRequest): WireReply {
  const { Inputs } = JSON.parse(body) as { Inputs: string[] };
  const Data = Inputs.map((text) => ({ Embedding: vectorOf(text) }));
  return jsonReply({ Response: { Data, Usage: { TotalTokens: Inputs.length * 2 }, RequestId: 'r' } });
}

const busy = (code: string) => jsonReply({ Response: { Error: { Code: code, Message: 'x' }, RequestId: 'r-9' } });

const modelAt = (url: string, options: Partial<LkeapEmbeddingOptions> = {}) =>
  lkeapEmbeddings({ credentials, baseURL: url, model: 'lke-text-embedding-v2', retry: { firstWaitMs: 1 }, ...options });

describe('lkeapEmbeddings', () => {
  it('sends signed calls of 7 texts and keeps their order', async () => {
    const { url, requests } = await serve();
    const texts = Array.from({ length: 9 }, (_, index) => `段${'落'.repeat(index)}`);
    const model = modelAt(url, { concurrency: 1 });
    const { vectors, usage } = await model.embed(texts, { purpose: 'document' });
    expect(model).toMatchObject({ id: 'lkeap/lke-text-embedding-v2', maxBatch: 7, dimensions: 3 });
    expect(vectors.map((vector) => [...vector])).toEqual(texts.map(vectorOf));
    expect(usage).toMatchObject({ inputTokens: 18, calls: 2, estimated: false });
    expect(requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { Model: 'lke-text-embedding-v2', Inputs: texts.slice(0, 7), TextType: 'document' },
      { Model: 'lke-text-embedding-v2', Inputs: texts.slice(7), TextType: 'document' },
    ]);
    for (const { headers, body } of requests) {
      expect(headers).toMatchObject({
        'x-tc-action': 'GetEmbedding',
        'x-tc-version': '2024-05-22',
        'x-tc-region': 'ap-guangzhou',
      });
      const signed = { host: headers.host ?? '', contentType: headers['content-type'] ?? '', body };
      const timestamp = Number(headers['x-tc-timestamp']);
      expect(headers.authorization).toBe(await signTc3({ ...signed, service: 'lkeap', timestamp }, credentials));
    }
  });

  it('says what queries are for beside a query only', async () => {
    const { url, requests } = await serve();
    const model = modelAt(url, { instruction: '为景区问答检索' });
    await model.embed(['门票'], { purpose: 'query' });
    await model.embed(['门票'], { purpose: 'document' });
    await model.embed(['门票']);
    expect(requests.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { TextType: 'query', Instruction: '为景区问答检索' },
      { TextType: 'document' },
      {},
    ]);
    expect(requests.slice(1).some(({ body }) => body.includes('Instruction'))).toBe(false);
  });

  it('asks again, signed anew, when the cloud has a limit or is busy', async () => {
    const { url, requests } = await serve((request, number) =>
      number === 0 ? busy('RequestLimitExceeded') : number === 1 ? busy('InternalError') : answer(request),
    );
    let number = 0;
    const source = () => ({ ...credentials, secretId: `AKID${++number}` });
    const { usage } = await modelAt(url, { credentials: source }).embed(['门票']);
    expect(usage).toMatchObject({ calls: 1, retries: 2 });
    expect(requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])).toEqual([
      'AKID1',
      'AKID2',
      'AKID3',
    ]);
  });

  it('fails at once, with the code and the id of the request, when the key is wrong', async () => {
    const { url, requests } = await serve(() => busy('AuthFailure.SecretIdNotFound'));
    const failed = modelAt(url).embed(['门票']);
    await expect(failed).rejects.toMatchObject({ kind: 'auth', vendorCode: 'AuthFailure.SecretIdNotFound' });
    await failed.catch((error: unknown) => {
      expect(error).toMatchObject({ requestId: 'r-9', status: 200 });
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/门票|zhike-example|AKIDEXAMPLE/);
    });
    expect(requests).toHaveLength(1);
  });

  it('sends no text of more than 2000 characters', async () => {
    const { url, requests } = await serve();
    const texts = ['好', '段'.repeat(2_001)];
    await expect(modelAt(url).embed(texts)).rejects.toMatchObject({
      kind: 'context-length',
      message: expect.stringContaining('texts[1] has 2001 characters of at most 2000'),
    });
    expect(requests).toHaveLength(0);
    await modelAt(url, { tooLong: 'cut' }).embed(texts);
    expect((JSON.parse(requests[0]?.body ?? '') as { Inputs: string[] }).Inputs[1]).toHaveLength(2_000);
  });

  it.each<[object, RegExp]>([
    [{ credentials: undefined }, /"credentials" is missing/],
    [{ model: '' }, /"model" is missing/],
    [{ region: 'Guangzhou!' }, /"region"/],
    [{ dimensions: 512 }, /does not know the option "dimensions"/],
  ])('refuses %j', (options, message) => {
    expect(() => modelAt('https://lkeap.tencentcloudapi.com', options)).toThrow(message);
  });
});
