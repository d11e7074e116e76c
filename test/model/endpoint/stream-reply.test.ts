import { afterEach, describe, expect, it } from 'vitest';
import type { ModelError } from '../../../src/error/model-error.js';
import type { ChatChunk, ChatRequest } from '../../../src/model/chat-model.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import type { OpenAICompatibleOptions } from '../../../src/model/openai-compatible/options.js';
import { startWireServer, type WireReply, type WireRequest, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(...replies: readonly WireReply[]): Promise<WireServer> {
  server = await startWireServer((_: WireRequest, number) => replies[number] ?? replies.at(-1) ?? {});
  return server;
}

const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '门票多少钱?' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
};

async function ask(url: string, options: Partial<OpenAICompatibleOptions> = {}, request: Partial<ChatRequest> = {}) {
  const model = openaiCompatible({ baseURL: url, apiKey: 'sk', model: 'm', retry: { firstWaitMs: 1 }, ...options });
  const chunks: ChatChunk[] = [];
  let error: ModelError | undefined;
  try {
    for await (const chunk of model.stream({ ...question, ...request })) {
      chunks.push(chunk);
    }
  } catch (thrown) {
    error = thrown as ModelError;
  }
  const text = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
  return { chunks, error, text, types: chunks.map(({ type }) => type) };
}

const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ choices: [{ delta, finish_reason: reason }] })}\n\n`;
const usage = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 9, completion_tokens: 4 } })}\n\n`;
const answer: WireReply = { body: `${event({ content: '55 元。' })}${event({}, 'stop')}${usage}data: [DONE]\n\n` };
const thought = event({ reasoning_content: '先查价目表' });
const busy = `data: ${JSON.stringify({ error: { code: 'server_overloaded' } })}\n\n`;

describe('a reply that breaks before its first word', () => {
  it.each<[string, WireReply, string]>([
    ['is refused', { status: 429, headers: { 'retry-after-ms': '1' } }, 'rate-limit'],
    ['is reset before the headers', { instead: 'reset' }, 'network'],
    ['is reset after the headers', { afterwards: 'reset' }, 'network'],
    ['is empty', {}, 'incomplete'],
    ['is ended by [DONE] alone', { body: 'data: [DONE]\n\n' }, 'incomplete'],
    ['carries an error that may pass', { body: busy }, 'overloaded'],
    ['is a page of HTML', { body: '<html>502</html>' }, 'overloaded'],
    ['is cut inside a tool call', { body: event({ tool_calls: [{ index: 0, id: 'a' }] }) }, 'incomplete'],
  ])('is asked for again when it %s, and says so', async (_, first, reason) => {
    const { url, requests } = await serve(first, answer);
    const { chunks, text, error } = await ask(url);
    expect(error).toBeUndefined();
    expect(text).toBe('55 元。');
    expect(chunks[0]).toMatchObject({ type: 'retry', reason, continues: false });
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', usage: { calls: 1, retries: 1, abortedCalls: 0 } });
    expect(requests).toHaveLength(2);
  });

  it('is asked for again after reasoning, and counts what that took', async () => {
    const { url } = await serve({ body: thought }, answer);
    const { types, chunks } = await ask(url);
    expect(types).toEqual(['reasoning-delta', 'retry', 'text-delta', 'finish']);
    const finish = chunks.at(-1);
    expect(finish?.type === 'finish' && finish.usage).toMatchObject({ calls: 1, retries: 1, estimated: true });
    expect(finish?.type === 'finish' && finish.usage.inputTokens).toBeGreaterThan(9);
  });

  it('is asked for once where the caller has another model to turn to', async () => {
    const { url, requests } = await serve({ status: 503 }, answer);
    const { error } = await ask(url, {}, { singleAttempt: true });
    expect(error).toMatchObject({ kind: 'overloaded', usage: { calls: 1, retries: 0, inputTokens: 0 } });
    expect(requests).toHaveLength(1);
  });

  it('counts the attempts in the error when all of them fail', async () => {
    const { url, requests } = await serve({ status: 503 });
    const { error, types } = await ask(url);
    expect(error).toMatchObject({ kind: 'overloaded', partialText: '', usage: { calls: 1, retries: 2 } });
    expect(types).toEqual(['retry', 'retry']);
    expect(requests).toHaveLength(3);
  });

  it('is not asked for again when the fault would stay', async () => {
    const { url, requests } = await serve({
      body: `data: ${JSON.stringify({ error: { code: 'invalid_api_key' } })}\n\n`,
    });
    expect((await ask(url)).error).toMatchObject({ kind: 'auth' });
    expect(requests).toHaveLength(1);
  });

  it('lets the server overrule what its status says', async () => {
    const { url, requests } = await serve({ status: 400, headers: { 'x-should-retry': 'true' } }, answer);
    expect((await ask(url)).text).toBe('55 元。');
    expect(requests).toHaveLength(2);
  });
});

describe('a reply that breaks after its first word', () => {
  const begun: WireReply = { body: event({ content: '成人票 ' }), afterwards: 'reset' };

  it('gives the words first and then the error, with the same words in it', async () => {
    const { url, requests } = await serve({ body: `${event({ content: '成人票 ' })}${busy}` }, answer);
    const { text, error } = await ask(url);
    expect(text).toBe('成人票 ');
    expect(error).toMatchObject({
      kind: 'overloaded',
      partialText: '成人票 ',
      usage: { abortedCalls: 1, estimated: true },
    });
    expect(error?.usage?.outputTokens).toBeGreaterThan(0);
    expect(requests).toHaveLength(1);
  });

  it('goes on from where it broke where the dialect can say so', async () => {
    const { url, requests } = await serve(begun, answer);
    const { text, types, chunks } = await ask(url, { dialect: { continuation: 'prefix' } });
    expect(text).toBe('成人票 55 元。');
    expect(types).toEqual(['text-delta', 'retry', 'text-delta', 'finish']);
    expect(chunks[1]).toMatchObject({ continues: true, reason: 'network' });
    const { messages } = JSON.parse(requests[1]?.body ?? '') as { messages: unknown[] };
    expect(messages.at(-1)).toEqual({ role: 'assistant', content: '成人票 ', prefix: true });
  });

  it('goes on once only: a second break is an error that holds both pieces', async () => {
    const { url, requests } = await serve(begun, { body: event({ content: '55 ' }), afterwards: 'reset' });
    const { text, error } = await ask(url, { dialect: { continuation: 'partial' } });
    expect(text).toBe('成人票 55 ');
    expect(error).toMatchObject({ kind: 'network', partialText: '成人票 55 ' });
    expect(requests).toHaveLength(2);
  });
});

describe('abort', () => {
  it('ends the wait between two attempts', async () => {
    const { url, requests } = await serve({ status: 503 });
    const controller = new AbortController();
    const model = openaiCompatible({
      baseURL: url,
      apiKey: 'sk',
      model: 'm',
      retry: { firstWaitMs: 100_000, longestWaitMs: 100_000, deadlineMs: 200_000 },
    });
    const reply = model.stream({ ...question, signal: controller.signal })[Symbol.asyncIterator]();
    expect((await reply.next()).value).toMatchObject({ type: 'retry' });
    const waiting = reply.next();
    controller.abort('left');
    await expect(waiting).rejects.toMatchObject({ code: 'model-aborted', cause: 'left' });
    expect(requests).toHaveLength(1);
  });

  it('passes on what keeps a request from being written, as it is', async () => {
    const reason = new Error('the vault is closed');
    const { url } = await serve(answer);
    const { error } = await ask(url, {
      apiKey: () => {
        throw reason;
      },
    });
    expect(error).toBe(reason);
  });
});

describe('reading', () => {
  it('gives every chunk once, in order, to a reader that asks ahead', async () => {
    const body = `${['一', '二', '三'].map((content) => event({ content })).join('')}${event({}, 'stop')}data: [DONE]\n\n`;
    const { url } = await serve({ body, bytesPerWrite: 30 });
    const model = openaiCompatible({ baseURL: url, apiKey: 'sk', model: 'm' });
    const reply = model.stream(question)[Symbol.asyncIterator]();
    const steps = await Promise.all(Array.from({ length: 6 }, () => reply.next()));
    expect(steps.map(({ value }) => (value?.type === 'text-delta' ? value.delta : value?.type))).toEqual([
      '一',
      '二',
      '三',
      'finish',
      undefined,
      undefined,
    ]);
  });

  it('tells what room the endpoint has left', async () => {
    const headers = { 'content-type': 'text/event-stream', 'x-ratelimit-remaining-requests': '7' };
    const { url } = await serve({ ...answer, headers });
    expect((await ask(url)).chunks.at(-1)).toMatchObject({ rateLimit: { remainingRequests: 7 } });
  });
});
