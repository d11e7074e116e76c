import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatChunk, ChatModel, ChatRequest } from '../../../src/model/chat-model.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import { withTelemetry } from '../../../src/model/traced/traced-model.js';
import { type Recording, record, stopRecording } from '../../support/telemetry.js';
import { startWireServer, type WireReply, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;
let recording: Recording;

beforeEach(() => {
  recording = record();
});
afterEach(async () => {
  stopRecording();
  await server?.close();
  server = undefined;
});

async function modelGiving(...replies: readonly WireReply[]): Promise<ChatModel> {
  server = await startWireServer((_, number) => replies[number] ?? replies.at(-1) ?? {});
  return openaiCompatible({ baseURL: server.url, apiKey: 'sk-canary', model: 'm', retry: { firstWaitMs: 1 } });
}

const request: ChatRequest = {
  instructions: 'canary-instructions',
  language: 'zh-Hans',
  messages: [{ role: 'user', parts: [{ type: 'text', text: 'canary-question' }] }],
  tools: [{ name: 'find', description: 'canary-tool', inputSchema: { type: 'object' } }],
  now: new Date('2026-11-24T02:25:00Z'),
  conversation: { tenantId: 'canary-tenant', conversationId: 'c-1' },
};

const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ id: 'r-1', model: 'm-0711', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
const usage = {
  prompt_tokens: 20,
  completion_tokens: 7,
  prompt_tokens_details: { cached_tokens: 16 },
  completion_tokens_details: { reasoning_tokens: 3 },
};
const answer: WireReply = {
  body: `${event({ content: 'canary-' })}${event({ content: 'answer' })}${event({}, 'stop')}data: ${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`,
};

async function read(model: ChatModel, more: Partial<ChatRequest> = {}): Promise<unknown> {
  try {
    for await (const _ of model.stream({ ...request, ...more })) {
      // Only what is recorded matters.
    }
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('the span of a model call', () => {
  it('tells the model, the tokens and the times by the GenAI conventions, and nothing of what was said', async () => {
    await read(withTelemetry(await modelGiving(answer), recording));
    const [span] = recording.spans();
    expect(span).toMatchObject({ name: 'chat m', kind: SpanKind.CLIENT, status: { code: SpanStatusCode.UNSET } });
    expect(span?.attributes).toEqual({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai_compatible',
      'gen_ai.request.model': 'm',
      'gen_ai.request.stream': true,
      'gen_ai.output.type': 'text',
      'gen_ai.conversation.id': 'c-1',
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server?.url ?? '').port),
      'zhike.tenant.id': expect.stringMatching(/^[0-9a-f]{16}$/),
      'gen_ai.response.id': 'r-1',
      'gen_ai.response.model': 'm-0711',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.usage.input_tokens': 20,
      'gen_ai.usage.output_tokens': 7,
      'gen_ai.usage.reasoning.output_tokens': 3,
      'gen_ai.usage.cache_read.input_tokens': 16,
      'zhike.usage.estimated': false,
      'zhike.usage.retries': 0,
    });
    expect(await recording.exported()).not.toContain('canary');
  });

  it('carries what was said where that is switched on', async () => {
    await read(withTelemetry(await modelGiving(answer), { ...recording, content: true }));
    const attributes = recording.spans()[0]?.attributes ?? {};
    expect(JSON.parse(String(attributes['gen_ai.input.messages']))).toEqual([
      { role: 'user', parts: [{ type: 'text', content: 'canary-question' }] },
    ]);
    expect(JSON.parse(String(attributes['gen_ai.output.messages']))).toEqual([
      { role: 'assistant', parts: [{ type: 'text', content: 'canary-answer' }], finish_reason: 'stop' },
    ]);
    expect(JSON.parse(String(attributes['gen_ai.system_instructions']))).toEqual([
      { type: 'text', content: 'canary-instructions' },
    ]);
    expect(JSON.parse(String(attributes['gen_ai.tool.definitions']))).toMatchObject([{ name: 'find' }]);
    expect(await recording.exported()).not.toMatch(/sk-canary|canary-tenant/);
  });

  it('is in error, with the kind of the fault, when the call fails; the retries are events of it', async () => {
    await read(withTelemetry(await modelGiving({ status: 503, body: 'canary' }), recording));
    const [span] = recording.spans();
    expect(span?.status.code).toBe(SpanStatusCode.ERROR);
    expect(span?.attributes['error.type']).toBe('overloaded');
    expect(span?.events.map(({ name, attributes }) => [name, attributes?.['error.type']])).toEqual([
      ['zhike.model_retry', 'overloaded'],
      ['zhike.model_retry', 'overloaded'],
    ]);
    expect(await recording.exported()).not.toContain('canary');
  });

  it('ends once, and in no error, when the reader leaves early', async () => {
    for await (const _ of withTelemetry(await modelGiving({ ...answer, afterwards: 'hang' }), recording).stream(
      request,
    )) {
      break;
    }
    expect(recording.spans()).toHaveLength(1);
    expect(recording.spans()[0]?.status.code).toBe(SpanStatusCode.UNSET);
    await server?.requests[0]?.closed;
  });

  it('tells that the caller stopped', async () => {
    const model = withTelemetry(
      await modelGiving({ body: event({ content: 'canary' }), afterwards: 'hang' }),
      recording,
    );
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _ of model.stream({ ...request, signal: controller.signal })) {
        controller.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ code: 'model-aborted' });
    expect(recording.spans()[0]?.attributes).toMatchObject({ 'error.type': 'aborted', 'zhike.usage.estimated': true });
  });

  it('stands below the span that is active when the call begins, and above what is sent', async () => {
    const inner: ChatModel = {
      id: 'x/y',
      stream: async function* (): AsyncGenerator<ChatChunk> {
        await recording.tracer.startActiveSpan('POST', async (span) => span.end());
        yield {
          type: 'finish',
          reason: 'stop',
          usage: {
            inputTokens: 0,
            outputTokens: 0,
            cachedInputTokens: 0,
            reasoningTokens: 0,
            calls: 1,
            retries: 0,
            abortedCalls: 0,
            estimated: false,
          },
        };
      },
    };
    await recording.tracer.startActiveSpan('turn', async (span) => {
      await read(withTelemetry(inner, recording));
      span.end();
    });
    const [sent, chat, turn] = recording.spans();
    expect([sent, chat, turn].map((span) => span?.name)).toEqual(['POST', 'chat y', 'turn']);
    expect(sent?.parentSpanContext?.spanId).toBe(chat?.spanContext().spanId);
    expect(chat?.parentSpanContext?.spanId).toBe(turn?.spanContext().spanId);
  });
});

describe('the metrics of a model call', () => {
  it('are durations in seconds and tokens, told apart by model and fault', async () => {
    await read(withTelemetry(await modelGiving(answer, { status: 400 }), recording));
    const model = withTelemetry(
      openaiCompatible({ baseURL: server?.url ?? '', apiKey: 'sk-canary', model: 'm' }),
      recording,
    );
    await read(model);
    const metrics = await recording.metrics();
    expect(metrics.map(({ name, unit }) => [name, unit]).sort()).toEqual([
      ['gen_ai.client.inference.duration', 's'],
      ['gen_ai.client.inference.time_per_output_chunk', 's'],
      ['gen_ai.client.inference.time_to_first_chunk', 's'],
      ['gen_ai.client.inference.usage.input_tokens', '{token}'],
      ['gen_ai.client.inference.usage.output_tokens', '{token}'],
    ]);
    const durations = metrics.find(({ name }) => name === 'gen_ai.client.inference.duration')?.points ?? [];
    expect(durations.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({ 'gen_ai.request.model': 'm', 'gen_ai.response.model': 'm-0711' }),
      expect.objectContaining({ 'gen_ai.request.model': 'm', 'error.type': 'invalid-request' }),
    ]);
    expect(durations[0]?.boundaries.slice(0, 3)).toEqual([0.01, 0.02, 0.04]);
    expect(durations[0]?.boundaries.at(-1)).toBe(81.92);
    expect(metrics.find(({ name }) => name.endsWith('input_tokens'))?.points[0]?.sum).toBe(20);
  });

  it('need no tracer, and spans no meter', async () => {
    await read(withTelemetry(await modelGiving(answer), { meter: recording.meter }));
    expect(recording.spans()).toHaveLength(0);
    expect(await recording.metrics()).not.toHaveLength(0);
    const model = await modelGiving(answer);
    expect(withTelemetry(model, {})).toBe(model);
  });
});
