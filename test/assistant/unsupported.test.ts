import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { handoffPolicy } from '../../src/assistant/handoff/index.js';
import { openTelemetry } from '../../src/assistant/telemetry.js';
import {
  type AssistantOptions,
  createAssistant,
  createBudget,
  createMemoryStore,
  openaiCompatible,
  type TurnEvent,
  tool,
} from '../../src/index.js';
import { calling, saying } from '../support/chat-wire.js';
import { GatedModel } from '../support/gated-model.js';
import { record, stopRecording } from '../support/telemetry.js';
import { startWireServer, type WireReply, type WireServer } from '../support/wire-server.js';

const servers: WireServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const documents = [
  {
    id: 'boats',
    title: '西湖游船',
    text: '游船每天 8:00 开航,17:30 停航。成人票每位 55 元。宠物不可以上船。 Boats leave every day at 8:00. An adult ticket is 55 yuan. Pets are not allowed on board.',
  },
];

/** An assistant whose model is a real HTTP endpoint that gives these replies in turn. */
async function assistantWith(replies: readonly WireReply[], options: AssistantOptions = {}) {
  const server = await startWireServer((_request, number) => replies[number] ?? { status: 400, body: '{}' });
  servers.push(server);
  const model = openaiCompatible({ baseURL: server.url, apiKey: 'sk-test', model: 'm', retry: { firstWaitMs: 1 } });
  const tenant = createAssistant({ model, burst: { quietMs: 0 }, ...options }).tenant('lakeside');
  await tenant.knowledge.put(documents);
  const messagesOf = (request: number) =>
    (JSON.parse(server.requests[request]?.body ?? '{}') as { messages: { role: string; content: string }[] }).messages;
  return { tenant, conversation: tenant.conversation('customer-42'), server, messagesOf };
}

async function eventsOf(reply: AsyncIterable<TurnEvent>): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  for await (const event of reply) events.push(event);
  return events;
}

const shownIn = (events: readonly TurnEvent[]) =>
  events.map((event) => (event.type === 'text-delta' ? event.delta : '')).join('');

describe('a sentence that nothing supports', () => {
  it.each([
    ['zh', '成人票多少钱?', '您好!成人票每位 55 元。', '儿童票每位 20 元。', '祝您玩得开心!', ['20']],
    [
      'en',
      'How much is an adult ticket?',
      'An adult ticket is 55 yuan. ',
      'Lunch is included. ',
      'Enjoy your day!',
      [],
    ],
  ])('is shown and marked by default (%s)', async (_language, question, before, wrong, after, missing) => {
    const { conversation } = await assistantWith([saying(before, wrong, after)]);
    const reply = await conversation.send(question);
    expect(reply.text).toBe(before + wrong + after);
    const [claim] = reply.unsupported;
    expect(reply.unsupported).toEqual([{ ...claim, text: wrong.trim(), action: 'marked', missing }]);
    expect(reply.text.slice(claim?.start, claim?.end)).toBe(wrong.trim());
    expect(reply.citations).toHaveLength(1);
  });

  it.each([
    ['zh', '成人票多少钱?', '您好!成人票每位 55 元。', '儿童票每位 20 元。', '祝您玩得开心!'],
    ['en', 'How much is an adult ticket?', 'An adult ticket is 55 yuan. ', 'Lunch is included. ', 'Enjoy your day!'],
  ])('never reaches the customer where it is to be removed (%s)', async (_language, question, before, wrong, after) => {
    const { conversation } = await assistantWith([saying(before, wrong, after)], { unsupported: 'remove' });
    const pending = conversation.send(question);
    const events = await eventsOf(pending);
    const reply = await pending;
    expect(reply.text.replace(/\s+/g, ' ')).toBe(before + after);
    expect(shownIn(events)).toBe(reply.text);
    expect(reply.unsupported).toMatchObject([{ text: wrong.trim(), action: 'removed' }]);
    const [citation] = reply.citations;
    expect(before).toContain(reply.text.slice(citation?.start, citation?.end));
  });

  it('is one whose words are turned into their contrary', async () => {
    const { conversation } = await assistantWith([saying('成人票每位 55 元。宠物可以上船。')], {
      unsupported: 'remove',
    });
    expect((await conversation.send('成人票多少钱?宠物可以上船吗?')).text).toBe('成人票每位 55 元。');
  });

  it('is no greeting, question, offer, request or admission', async () => {
    const talk =
      '您好!抱歉,关于这一点资料里没有说明。请问您几点到?如果需要,我可以帮您转人工。请随时联系我们。祝您旅途愉快!';
    const { conversation } = await assistantWith([saying(talk)], { unsupported: 'remove' });
    const reply = await conversation.send('成人票多少钱?');
    expect(reply).toMatchObject({ text: talk, unsupported: [] });
    const english =
      'Hello! I am sorry, I do not have that information. When will you arrive? If you like, I can connect you with a colleague. Please feel free to ask. Enjoy your stay!';
    const other = await assistantWith([saying(english)], { unsupported: 'remove' });
    expect(await other.conversation.send('How much is an adult ticket?')).toMatchObject({
      text: english,
      unsupported: [],
    });
  });

  it('may rest on what a tool has returned, on the instructions, or on what the customer told', async () => {
    const order = tool({
      name: 'order',
      description: 'Tells about an order.',
      input: z.object({}),
      run: () => ({ status: 'shipped', arrives: '2026-12-03', fee: 12 }),
    });
    const { conversation } = await assistantWith(
      [
        calling('order', '{}'),
        saying(
          '您的订单已经发货,预计 12 月 3 日送达,运费 12 元。保价费 9 元。我们的客服每周一休息。您一共有 3 位客人。',
        ),
      ],
      { tools: [order], unsupported: 'remove', instructions: '客服每周一休息。' },
    );
    const reply = await conversation.send('我们一共有 3 位客人。我的订单到哪了?');
    expect(reply.text).toBe(
      '您的订单已经发货,预计 12 月 3 日送达,运费 12 元。我们的客服每周一休息。您一共有 3 位客人。',
    );
    expect(reply.unsupported).toMatchObject([{ text: '保价费 9 元。', missing: ['9'] }]);
  });

  it('does not rest on what the customer only asked', async () => {
    const { conversation } = await assistantWith([saying('可以在船上过夜。成人票每位 55 元。')], {
      unsupported: 'remove',
    });
    expect((await conversation.send('可以在船上过夜吗?成人票多少钱?')).text).toBe('成人票每位 55 元。');
  });

  it('is held back until it is whole, and shown as soon as it is', async () => {
    const model = new GatedModel();
    const tenant = createAssistant({ model, unsupported: 'remove', burst: { quietMs: 0 }, flushMs: 0 }).tenant('a');
    await tenant.knowledge.put(documents);
    const pending = tenant.conversation('1').send('成人票多少钱?');
    const call = await model.call(1);
    call.say('成人票每位');
    call.say(' 55 元。').say('儿童票');
    let shown = '';
    for await (const event of pending) {
      if (event.type !== 'text-delta') continue;
      shown += event.delta;
      break;
    }
    expect(shown).toBe('成人票每位 55 元。');
    call.say('每位 20 元。').finish();
    expect((await pending).text).toBe('成人票每位 55 元。');
  });

  it('leaves the honest word where nothing else was claimed, or calls for somebody by the rule', async () => {
    const wrong = () => saying('您好!儿童票每位 20 元。');
    const policy = { unsupported: 'remove', handoff: handoffPolicy({ noEvidence: 2 }) } as const;
    const { conversation } = await assistantWith([wrong(), wrong()], policy);
    const first = await conversation.send('成人票多少钱?');
    expect(first).toMatchObject({ status: 'completed', text: expect.stringMatching(/^您好!\n\n.*没有提到/) });
    const second = await conversation.send('那成人票多少钱?');
    expect(second).toMatchObject({ status: 'handed-off', text: expect.stringContaining('人工客服') });
    expect(second.text).not.toContain('20');
    expect(await conversation.owner()).toBe('queue');
  });

  it('is never found in what was extracted without a model', async () => {
    const tenant = createAssistant({ unsupported: 'remove' }).tenant('a');
    await tenant.knowledge.put([
      ...documents,
      { id: 'prices', title: '船票', format: 'markdown', text: '| 种类 | 票价 |\n| --- | --- |\n| 团队 | 40 元 |' },
    ]);
    for (const question of ['你好', '游船几点停航?', '团队票价多少?', 'What about pets on board?', '有没有直升机?']) {
      const reply = await tenant.conversation(question).send(question);
      expect(reply.unsupported).toEqual([]);
      expect(reply.text).not.toBe('');
    }
  });

  it('leaves what the customer saw where the turn is stopped', async () => {
    const model = new GatedModel();
    const store = createMemoryStore();
    const tenant = createAssistant({ model, store, unsupported: 'retry', burst: { quietMs: 0 } }).tenant('a');
    await tenant.knowledge.put(documents);
    const pending = tenant.conversation('1').send('成人票多少钱?');
    (await model.call(1)).say('成人票每位 55 元。');
    pending.stop();
    expect(await pending).toMatchObject({ status: 'stopped', text: '', unsupported: [] });
  });

  it('is counted in traces, and not told', async () => {
    const recording = record();
    const { conversation } = await assistantWith([saying('成人票每位 55 元。儿童票每位 20 元。狗票 5 元。')], {
      unsupported: 'remove',
      telemetry: openTelemetry(recording),
    });
    await conversation.send('成人票多少钱?');
    const turn = recording.spans().find(({ name }) => name.startsWith('invoke_agent'));
    expect(turn?.attributes['zhike.unsupported.removed']).toBe(2);
    expect(JSON.stringify(recording.spans().map(({ attributes }) => attributes))).not.toContain('儿童票');
    stopRecording();
  });

  it('needs a policy that is one', () => {
    expect(() => createAssistant({ unsupported: 'drop' as 'mark' })).toThrow('unsupported must be');
  });
});

describe('an answer that is sent back', () => {
  const wrong = saying('成人票每位 55 元。儿童票每位 20 元。');

  it('is written once more, with what was wrong named, and nothing of it is shown', async () => {
    const { conversation, messagesOf } = await assistantWith([wrong, saying('成人票每位 55 元。')], {
      unsupported: 'retry',
    });
    const pending = conversation.send('成人票多少钱?');
    const events = await eventsOf(pending);
    const reply = await pending;
    expect(reply).toMatchObject({ text: '成人票每位 55 元。', status: 'completed' });
    expect(reply.usage).toMatchObject({ calls: 2, inputTokens: 200 });
    expect(shownIn(events)).toBe('成人票每位 55 元。');
    expect(reply.unsupported).toMatchObject([{ text: '儿童票每位 20 元。', action: 'sent-back' }]);
    expect(reply.citations).toMatchObject([{ start: 0, end: '成人票每位 55 元。'.length }]);
    const messages = messagesOf(1);
    expect(messages.slice(0, 2)).toEqual(messagesOf(0));
    expect(messages[1]?.content).toContain('成人票每位 55 元');
    expect(messages.at(-1)?.content).toContain('- 儿童票每位 20 元。');
  });

  it('is not written a third time: what is still unsupported is removed', async () => {
    const again = saying('成人票每位 55 元。老人票每位 30 元。');
    const { conversation, server } = await assistantWith([wrong, again], { unsupported: 'retry' });
    const reply = await conversation.send('成人票多少钱?');
    expect(reply.text).toBe('成人票每位 55 元。');
    expect(reply.unsupported.map(({ action }) => action)).toEqual(['sent-back', 'removed']);
    expect(server.requests).toHaveLength(2);
  });

  it('leaves no trace in what later turns are shown', async () => {
    const replies = [wrong, saying('成人票每位 55 元。'), saying('17:30 停航。')];
    const { conversation, messagesOf } = await assistantWith(replies, { unsupported: 'retry' });
    await conversation.send('成人票多少钱?');
    await conversation.send('游船几点停航?');
    expect(JSON.stringify(messagesOf(2))).not.toContain('儿童票');
  });

  it('is shown as far as it may be where the budget has no room for another call', async () => {
    const budget = createBudget({ limits: [{ scope: 'turn', maxCalls: 1 }] });
    const { conversation, server } = await assistantWith([wrong], { unsupported: 'retry', budget });
    const reply = await conversation.send('成人票多少钱?');
    expect(reply).toMatchObject({ text: '成人票每位 55 元。', status: 'completed' });
    expect(reply.budgetRefusal).toBeUndefined();
    expect(server.requests).toHaveLength(1);
  });

  it('is shown as far as it may be where the second call fails, or no step is left for it', async () => {
    const failing = await assistantWith([wrong, { status: 400, body: '{}' }], { unsupported: 'retry' });
    expect(await failing.conversation.send('成人票多少钱?')).toMatchObject({
      text: '成人票每位 55 元。',
      status: 'completed',
    });
    const short = await assistantWith([wrong], { unsupported: 'retry', maxSteps: 1 });
    expect((await short.conversation.send('成人票多少钱?')).text).toBe('成人票每位 55 元。');
  });

  it('is not followed by a word once an operator has taken over', async () => {
    const model = new GatedModel();
    const store = createMemoryStore();
    const tenant = createAssistant({ model, store, unsupported: 'retry', burst: { quietMs: 0 } }).tenant('a');
    await tenant.knowledge.put(documents);
    const conversation = tenant.conversation('1');
    const pending = conversation.send('成人票多少钱?');
    (await model.call(1)).say('儿童票每位 20 元。').finish();
    const second = await model.call(2);
    await conversation.takeOver({ operatorId: 'wang' });
    second.say('成人票每位 55 元。').finish();
    expect(await pending).toMatchObject({ status: 'handed-off', text: '' });
    const log = await store.read({ tenantId: 'a', conversationId: '1' });
    expect(log.some(({ event }) => event.type === 'text-delta')).toBe(false);
  });
});
