import { inspect } from 'node:util';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createOpenAICompatible as createWithSdk5 } from 'ai-sdk-5-openai-compatible';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import type { ModelError } from '../../../src/error/model-error.js';
import { type FromAiSdkOptions, fromAiSdk } from '../../../src/model/ai-sdk/ai-sdk-model.js';
import type { AiSdkModel } from '../../../src/model/ai-sdk/shape.js';
import type { ChatChunk, ChatRequest } from '../../../src/model/chat-model.js';
import { readFixture, startWireServer, type WireReply, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(...replies: readonly WireReply[]): Promise<WireServer> {
  server = await startWireServer((_, number) => replies[number] ?? replies.at(-1) ?? {});
  return server;
}

const makers: readonly (readonly [string, (url: string) => AiSdkModel])[] = [
  ['v3', (baseURL) => createOpenAICompatible({ name: 'lake.chat', baseURL, apiKey: 'sk-secret' })('m')],
  ['v2', (baseURL) => createWithSdk5({ name: 'lake.chat', baseURL, apiKey: 'sk-secret' })('m')],
];

const question: ChatRequest = {
  instructions: 'Be kind.',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: '游船几点停航? 13800000000' }] }],
  tools: [],
  now: new Date('2026-11-24T02:25:00Z'),
};

async function ask(model: AiSdkModel, request: Partial<ChatRequest> = {}, options: FromAiSdkOptions = {}) {
  const chunks: ChatChunk[] = [];
  let error: ModelError | undefined;
  try {
    for await (const chunk of fromAiSdk(model, { retry: { firstWaitMs: 1 }, ...options }).stream({
      ...question,
      ...request,
    })) {
      chunks.push(chunk);
    }
  } catch (thrown) {
    error = thrown as ModelError;
  }
  const text = chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
  return { chunks, error, text };
}

const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ id: 'r-1', model: 'm-1', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;

describe.each(makers)('a language model of specification %s', (version, make) => {
  it('streams its text, and tells its usage, its end and its name', async () => {
    const usage = { prompt_tokens: 20, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 16 } };
    const { url, requests } = await serve({
      body: `${event({ role: 'assistant', content: '17:30 ' })}${event({ content: '停航。' })}${event({}, 'stop')}data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`,
    });
    const model = make(url);
    expect(model.specificationVersion).toBe(version);
    const { text, chunks } = await ask(model);
    expect(text).toBe('17:30 停航。');
    expect(chunks.at(-1)).toMatchObject({
      type: 'finish',
      reason: 'stop',
      responseId: 'r-1',
      responseModel: 'm-1',
      usage: { inputTokens: 20, outputTokens: 7, cachedInputTokens: 16, calls: 1, estimated: false },
    });
    expect(fromAiSdk(model)).toMatchObject({ id: 'lake.chat.chat/m', provider: { name: 'lake', model: 'm' } });
    const { messages } = JSON.parse(requests[0]?.body ?? '') as { messages: { role: string; content: unknown }[] };
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(JSON.stringify(messages[1]?.content)).toContain('Tuesday 2026-11-24 10:25 (Asia/Shanghai)');
  });

  it('asks for tools, and is shown their results', async () => {
    const { url, requests } = await serve({ body: readFixture('openai/parallel-tool-calls.sse') });
    const history: readonly Message[] = [
      ...question.messages,
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', callId: 'c-1', name: 'find_boats', arguments: '{"date":"2026-11-25"}' }],
      },
      {
        role: 'tool',
        parts: [{ type: 'tool-result', callId: 'c-1', name: 'find_boats', outcome: 'done', text: '3 boats' }],
      },
    ];
    const tools = [{ name: 'find_boats', description: 'Finds boats', inputSchema: { type: 'object', properties: {} } }];
    const { chunks } = await ask(make(url), { messages: history, tools });
    const calls = chunks.filter((chunk) => chunk.type === 'tool-call');
    expect(calls.length).toBeGreaterThan(1);
    for (const { call } of calls) {
      expect(JSON.parse(call.arguments)).toBeTypeOf('object');
      expect(call.name).not.toBe('');
    }
    expect(chunks.at(-1)).toMatchObject({ type: 'finish', reason: 'tool-calls' });
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      tools: [{ type: 'function', function: { name: 'find_boats', parameters: { type: 'object' } } }],
      messages: [
        { role: 'system' },
        { role: 'user' },
        {
          role: 'assistant',
          tool_calls: [{ id: 'c-1', function: { name: 'find_boats', arguments: '{"date":"2026-11-25"}' } }],
        },
        { role: 'tool', tool_call_id: 'c-1', content: '3 boats' },
      ],
    });
  });

  it('is asked again after a refusal that may pass, and not after one that stays', async () => {
    const busy = { status: 429, headers: { 'retry-after-ms': '1' }, body: '{"error":{"message":"busy"}}' };
    const fine = { body: `${event({ content: '好。' })}${event({}, 'stop')}data: [DONE]\n\n` };
    const { url, requests } = await serve(busy, fine);
    const { text, chunks } = await ask(make(url));
    expect(text).toBe('好。');
    expect(chunks[0]).toMatchObject({ type: 'retry', reason: 'rate-limit' });
    expect(requests).toHaveLength(2);
    await server?.close();
    const refusing = await serve({
      status: 401,
      body: '{"error":{"message":"bad key sk-secret","code":"invalid_api_key"}}',
    });
    const { error } = await ask(make(refusing.url));
    expect(error).toMatchObject({ name: 'ModelHttpError', kind: 'auth', status: 401, vendorCode: 'invalid_api_key' });
    expect(refusing.requests).toHaveLength(1);
    expect(inspect(error, { depth: 10 })).not.toMatch(/sk-secret|13800000000/);
  });

  it.each<[string, WireReply]>([
    ['is reset', { body: event({ content: '门票' }), afterwards: 'reset' }],
    ['ends without a finish reason', { body: event({ content: '门票' }) }],
    ['falls silent', { body: event({ content: '门票' }), afterwards: 'hang' }],
  ])('never passes a cut reply off as complete: it %s', async (_, reply) => {
    const { url, requests } = await serve(reply);
    const { error, text, chunks } = await ask(make(url), {}, { timeLimits: { firstTokenMs: 200, idleMs: 200 } });
    expect(chunks.map(({ type }) => type)).toEqual(['text-delta']);
    expect(error).toMatchObject({ partialText: text, usage: { abortedCalls: 1, estimated: true } });
    expect(text).toBe('门票');
    await requests[0]?.closed;
  });

  it('stops upstream when the caller stops', async () => {
    const { url, requests } = await serve({ body: event({ content: '门票' }), afterwards: 'hang' });
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of fromAiSdk(make(url)).stream({ ...question, signal: controller.signal })) {
        setTimeout(() => controller.abort('left'));
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'model-aborted', partialText: '门票', cause: 'left' });
    await requests[0]?.closed;
  });
});

describe('fromAiSdk', () => {
  it.each([
    [undefined, 'needs a language model'],
    [
      { specificationVersion: 'v1', provider: 'x', modelId: 'm', doStream: () => undefined },
      'understands the specifications v2, v3, v4',
    ],
  ])('refuses what is no language model it knows: %#', (model, message) => {
    expect(() => fromAiSdk(model as unknown as AiSdkModel)).toThrow(message);
  });

  it('refuses an option it does not know', () => {
    const model = createOpenAICompatible({ name: 'x', baseURL: 'http://127.0.0.1:1' })('m');
    expect(() => fromAiSdk(model, { temprature: 1 } as FromAiSdkOptions)).toThrow(
      'does not know the option "temprature"',
    );
  });
});
