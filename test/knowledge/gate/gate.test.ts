import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import type { TenantKnowledge } from '../../../src/knowledge/tenant-knowledge.js';

const documents: Document[] = [
  {
    id: 'boats',
    title: '西湖游船',
    format: 'markdown',
    text: '# 西湖游船\n\n## 时间\n游船每天 8:00 开航,末班船 17:30 停航。\n\n## 票价\n成人 55 元,儿童半价。\n\n## 码头\n游船从湖滨一公园码头出发。',
  },
  {
    id: 'faq',
    title: '常见问题',
    questions: [
      { question: '支持哪些付款方式?', answer: '支持支付宝、微信支付和银行卡付款。' },
      { question: '可以退票吗?', answer: '开船前可以全额退票,开船后不退。' },
      { question: '客服电话是多少?', answer: '客服电话 0571-5555-0100。' },
    ],
  },
  {
    id: 'temple',
    title: '灵隐寺',
    format: 'markdown',
    text: '# 灵隐寺\n\n## 开放时间\n每天 7:00 至 18:15。\n\n## 门票\n门票 30 元,另需景区门票 45 元。\n\n## 停车\n停车场在景区南侧,每小时 10 元。',
  },
  {
    id: 'returns',
    title: 'Returns',
    format: 'markdown',
    text: '# Returns\n\nYou can return an item within 30 days. Refunds take 5 working days. We ship to Europe and Japan.',
  },
];

it('takes the hours when a place is open for an answer to when it closes', async () => {
  const tenant = createKnowledge().tenant('t');
  await tenant.put({ id: 'hours', title: '营业时间', text: '门店每天 9:00 至 21:00 营业。' });
  expect((await tenant.evidence('门店几点关门?')).answerability).toBe('answerable');
  expect((await tenant.evidence('门店几点打烊?')).answerability).toBe('answerable');
});

describe('judgeEvidence', () => {
  let tenant: TenantKnowledge;
  let withoutParking: TenantKnowledge;

  beforeAll(async () => {
    const knowledge = createKnowledge();
    tenant = knowledge.tenant('all');
    withoutParking = knowledge.tenant('without');
    await tenant.put(documents);
    await withoutParking.put(documents.filter(({ id }) => id !== 'temple'));
  });

  it.each([
    ['西湖游船几点停?', 'boats#1'],
    ['西湖遊船幾點停?', 'boats#1'],
    ['请问一下,游船票多少钱啊', 'boats#2'],
    ['停车场怎么收费', 'temple#3'],
    ['能退票吗', 'faq#2'],
    ['你们客服电话多少', 'faq#3'],
    ['怎么付款', 'faq#1'],
    ['how long do refunds take?', 'returns#1'],
    ['can i retrun an item', 'returns#1'],
  ])('lets %j through', async (question, passage) => {
    const evidence = await tenant.evidence(question);
    expect(evidence.answerability).toBe('answerable');
    expect(evidence.passages[0]?.id).toBe(passage);
  });

  it.each([
    '你们支持比特币付款吗?',
    'hello',
    '你好,在吗',
    '谢谢',
    '今天天气怎么样',
    '可以带宠物吗',
    'do you ship to Mars?',
    'What is the capital of France?',
    '?',
  ])('stops %j', async (question) => {
    const evidence = await tenant.evidence(question);
    expect(evidence.answerability).toBe('none');
    expect(evidence.passages).toEqual([]);
  });

  it('stops a question as soon as what it asks about is gone', async () => {
    expect((await withoutParking.evidence('停车场怎么收费')).answerability).toBe('none');
  });

  it.each(['那门票呢?', '那門票呢'])('takes the follow-up %j for partly answered', async (question) => {
    const evidence = await tenant.evidence(question);
    expect(evidence.answerability).toBe('partial');
    expect(evidence.passages.map(({ documentId }) => documentId)).toContain('temple');
  });

  it('keeps its confidence between 0 and 1', async () => {
    for (const question of ['西湖游船', '西湖 西湖 西湖', 'x', '比特币', '门票 boats refunds 停车']) {
      const { confidence } = await tenant.evidence(question);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('leaves its reasons', async () => {
    expect((await tenant.evidence('客服电话是多少')).reasons).toMatchObject({
      coverage: 1,
      unknownShare: 0,
      unknown: [],
      asksFor: 'contact',
      hasForm: true,
      isFollowUp: false,
    });
    expect((await tenant.evidence('那门票呢?')).reasons?.isFollowUp).toBe(true);
    expect((await tenant.evidence('how much is an item?')).reasons).toMatchObject({ asksFor: 'price', hasForm: false });
  });

  it('names the words that the knowledge does not have, Han characters joined', async () => {
    const { confidence, reasons } = await tenant.evidence('你们支持比特币付款吗?');
    expect(reasons?.unknown).toEqual(['比特币']);
    expect(reasons?.unknownShare).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThan((await tenant.evidence('你们支持微信付款吗?')).confidence);
  });

  it('keeps the reasons small, however long the question', async () => {
    const words = Array.from({ length: 40 }, (_, at) => `zebra${'abcdefghij'.charAt(at % 10)}${at}`);
    const { reasons } = await tenant.evidence(`refunds ${words.join(' ')}`);
    expect(reasons?.unknown).toHaveLength(5);
    expect(JSON.stringify(reasons).length).toBeLessThan(300);
  });

  it('has no reasons where nothing was found', async () => {
    expect(await createKnowledge().tenant('empty').evidence('游船')).not.toHaveProperty('reasons');
  });

  it('is surer of a passage that says the question as it was asked', async () => {
    const knowledge = createKnowledge().tenant('likeness');
    await knowledge.put([
      { id: 'alike', title: '甲', questions: [{ question: '游船冬季停航吗', answer: '停。' }] },
      { id: 'apart', title: '乙', text: '缆车春季检修后运行,遇雷雨大风时缆车有可能延误。' },
    ]);
    const alike = await knowledge.evidence('游船冬季停航吗');
    const apart = await knowledge.evidence('缆车春季延误吗');
    expect(alike.reasons?.coverage).toBe(apart.reasons?.coverage);
    expect(alike.confidence).toBeGreaterThan(apart.confidence);
  });
});
