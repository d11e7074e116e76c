import { describe, expect, it } from 'vitest';
import {
  type HandoffPacket,
  type HandoffPolicyOptions,
  handoffPolicy,
  officeHours,
} from '../../../src/assistant/handoff/index.js';
import { createAssistant as createBareAssistant } from '../../../src/assistant/index.js';
import { createAssistant, createMemoryStore } from '../../../src/index.js';
import { GatedModel } from '../../support/gated-model.js';

const atNight = () => new Date('2026-11-25T14:00:00Z');
const hours = officeHours({ workdays: [['09:00', '18:00']] });

function desk(options: HandoffPolicyOptions = {}, now = () => new Date('2026-11-25T02:00:00Z')) {
  const store = createMemoryStore();
  const model = new GatedModel();
  const errors: unknown[] = [];
  const assistant = createBareAssistant({
    model,
    store,
    now,
    handoff: handoffPolicy(options),
    onError: (error) => errors.push(error),
  });
  const tenant = assistant.tenant('lakeside');
  const log = async (id = 'a') =>
    (await store.read({ tenantId: 'lakeside', conversationId: id })).map(({ event }) => event);
  return { model, tenant, log, errors };
}

describe('a customer who wants a person', () => {
  it('is told the place in the queue', async () => {
    const { tenant, log } = desk();
    const first = await tenant.conversation('a').send('转人工');
    expect(first.text).toContain('您是下一位');
    const second = await tenant.conversation('b').send('转人工');
    expect(second.text).toContain('前面还有 1 位');
    expect(await log('b')).toContainEqual(expect.objectContaining({ type: 'owner-change', position: 2 }));
    const third = await tenant.conversation('c').send('I want to talk to a human');
    expect(third.text).toContain('2 people are before you');
    expect((await tenant.waiting()).map(({ conversationId }) => conversationId)).toEqual(['a', 'b', 'c']);
  });

  it('gets a ticket outside office hours, with the time of return, and the assistant goes on', async () => {
    const packets: HandoffPacket[] = [];
    const openTicket = (packet: HandoffPacket) => {
      packets.push(packet);
      return 'T-1001';
    };
    const { model, tenant, log } = desk({ hours, openTicket }, atNight);
    const conversation = tenant.conversation('a');
    const reply = await conversation.send('我要退订单A2026-118,转人工');
    expect(reply).toMatchObject({ status: 'completed', text: expect.stringContaining('T-1001') });
    expect(reply.text).toContain('明天 9:00');
    expect(packets).toMatchObject([
      {
        reason: 'customer-wish',
        intent: '我要退订单A2026-118,转人工',
        slots: [{ name: 'order-number', value: 'A2026-118' }],
      },
    ]);
    expect(await log()).toContainEqual(
      expect.objectContaining({ type: 'ticket', because: 'outside-hours', resumesAt: '2026-11-26T01:00:00.000Z' }),
    );
    expect(await conversation.owner()).toBe('assistant');
    const next = conversation.send('那几点开门?');
    (await model.call(1)).say('八点。').finish();
    expect((await next).text).toBe('八点。');
  });

  it('who asks again hears of the ticket that waits; another matter, and another night, get one of their own', async () => {
    let now = new Date('2026-11-25T14:00:00Z');
    const openTicket = (packet: HandoffPacket) => `T-${packet.reason}-${now.getUTCDate()}`;
    const says =
      (word: string) =>
      ({ text }: { text: string }) =>
        text.includes(word);
    const rules = [
      { id: 'refund', when: says('退款') },
      { id: 'complaint', when: says('投诉') },
    ];
    const { tenant, log } = desk({ hours, openTicket, rules }, () => now);
    const conversation = tenant.conversation('a');
    const ask = async (text: string) => (await conversation.send(text)).text;
    expect(await ask('转人工')).toContain('T-customer-wish-25');
    now = new Date('2026-11-25T15:00:00Z');
    expect(await ask('人工呢?转人工')).toContain('T-customer-wish-25');
    expect(await ask('我要退款')).toContain('T-rule-25');
    await ask('我要投诉');
    now = new Date('2026-11-26T14:00:00Z');
    expect(await ask('转人工')).toContain('T-customer-wish-26');
    const tickets = (await log()).flatMap((event) => (event.type === 'ticket' ? [event.ticketId] : []));
    expect(tickets).toEqual(['T-customer-wish-25', 'T-rule-25', 'T-rule-25', 'T-customer-wish-26']);
  });

  it('gets a ticket of our own when nobody is online, also when the desk cannot make one', async () => {
    const openTicket = () => Promise.reject(new Error('desk is down'));
    const { tenant, log, errors } = desk({ operatorsOnline: () => 0, openTicket });
    const reply = await tenant.conversation('a').send('转人工');
    expect(reply.text).toContain('没有同事在线');
    const ticket = (await log()).find((event) => event.type === 'ticket');
    expect(ticket).toMatchObject({ because: 'no-operator', ticketId: expect.stringMatching(/^[\dA-Z]{8}$/) });
    expect(errors).toHaveLength(1);
  });

  it('is passed on when nobody knows who is online', async () => {
    const { tenant, errors } = desk({ operatorsOnline: () => Promise.reject(new Error('timeout')) });
    expect((await tenant.conversation('a').send('转人工')).status).toBe('handed-off');
    expect(errors).toHaveLength(1);
  });
});

describe('a rule', () => {
  it.each([
    ['important-customer', { isImportant: ({ customerId }: { customerId: string }) => customerId === 'vip' }],
    ['upset-customer', { isUpset: ({ text }: { text: string }) => text.includes('骗子') }],
    ['big-order', { rules: [{ id: 'big-order', when: ({ text }: { text: string }) => text.includes('团购') }] }],
  ])('passes the conversation on before any model is asked: %s', async (id, options) => {
    const { model, tenant, log } = desk(options);
    const reply = await tenant.conversation('a', { customerId: 'vip' }).send('你们这些骗子,团购的票呢?');
    expect(reply.status).toBe('handed-off');
    expect(model.calls).toHaveLength(0);
    expect(await log()).toContainEqual(expect.objectContaining({ type: 'owner-change', reason: 'rule', rule: id }));
  });

  it('that throws counts as no, and the product is told', async () => {
    const { model, tenant, errors } = desk({ isUpset: () => Promise.reject(new Error('no model')) });
    const reply = tenant.conversation('a').send('几点开门?');
    (await model.call(1)).say('八点。').finish();
    expect((await reply).status).toBe('completed');
    expect(errors).toHaveLength(1);
  });

  it('passes on after two questions in a row without evidence, and begins to count anew after one with', async () => {
    const store = createMemoryStore();
    const assistant = createAssistant({ store, handoff: handoffPolicy() });
    const tenant = assistant.tenant('lakeside');
    await tenant.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });
    const conversation = tenant.conversation('a');
    const ask = async (text: string) => (await conversation.send(text)).status;
    expect(await ask('你们支持比特币付款吗?')).toBe('completed');
    expect(await ask('游船几点停航?')).toBe('completed');
    expect(await ask('你们支持比特币付款吗?')).toBe('completed');
    expect(await ask('火星上有分店吗?')).toBe('handed-off');
    await conversation.handBack();
    expect(await ask('你们支持比特币付款吗?')).toBe('completed');
  });
});

describe('an operator who takes over', () => {
  it('gets what is wanted, what was tried, what it rests on and the transcript', async () => {
    const { model, tenant } = desk();
    const conversation = tenant.conversation('a', { customerId: 'zhang' });
    const first = conversation.send('订单号A2026-118什么时候发货?');
    (await model.call(1)).say('还没有发货。').finish();
    await first;
    const second = conversation.send('太慢了吧,怎么回事?');
    (await model.call(2)).call('hand_off', { intent: '催发货', summary: '等了三天' }).finish();
    expect((await second).status).toBe('handed-off');
    const packet = await conversation.handoffPacket();
    expect(packet).toMatchObject({
      conversationId: 'a',
      customerId: 'zhang',
      reason: 'model',
      intent: '催发货',
      summary: '等了三天',
      slots: [{ name: 'order-number', value: 'A2026-118' }],
    });
    expect(packet.transcript.slice(0, 2)).toEqual([
      { from: 'customer', text: '订单号A2026-118什么时候发货?' },
      { from: 'assistant', text: '还没有发货。' },
    ]);
  });

  it('is measured by the log: waits, first reply, handling; never negative, whatever the clocks say', async () => {
    let now = Date.parse('2026-11-25T02:00:00Z');
    const { tenant } = desk({}, () => new Date(now));
    const conversation = tenant.conversation('a');
    const pass = (seconds: number) => {
      now += seconds * 1000;
    };
    await conversation.send('转人工');
    pass(90);
    await conversation.takeOver({ operatorId: 'wang' });
    pass(30);
    await conversation.say('您好。', { operatorId: 'wang' });
    pass(300);
    await conversation.handBack({ operatorId: 'wang' });
    pass(-3_600);
    await conversation.takeOver({ operatorId: 'li' });
    pass(-10);
    await conversation.say('又来了。', { operatorId: 'li' });
    expect(await conversation.serviceTimes()).toMatchObject([
      { operatorId: 'wang', waitedMs: 90_000, firstReplyMs: 120_000, handledMs: 330_000, replies: 1 },
      { operatorId: 'li', askedAt: undefined, firstReplyMs: 0, endedAt: undefined, handledMs: undefined },
    ]);
  });
});
