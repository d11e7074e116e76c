import { delay, HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeBaseError } from '../../../src/error/knowledge-base-error.js';
import { signTc3 } from '../../../src/http/tencent-cloud/sign-tc3.js';
import { difyRetriever } from '../../../src/knowledge/remote/vendors/dify.js';
import { fastGptRetriever } from '../../../src/knowledge/remote/vendors/fastgpt.js';
import { ragflowRetriever } from '../../../src/knowledge/remote/vendors/ragflow.js';
import { tencentLkeRetriever } from '../../../src/knowledge/remote/vendors/tencent-lke.js';
import { bases } from '../../support/knowledge-base-wire.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

interface Sent {
  readonly headers: Headers;
  readonly text: string;
}

/** Answers every request to an address with the same bytes, and notes what came. */
function answer(url: string, body: string, { status = 200, headers = {} } = {}): Sent[] {
  const sent: Sent[] = [];
  server.use(
    http.post(url, async ({ request }) => {
      sent.push({ headers: request.headers, text: await request.text() });
      return new HttpResponse(body, { status, headers: { 'content-type': 'application/json', ...headers } });
    }),
  );
  return sent;
}

const bodyOf = (sent: readonly Sent[], at = 0): unknown => JSON.parse(sent[at]?.text ?? 'null');

async function failureOf(attempt: Promise<unknown>): Promise<KnowledgeBaseError> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(KnowledgeBaseError);
  return error as KnowledgeBaseError;
}

describe.each(bases)('$name', ({ url, key, make, found, empty, unauthorized, missing, wrong, expected }) => {
  it('gives the passages in the order and with the scores of the base', async () => {
    answer(url, found);
    expect(await make().retrieve('游船几点停?')).toEqual(expected);
  });

  it('gives the same ids again', async () => {
    answer(url, found);
    const ids = async () => (await make().retrieve('游船几点停?')).map(({ passage }) => passage.id);
    expect(await ids()).toEqual(await ids());
  });

  it('gives no more than the limit, whatever comes', async () => {
    answer(url, found);
    expect(await make().retrieve('游船几点停?', { limit: 1 })).toEqual(expected.slice(0, 1));
  });

  it('finds nothing in an answer without passages', async () => {
    answer(url, empty);
    expect(await make().retrieve('游船几点停?')).toEqual([]);
  });

  it('names a key that is not accepted', async () => {
    const sent = answer(url, unauthorized.body, unauthorized);
    const error = await failureOf(make().retrieve('游船几点停?'));
    expect(error).toMatchObject({ code: 'knowledge-base-auth', retryable: false, vendorCode: unauthorized.vendorCode });
    expect(error.message).toContain('check the key');
    expect(sent).toHaveLength(1);
  });

  it('names a base that is not there', async () => {
    answer(url, missing.body, missing);
    expect(await failureOf(make().retrieve('游船几点停?'))).toMatchObject({ kind: missing.kind, retryable: false });
  });

  it('tries once more when there were too many requests, and then says so', async () => {
    const sent = answer(url, '{"message":"slow down"}', { status: 429, headers: { 'retry-after-ms': '1' } });
    expect(await failureOf(make().retrieve('游船几点停?'))).toMatchObject({ kind: 'rate-limit', status: 429 });
    expect(sent).toHaveLength(2);
  });

  it('answers after an attempt that a proxy broke', async () => {
    answer(url, found);
    server.use(
      http.post(url, () => HttpResponse.html('<html>502 Bad Gateway</html>', { status: 502 }), { once: true }),
    );
    expect(await make().retrieve('游船几点停?')).toEqual(expected);
  });

  it('takes the page of a broken server for one that is unavailable', async () => {
    answer(url, '<html><body>500 Internal Server Error</body></html>', { status: 500 });
    const error = await failureOf(make({ attempts: 1 }).retrieve('游船几点停?'));
    expect(error).toMatchObject({ kind: 'unavailable', status: 500, retryable: true });
  });

  it('refuses a page and words that are no JSON', async () => {
    for (const body of ['<!doctype html><title>Sign in</title>', 'OK', '']) {
      answer(url, body);
      expect(await failureOf(make().retrieve('游船几点停?'))).toMatchObject({ kind: 'invalid-response' });
    }
  });

  it.each(wrong)('refuses %s', async (body) => {
    answer(url, body);
    expect(await failureOf(make().retrieve('游船几点停?'))).toMatchObject({ kind: 'invalid-response' });
  });

  it('gives up a base that keeps silent', async () => {
    server.use(http.post(url, () => delay('infinite')));
    const error = await failureOf(make({ timeoutMs: 20 }).retrieve('游船几点停?'));
    expect(error).toMatchObject({ kind: 'timeout', retryable: true });
    expect(error.message).toContain('20 ms');
  });

  it('stops with the reason of its caller, as it is', async () => {
    const controller = new AbortController();
    server.use(
      http.post(url, () => {
        controller.abort(new Error('the customer left'));
        return delay('infinite');
      }),
    );
    await expect(make().retrieve('游船几点停?', { signal: controller.signal })).rejects.toThrow('the customer left');
  });

  it('says that no connection came about', async () => {
    server.use(http.post(url, () => HttpResponse.error()));
    expect(await failureOf(make({ attempts: 1 }).retrieve('游船几点停?'))).toMatchObject({ kind: 'unavailable' });
  });

  it('says neither the key nor the question in an error, though the base repeats them', async () => {
    answer(url, `{"code":"${key} 游船几点停?","message":"${key} 游船几点停?"}`, { status: 400 });
    const { message, code, status } = await failureOf(make().retrieve('游船几点停?'));
    expect({ code, status }).toEqual({ code: 'knowledge-base-refused', status: 400 });
    expect(message).not.toContain('游船');
    expect(message).not.toContain(key);
  });

  it('asks nobody an empty question', async () => {
    expect(await make().retrieve('  ')).toEqual([]);
  });

  it('names options that are wrong', () => {
    expect(() => make({ timeoutMs: 0 })).toThrow(/"timeoutMs" must be a number from 1/);
    expect(() => make({ attempts: 1.5 })).toThrow(/"attempts" must be a whole number/);
    expect(() => make({ timeout: 5 } as never)).toThrow(/does not know the option "timeout"/);
    expect(() => make({ headers: { 'x-team': '旅行' } })).toThrow(/header "x-team"/);
  });
});

describe('difyRetriever', () => {
  const url = 'https://api.dify.ai/v1/datasets/d%2F1/retrieve';
  const options = { datasetId: 'd/1', apiKey: async () => 'dataset-fresh' };

  it('asks with the settings of the base, and a fresh key', async () => {
    const sent = answer(url, '{"records":[]}');
    await difyRetriever(options).retrieve('游船几点停?');
    expect(bodyOf(sent)).toEqual({ query: '游船几点停?' });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer dataset-fresh');
  });

  it('asks with settings of the caller for as many as are wanted', async () => {
    const sent = answer(url, '{"records":[]}');
    const retrievalModel = { search_method: 'hybrid_search', reranking_enable: false, score_threshold_enabled: false };
    await difyRetriever({ ...options, retrievalModel }).retrieve('游船几点停?', { limit: 3 });
    expect(bodyOf(sent)).toEqual({ query: '游船几点停?', retrieval_model: { ...retrievalModel, top_k: 3 } });
  });

  it('cuts a question that Dify would refuse', async () => {
    const sent = answer(url, '{"records":[]}');
    await difyRetriever(options).retrieve('问'.repeat(251));
    expect(bodyOf(sent)).toEqual({ query: '问'.repeat(250) });
  });

  it('leaves out passages below minScore, and keeps those at it', async () => {
    const [dify] = bases;
    answer(dify?.url ?? '', dify?.found ?? '');
    expect(await dify?.make({ minScore: 0.92 }).retrieve('游船')).toHaveLength(1);
  });

  it('reads a base that is only connected to Dify', async () => {
    answer(
      url,
      '{"query":{"content":"x"},"records":[{"content":"末班船 17:30 开。","title":"boats.txt","score":0.98,"metadata":{"path":"s3://dify/boats.txt","description":"boats"}}]}',
    );
    const [first] = await difyRetriever(options).retrieve('末班船');
    expect(first).toMatchObject({ passage: { documentId: 'boats.txt', title: 'boats.txt' }, score: 0.98 });
    expect(first?.passage.source).toBeUndefined();
  });

  it.each([
    [{ datasetId: ' ' }, /"datasetId" is missing/],
    [{ apiKey: 'two words' }, /"apiKey"/],
    [{ baseURL: 'dify.example.com' }, /"baseURL"/],
    [{ baseURL: 'https://user:pass@dify.example.com' }, /user name or password/],
  ])('refuses %o', (wrong, message) => {
    expect(() => difyRetriever({ ...options, ...wrong })).toThrow(message);
  });
});

describe('fastGptRetriever', () => {
  it('reads the list of older versions, with one score', async () => {
    answer(
      'https://api.fastgpt.in/api/core/dataset/searchTest',
      '{"code":200,"statusText":"","data":[{"id":"65599c54a5c814fb803363cb","q":"你是谁","a":"我是FastGPT助手","datasetId":"6554684f7f9ed18a39a4d15c","collectionId":"6556cd795e4b663e770bb66d","sourceName":"GBT 15104-2021 装饰单板贴面人造板.pdf","sourceId":"6556cd775e4b663e770bb65c","score":0.8050316572189331}]}',
    );
    const retriever = fastGptRetriever({ datasetId: '6554684f7f9ed18a39a4d15c', apiKey: 'openapi-1' });
    expect(await retriever.retrieve('你是谁')).toMatchObject([
      { passage: { headings: ['你是谁'], text: '我是FastGPT助手' }, score: 0.8050316572189331 },
    ]);
  });

  it('asks as its options say', async () => {
    const sent = answer('https://api.fastgpt.in/api/core/dataset/searchTest', '{"code":200,"data":{"list":[]}}');
    await fastGptRetriever({
      datasetId: 'd',
      apiKey: 'openapi-1',
      searchMode: 'mixedRecall',
      usingReRank: true,
      maxTokens: 2_000,
      minScore: 0.4,
      extraBody: { rerankModel: 'bge-reranker' },
    }).retrieve('游船');
    expect(bodyOf(sent)).toEqual({
      datasetId: 'd',
      text: '游船',
      limit: 2_000,
      similarity: 0.4,
      searchMode: 'mixedRecall',
      usingReRank: true,
      rerankModel: 'bge-reranker',
    });
  });
});

describe('ragflowRetriever', () => {
  it('asks for as many chunks of its bases as are wanted', async () => {
    const sent = answer('https://rag.example.com/base/api/v1/retrieval', '{"code":0,"data":{"chunks":[]}}');
    await ragflowRetriever({
      baseURL: 'https://rag.example.com/base/',
      datasetIds: ['a', 'b'],
      apiKey: 'ragflow-1',
      extraBody: { keyword: true },
    }).retrieve('游船', { limit: 3 });
    expect(bodyOf(sent)).toEqual({ question: '游船', dataset_ids: ['a', 'b'], page: 1, page_size: 3, keyword: true });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer ragflow-1');
  });
});

describe('tencentLkeRetriever', () => {
  it('signs each call, and sends the threshold along, for the answer has no scores', async () => {
    const sent = answer('https://lkeap.tencentcloudapi.com/', '{"Response":{"Records":[],"RequestId":"r"}}');
    const credentials = { secretId: 'AKIDEXAMPLEZHIKE0001', secretKey: 'zhike-example-secret-0001' };
    await tencentLkeRetriever({ knowledgeBaseId: 'kb', credentials, type: 'QA', minScore: 0.3 }).retrieve('游船');
    const [request] = sent;
    expect(bodyOf(sent)).toEqual({
      KnowledgeBaseId: 'kb',
      Query: '游船',
      RetrievalSetting: { Type: 'QA', TopK: 8, ScoreThreshold: 0.3 },
    });
    expect(request?.headers.get('x-tc-action')).toBe('RetrieveKnowledge');
    expect(request?.headers.get('x-tc-version')).toBe('2024-05-22');
    const signed = {
      host: 'lkeap.tencentcloudapi.com',
      service: 'lkeap',
      contentType: request?.headers.get('content-type') ?? '',
      body: request?.text ?? '',
      timestamp: Number(request?.headers.get('x-tc-timestamp')),
    };
    expect(request?.headers.get('authorization')).toBe(await signTc3(signed, credentials));
  });
});
