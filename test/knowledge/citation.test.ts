import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/domain/passage.js';
import { CitationFinder, unsupportedFacts } from '../../src/knowledge/citation.js';

const supportingPassage = (sentence: string, candidates: readonly Passage[]) =>
  new CitationFinder().supportingPassage(sentence, candidates);

const toPassage = (number: number, text: string, headings: readonly string[] = []): Passage => ({
  id: `lake#${number}`,
  documentId: 'lake',
  title: '西湖',
  headings,
  text,
});

const passages = [
  toPassage(1, '游船每天 8:00 开航,末班船 17:30 停航。成人票 55 元,儿童半价。开船前可全额退票。'),
  toPassage(2, '停车场在景区南侧,每小时 10 元,电话 0571-5555-0100,见 https://lake.example/parking 。宠物不能上船。'),
  toPassage(3, 'Refunds take 5 working days. Returns are not accepted after 30 days.'),
];

describe('supportingPassage', () => {
  it.each([
    ['末班船 17:30 停航。', 'lake#1'],
    ['游船每天8点开航。', 'lake#1'],
    ['末班船下午五点半停航。', 'lake#1'],
    ['成人票五十五元。', 'lake#1'],
    ['末班船 17:30 停航[1]。', 'lake#1'],
    ['開船前可全額退票。', 'lake#1'],
    ['停车每小时10元。', 'lake#2'],
    ['A refund takes five working days.', 'lake#3'],
    ['宠物不能上船。', 'lake#2'],
  ])('finds that %j rests on %s', (sentence, id) => {
    expect(supportingPassage(sentence, passages)?.id).toBe(id);
  });

  it.each([
    ['a wrong time', '末班船 18:30 停航。'],
    ['a wrong price', '成人票 50 元,儿童半价。'],
    ['a wrong unit', '停车场在景区南侧,每小时 10%。'],
    ['a wrong date', '从 10 月 1 日起游船每天 8:00 开航。'],
    ['a negation put in', '开船前不可全额退票。'],
    ['a negation left out', 'Returns are accepted after 30 days.'],
    ['small talk', '您好,很高兴为您服务!'],
    ['something else', '灵隐寺在飞来峰旁边。'],
    ['a word alone', '好的。'],
  ])('finds no support for %s', (_, sentence) => {
    expect(supportingPassage(sentence, passages)).toBeUndefined();
  });

  it('counts the headings as said', () => {
    const pair = toPassage(4, '每位 38 元。', ['早餐多少钱?']);
    expect(supportingPassage('早餐每位 38 元。', [pair])?.id).toBe('lake#4');
  });
});

describe('unsupportedFacts', () => {
  it.each([
    ['下午5点半', '17:30'],
    ['5:30 p.m.', '17:30'],
    ['两点', '14:00'],
    ['三十元', '¥30'],
    ['1.5万元', '15000 元'],
    ['10月1日', '2026-10-01'],
    ['October 1st', '2026年10月1日'],
    ['八折', '打8折'],
    ['打 0571 5555 0100 或 0571-5555-0100', '0571 5555 0100 / 0571-5555-0100'],
    ['http://lake.example/a/', '见 https://lake.example/a。'],
    ['三天两晚', '3天2晚'],
  ])('takes %j to say what %j says', (claim, source) => {
    expect(unsupportedFacts(claim, [source])).toEqual([]);
  });

  it.each([
    ['下午5点', ['5:00 am'], ['下午5点']],
    ['30元', ['30分钟'], ['30']],
    ['10月2日', ['10月1日', '2号线'], ['10月2日']],
    ['电话 0571-5555-0111', ['电话 0571-5555-0100'], ['0571-5555-0111']],
    ['见 https://evil.example/x', ['https://lake.example/x'], ['https://evil.example/x']],
    ['5 days and 20%', ['5 days'], ['20']],
  ])('names what %j says that %j does not', (claim, sources, facts) => {
    expect(unsupportedFacts(claim, sources)).toEqual(facts);
  });

  it('takes words that only look like numbers for no claim', () => {
    expect(unsupportedFacts('请您稍等一下,我们一起看看,一般没问题,千万别急,One moment please.', [])).toEqual([]);
  });

  it('takes list numbers and citation marks for no claim', () => {
    expect(unsupportedFacts('1. 带上身份证[2]', [])).toEqual([]);
  });
});
