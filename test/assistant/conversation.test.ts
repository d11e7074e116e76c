import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { assembleAssistant } from '../../src/assistant/assemble-assistant.js';
import { createAssistant as createBareAssistant } from '../../src/assistant/index.js';
import { noUsage } from '../../src/domain/usage.js';
import {
  type AssistantOptions,
  type ChatModel,
  ConversationBusyError,
  type ConversationStore,
  createMemoryStore,
  type PendingReply,
  type ReplyEvent,
  type TurnEvent,
  tool,
} from '../../src/index.js';
import { GatedModel } from '../support/gated-model.js';

const key = { tenantId: 'lakeside', conversationId: 'customer-42' };

/** An assistant as one process has it; several with one store are several processes. */
function processOn(store: ConversationStore, options: Partial<AssistantOptions> = {}) {
  const model = new GatedModel();
  const assistant = createBareAssistant({ store, ...options, model });
  const tenant = assistant.tenant(key.tenantId);
  return { model, tenant, conversation: tenant.conversation(key.conversationId) };
}

async function logOf(store: ConversationStore) {
  return (await store.read(key)).map(({ event }) => event);
}

async function turnsOf(store: ConversationStore) {
  return (await logOf(store)).flatMap((event) => (event.type === 'turn-end' ? [event.status] : []));
}

/** Waits until a reader was given an event. */
async function given<Type extends TurnEvent['type']>(
  reply: PendingReply,
  type: Type,
): Promise<Extract<ReplyEvent, { readonly type: Type }>> {
  for await (const event of reply) {
    if (event.type === type) {
      return event as Extract<ReplyEvent, { readonly type: Type }>;
    }
  }
  throw new Error(`the reply ended without ${type}`);
}

async function eventsOf(reply: PendingReply): Promise<readonly ReplyEvent[]> {
  const events: ReplyEvent[] = [];
  for await (const event of reply) {
    events.push(event);
  }
  return events;
}

describe('messages in a burst', () => {
  it('are answered together: the last one gets the answer, the others end as merged', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store, { burst: { quietMs: 50 } });
    const replies = ['你好', '我想问一下', '门票'].map((text) => conversation.send(text));
    const call = await model.call(1);
    expect(call.question).toBe('你好\n我想问一下\n门票');
    call.say('成人 55 元。').finish();
    const ends = await Promise.all(replies);
    expect(ends.map(({ status }) => status)).toEqual(['merged', 'merged', 'completed']);
    expect(ends.map(({ text }) => text)).toEqual(['', '', '成人 55 元。']);
    expect(new Set(ends.map(({ turnId }) => turnId)).size).toBe(1);
    expect(await turnsOf(store)).toEqual(['completed']);
  });

  it('end the wait as soon as one of them reads as finished', async () => {
    const { model, conversation } = processOn(createMemoryStore(), { burst: { quietMs: 60_000, maxWaitMs: 600_000 } });
    conversation.send('你好');
    const reply = conversation.send('门票多少钱?');
    (await model.call(1)).say('55 元。').finish();
    expect((await reply).text).toBe('55 元。');
  });

  it('end the wait when the longest wait is over, however long the customer goes on', async () => {
    const { model, conversation } = processOn(createMemoryStore(), { burst: { quietMs: 60_000, maxWaitMs: 20 } });
    const reply = conversation.send('你好');
    (await model.call(1)).say('您好。').finish();
    expect((await reply).text).toBe('您好。');
  });

  it('have a running turn planned again with all of them, and what was shown is kept', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store);
    const first = conversation.send('成人票多少钱?');
    (await model.call(1)).say('成人');
    await given(first, 'text-delta');
    const second = conversation.send('学生票呢?');
    expect(await first).toMatchObject({ status: 'superseded', text: '成人' });
    const call = await model.call(2);
    expect(call.request.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(call.question).toBe('成人票多少钱?\n学生票呢?');
    call.say('成人 55 元,学生 27 元。').finish();
    expect(await second).toMatchObject({ status: 'completed', text: '成人 55 元,学生 27 元。' });
    const starts = (await logOf(store)).flatMap((event) => (event.type === 'turn-start' ? [event] : []));
    expect(starts.map(({ messageIds }) => messageIds.length)).toEqual([1, 2]);
    expect(starts.map(({ text }) => text)).toEqual(['成人票多少钱?', '成人票多少钱?\n学生票呢?']);
  });

  it('join a turn whose tool has changed the world already, as its next step', async () => {
    const store = createMemoryStore();
    let release: (value: string) => void = () => {};
    const booking = new Promise<string>((resolve) => {
      release = resolve;
    });
    const book = tool({
      name: 'book',
      description: 'Books a boat.',
      input: z.object({}),
      effect: 'write',
      run: () => booking,
    });
    const { model, conversation } = processOn(store, { tools: [book] });
    const first = conversation.send('订一张船票?');
    (await model.call(1)).call('book').finish();
    await given(first, 'tool-start');
    const second = conversation.send('要靠窗的座位?');
    while (!(await logOf(store)).some((event) => event.type === 'message' && event.text === '要靠窗的座位?')) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    release('订好了');
    const next = await model.call(2);
    expect(next.request.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'user']);
    expect(next.question).toBe('要靠窗的座位?');
    next.say('订好了,靠窗。').finish();
    expect(await first).toMatchObject({ status: 'completed', text: '订好了,靠窗。' });
    expect(await second).toMatchObject({ status: 'merged', text: '' });
    expect(await turnsOf(store)).toEqual(['completed']);
  });

  it('are answered one after the other where the policy is to queue', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store, { burst: { policy: 'queue' } });
    const replies = ['一', '二', '三'].map((text) => conversation.send(text));
    for (const [index, word] of ['甲', '乙', '丙'].entries()) {
      (await model.call(index + 1)).say(word).finish();
    }
    expect((await Promise.all(replies)).map(({ text }) => text)).toEqual(['甲', '乙', '丙']);
    expect(model.calls.map(({ question }) => question)).toEqual(['一', '二', '三']);
    expect(await turnsOf(store)).toEqual(['completed', 'completed', 'completed']);
  });

  it('are refused and not stored where the policy is to reject', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store, { burst: { policy: 'reject' } });
    const first = conversation.send('门票多少钱?');
    const call = await model.call(1);
    await expect(conversation.send('学生票呢?')).rejects.toThrow(ConversationBusyError);
    await expect(processOn(store, { burst: { policy: 'reject' } }).conversation.send('嗯?')).rejects.toMatchObject({
      code: 'conversation-busy',
      retryable: true,
    });
    call.say('55 元。').finish();
    expect((await first).text).toBe('55 元。');
    const next = conversation.send('几点开门?');
    (await model.call(2)).say('8:00。').finish();
    expect((await next).text).toBe('8:00。');
    expect((await logOf(store)).filter(({ type }) => type === 'message')).toHaveLength(2);
  });
});

describe('a reply', () => {
  it('shows nothing that is not stored', async () => {
    const store = createMemoryStore();
    const stored: string[] = [];
    const watched: ConversationStore = {
      ...store,
      append: async (...given) => {
        const result = await store.append(...given);
        stored.push(...given[1].flatMap(({ event }) => (event.type === 'text-delta' ? [event.delta] : [])));
        return result;
      },
    };
    const { model, conversation } = processOn(watched, { flushMs: 5 });
    const reply = conversation.send('几点开门?');
    const call = await model.call(1);
    const shown: string[] = [];
    const reading = (async () => {
      for await (const event of reply) {
        if (event.type === 'text-delta') {
          shown.push(event.delta);
          expect(stored.slice(0, shown.length)).toEqual(shown);
        }
      }
    })();
    for (const piece of ['早上', '八点', '开门', ',晚上', '五点', '关门。']) {
      call.say(piece);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    call.finish();
    await reading;
    expect(shown.join('')).toBe('早上八点开门,晚上五点关门。');
    expect(stored).toEqual(shown);
  });

  it('gathers the pieces that come within the flush time into one write', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store, { flushMs: 1_000 });
    const reply = conversation.send('几点开门?');
    const call = await model.call(1);
    call.say('一');
    await given(reply, 'text-delta');
    for (let count = 0; count < 100; count += 1) {
      call.say('二');
    }
    call.finish();
    await reply;
    const deltas = (await logOf(store)).flatMap((event) => (event.type === 'text-delta' ? [event.delta] : []));
    expect(deltas).toEqual(['一', '二'.repeat(100)]);
  });

  it('can be taken up again in another process after the last event that was seen, without a gap or a repeat', async () => {
    const store = createMemoryStore();
    const here = processOn(store, { flushMs: 0 });
    const there = processOn(store);
    const reply = here.conversation.send('几点开门?');
    const call = await here.model.call(1);
    call.say('八点');
    const { id } = await given(reply, 'text-delta');
    const { turnId } = await given(reply, 'turn-start');
    const resumed = there.conversation.resume(turnId, { after: id });
    call.say('开门').say(',五点关门。').finish();
    const whole = await eventsOf(reply);
    expect(await eventsOf(resumed)).toEqual(whole.filter((event) => event.id > id));
    expect(await resumed).toEqual(await reply);
    expect((await there.conversation.resume(turnId)).text).toBe('八点开门,五点关门。');
  });

  it('of an unknown turn fails and says so', async () => {
    const { conversation } = processOn(createMemoryStore());
    await expect(conversation.resume('nothing')).rejects.toMatchObject({ code: 'turn-not-found' });
  });

  it('is stopped from another process, and keeps what was shown', async () => {
    const store = createMemoryStore();
    const here = processOn(store, { leaseMs: 1_000 });
    const reply = here.conversation.send('几点开门?');
    (await here.model.call(1)).say('八点');
    const { turnId } = await given(reply, 'turn-start');
    await given(reply, 'text-delta');
    await processOn(store).conversation.stop(turnId);
    expect(await reply).toMatchObject({ status: 'stopped', text: '八点' });
    expect(await turnsOf(store)).toEqual(['stopped']);
  });

  it('stopped before its turn has begun says nothing', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store);
    const reply = conversation.send('几点开门?');
    reply.stop();
    expect(await reply).toMatchObject({ status: 'stopped', text: '' });
    expect(model.calls).toHaveLength(0);
  });

  it('is the same for a message that is sent again under its id, in another process and in the middle of it', async () => {
    const store = createMemoryStore();
    const here = processOn(store);
    const there = processOn(store);
    const first = here.conversation.send('几点开门?', { clientMessageId: 'platform-1' });
    const call = await here.model.call(1);
    const second = there.conversation.send('几点开门?', { clientMessageId: 'platform-1' });
    call.say('八点。').finish();
    expect(await second).toEqual(await first);
    expect(there.model.calls).toHaveLength(0);
    expect(await turnsOf(store)).toEqual(['completed']);
  });
});

describe('a process that died', () => {
  /** Leaves what a process killed in the middle of its answer leaves: a turn without an end, and a lease. */
  async function died(store: ConversationStore, said: string, leaseMs = 1): Promise<void> {
    const at = '2026-11-25T01:00:00.000Z';
    const message = { type: 'message', messageId: 'm-1', text: '几点开门?', clientMessageId: 'platform-1' } as const;
    await store.append(key, [{ at, event: message }], { writeId: 'client:platform-1' });
    const lease = await store.acquire(key, leaseMs);
    if (lease === undefined || said === '') {
      return;
    }
    const start = {
      type: 'turn-start',
      turnId: 'dead',
      conversationId: key.conversationId,
      messageIds: ['m-1'],
      text: '几点开门?',
      language: 'zh-Hans',
    } as const;
    const events = [start, { type: 'text-start' }, { type: 'text-delta', delta: said }] as const;
    await store.append(
      key,
      events.map((event) => ({ at, turnId: 'dead', event })),
      { fence: 0, lease },
    );
    await new Promise((resolve) => setTimeout(resolve, leaseMs + 5));
  }

  it('has its turn closed as interrupted and its message answered by whoever comes next', async () => {
    const store = createMemoryStore();
    await died(store, '早上');
    const { model, conversation } = processOn(store);
    const again = conversation.send('几点开门?', { clientMessageId: 'platform-1' });
    (await model.call(1)).say('早上八点。').finish();
    expect(await again).toMatchObject({ status: 'completed', text: '早上八点。' });
    expect(await turnsOf(store)).toEqual(['interrupted', 'completed']);
    const shown = (await eventsOf(again)).map(({ type }) => type);
    expect(shown.filter((type) => type === 'turn-end')).toHaveLength(2);
  });

  it('has its message answered together with the next one', async () => {
    const store = createMemoryStore();
    await died(store, '早上');
    const { model, conversation } = processOn(store);
    const reply = conversation.send('周末呢?');
    const call = await model.call(1);
    expect(call.request.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    call.say('每天早上八点。').finish();
    expect(await reply).toMatchObject({ status: 'completed', text: '每天早上八点。' });
  });

  it('has what it left answered by recover()', async () => {
    const store = createMemoryStore();
    await died(store, '早上');
    const { model, tenant } = processOn(store);
    const recovering = tenant.recover();
    (await model.call(1)).say('早上八点。').finish();
    expect(await recovering).toBe(1);
    expect(await turnsOf(store)).toEqual(['interrupted', 'completed']);
    expect(await tenant.recover()).toBe(0);
  });

  it('and whose successors die over the same message has it given up at last', async () => {
    const store = createMemoryStore();
    const at = '2026-11-25T01:00:00.000Z';
    await store.append(key, [{ at, event: { type: 'message', messageId: 'm-1', text: '几点开门?' } }]);
    for (const [round, status] of ['interrupted', 'interrupted', 'open'].entries()) {
      const lease = await store.acquire(key, 1);
      const turnId = `dead-${round}`;
      const text = round === 0 ? '几点开门?' : '';
      const { conversationId } = key;
      const start = { type: 'turn-start', turnId, conversationId, messageIds: ['m-1'], text, language: 'en' } as const;
      const end = { type: 'turn-end', turnId, status: 'interrupted', usage: noUsage } as const;
      const events = status === 'open' ? [start] : [start, end];
      await store.append(
        key,
        events.map((event) => ({ at, turnId, event })),
        { fence: 0, lease },
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const { model, tenant } = processOn(store);
    expect(await tenant.recover()).toBe(1);
    expect(await turnsOf(store)).toEqual(['interrupted', 'interrupted', 'failed']);
    expect(model.calls).toHaveLength(0);
  });
});

describe('a turn that cannot begin', () => {
  it('fails the reply and is not tried again and again', async () => {
    let attempts = 0;
    const languageOf = async () => {
      attempts += 1;
      throw new Error('no tables');
    };
    const parts = { model: new GatedModel(), knowledge: undefined, grounding: undefined, languageOf };
    const assistant = assembleAssistant({ store: createMemoryStore() }, parts);
    await expect(assistant.tenant('t').conversation('c').send('几点开门?')).rejects.toThrow('no tables');
    expect(attempts).toBe(1);
  });
});

describe('an operator', () => {
  it('who takes over in the middle of an answer has the last word: nothing more is stored or shown', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store, { flushMs: 0 });
    const reply = conversation.send('几点开门?');
    const call = await model.call(1);
    call.say('早上');
    await given(reply, 'text-delta');
    await processOn(store).conversation.takeOver({ operatorId: 'wang' });
    call.say('八点').finish();
    expect(await reply).toMatchObject({ status: 'handed-off', text: '早上' });
    const log = await logOf(store);
    const fence = log.findIndex((event) => event.type === 'owner-change');
    // What the model call used is still counted.
    expect(log.slice(fence).map(({ type }) => type)).toEqual(['owner-change', 'step-end', 'turn-end']);
    expect(await conversation.owner()).toBe('operator');
  });

  it('who has the conversation is written to without a wait for more', async () => {
    const assistant = createBareAssistant({ model: new GatedModel(), burst: { quietMs: 60_000, maxWaitMs: 600_000 } });
    const conversation = assistant.tenant(key.tenantId).conversation(key.conversationId);
    await conversation.takeOver({ operatorId: 'wang' });
    expect((await conversation.send('你好')).text).toBe('');
  });

  it('who takes over in the same process is not talked over by a model that heeds no signal', async () => {
    const store = createMemoryStore();
    const deaf: ChatModel = {
      id: 'deaf',
      async *stream() {
        yield { type: 'text-delta', delta: '早上' };
        yield { type: 'text-delta', delta: '八点' };
        await new Promise((resolve) => setTimeout(resolve, 120));
        yield { type: 'text-delta', delta: '开门' };
        yield { type: 'finish', reason: 'stop', rawReason: 'stop', usage: noUsage };
      },
    };
    const conversation = createBareAssistant({ store, model: deaf, flushMs: 30 })
      .tenant(key.tenantId)
      .conversation(key.conversationId);
    const reply = conversation.send('几点开门?');
    await given(reply, 'text-delta');
    await conversation.takeOver({ operatorId: 'wang' });
    expect(await reply).toMatchObject({ status: 'handed-off', text: '早上' });
    const log = await logOf(store);
    const taken = log.findIndex((event) => event.type === 'owner-change');
    expect(log.slice(taken).filter((event) => event.type === 'text-delta')).toEqual([]);
  });

  it('talks with the customer while the assistant is silent, and hands back', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store);
    await conversation.takeOver({ operatorId: 'wang' });
    expect(await conversation.send('在吗?')).toMatchObject({ status: 'handed-off', text: '' });
    await conversation.say('在的,我是小王。', { operatorId: 'wang' });
    await conversation.handBack({ operatorId: 'wang', note: '改到周日' });
    expect(await conversation.owner()).toBe('assistant');
    const reply = conversation.send('那周日几点开门?');
    (await model.call(1)).say('八点。').finish();
    expect((await reply).text).toBe('八点。');
    await expect(conversation.say('还有事吗?', { operatorId: 'wang' })).rejects.toMatchObject({
      code: 'not-the-owner',
    });
  });

  it('closes a conversation, and the next message opens it again', async () => {
    const store = createMemoryStore();
    const { model, conversation } = processOn(store);
    await conversation.takeOver({ operatorId: 'wang' });
    await conversation.close({ operatorId: 'wang' });
    expect(await conversation.owner()).toBe('nobody');
    const reply = conversation.send('几点开门?');
    (await model.call(1)).say('八点。').finish();
    expect((await reply).text).toBe('八点。');
    expect(await conversation.owner()).toBe('assistant');
  });
});

describe("a customer's data", () => {
  it('is handed out, erased, and erased by age, of this customer and this tenant only', async () => {
    const store = createMemoryStore();
    let now = new Date('2026-01-01T00:00:00Z');
    const model = new GatedModel();
    const assistant = createBareAssistant({ store, model, now: () => now });
    const say = async (tenantId: string, id: string, customerId: string) => {
      const conversation = assistant.tenant(tenantId).conversation(id, { customerId });
      const reply = conversation.send('几点开门?');
      (await model.call(model.calls.length + 1)).say('八点。').finish();
      await reply;
    };
    await say('a', 'web', 'zhang');
    await say('a', 'wecom', 'zhang');
    await say('b', 'web', 'zhang');
    now = new Date('2026-06-01T00:00:00Z');
    await say('a', 'li', 'li');
    const tenant = assistant.tenant('a');
    expect((await tenant.export('zhang')).map(({ conversationId }) => conversationId)).toEqual(['web', 'wecom']);
    expect(JSON.stringify(await tenant.export('zhang'))).toContain('几点开门?');
    expect(await tenant.forget('zhang')).toBe(2);
    expect(await tenant.export('zhang')).toEqual([]);
    expect(await assistant.tenant('b').export('zhang')).toHaveLength(1);
    expect(await tenant.removeIdle(new Date('2026-06-01T00:00:00Z'))).toBe(0);
    expect(await tenant.removeIdle(new Date('2026-06-02T00:00:00Z'))).toBe(1);
    expect(await assistant.tenant('b').export('zhang')).toHaveLength(1);
  });
});
