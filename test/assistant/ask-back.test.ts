import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { handoffPolicy } from '../../src/assistant/handoff/index.js';
import { type AssistantOptions, createAssistant, createKnowledge, createMemoryStore, tool } from '../../src/index.js';
import { GatedModel } from '../support/gated-model.js';

const places = [
  {
    id: 'pagoda',
    title: '雷峰塔',
    text: '雷峰塔位于西湖南岸夕照山上,是看日落的好地方。每天 8:00 开门,20:00 关门。门票 40 元。',
  },
  { id: 'temple', title: '灵隐寺', text: '灵隐寺位于飞来峰旁。每天 7:00 开门,18:00 关门。门票 30 元。' },
  { id: 'wetland', title: '西溪湿地', text: '西溪湿地位于杭州城西。每天 7:30 开门,18:30 关门。门票 80 元。' },
  { id: 'parking', title: '停车场', text: '停车场在黄龙路,每小时收费 10 元。每天 6:00 开门,23:00 关门。' },
];
const englishPlaces = [
  {
    id: 'pagoda',
    title: 'Leifeng Pagoda',
    text: 'Leifeng Pagoda stands on the south bank, the place to watch the sunset. It opens at 8:00 and closes at 20:00. A ticket is 40 yuan.',
  },
  {
    id: 'temple',
    title: 'Lingyin Temple',
    text: 'Lingyin Temple lies west of the lake. It opens at 7:00 and closes at 18:00. A ticket is 30 yuan.',
  },
  {
    id: 'parking',
    title: 'Car park',
    text: 'The car park is on Huanglong Road. It opens at 6:00 and closes at 23:00. Parking costs 10 yuan an hour.',
  },
];

async function talkWith(documents = places, options: AssistantOptions = {}) {
  const tenant = createAssistant({ burst: { quietMs: 0 }, ...options }).tenant('a');
  await tenant.knowledge.put(documents);
  return tenant.conversation('1');
}

describe('a question that leaves open of what', () => {
  it.each([
    [places, '要多少钱?', /^您想问哪一项：雷峰塔、灵隐寺、西溪湿地、停车场？$/, '灵隐寺', '30 元'],
    [places, '多少錢?', /^您想問哪一項：/, '第二個', '30 元'],
    [places, '那门票呢?', /^您想问哪一项：.*雷峰塔.*？$/, '雷峰塔的', '40 元'],
    [englishPlaces, 'How much is it?', /^Which one do you mean: .* or .*\?$/, 'Lingyin Temple', '30 yuan'],
    [englishPlaces, 'What about tickets?', /^Which one do you mean: Leifeng Pagoda .*\?$/, 'the first one', '40 yuan'],
  ])('is asked back, and answered by the choice (%#)', async (documents, question, asked, choice, fact) => {
    const conversation = await talkWith(documents);
    const first = await conversation.send(question);
    expect(first.text).toMatch(asked);
    expect(first.decision).toMatchObject({
      outcome: 'ask-back',
      reasons: expect.arrayContaining(['several-subjects']),
    });
    const second = await conversation.send(choice);
    expect(second.text).toContain(fact);
    expect(second.decision?.outcome).toBe('answer');
    expect(second.citations.length).toBeGreaterThan(0);
  });

  it('is asked back without the model, which then reads the choice with the passages of it alone', async () => {
    const model = new GatedModel();
    const conversation = await talkWith(places, { model });
    await conversation.send('要多少钱?');
    expect(model.calls).toHaveLength(0);
    const pending = conversation.send('西溪湿地');
    const call = await model.call(1);
    const part = call.request.messages.at(-1)?.parts.find(({ type }) => type === 'evidence');
    expect(part).toMatchObject({ evidence: { question: '西溪湿地 要多少钱?' } });
    expect(JSON.stringify(part)).toContain('80 元');
    call.say('门票 80 元。').finish();
    expect((await pending).decision).toEqual({ outcome: 'answer', reasons: ['evidence-answerable'] });
  });

  it('is not asked back twice in a row, nor counted as one without evidence', async () => {
    const conversation = await talkWith(places, { handoff: handoffPolicy({ noEvidence: 2 }) });
    expect((await conversation.send('多少钱?')).decision?.outcome).toBe('ask-back');
    const again = await conversation.send('多少钱?');
    expect(again).toMatchObject({ status: 'completed', decision: { outcome: 'unknown' } });
    expect((await conversation.send('多少钱?')).decision?.outcome).toBe('ask-back');
  });

  it('is answered after its choice by another process', async () => {
    const store = createMemoryStore();
    const knowledge = createKnowledge();
    const options = { store, knowledge };
    await (await talkWith(places, options)).send('多少钱?');
    const reply = await (await talkWith(places, options)).send('灵隐寺');
    expect(reply.text).toContain('30 元');
  });

  it('lets go of the question where the customer asks another one', async () => {
    const conversation = await talkWith();
    await conversation.send('多少钱?');
    expect((await conversation.send('停车场在哪里?')).text).toContain('黄龙路');
  });

  it('offers nothing that the customer may not see, and nothing where there is no choice', async () => {
    const [pagoda, temple] = places;
    const staff = { id: 'door', title: '员工票', text: '员工门票 5 元。', visibleTo: ['staff'] };
    const conversation = await talkWith([...places.slice(0, 2), staff]);
    expect((await conversation.send('多少钱?')).text).toBe(`您想问哪一项：${pagoda?.title}、${temple?.title}？`);
    const alone = await talkWith(places.slice(0, 1));
    expect((await alone.send('多少钱?')).decision?.outcome).toBe('unknown');
  });

  it('is left to a tool that may have to do with it', async () => {
    const model = new GatedModel();
    const price = tool({ name: 'price', description: 'Tells the price.', input: z.object({}), run: () => '30 元' });
    const conversation = await talkWith(places, { model, tools: [price] });
    const first = conversation.send('帮我查一下订单的价格');
    (await model.call(1)).call('price').finish();
    (await model.call(2)).say('30 元。').finish();
    await first;
    const second = conversation.send('多少钱?');
    (await model.call(3)).say('30 元。').finish();
    expect((await second).decision?.outcome).toBe('answer');
  });

  it.each(['雷峰塔门票多少钱?', '灵隐寺几点关门?', '停车场在哪里?', '你好', '可以用比特币付款吗?'])(
    'is not one that says of what: %s',
    async (question) => {
      const reply = await (await talkWith()).send(question);
      expect(reply.decision?.outcome).not.toBe('ask-back');
    },
  );
});

describe('a question that leans on the talk before it', () => {
  it.each([
    [places, ['雷峰塔在哪里?', '那儿几点关门?', '那门票呢?'], ['夕照山', '20:00', '40 元']],
    [places, ['哪里看日落好?', '那儿几点关门?'], ['日落', '20:00']],
    [places, ['雷峰塔门票多少钱?', '那灵隐寺呢?', '它几点关门?'], ['40 元', '30 元', '18:00']],
    [places, ['雷峰塔几点开门?', '停车场怎么收费?', '那儿几点关门?'], ['8:00', '10 元', '23:00']],
    [places, ['雷峰塔门票多少钱?', '那西溪湿地几点开门?', '它在哪里?'], ['40 元', '7:30', '城西']],
    [places, ['雷峰塔几点开门?', '谢谢', '多少钱?'], ['8:00', '不客气', '40 元']],
    [
      englishPlaces,
      ['Where is Leifeng Pagoda?', 'When does it close?', 'What about tickets?'],
      ['south', '20:00', '40'],
    ],
    [
      englishPlaces,
      ['How much is Leifeng Pagoda?', 'What about Lingyin Temple?', 'Where is it?'],
      ['40', '30', 'west'],
    ],
    [
      englishPlaces,
      ['When does Leifeng Pagoda open?', 'Where is the car park?', 'When does it close?'],
      ['8:00', 'Road', '23:00'],
    ],
  ])('is answered about what was spoken of last (%#)', async (documents, questions, facts) => {
    const conversation = await talkWith(documents);
    for (const [index, question] of questions.entries()) {
      expect((await conversation.send(question)).text).toContain(facts[index]);
    }
  });

  it('is stored with the question as it was searched for', async () => {
    const conversation = await talkWith();
    await conversation.send('雷峰塔在哪里?');
    const found: unknown[] = [];
    for await (const event of conversation.send('那儿几点关门?')) {
      if (event.type === 'evidence') found.push(event.evidence.question);
    }
    expect(found).toEqual(['雷峰塔 几点关门?']);
  });
});

describe('the decision of a turn', () => {
  it('tells the outcome and its reasons', async () => {
    const decisions = async (question: string, options: AssistantOptions = {}) =>
      (await (await talkWith(places, options)).send(question)).decision;
    expect(await decisions('雷峰塔门票多少钱?')).toEqual({ outcome: 'answer', reasons: ['evidence-answerable'] });
    expect(await decisions('可以用比特币付款吗?')).toEqual({ outcome: 'unknown', reasons: ['evidence-none'] });
    expect(await decisions('转人工')).toEqual({ outcome: 'handoff', reasons: ['customer-wish'] });
    const handoff = handoffPolicy({ noEvidence: 1 });
    expect(await decisions('可以用比特币付款吗?', { handoff })).toEqual({
      outcome: 'handoff',
      reasons: ['rule', 'no-evidence'],
    });
  });

  it('tells of an approved answer', async () => {
    const tenant = createAssistant().tenant('a');
    await tenant.approveAnswer({ question: '可以带狗吗?', answer: '可以。' });
    expect((await tenant.conversation('1').send('可以带狗吗?')).decision).toEqual({
      outcome: 'answer',
      reasons: ['approved-answer'],
    });
  });
});
