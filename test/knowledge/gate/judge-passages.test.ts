import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { judgePassages } from '../../../src/knowledge/gate/judge-passages.js';
import { PassageStatistics } from '../../../src/knowledge/gate/passage-statistics.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';

const passages = [
  '西湖游船每天 8:00 开航,末班船 17:30 开。',
  '船票成人 55 元一位,儿童半价,在码头购买。',
  '景区停车场每小时 10 元,节假日车位紧张。',
  'The hotel pool is open from 9 am to 9 pm every day.',
].map((text, at): Passage => ({ id: `${at}#1`, documentId: String(at), title: `第${at}篇`, headings: [], text }));

describe('judgePassages', () => {
  it.each([
    ['游船末班几点?', 0],
    ['儿童船票多少钱?', 1],
    ['停车怎么收费?', 2],
    ['When does the hotel pool open?', 3],
  ])('lets through what answers %s', (question, answer) => {
    const evidence = judgePassages(question, passages);
    expect(evidence.answerability).not.toBe('none');
    expect(evidence.passages[0]?.id).toBe(`${answer}#1`);
  });

  it.each(['你们支持比特币付款吗?', '怎么办理签证延期?', 'Do you ship to Canada?'])('stops %s', (question) => {
    expect(judgePassages(question, passages)).toMatchObject({ answerability: 'none', passages: [] });
  });

  it('finds nothing in nothing', () => {
    expect(judgePassages('游船末班几点?', [])).toEqual({ answerability: 'none', passages: [], confidence: 0 });
  });

  it('does not depend on the order that the passages came in', () => {
    const question = '儿童船票多少钱?';
    expect(judgePassages(question, [...passages].reverse())).toEqual(judgePassages(question, passages));
  });
});

describe('PassageStatistics', () => {
  it('counts the passages that have a token, among a hundred', () => {
    const statistics = new PassageStatistics(passages);
    expect(statistics.passageCount).toBe(100);
    expect(statistics.passagesWith('characters', '船')).toBe(2);
    expect(statistics.passagesWith('bigrams', '停车')).toBe(1);
    expect(statistics.passagesWith('words', 'pool')).toBe(1);
    expect(statistics.passagesWith('words', 'sauna')).toBe(0);
  });

  it('counts what stands in titles and headings', () => {
    const statistics = new PassageStatistics([
      { id: '1#1', documentId: '1', title: '退房', headings: ['几点退房?'], text: '12:00 以前。' },
    ]);
    expect(statistics.passagesWith('bigrams', '退房')).toBe(1);
  });

  it('orders by words as the index does', async () => {
    const knowledge = createKnowledge().tenant('t');
    await knowledge.put(passages.map(({ documentId: id, title, text }) => ({ id, title, text })));
    for (const question of ['船票多少钱', '停车场收费', 'hotel pool open']) {
      const [best] = await knowledge.retrieve(question);
      expect(new PassageStatistics(passages).score(question)[0]?.passage.documentId).toBe(best?.passage.documentId);
    }
  });
});
