import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { correctQuestion } from '../../../src/knowledge/gate/correct-question.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import { KeywordIndex } from '../../../src/knowledge/search/keyword-index.js';

const passage = (id: string, text: string): Passage => ({
  id: `${id}#1`,
  documentId: id,
  title: '',
  headings: [],
  text,
});
const index = new KeywordIndex();
index.put(
  [
    passage('refunds', '开船前可以全额退票,请到售票窗口办理。国庆期间照常。'),
    passage('returns', 'You can return an item within 30 days. Refunds take 5 working days.'),
    passage('map', '请走那边的交通道。'),
  ].map((each) => ({ documentId: each.documentId, passages: [each] })),
);

describe('correctQuestion()', () => {
  it.each([
    ['能推票吗', '能退票吗'],
    ['国清退票', '国庆退票'],
    ['how do i retrun it', 'how do i return it'],
    ['refnuds', 'refunds'],
  ])('reads %j as %j', (typed, meant) => {
    expect(correctQuestion(typed, index)).toBe(meant);
  });

  it.each([
    ['what some passage has', '退票 refunds'],
    ['what nothing here sounds like or is spelt like', '支持比特币吗 bitcoin'],
    ['words that only ask', '请教一下,哪边能退票'],
  ])('leaves %s as it is', (_, question) => {
    expect(correctQuestion(question, index)).toBe(question);
  });
});

it('lets a question through whose characters were mistaken for others of their sound', async () => {
  const tenant = createKnowledge().tenant('t');
  await tenant.put({ id: 'faq', title: '退票', text: '开船前可以全额退票,开船后不退。' });
  const { answerability, reasons } = await tenant.evidence('可以推票吗');
  expect(answerability).not.toBe('none');
  expect(reasons?.unknown).toEqual([]);
});
