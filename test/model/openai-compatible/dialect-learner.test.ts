import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/domain/message.js';
import { openaiCompatible } from '../../../src/model/openai-compatible/openai-compatible.js';
import type { OpenAICompatibleOptions } from '../../../src/model/openai-compatible/options.js';
import { saying } from '../../support/chat-wire.js';
import { readFixture, startWireServer, type WireReply, type WireServer } from '../../support/wire-server.js';

let server: WireServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const demandsReasoning: WireReply = { status: 400, body: readFixture('deepseek/error-reasoning.json') };
const refusesReasoning: WireReply = {
  status: 400,
  body: JSON.stringify({ error: { message: 'Unknown field: reasoning_content', code: 'invalid_parameter' } }),
};

const history: readonly Message[] = [
  { role: 'user', parts: [{ type: 'text', text: '有船吗？' }] },
  {
    role: 'assistant',
    parts: [
      { type: 'reasoning', text: '要查船期' },
      { type: 'tool-call', callId: 'a', name: 'find_boats', arguments: '{}' },
    ],
  },
  { role: 'tool', parts: [{ type: 'tool-result', callId: 'a', name: 'find_boats', outcome: 'done', text: '8:00' }] },
];

/** Asks an endpoint several times; tells how each request was written and which of the askings failed. */
async function ask(
  reply: (body: string, number: number) => WireReply,
  options: Partial<OpenAICompatibleOptions> = {},
  messages = history,
) {
  server = await startWireServer(({ body }, number) => reply(body, number));
  const model = openaiCompatible({ baseURL: server.url, apiKey: 'sk', model: 'm', ...options });
  const askOnce = async () => {
    try {
      for await (const _ of model.stream({
        instructions: '',
        language: 'zh-Hans',
        messages,
        tools: [],
        now: new Date(),
      })) {
        // Only whether it fails matters.
      }
      return 'fine';
    } catch (error) {
      return (error as { kind?: string }).kind;
    }
  };
  return { askOnce, sent: server.requests };
}

const replays = (body: string) => body.includes('"reasoning_content":"要查船期"');

describe('an endpoint that refuses a request as its dialect writes it', () => {
  it('is sent the reasoning back where it demands that, and from then on', async () => {
    const { askOnce, sent } = await ask((body) => (replays(body) ? saying('好。') : demandsReasoning));
    expect([await askOnce(), await askOnce()]).toEqual(['fine', 'fine']);
    expect(sent.map(({ body }) => replays(body))).toEqual([false, true, true]);
  });

  it('is sent none where it refuses it, and from then on', async () => {
    const { askOnce, sent } = await ask((body) => (replays(body) ? refusesReasoning : saying('好。')), {
      dialect: { replayReasoning: 'always' },
    });
    expect([await askOnce(), await askOnce()]).toEqual(['fine', 'fine']);
    expect(sent.map(({ body }) => replays(body))).toEqual([true, false, false]);
  });

  it('is understood by requests that are under way at the same time', async () => {
    const { askOnce } = await ask((body) => (replays(body) ? saying('好。') : demandsReasoning));
    expect(await Promise.all([askOnce(), askOnce(), askOnce()])).toEqual(['fine', 'fine', 'fine']);
  });

  it('is not asked for ever when it contradicts itself', async () => {
    const { askOnce, sent } = await ask((body) => (replays(body) ? refusesReasoning : demandsReasoning));
    expect([await askOnce(), await askOnce()]).toEqual(['invalid-request', 'invalid-request']);
    expect(sent.map(({ body }) => replays(body))).toEqual([false, true, false, false]);
  });

  it.each<[string, Partial<OpenAICompatibleOptions>, readonly Message[]]>([
    ['thinking is off', { thinking: false, dialect: { thinkingField: 'thinking' } }, history],
    ['no tool was called', {}, history.slice(0, 1)],
  ])('is asked once where nothing can be written differently: %s', async (_, options, messages) => {
    const { askOnce, sent } = await ask(() => demandsReasoning, options, messages);
    expect(await askOnce()).toBe('invalid-request');
    expect(sent).toHaveLength(1);
  });

  it('teaches nothing by a fault of the server', async () => {
    const broken = { ...demandsReasoning, status: 500 };
    const { askOnce, sent } = await ask(() => broken, { retry: { attempts: 1 } });
    expect(await askOnce()).toBe('overloaded');
    expect(sent).toHaveLength(1);
  });
});
