import { describe, expect, it } from 'vitest';
import { findApproved } from '../../src/knowledge/approved-answer.js';
import { createKnowledge } from '../../src/knowledge/knowledge.js';

const now = new Date('2026-11-30T08:00:00Z');

function recognise(known: string, question: string) {
  const passage = {
    id: 'faq#1',
    documentId: 'faq',
    title: '常见问题',
    headings: [known],
    text: '答案',
    approved: { questions: [known] },
  };
  return findApproved(question, [passage])?.match;
}

describe('findApproved()', () => {
  it.each([
    ['门票多少钱?', '门票多少钱', 'exact'],
    ['门票多少钱?', '門票多少錢!', 'exact'],
    ['Do you open on Sunday?', 'do you open on sunday', 'exact'],
    ['门票多少钱?', '请问门票的价格是多少', 'near'],
    ['怎么取消订单?', '你好,如何退订订单', 'near'],
    ['游船几点停航?', '麻烦问一下游船什么时候停航', 'near'],
    ['How do I cancel my order?', 'Hi, how can I cancel an order please?', 'near'],
  ])('knows %s when asked %s', (known, question, match) => {
    expect(recognise(known, question)).toBe(match);
  });

  it.each([
    ['门票多少钱?', '停车多少钱?'],
    ['门票多少钱?', '门票在哪里买?'],
    ['成人票多少钱?', '儿童票多少钱?'],
    ['为什么能退款?', '为什么不能退款?'],
    ['从杭州到上海多久?', '从上海到杭州多久?'],
    ['花呗能用借呗还吗?', '借呗能用花呗还吗?'],
    ['满100元包邮吗?', '满200元包邮吗?'],
    ['When does the west gate open?', 'When does the east gate open?'],
    ['Can I cancel my order?', 'Can I change my order?'],
    ['请问一下', '你好'],
    ['门票多少钱?', '?!'],
    ['??', '👍'],
  ])('does not take %s for %s', (known, question) => {
    expect(recognise(known, question)).toBeUndefined();
  });
});

describe('an approved answer', () => {
  const faq = (approved: object | boolean, answer = '成人票 80 元。') => ({
    id: `faq ${answer}`,
    title: '常见问题',
    questions: [{ question: '门票多少钱?', answer, approved }],
  });
  const put = async (...documents: readonly object[]) => {
    const tenant = createKnowledge().tenant('t');
    await tenant.put(documents as never);
    return async (question: string, at = now) => {
      const { approved, passages, answerability, confidence } = await tenant.evidence(question, { now: at });
      return approved && { ...approved, text: passages[0]?.text, answerability, confidence };
    };
  };

  it('is the evidence for its question', async () => {
    const ask = await put(faq(true));
    expect(await ask('门票价格是多少?')).toEqual({
      passageId: 'faq 成人票 80 元。#1',
      match: 'near',
      text: '成人票 80 元。',
      answerability: 'answerable',
      confidence: 1,
    });
    expect(await ask('停车多少钱?')).toBeUndefined();
  });

  it('is none where the pair is not approved', async () => {
    expect(await (await put(faq(false)))('门票多少钱?')).toBeUndefined();
  });

  it('is given in its time only', async () => {
    const ask = await put(faq({ from: '2026-12-01T00:00:00+08:00', until: '2027-01-01T00:00:00+08:00' }));
    expect(await ask('门票多少钱?', new Date('2026-11-30T15:59:59Z'))).toBeUndefined();
    expect(await ask('门票多少钱?', new Date('2026-11-30T16:00:00Z'))).toMatchObject({ match: 'exact' });
    expect(await ask('门票多少钱?', new Date('2026-12-31T16:00:00Z'))).toBeUndefined();
  });

  it('out of its time is no source either; its document may limit it further', async () => {
    const tenant = createKnowledge().tenant('t');
    const approved = { from: '2026-10-01T00:00:00+08:00', until: '2026-10-08T00:00:00+08:00' };
    await tenant.put({ ...faq(approved), validFrom: '2026-10-03', validUntil: '2027-01-01' });
    const found = async (at: string) => (await tenant.retrieve('门票多少钱?', { now: new Date(at) })).length;
    expect(await found('2026-10-02')).toBe(0);
    expect(await found('2026-10-04')).toBe(1);
    expect(await found('2026-10-09')).toBe(0);
  });

  it('is found behind more passages than an answer rests on', async () => {
    const others = Array.from({ length: 15 }, (_, index) => ({ id: `x${index}`, title: '门票', text: '门票。' }));
    const questions = Array.from({ length: 30 }, (_, index) => `第${index}号园区的门票在哪里领?`);
    const ask = await put(...others, faq({ alsoAsked: ['门票', ...questions] }));
    expect(await ask('门票')).toMatchObject({ match: 'exact' });
  });

  it('of higher priority wins, and an exact one before that', async () => {
    const cheap = faq({ priority: 2 }, '国庆 60 元。');
    expect(await (await put(faq(true), cheap))('门票多少钱?')).toMatchObject({ text: '国庆 60 元。' });
    const near = {
      ...cheap,
      questions: [{ question: '门票的价格?', answer: '国庆 60 元。', approved: { priority: 2 } }],
    };
    expect(await (await put(faq(true), near))('门票多少钱?')).toMatchObject({ text: '成人票 80 元。' });
  });

  it('is known by the other ways to ask', async () => {
    const ask = await put(faq({ alsoAsked: ['进园要花多少?', 'How much is a ticket?'] }));
    expect(await ask('进园要花多少')).toMatchObject({ match: 'exact' });
    expect(await ask('how much is a ticket')).toMatchObject({ match: 'exact' });
  });

  it.each([
    ['approved', 'yes'],
    ['approved.alsoAsked', { alsoAsked: '进园' }],
    ['approved.alsoAsked[0]', { alsoAsked: [' '] }],
    ['approved.priority', { priority: Number.NaN }],
    ['approved.from', { from: 'tomorrow' }],
    ['approved.until', { until: 20261201 }],
  ])('is refused where %s is wrong', async (field, approved) => {
    await expect(put(faq(approved as never))).rejects.toThrow(field);
  });
});
