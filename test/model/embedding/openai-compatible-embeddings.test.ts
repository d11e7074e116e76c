import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EmbedOptions } from '../../../src/domain/embedding-model.js';
import type { ModelError } from '../../../src/error/model-error.js';
import { openaiCompatibleEmbeddings } from '../../../src/model/embedding/openai-compatible-embeddings.js';
import type { OpenAICompatibleEmbeddingOptions } from '../../../src/model/embedding/options.js';
import { embeddingReply, jsonReply, vectorOf } from '../../support/embedding-wire.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(
  reply: (request: WireRequest, number: number) => WireReply = ({ body }) => embeddingReply(body),
): Promise<WireServer> {
  server = await startWireServer(reply);
  return server;
}

function modelAt(url: string, options: Partial<OpenAICompatibleEmbeddingOptions> = {}) {
  return openaiCompatibleEmbeddings({
    baseURL: `${url}/v1?token=secret-query`,
    apiKey: 'sk-secret',
    model: 'bge-m3',
    retry: { firstWaitMs: 1 },
    ...options,
  });
}

async function failureOf(
  url: string,
  texts: readonly string[],
  options?: Partial<OpenAICompatibleEmbeddingOptions>,
  embedOptions?: EmbedOptions,
): Promise<ModelError> {
  return modelAt(url, options)
    .embed(texts, embedOptions)
    .then(
      () => expect.fail('it did not fail'),
      (error: unknown) => error as ModelError,
    );
}

const textsOf = (count: number) => Array.from({ length: count }, (_, index) => `西湖${'段'.repeat(index)}`);
const inputsOf = (requests: readonly WireRequest[]) =>
  requests.map(({ body }) => (JSON.parse(body) as { input: string[] }).input);

describe('openaiCompatibleEmbeddings', () => {
  it('asks for the vectors of the texts, and gives them in order', async () => {
    const { url, requests } = await serve();
    const model = modelAt(url, { headers: { 'x-tenant': 'a' }, extraBody: { user: 'u' } });
    expect(model).toMatchObject({ id: 'openai-compatible/bge-m3', maxBatch: 10, dimensions: undefined });
    const { vectors, usage } = await model.embed(['门票', '船票多少钱']);
    expect(vectors.map((vector) => [...vector])).toEqual([vectorOf('门票'), vectorOf('船票多少钱')]);
    expect(vectors[0]).toBeInstanceOf(Float32Array);
    expect(usage).toMatchObject({ inputTokens: 6, outputTokens: 0, calls: 1, retries: 0, estimated: false });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1/embeddings?token=secret-query',
      headers: { authorization: 'Bearer sk-secret', 'content-type': 'application/json', 'x-tenant': 'a' },
    });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      model: 'bge-m3',
      input: ['门票', '船票多少钱'],
      encoding_format: 'float',
      user: 'u',
    });
    expect(model.dimensions).toBe(3);
  });

  it('makes no call for no texts', async () => {
    const { url, requests } = await serve();
    expect(await modelAt(url).embed([])).toMatchObject({ vectors: [], usage: { calls: 0, inputTokens: 0 } });
    expect(requests).toHaveLength(0);
  });

  it('splits texts into calls and keeps their order, whichever answer comes first', async () => {
    const { url, requests } = await serve(({ body }, number) => ({
      ...embeddingReply(body),
      // The first answer comes last.
      ...(number === 0 && { bytesPerWrite: 20, delayMs: 5 }),
    }));
    const texts = textsOf(23);
    const { vectors, usage } = await modelAt(url).embed(texts);
    expect(inputsOf(requests).map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(vectors.map((vector) => [...vector])).toEqual(texts.map(vectorOf));
    expect(usage).toMatchObject({ inputTokens: 69, calls: 3 });
  });

  it('has as many calls under way as it may, and no more', async () => {
    const { url, requests } = await serve(() => ({ instead: 'hang' }));
    const controller = new AbortController();
    const options = { maxBatch: 1, concurrency: 3 };
    const failed = failureOf(url, textsOf(9), options, { signal: controller.signal });
    await vi.waitFor(() => expect(requests).toHaveLength(3));
    controller.abort();
    await failed;
    expect(requests).toHaveLength(3);
  });

  it('asks again for the batch that failed, and for no other', async () => {
    const { url, requests } = await serve(({ body }, number) =>
      number === 1 ? { status: 429, headers: { 'retry-after-ms': '1' } } : embeddingReply(body),
    );
    const texts = textsOf(6);
    const { vectors, usage } = await modelAt(url, { maxBatch: 2, concurrency: 1 }).embed(texts);
    expect(vectors.map((vector) => [...vector])).toEqual(texts.map(vectorOf));
    expect(inputsOf(requests)).toEqual([texts.slice(0, 2), texts.slice(2, 4), texts.slice(2, 4), texts.slice(4, 6)]);
    expect(usage).toMatchObject({ calls: 3, retries: 1 });
  });

  it('fails as a whole when a batch does, and says what was consumed', async () => {
    const { url, requests } = await serve(({ body }, number) =>
      number === 1 ? jsonReply({ error: { code: 'invalid_api_key' } }, { status: 401 }) : embeddingReply(body),
    );
    const error = await failureOf(url, textsOf(6), { maxBatch: 2, concurrency: 1 });
    expect(error).toMatchObject({ kind: 'auth', usage: { calls: 2, abortedCalls: 1, inputTokens: 6 } });
    expect(requests).toHaveLength(2);
  });

  it('stops all calls at once when the caller does', async () => {
    const { url, requests } = await serve(() => ({ instead: 'hang' }));
    const controller = new AbortController();
    const failed = failureOf(url, textsOf(9), { maxBatch: 3 }, { signal: controller.signal });
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    controller.abort('left');
    expect(await failed).toMatchObject({ name: 'AbortError', code: 'model-aborted', cause: 'left' });
    await Promise.all(requests.map(({ closed }) => closed));
    expect(requests).toHaveLength(2);
  });

  it('gives a call up that takes too long', async () => {
    const { url } = await serve(() => ({ instead: 'hang' }));
    const error = await failureOf(url, ['门票'], { timeLimits: { firstTokenMs: 50 }, retry: { attempts: 1 } });
    expect(error).toMatchObject({ name: 'ModelTimeoutError', kind: 'timeout' });
  });

  it('asks for the key before every call when it is a function', async () => {
    const { url, requests } = await serve();
    let number = 0;
    await modelAt(url, { apiKey: () => `key-${++number}`, maxBatch: 1, concurrency: 1 }).embed(['一', '二']);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer key-1', 'Bearer key-2']);
  });

  it('estimates the tokens where the endpoint does not count them', async () => {
    const { url } = await serve(() => jsonReply({ data: [{ index: 0, embedding: [1] }] }));
    const { usage } = await modelAt(url).embed(['成人票六十元']);
    expect(usage).toMatchObject({ estimated: true, calls: 1 });
    expect(usage.inputTokens).toBeGreaterThan(0);
  });

  it('tells the purpose where the dialect has a word for it', async () => {
    const { url, requests } = await serve();
    const purposeField = { name: 'input_type', query: 'search_query', document: 'search_document' };
    const model = modelAt(url, { dialect: { purposeField, encodingFormat: 'none' } });
    await model.embed(['门票'], { purpose: 'query' });
    await model.embed(['门票'], { purpose: 'document' });
    await model.embed(['门票']);
    expect(requests.map(({ body }) => (JSON.parse(body) as { input_type?: string }).input_type)).toEqual([
      'search_query',
      'search_document',
      undefined,
    ]);
  });

  it('sends one bare text a call where the dialect says so', async () => {
    const { url, requests } = await serve(() => jsonReply({ data: [{ embedding: [1, 2] }] }));
    await modelAt(url, { dialect: { inputForm: 'text' }, maxBatch: 1 }).embed(['一', '二']);
    expect(inputsOf(requests).sort()).toEqual(['一', '二']);
  });
});

describe('texts that cannot be sent', () => {
  it.each<[string, readonly string[], Partial<OpenAICompatibleEmbeddingOptions>, string]>([
    ['an empty one', ['门票', ''], {}, 'texts[1] is empty'],
    ['a blank one', ['\u3000\n'], {}, 'texts[0] is empty'],
    ['too long a one', ['门票', '门票多少钱'], { maxCharacters: 4 }, 'texts[1] has 5 characters of at most 4'],
  ])('are refused before any is: %s', async (_, texts, options, message) => {
    const { url, requests } = await serve();
    const error = await failureOf(url, texts, options);
    expect(error).toMatchObject({ name: 'ModelError', retryable: false });
    expect(error.message).toContain(`openai-compatible/bge-m3: ${message}`);
    expect(error.message).not.toContain('门票');
    expect(requests).toHaveLength(0);
  });

  it('are cut where that is wanted', async () => {
    const { url, requests } = await serve();
    await modelAt(url, { maxCharacters: 3, tooLong: 'cut' }).embed(['门票🚢多少钱', '短']);
    expect(inputsOf(requests)).toEqual([['门票🚢', '短']]);
  });
});

describe('answers that are of no use', () => {
  const vectors = (...list: readonly number[][]) =>
    jsonReply({ data: list.map((embedding, index) => ({ index, embedding })), usage: { prompt_tokens: 5 } });

  it.each<[string, WireReply, string]>([
    ['a vector too few', vectors([1]), '1 vectors for 2 texts'],
    ['vectors of two lengths', vectors([1, 2], [1, 2, 3]), 'a vector of 3 dimensions instead of 2'],
    ['an answer of another kind', jsonReply({ choices: [] }), '0 vectors for 2 texts'],
  ])('are errors that say what was consumed: %s', async (_, reply, message) => {
    const { url, requests } = await serve(() => reply);
    const error = await failureOf(url, ['一', '二']);
    expect(error).toMatchObject({ name: 'ModelResponseError', kind: 'invalid-response', usage: { calls: 1 } });
    expect(error.message).toContain(message);
    expect(requests).toHaveLength(1);
  });

  it('are errors where two batches differ in their dimensions', async () => {
    const { url } = await serve((_, number) => vectors(number === 0 ? [1, 2] : [1, 2, 3]));
    const error = await failureOf(url, ['一', '二'], { maxBatch: 1, concurrency: 1 });
    expect(error.message).toContain('a vector of 3 dimensions instead of 2');
    expect(error.usage).toMatchObject({ calls: 2, inputTokens: 10 });
  });

  it('are errors where the model changes its dimensions from one time to the next', async () => {
    const { url } = await serve((_, number) => vectors(number === 0 ? [1, 2] : [1, 2, 3]));
    const model = modelAt(url);
    await model.embed(['一']);
    await expect(model.embed(['一'])).rejects.toMatchObject({ kind: 'invalid-response' });
  });

  it('teach the model nothing of its dimensions', async () => {
    const { url } = await serve((_, number) => vectors(number === 0 ? [1] : [1, 2]));
    const model = modelAt(url, { maxBatch: 1, concurrency: 1 });
    await expect(model.embed(['一', '二'])).rejects.toMatchObject({ kind: 'invalid-response' });
    expect(model.dimensions).toBeUndefined();
    await model.embed(['一', '二']);
    expect(model.dimensions).toBe(2);
  });

  it('are errors where the endpoint pays no heed to the dimensions asked for', async () => {
    const { url, requests } = await serve();
    const error = await failureOf(url, ['一'], { dimensions: 512 });
    expect(error.message).toContain('a vector of 3 dimensions instead of 512');
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ dimensions: 512 });
  });

  it.each<[string, WireReply]>([
    ['an error with status 200', jsonReply({ error: { code: 'bad', message: '13800000000 sk-secret' } })],
    ['a refusal', jsonReply({ error: { message: '13800000000 sk-secret secret-query' } }, { status: 400 })],
    ['a broken connection', { instead: 'reset' }],
  ])('show no key, query string or word of the customer: %s', async (_, reply) => {
    const { url } = await serve(() => reply);
    const error = await failureOf(url, ['13800000000']);
    expect(error.message).toContain(`POST ${url}/v1/embeddings`);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/13800000000|sk-secret|secret-query/);
  });
});

describe('options of embeddings', () => {
  it.each<[object, RegExp]>([
    [{ model: '' }, /"model" is missing/],
    [{ apiKey: '' }, /"apiKey" is missing/],
    [{ baseURL: '' }, /"baseURL" is missing/],
    [{ maxBatch: 0 }, /"maxBatch" must be a whole number from 1/],
    [{ concurrency: 1.5 }, /"concurrency"/],
    [{ dimensions: -1 }, /"dimensions"/],
    [{ maxCharacters: 0 }, /"maxCharacters"/],
    [{ tooLong: 'ignore' }, /"tooLong" must be "refuse" or "cut"/],
    [{ batchSize: 3 }, /does not know the option "batchSize"/],
    [{ dialect: { encoding: 'float' } }, /dialect does not know the option "encoding"/],
    [{ dialect: { dimensionsField: 'none' }, dimensions: 512 }, /"dimensions" cannot be chosen here/],
    [{ dialect: { inputForm: 'text' } }, /"maxBatch" must be 1/],
    [{ timeLimits: { firstTokenMs: 0 } }, /"timeLimits.firstTokenMs"/],
  ])('are refused: %j', (options, message) => {
    expect(() => modelAt('https://models.example.com', options)).toThrow(message);
  });
});
