import { afterEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  type AssistantOptions,
  createAssistant,
  ModelHttpError,
  ModelStreamError,
  openaiCompatible,
  ToolInputError,
  ToolNotFoundError,
  type TurnEvent,
  tool,
} from '../../src/index.js';
import { calling, chatStream, saying } from '../support/chat-wire.js';
import { startWireServer, type WireReply, type WireServer } from '../support/wire-server.js';

const servers: WireServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** An assistant whose model is a real HTTP endpoint that gives these replies in turn. */
async function assistantWith(replies: readonly WireReply[], options: AssistantOptions = {}) {
  const server = await startWireServer((_request, number) => replies[number] ?? { status: 400, body: '{}' });
  servers.push(server);
  const model = openaiCompatible({ baseURL: server.url, apiKey: 'sk-test', model: 'test-model' });
  const tenant = createAssistant({ model, burst: { quietMs: 0 }, ...options }).tenant('lakeside');
  await tenant.knowledge.put([
    { id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。成人票每位 55 元。' },
    { id: 'parking', title: '停车', text: '停车场每小时收费 10 元,全天封顶 60 元。' },
  ]);
  const messagesOf = (request: number) =>
    (JSON.parse(server.requests[request]?.body ?? '{}') as { messages: { role: string; content: string }[] }).messages;
  return { tenant, conversation: tenant.conversation('customer-42'), server, messagesOf };
}

async function eventsOf(reply: AsyncIterable<TurnEvent>): Promise<{ events: TurnEvent[]; error?: unknown }> {
  const events: TurnEvent[] = [];
  try {
    for await (const event of reply) {
      events.push(event);
    }
  } catch (error) {
    return { events, error };
  }
  return { events };
}

const stock = tool({
  name: 'stock',
  description: 'Tells how many are left.',
  input: z.object({ article: z.string() }),
  run: ({ article }) => ({ article, left: 7 }),
});

describe('a turn', () => {
  it('streams the answer, cites it sentence by sentence and reports the usage', async () => {
    const { conversation } = await assistantWith([saying('游船 17:30', ' 停航。祝您', '玩得开心!')]);
    const pending = conversation.send('游船几点停航?');
    const { events } = await eventsOf(pending);
    // How many pieces are stored at once is a matter of time.
    const types = events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
    expect(types).toEqual([
      'turn-start',
      'evidence',
      'step-start',
      'text-start',
      'text-delta',
      'citation',
      'text-delta',
      'text-end',
      'step-end',
      'decision',
      'turn-end',
    ]);
    const reply = await pending;
    expect(reply).toMatchObject({ status: 'completed', text: '游船 17:30 停航。祝您玩得开心!' });
    expect(reply.usage).toMatchObject({ inputTokens: 100, outputTokens: 10, calls: 1, estimated: false });
    const [citation] = reply.citations;
    expect(citation).toMatchObject({ number: 1, passage: { documentId: 'boats' } });
    expect(reply.text.slice(citation?.start, citation?.end)).toBe('游船 17:30 停航。');
  });

  it('can be iterated again, and late, from its first event', async () => {
    const { conversation } = await assistantWith([saying('游船 17:30 停航。')]);
    const pending = conversation.send('游船几点停航?');
    const first = await eventsOf(pending);
    const second = await eventsOf(pending);
    expect(second).toEqual(first);
    expect(first.events.at(0)?.type).toBe('turn-start');
  });

  it('shows the model the talk so far and the passages found', async () => {
    const { conversation, messagesOf } = await assistantWith([saying('17:30 停航。'), saying('55 元。')]);
    await conversation.send('游船几点停航?');
    await conversation.send('游船成人票多少钱?');
    const messages = messagesOf(1);
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messages[1]?.content).toContain('17:30 停航');
    expect(messages[3]?.content).toContain('成人票每位 55 元');
  });

  it('runs tools and gives their results to the next step', async () => {
    const { conversation, messagesOf } = await assistantWith(
      [calling('stock', '{"article":"雨伞"}'), saying('雨伞还有 7 把。')],
      { tools: [stock] },
    );
    const reply = await conversation.send('雨伞还有吗?');
    expect(reply).toMatchObject({ status: 'completed', text: '雨伞还有 7 把。' });
    expect(reply.usage.calls).toBe(2);
    expect(messagesOf(1).at(-1)).toMatchObject({ role: 'tool', content: '{"article":"雨伞","left":7}' });
  });

  it('separates what is said before a tool call from what is said after it', async () => {
    const before = chatStream(
      [
        { content: '我查一下' },
        { tool_calls: [{ index: 0, id: 'a', function: { name: 'stock', arguments: '{"article":"伞"}' } }] },
      ],
      'tool_calls',
    );
    const { conversation } = await assistantWith([before, saying('游船 17:30 停航。')], { tools: [stock] });
    const reply = await conversation.send('游船几点停航?');
    expect(reply.text).toBe('我查一下\n\n游船 17:30 停航。');
    const [citation] = reply.citations;
    expect(reply.text.slice(citation?.start, citation?.end)).toBe('游船 17:30 停航。');
  });

  it('cites no passage for what a tool has said', async () => {
    const timetable = tool({
      name: 'timetable',
      description: 'Tells the departures.',
      input: z.object({}),
      run: () => null,
      present: () => ({ text: '游船 17:30 停航。' }),
    });
    const { conversation } = await assistantWith([calling('timetable', '{}'), saying('游船 17:30 停航。')], {
      tools: [timetable],
    });
    const reply = await conversation.send('游船几点停航?');
    expect(reply).toMatchObject({ text: '游船 17:30 停航。', citations: [] });
  });

  it('gives bad arguments back to the model once', async () => {
    const { conversation, messagesOf } = await assistantWith(
      [calling('stock', '{"article":7}'), calling('stock', '{"article":"雨伞"}', 'call_2'), saying('还有 7 把。')],
      { tools: [stock] },
    );
    const reply = await conversation.send('雨伞还有吗?');
    expect(reply.status).toBe('completed');
    expect(messagesOf(1).at(-1)?.content).toMatch(/article/);
  });

  it.each([
    ['bad arguments', 'stock', '{"article":7}', ToolInputError],
    ['an unknown tool', 'prices', '{}', ToolNotFoundError],
  ])(
    'fails with a typed error when the model repeats %s, and the conversation goes on',
    async (_case, name, args, type) => {
      const { conversation, messagesOf } = await assistantWith(
        [calling(name, args), calling(name, args), saying('17:30 停航。')],
        { tools: [stock] },
      );
      const pending = conversation.send('雨伞还有吗?');
      await expect(pending).rejects.toBeInstanceOf(type);
      const { events, error } = await eventsOf(pending);
      expect(error).toBeInstanceOf(type);
      expect(events.at(-1)).toMatchObject({ type: 'turn-end', status: 'failed' });

      expect(await conversation.send('游船几点停航?')).toMatchObject({ status: 'completed' });
      const roles = messagesOf(2).map(({ role }) => role);
      expect(roles.slice(0, 6)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant', 'tool']);
    },
  );

  it('tells the product what a tool threw, and the model only that it failed', async () => {
    const seen: unknown[] = [];
    const failure = new Error('connect 10.0.0.5 refused');
    const broken = tool({
      name: 'stock',
      description: 'Tells how many are left.',
      input: z.object({}),
      run: () => {
        throw failure;
      },
    });
    const { conversation, messagesOf } = await assistantWith([calling('stock', '{}'), saying('现在查不到。')], {
      tools: [broken],
      onError: (error) => seen.push(error),
    });
    expect(await conversation.send('雨伞还有吗?')).toMatchObject({ status: 'completed' });
    expect(seen).toEqual([failure]);
    expect(JSON.stringify(messagesOf(1))).not.toContain('10.0.0.5');
  });

  it('takes the tools away in its last step, so that it ends with words', async () => {
    const { conversation, server } = await assistantWith(
      [calling('stock', '{"article":"a"}'), calling('stock', '{"article":"b"}', 'call_2'), saying('就这些。')],
      { tools: [stock], maxSteps: 3 },
    );
    expect(await conversation.send('雨伞还有吗?')).toMatchObject({ status: 'completed' });
    const toolsOf = (request: number) =>
      (JSON.parse(server.requests[request]?.body ?? '{}') as { tools?: unknown }).tools;
    expect(toolsOf(1)).toBeDefined();
    expect(toolsOf(2)).toBeUndefined();
  });

  it('replaces facts that nothing supports by the plain word that it does not know', async () => {
    const { conversation } = await assistantWith([saying('我们支持比特币,', '手续费 3%。')]);
    const pending = conversation.send('你们支持比特币付款吗?');
    const { events } = await eventsOf(pending);
    expect((await pending).text).toMatch(/没有提到/);
    expect(JSON.stringify(events.filter((event) => event.type === 'text-delta'))).not.toContain('3%');
  });

  it('lets a question through, whatever numbers it asks about', async () => {
    const { conversation } = await assistantWith([saying('您想订 1 间房还是 2 间房？')]);
    expect((await conversation.send('帮我订房')).text).toBe('您想订 1 间房还是 2 间房？');
  });

  it('keeps to the language of the talk where a message does not tell', async () => {
    const { conversation } = await assistantWith([saying('停航時間是 17:30。'), saying('')]);
    await conversation.send('遊船幾點停航？');
    expect((await conversation.send('OK')).text).toMatch(/沒能/);
  });

  it('lets words without facts through where there is no evidence', async () => {
    const { conversation } = await assistantWith([saying('您好!请问有什么可以帮您?')]);
    expect((await conversation.send('你好')).text).toBe('您好!请问有什么可以帮您?');
  });

  it('says something when the model says nothing', async () => {
    const { conversation } = await assistantWith([saying('')]);
    expect((await conversation.send('游船几点停航?')).text).toMatch(/没能/);
  });

  it('takes back what the vendor withdraws, also from the text that later turns see', async () => {
    const withdrawn = chatStream([{ content: '不妥的话。' }], 'sensitive');
    const { conversation, messagesOf } = await assistantWith([withdrawn, saying('17:30 停航。')]);
    const pending = conversation.send('游船几点停航?');
    const { events } = await eventsOf(pending);
    expect(events.map((event) => event.type)).toContain('text-retract');
    expect((await pending).text).toMatch(/已经撤回/);
    await conversation.send('游船几点停航?');
    expect(JSON.stringify(messagesOf(1))).not.toContain('不妥');
  });

  it('hands over when the model asks for it', async () => {
    const { conversation } = await assistantWith([calling('hand_off', '{}')]);
    expect(await conversation.send('你们害我误了火车!')).toMatchObject({
      status: 'handed-off',
      text: expect.stringMatching(/人工客服/),
    });
    expect(await conversation.owner()).toBe('queue');
  });
});

describe('a turn that fails', () => {
  it('ends its events with the failure, then throws it; nothing of the key is in it', async () => {
    const { conversation } = await assistantWith([
      { status: 401, headers: { 'content-type': 'application/json' }, body: '{"error":{"message":"bad key sk-test"}}' },
    ]);
    const pending = conversation.send('游船几点停航?');
    const { events, error } = await eventsOf(pending);
    expect(error).toBeInstanceOf(ModelHttpError);
    expect(events.at(-1)).toMatchObject({
      type: 'turn-end',
      status: 'failed',
      error: { code: 'model-auth', retryable: false },
    });
    expect(JSON.stringify(events)).not.toContain('sk-test');
  });

  it('keeps what was shown when the stream is cut, and goes on with the next message', async () => {
    const cut: WireReply = {
      body: 'data: {"choices":[{"index":0,"delta":{"content":"游船每天 8:00 开航"}}]}\n\n',
      afterwards: 'end',
    };
    const { conversation, messagesOf } = await assistantWith([cut, saying('17:30 停航。')]);
    const pending = conversation.send('游船几点开航?');
    const { events, error } = await eventsOf(pending);
    expect(error).toBeInstanceOf(ModelStreamError);
    expect(error).toMatchObject({ kind: 'incomplete', partialText: '游船每天 8:00 开航' });
    expect(events.map((event) => event.type).slice(-3)).toEqual(['text-end', 'step-end', 'turn-end']);

    await conversation.send('几点停航?');
    expect(messagesOf(1).map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(messagesOf(1)[2]?.content).toContain('游船每天 8:00 开航');
  });
});

describe('a turn that is stopped', () => {
  it('keeps what was said, closes the request upstream, and lets the conversation go on', async () => {
    const hanging: WireReply = { ...saying('游船每天'), afterwards: 'hang' };
    const cut = { ...hanging, body: String(hanging.body).split('data: {"choices":[{"index":0,"delta":{},')[0] ?? '' };
    const { conversation, server } = await assistantWith([cut, saying('17:30 停航。')]);
    const pending = conversation.send('游船几点停航?');
    for await (const event of pending) {
      if (event.type === 'text-delta') {
        pending.stop();
      }
    }
    expect(await pending).toMatchObject({ status: 'stopped', text: '游船每天' });
    await server.requests[0]?.closed;
    expect(await conversation.send('游船几点停航?')).toMatchObject({ status: 'completed' });
  });

  it("ends at once when the caller's signal was aborted before", async () => {
    const { conversation, server } = await assistantWith([]);
    const reply = await conversation.send('游船几点停航?', { signal: AbortSignal.abort() });
    expect(reply).toMatchObject({ status: 'stopped', text: '' });
    expect(server.requests).toHaveLength(0);
  });

  it('ends although a tool never does', async () => {
    const hanging = tool({
      name: 'stock',
      description: 'Hangs.',
      input: z.object({}),
      run: () => new Promise(() => {}),
    });
    const { conversation } = await assistantWith([calling('stock', '{}')], { tools: [hanging] });
    const pending = conversation.send('雨伞还有吗?');
    for await (const event of pending) {
      if (event.type === 'tool-call') {
        pending.stop();
      }
    }
    expect((await pending).status).toBe('stopped');
  });
});

describe('a conversation', () => {
  it('answers messages sent at the same time one after the other, where the policy is to queue', async () => {
    const replies = [saying('17:30 停航。'), saying('8:00 开航。')];
    const { conversation, messagesOf } = await assistantWith(replies, { burst: { policy: 'queue' } });
    const [first, second] = await Promise.all([conversation.send('游船几点停航?'), conversation.send('游船几点开航?')]);
    expect([first.text, second.text]).toEqual(['17:30 停航。', '8:00 开航。']);
    expect(messagesOf(1).map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
  });

  it('gives a repeated message the reply of the first one', async () => {
    const { conversation, server } = await assistantWith([saying('17:30 停航。')]);
    const first = await conversation.send('游船几点停航?', { clientMessageId: 'm-1' });
    const again = await conversation.send('游船几点停航?', { clientMessageId: 'm-1' });
    expect(again).toEqual(first);
    expect(server.requests).toHaveLength(1);
  });

  it('keeps silent while an operator owns it, and speaks again when handed back', async () => {
    const { conversation, server } = await assistantWith([saying('17:30 停航。')]);
    expect(await conversation.send('转人工')).toMatchObject({ status: 'handed-off' });
    expect(await conversation.send('游船几点停航?')).toMatchObject({ status: 'handed-off', text: '' });
    expect(server.requests).toHaveLength(0);
    await conversation.handBack();
    expect(await conversation.send('游船几点停航?')).toMatchObject({ status: 'completed', text: '17:30 停航。' });
  });

  it('is not seen from another tenant, nor is its knowledge', async () => {
    const { conversation, tenant } = await assistantWith([saying('17:30 停航。'), saying('您好')]);
    await conversation.send('游船几点停航?');
    const model = openaiCompatible({ baseURL: servers[0]?.url ?? '', apiKey: 'k', model: 'm' });
    const other = createAssistant({ model }).tenant('other');
    expect(await other.knowledge.list()).toEqual([]);
    expect(await tenant.knowledge.list()).toHaveLength(2);
  });

  it.each([
    ['an empty message', '  '],
    ['a message that nobody types', 'x'.repeat(20_001)],
  ])('refuses %s before anything happens', async (_case, text) => {
    const { conversation, server } = await assistantWith([]);
    expect(() => conversation.send(text)).toThrow(/send\(\)/);
    expect(server.requests).toHaveLength(0);
  });

  it('survives half a character', async () => {
    const { conversation } = await assistantWith([saying('您好')]);
    expect(await conversation.send('你好\ud83d')).toMatchObject({ status: 'completed' });
  });
});

describe('createAssistant()', () => {
  it.each([
    ['an unknown option', { modle: 1 }, /"modle".*model/],
    ['no object', null, /object/],
    ['a model that is none', { model: 'gpt' }, /ChatModel/],
    ['two tools of one name', { tools: [stock, stock] }, /"stock"/],
    ['a tool that is none', { tools: [{ name: 'x' }] }, /tool\(\)/],
    ['no step at all', { maxSteps: 0 }, /maxSteps/],
  ])('refuses %s and says what to change', (_case, options, message) => {
    expect(() => createAssistant(options as never)).toThrow(message);
  });

  it.each(['', 'x'.repeat(257)])('refuses the id %j', (id) => {
    expect(() => createAssistant().tenant(id)).toThrow(/1 to 256/);
    expect(() => createAssistant().tenant('t').conversation(id)).toThrow(/1 to 256/);
  });
});
