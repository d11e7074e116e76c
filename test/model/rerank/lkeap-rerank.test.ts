import { afterEach, describe, expect, it } from 'vitest';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';
import { type LkeapRerankOptions, lkeapRerank } from '../../../src/model/rerank/vendors/lkeap-rerank.js';
import { jsonReply } from '../../support/embedding-wire.js';
import { scoreOf } from '../../support/rerank-wire.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };

interface Call {
  readonly Query: string;
  readonly Docs: string[];
  readonly Model: string;
}

async function serve(reply: (request: WireRequest, number: number) => WireReply = answer): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

function answer({ body }: WireRequest): WireReply {
  const { Query, Docs } = JSON.parse(body) as Call;
  const ScoreList = Docs.map((text) => scoreOf(Query, text));
  return jsonReply({ Response: { ScoreList, Usage: { TotalTokens: 50 }, RequestId: 'r' } });
}

const callsOf = (requests: readonly WireRequest[]) => requests.map(({ body }) => JSON.parse(body) as Call);

const modelAt = (url: string, options: Partial<LkeapRerankOptions> = {}) =>
  lkeapRerank({ credentials, baseURL: url, concurrency: 1, retry: { firstWaitMs: 1 }, ...options });

describe('lkeapRerank', () => {
  it('sends a signed call and ranks by the scores, which come in the order of the documents', async () => {
    const { url, requests } = await serve();
    const { results, usage } = await modelAt(url).rerank('游船几点', ['门票', '游船几点开', '游船'], { topN: 2 });
    expect(results).toEqual([
      { index: 1, score: 0.5 },
      { index: 2, score: 0.25 },
    ]);
    expect(usage).toMatchObject({ inputTokens: 50, calls: 1, estimated: false });
    const [request] = requests as [WireRequest];
    expect(JSON.parse(request.body)).toEqual({
      Query: '游船几点',
      Docs: ['门票', '游船几点开', '游船'],
      Model: 'lke-reranker-base',
    });
    expect(request.headers).toMatchObject({ 'x-tc-action': 'RunRerank', 'x-tc-version': '2024-05-22' });
    const { host = '', 'content-type': contentType = '', 'x-tc-timestamp': timestamp } = request.headers;
    const signed = { host, service: 'lkeap', contentType, body: request.body, timestamp: Number(timestamp) };
    expect(request.headers.authorization).toBe(await signTc3(signed, credentials));
  });

  it('keeps a call to 60 documents', async () => {
    const { url, requests } = await serve();
    const documents = Array.from({ length: 61 }, (_, index) => `文${index}`);
    const { results } = await modelAt(url).rerank('文', documents);
    expect(callsOf(requests).map(({ Docs }) => Docs.length)).toEqual([60, 1]);
    expect(results).toHaveLength(61);
  });

  it('keeps a call to 2000 characters of query and documents together', async () => {
    const { url, requests } = await serve();
    const documents = ['段'.repeat(900), '落'.repeat(900), '文'.repeat(100), '尾'];
    const { results } = await modelAt(url).rerank('问'.repeat(100), documents);
    expect(callsOf(requests).map(({ Docs }) => Docs.length)).toEqual([3, 1]);
    expect(results.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3]);
  });

  it('refuses a document for which the query leaves no room, or cuts it', async () => {
    const { url, requests } = await serve();
    const asked = ['问'.repeat(500), ['短', '段'.repeat(1_501)]] as const;
    await expect(modelAt(url).rerank(...asked)).rejects.toMatchObject({
      kind: 'context-length',
      message: expect.stringContaining('documents[1] has 1501 characters of at most 1500'),
    });
    expect(requests).toHaveLength(0);
    await modelAt(url, { tooLong: 'cut' }).rerank(...asked);
    expect(callsOf(requests).map(({ Docs }) => Docs.map(({ length }) => length))).toEqual([[1], [1_500]]);
  });

  it('refuses an answer that does not score every document, for then none is where it seems', async () => {
    const { url } = await serve(() => jsonReply({ Response: { ScoreList: [0.9], RequestId: 'r' } }));
    await expect(modelAt(url).rerank('问', ['一', '二'], { topN: 1 })).rejects.toMatchObject({
      name: 'ModelResponseError',
      message: expect.stringContaining('1 scores for 2 documents'),
    });
  });

  it('asks again when the cloud has a limit', async () => {
    const limit = jsonReply({ Response: { Error: { Code: 'RequestLimitExceeded', Message: 'x' }, RequestId: 'r' } });
    const { url, requests } = await serve((request, number) => (number === 0 ? limit : answer(request)));
    expect((await modelAt(url).rerank('问', ['一'])).usage).toMatchObject({ retries: 1 });
    expect(requests).toHaveLength(2);
  });
});
