import { afterEach, describe, expect, it } from 'vitest';
import { createAssistant } from '../../../src/assistant/create-assistant.js';
import type { TurnEvent } from '../../../src/domain/turn.js';
import { createModelCatalogue } from '../../../src/model/catalogue/model-catalogue.js';
import type { ChatModel } from '../../../src/model/chat-model.js';
import { balance } from '../../../src/model/many/balance-model.js';
import { fallback } from '../../../src/model/many/fallback-model.js';
import { offline } from '../../../src/model/offline/offline-model.js';
import { saying } from '../../support/chat-wire.js';
import { WireServers } from '../../support/wire-servers.js';

const servers = new WireServers();

afterEach(() => servers.close());

async function ask(model: ChatModel, text: string) {
  const pending = createAssistant({ model }).tenant('t').conversation('c').send(text);
  const events: TurnEvent[] = [];
  for await (const event of pending) {
    events.push(event);
  }
  return { events, reply: await pending };
}

describe('a turn on many models', () => {
  it('shows in its events and its usage who failed, who answered, and what each consumed', async () => {
    const thought = `data: ${JSON.stringify({ choices: [{ delta: { reasoning_content: '先想一想' } }] })}\n\n`;
    const first = await servers.serve('first', [{ status: 429 }]);
    const second = await servers.serve('second', [{ body: thought, afterwards: 'reset' }]);
    const third = await servers.serve('third', [saying('您好！')]);
    const model = fallback([balance([first.model, second.model], { longestWaitMs: 0 }), third.model, offline()]);
    const { events, reply } = await ask(model, '你好呀');
    expect(reply.status).toBe('completed');
    expect(reply.text).toBe('您好！');
    const switches = events.filter((event) => event.type === 'model-switch');
    expect(switches.map(({ from, to, reason }) => [from, to, reason])).toEqual([
      ['openai-compatible/first', 'openai-compatible/second', 'rate-limit'],
      ['openai-compatible/second', 'openai-compatible/third', 'network'],
    ]);
    const thinking = switches[1]?.usage.inputTokens ?? 0;
    expect(thinking).toBeGreaterThan(0);
    expect(events.find((event) => event.type === 'step-end')).toMatchObject({
      model: 'openai-compatible/third',
      usage: { calls: 1, inputTokens: 100 },
    });
    expect(reply.usage).toMatchObject({ calls: 3, abortedCalls: 2, inputTokens: 100 + thinking, estimated: true });
  });

  it('is answered by the model without a network when no endpoint is there, on a route of a catalogue', async () => {
    const gone = await servers.serve('gone', [{ instead: 'reset' }]);
    const models = createModelCatalogue([
      { name: 'travel', model: gone.model, kind: 'industry', industries: ['tourism'], abilities: ['tools'] },
      { name: 'always', model: offline(), kind: 'general', abilities: ['tools'] },
    ]);
    const { events, reply } = await ask(models.route({ industry: 'tourism', abilities: ['tools'] }), '门票多少钱?');
    expect(reply.status).toBe('completed');
    expect(reply.text).not.toBe('');
    expect(events.find((event) => event.type === 'step-end')).toMatchObject({ model: 'zhike/offline' });
    expect(models.health()).toMatchObject({ travel: { failures: 1 }, always: { failures: 0, inFlight: 0 } });
  });
});
