import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { extractAnswer } from '../../../src/model/offline/extract-answer.js';

const toPassage = (number: number, text: string, headings: readonly string[] = []): Passage => ({
  id: `lake#${number}`,
  documentId: 'lake',
  title: '西湖游船',
  headings,
  text,
});

const boats = toPassage(
  1,
  '游船每天 8:00 开航,末班船 17:30 停航。成人票 55 元,儿童半价。**开船前**可[全额退票](https://lake.example/refund)。游船从湖滨一公园码头出发。',
);
const dogs = toPassage(2, '可以。请带上狗绳。', ['可以带狗上船吗?']);
const parking = toPassage(3, '| 车型 | 价格 |\n| --- | --- |\n| 小车 | 每小时 10 元 |\n| 大巴 | 每小时 20 元 |', [
  '停车',
]);
const refunds = toPassage(4, 'Returns are free. Refunds take 5 working days. Write to us first.');

const answer = (question: string, ...passages: Passage[]) =>
  extractAnswer(question, passages).map(({ sentence }) => sentence);

describe('extractAnswer', () => {
  it.each([
    ['游船几点停?', ['游船每天 8:00 开航,末班船 17:30 停航。']],
    ['遊船幾點停?', ['游船每天 8:00 开航,末班船 17:30 停航。']],
    ['票多少钱', ['成人票 55 元,儿童半价。']],
    ['能退票吗', ['开船前可全额退票。']],
    ['在哪里坐游船', ['游船从湖滨一公园码头出发。']],
    ['可以带狗上船吗', ['可以。', '请带上狗绳。']],
    ['大巴停车多少钱', ['大巴：每小时 20 元。']],
    ['how long does a refund take?', ['Refunds take 5 working days.']],
  ])('answers %j', (question, sentences) => {
    expect(answer(question, boats, dogs, parking, refunds)).toEqual(sentences);
  });

  it('prefers a price to a nearer sentence without one', () => {
    const passage = toPassage(5, '买船票请到码头的船票窗口。船票每位 30 元。');
    expect(answer('船票多少钱', passage)).toEqual(['船票每位 30 元。']);
  });

  it('takes all sentences from one passage, three at most, in its order', () => {
    const steps = toPassage(6, '退票先登录。退票再选订单。退票后点申请。退票等三天。退票完成。', ['怎么退票']);
    const sentences = extractAnswer('怎么退票', [steps, boats]);
    expect(sentences.map(({ sentence }) => sentence)).toEqual(['退票先登录。', '退票再选订单。', '退票后点申请。']);
    expect(new Set(sentences.map(({ passage }) => passage.id))).toEqual(new Set(['lake#6']));
  });

  it('says one sentence to a question for one thing, and goes on where the subject is open', () => {
    const kites = toPassage(9, '风筝节的吉祥物是纸燕。风筝节由镇上的工匠会筹办。节上有放飞和彩绘。');
    expect(answer('风筝节的吉祥物是什么', kites)).toEqual(['风筝节的吉祥物是纸燕。']);
    expect(answer('风筝节吉祥物', kites)).toEqual(['风筝节的吉祥物是纸燕。', '风筝节由镇上的工匠会筹办。']);
  });

  it('reads a sentence together with the one before it', () => {
    const tower = toPassage(
      10,
      '石桥的工程历时两年。石桥由官府出资。望湖塔由镇上的工匠重修。工程历时九年。塔下的茶楼供应早茶。',
    );
    expect(answer('望湖塔的重修工程历时多久', tower)).toEqual(['工程历时九年。']);
  });

  it('says the sentence before one that is not understood alone, where a third of the passage has room for both', () => {
    const start = '望湖塔由镇上的工匠筹钱修成。它在民国初年的一场大火里烧毁。';
    const rest = '塔下有一间茶楼。茶楼供应早茶。湖边种着柳树。春天有人放风筝。';
    const tower = (text: string) => toPassage(11, text);
    expect(answer('大火烧毁了什么', tower(start + rest))).toEqual([
      '望湖塔由镇上的工匠筹钱修成。',
      '它在民国初年的一场大火里烧毁。',
    ]);
    const long = start.replace(
      '镇上的工匠',
      '镇上的工匠、船工、茶商、渔夫、石匠和四乡的佃户在三十年里一文一文地从茶钱、船钱和鱼钱里省下来',
    );
    expect(answer('大火烧毁了什么', tower(long + rest))).toEqual(['它在民国初年的一场大火里烧毁。']);
  });

  it('leaves out clauses of a long sentence that say something else, and no condition of a yes or no', () => {
    const park = toPassage(
      12,
      `镜湖公园建于1921年，由本地商人出资，占地三十公顷，园内有湖泊和两座石桥，湖上的游船由船工会经营，湖边的茶楼共有三层楼，站在顶楼能望见整个老城。${'园内种着樱花。'.repeat(5)}`,
    );
    const [told = ''] = answer('镜湖公园建于哪一年', park);
    expect(told).toMatch(/^镜湖公园建于1921年，/);
    expect(told).toMatch(/。$/);
    expect(told.length).toBeLessThanOrEqual(60);
    expect(park.text).toContain(told.slice(0, -1));
    expect(answer('镜湖公园建于1921年吗', park)[0]).toMatch(/老城。$/);
  });

  it('words a row of a table with several columns by their names', () => {
    const tickets = toPassage(
      8,
      '| 景点 | 成人 | 学生 |\n| --- | --- | --- |\n| 雷峰塔 | 40 元 | 20 元 |\n| 六和塔 | 20 元 | |',
    );
    expect(answer('雷峰塔门票多少钱', tickets)).toEqual(['雷峰塔：成人 40 元，学生 20 元。']);
    expect(answer('六和塔多少钱', tickets)).toEqual(['六和塔：成人 20 元。']);
  });

  it('gives nothing where there is nothing', () => {
    expect(answer('几点停?')).toEqual([]);
    expect(answer('几点停?', toPassage(7, '```\n```'))).toEqual([]);
  });
});
