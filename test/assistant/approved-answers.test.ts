import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAssistant, createMemoryStore, tool } from '../../src/index.js';
import { GatedModel } from '../support/gated-model.js';

function open(now = () => new Date('2026-11-30T08:00:00Z')) {
  const model = new GatedModel();
  const store = createMemoryStore();
  const assistant = createAssistant({ model, store, now, burst: { policy: 'queue' } });
  return { model, store, assistant, tenant: assistant.tenant('lakeside') };
}

describe('an approved answer', () => {
  it('is given word for word, cited and marked, and no model is asked', async () => {
    const { tenant, model } = open();
    const id = await tenant.approveAnswer({ question: '门票多少钱?', answer: '成人票 80 元。\n老人免费。' });
    const reply = await tenant.conversation('c').send('请问门票价格是多少');
    expect(reply).toMatchObject({
      status: 'completed',
      text: '成人票 80 元。\n老人免费。',
      approvedAnswer: { passageId: `${id}#1`, match: 'near' },
      citations: [{ number: 1, start: 0, end: 15, passage: { documentId: id } }],
      usage: { calls: 0, inputTokens: 0 },
    });
    expect(reply.label).toBeUndefined();
    expect(model.calls).toHaveLength(0);
  });

  it('replaces the one before, and is gone once its document is', async () => {
    const { tenant } = open();
    const id = await tenant.approveAnswer({ question: '门票多少钱?', answer: '80 元。' });
    expect(await tenant.approveAnswer({ question: '门票多少钱?', answer: '90 元。' })).toBe(id);
    expect((await tenant.conversation('c').send('门票多少钱?')).text).toBe('90 元。');
    await tenant.knowledge.remove(id);
    expect(await tenant.knowledge.list()).toEqual([]);
  });

  it('is part of the talk that the model reads next', async () => {
    const { tenant, model } = open();
    await tenant.approveAnswer({ question: '门票多少钱?', answer: '80 元。' });
    const conversation = tenant.conversation('c');
    await conversation.send('门票多少钱?');
    const next = conversation.send('老人有优惠吗?');
    const call = await model.call(1);
    expect(call.request.messages.at(-2)).toMatchObject({ role: 'assistant', parts: [{ text: '80 元。' }] });
    call.say('我不知道。').finish();
    await next;
  });

  it('is refused when it is empty', async () => {
    await expect(open().tenant.approveAnswer({ question: '门票多少钱?', answer: ' ' })).rejects.toMatchObject({
      code: 'document-invalid',
    });
  });
});

describe('customerTags', () => {
  it('tell which documents a customer may see', async () => {
    const asked: object[] = [];
    const customerTags = async (customer: { readonly customerId: string }) => {
      asked.push(customer);
      return customer.customerId === 'wang' ? ['staff'] : [];
    };
    const tenant = createAssistant({ customerTags, burst: { policy: 'queue' } }).tenant('lakeside');
    await tenant.knowledge.put({
      id: 'code',
      title: '门禁',
      text: '员工通道的门禁密码是 4821。',
      visibleTo: ['staff'],
    });
    const ask = async (customerId: string) =>
      (await tenant.conversation(`with ${customerId}`, { customerId }).send('员工通道的门禁密码是多少?')).text;
    expect(await ask('wang')).toContain('4821');
    expect(await ask('li')).not.toContain('4821');
    expect(asked).toEqual([
      { tenantId: 'lakeside', conversationId: 'with wang', customerId: 'wang' },
      { tenantId: 'lakeside', conversationId: 'with li', customerId: 'li' },
    ]);
  });

  it('that fail show nothing', async () => {
    const customerTags = () => Promise.reject(new Error('directory is down'));
    const tenant = createAssistant({ customerTags }).tenant('lakeside');
    await tenant.knowledge.put({ id: 'boats', title: '游船', text: '末班船 17:30 停航。' });
    await expect(tenant.conversation('c').send('末班船几点停航?')).rejects.toThrow();
  });
});

describe('openQuestions()', () => {
  async function ask({ tenant, model }: ReturnType<typeof open>, conversationId: string, text: string) {
    const reply = tenant.conversation(conversationId).send(text);
    const call = await model.call(model.calls.length + 1);
    call.say('我不知道。').finish();
    return reply;
  }

  it('lists what the knowledge did not answer and what was rated badly, until it is answered', async () => {
    const desk = open();
    const { tenant } = desk;
    await tenant.knowledge.put({ id: 'boats', title: '西湖游船', text: '游船每天 8:00 开航,17:30 停航。' });
    await ask(desk, 'a', '可以带狗吗?');
    await ask(desk, 'b', '可以带狗吗!');
    const rated = await ask(desk, 'c', '西湖游船几点停航?');
    await ask(desk, 'd', '西湖游船几点开航?');
    await tenant.conversation('c').rate(rated.turnId, 'bad', { comment: '答非所问' });
    expect(await tenant.openQuestions()).toMatchObject([
      {
        question: '可以带狗吗!',
        answer: '我不知道。',
        times: 2,
        reasons: ['no-evidence'],
        turns: [{ conversationId: 'a' }, { conversationId: 'b' }],
      },
      { question: '西湖游船几点停航?', times: 1, reasons: ['bad-rating'], turns: [{ turnId: rated.turnId }] },
    ]);
    await tenant.approveAnswer({ question: '可以带狗吗?', answer: '可以,请牵绳。' });
    expect((await tenant.openQuestions()).map(({ question }) => question)).toEqual(['西湖游船几点停航?']);
    await tenant.conversation('c').rate(rated.turnId, 'good');
    expect(await tenant.openQuestions()).toEqual([]);
  });

  it('keeps an approved answer that was rated badly, until there is another one', async () => {
    const { tenant } = open();
    await tenant.approveAnswer({ question: '门票多少钱?', answer: '80 元。' });
    const { turnId } = await tenant.conversation('c').send('门票多少钱?');
    await tenant.conversation('c').rate(turnId, 'bad');
    expect(await tenant.openQuestions()).toMatchObject([{ question: '门票多少钱?', answer: '80 元。' }]);
    await tenant.approveAnswer({ question: '门票多少钱?', answer: '90 元。' });
    expect(await tenant.openQuestions()).toEqual([]);
  });

  it('leaves out what a tool has answered', async () => {
    const model = new GatedModel();
    const weather = tool({ name: 'weather', description: '天气', input: z.object({}), run: () => '晴' });
    const tenant = createAssistant({ model, tools: [weather], burst: { policy: 'queue' } }).tenant('lakeside');
    const reply = tenant.conversation('c').send('明天天气怎么样?');
    (await model.call(1)).call('weather').finish();
    (await model.call(2)).say('晴。').finish();
    await reply;
    expect(await tenant.openQuestions()).toEqual([]);
  });

  it('leaves out what is older, and other tenants', async () => {
    let at = '2026-10-01T08:00:00Z';
    const desk = open(() => new Date(at));
    await ask(desk, 'a', '可以带狗吗?');
    at = '2026-11-30T08:00:00Z';
    await ask(desk, 'a', '有充电桩吗?');
    expect((await desk.tenant.openQuestions()).map(({ question }) => question)).toEqual(['有充电桩吗?']);
    expect(await desk.tenant.openQuestions(new Date('2026-09-01'))).toHaveLength(2);
    expect(await desk.assistant.tenant('other').openQuestions()).toEqual([]);
  });

  it.each([
    ['no-turn', 'bad', {}, 'turn-not-found'],
    ['', 'bad', {}, 'invalid-id'],
    ['t', 'great', {}, 'invalid-configuration'],
    ['t', 'bad', { comment: 'x'.repeat(2_001) }, 'invalid-configuration'],
    ['t', 'bad', { note: 'x' }, 'unknown-option'],
  ])('a rating of turn %j as %j with %j is refused', async (turnId, rating, options, code) => {
    const conversation = open().tenant.conversation('c');
    await expect(conversation.rate(turnId, rating as never, options as never)).rejects.toMatchObject({ code });
  });
});
