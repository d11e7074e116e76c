import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAssistant } from '../../src/assistant/create-assistant.js';
import { openTelemetry } from '../../src/assistant/telemetry.js';
import type { IndustryPolicy } from '../../src/domain/industry-policy.js';
import type { TurnEvent } from '../../src/domain/turn.js';
import type { ChatModel } from '../../src/model/chat-model.js';
import { openaiCompatible } from '../../src/model/openai-compatible/openai-compatible.js';
import { tool } from '../../src/tool/define-tool.js';
import { parentOf, type Recording, record, stopRecording } from '../support/telemetry.js';
import { startWireServer, type WireReply, type WireServer } from '../support/wire-server.js';

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

const event = (delta: object, reason?: string) =>
  `data: ${JSON.stringify({ choices: [{ delta, finish_reason: reason }] })}\n\n`;
const said = (text: string): WireReply => ({ body: `${event({ content: text })}${event({}, 'stop')}data: [DONE]\n\n` });
const asksTool: WireReply = {
  body: `${event({ tool_calls: [{ index: 0, id: 'call-1', function: { name: 'find_boats', arguments: '{"day":"canary-day"}' } }] })}${event({}, 'tool_calls')}data: [DONE]\n\n`,
};
const boats = tool({
  name: 'find_boats',
  description: 'Finds boats',
  input: z.object({ day: z.string() }),
  run: () => ({ boats: ['canary-boat'] }),
});

/** Nobody types here. */
const burst = { quietMs: 0 };

describe('a turn that is traced', () => {
  it('is one span above retrieval, model calls and tools, and holds nothing of what was said', async () => {
    const model = await modelGiving(asksTool, said('canary-answer'));
    const assistant = createAssistant({
      burst,
      name: 'lake',
      model,
      tools: [boats],
      telemetry: openTelemetry(recording),
    });
    await assistant.tenant('canary-tenant').conversation('c-1').send('canary-question');
    const spans = recording.spans();
    const turn = spans.find(({ name }) => name === 'invoke_agent lake');
    expect(spans.map(({ name }) => name)).toEqual([
      'retrieval knowledge',
      'chat m',
      'execute_tool find_boats',
      'chat m',
      'invoke_agent lake',
    ]);
    for (const span of spans.slice(0, -1)) {
      expect(parentOf(span)).toBe(turn?.spanContext().spanId);
    }
    expect(turn?.attributes).toMatchObject({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.agent.name': 'lake',
      'gen_ai.conversation.id': 'c-1',
      'zhike.turn.status': 'completed',
      'zhike.answerability': 'none',
    });
    expect(spans[2]?.attributes).toMatchObject({ 'gen_ai.tool.name': 'find_boats', 'gen_ai.tool.call.id': 'call-1' });
    expect((await recording.metrics()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['gen_ai.invoke_agent.duration', 'gen_ai.execute_tool.duration']),
    );
    expect(await recording.exported()).not.toContain('canary');
  });

  it('carries tool arguments and results where content is switched on', async () => {
    const model = await modelGiving(asksTool, said('canary-answer'));
    const telemetry = openTelemetry({ ...recording, content: true });
    await createAssistant({ burst, model, tools: [boats], telemetry })
      .tenant('t')
      .conversation('c')
      .send('canary-question');
    const attributes = recording.spans().find(({ name }) => name.startsWith('execute_tool'))?.attributes;
    expect(attributes?.['gen_ai.tool.call.arguments']).toContain('canary-day');
    expect(attributes?.['gen_ai.tool.call.result']).toContain('canary-boat');
  });

  it('is in error with the code of the error, and says that it failed', async () => {
    const assistant = createAssistant({
      model: await modelGiving({ status: 401 }),
      telemetry: openTelemetry(recording),
    });
    await expect(assistant.tenant('t').conversation('c').send('你好')).rejects.toMatchObject({ code: 'model-auth' });
    const turn = recording.spans().at(-1);
    expect(turn?.attributes).toMatchObject({ 'error.type': 'model-auth', 'zhike.turn.status': 'failed' });
  });
});

describe('the events of a turn', () => {
  it('tell of another attempt, and the reply counts it', async () => {
    const model = await modelGiving({ status: 503 }, said('您好'));
    const pending = createAssistant({ burst, model }).tenant('t').conversation('c').send('你好');
    const events: TurnEvent[] = [];
    for await (const one of pending) {
      events.push(one);
    }
    expect(events.find(({ type }) => type === 'model-retry')).toMatchObject({ reason: 'overloaded', continues: false });
    expect((await pending).usage).toMatchObject({ calls: 1, retries: 1 });
  });

  it('close the step of a call that broke, with what it took', async () => {
    const model = await modelGiving({ body: event({ content: '您好' }), afterwards: 'reset' });
    const pending = createAssistant({ burst, model }).tenant('t').conversation('c').send('你好');
    const events: TurnEvent[] = [];
    await expect(
      (async () => {
        for await (const one of pending) {
          events.push(one);
        }
      })(),
    ).rejects.toMatchObject({ code: 'model-network' });
    expect(events.at(-2)).toMatchObject({ type: 'step-end', finishReason: 'error', usage: { abortedCalls: 1 } });
    expect(events.at(-1)).toMatchObject({ type: 'turn-end', status: 'failed', usage: { abortedCalls: 1 } });
  });

  it('close the step of a turn that is stopped', async () => {
    const model = await modelGiving({ body: event({ content: '您好' }), afterwards: 'hang' });
    const pending = createAssistant({ burst, model }).tenant('t').conversation('c').send('你好');
    const events: TurnEvent[] = [];
    for await (const one of pending) {
      events.push(one);
      if (one.type === 'step-start') {
        setTimeout(() => pending.stop(), 50);
      }
    }
    expect(events.at(-2)).toMatchObject({ type: 'step-end', finishReason: 'aborted', usage: { abortedCalls: 1 } });
    expect(await pending).toMatchObject({ status: 'stopped', usage: { calls: 1, abortedCalls: 1, estimated: true } });
    await server?.requests[0]?.closed;
  });
});

describe('reasoning before another attempt', () => {
  it('is void: what the model reads again is that of the attempt that answered', async () => {
    const thought = (text: string) => event({ reasoning_content: text });
    const replies = [{ body: thought('broken ') }, { body: `${thought('whole')}${asksTool.body}` }];
    server = await startWireServer((_, number) => replies[number] ?? said('好'));
    const model = openaiCompatible({
      baseURL: server.url,
      apiKey: 'sk',
      model: 'm',
      retry: { firstWaitMs: 1 },
      dialect: { replayReasoning: 'toolTurns' },
    });
    const conversation = createAssistant({ burst, model, tools: [boats] })
      .tenant('t')
      .conversation('c');
    await conversation.send('有船吗');
    await conversation.send('谢谢');
    expect(server.requests).toHaveLength(4);
    for (const request of server.requests.slice(2)) {
      const { messages } = JSON.parse(request.body) as { messages: { reasoning_content?: string }[] };
      expect(messages.flatMap(({ reasoning_content: text }) => text ?? [])).toEqual(['whole']);
    }
  });
});

describe("an industry's policy", () => {
  const policy: IndustryPolicy = {
    name: 'lending',
    instructions: 'Never promise a rate.',
    findHandoffRule: (message) =>
      message.includes('诈骗')
        ? { id: 'fraud', say: (language) => (language === 'en' ? 'Stop.' : '请先停止转账。') }
        : undefined,
  };

  it('passes the matters that it names to a person before any model is asked, with what must be said at once', async () => {
    const shop = createAssistant({ burst, model: await modelGiving(said('x')), industry: policy }).tenant('t');
    const pending = shop.conversation('c').send('我遇到诈骗了');
    const events: TurnEvent[] = [];
    for await (const one of pending) {
      events.push(one);
    }
    const reply = await pending;
    expect(reply.status).toBe('handed-off');
    expect(reply.text).toMatch(/^请先停止转账。\n.*人工客服/);
    expect(events).toContainEqual(expect.objectContaining({ type: 'owner-change', reason: 'rule', rule: 'fraud' }));
    expect(server?.requests).toHaveLength(0);
  });

  it('is read by the model', async () => {
    const shop = createAssistant({ burst, model: await modelGiving(said('好')), industry: policy }).tenant('t');
    await shop.conversation('c').send('利率多少?');
    expect(server?.requests[0]?.body).toContain('Never promise a rate.');
  });
});
