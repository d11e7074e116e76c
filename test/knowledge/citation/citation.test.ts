import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { CitationFinder, unsupportedFacts } from '../../../src/knowledge/citation/citation.js';

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

describe('a sentence that follows its passage almost word by word', () => {
  const inn = toPassage(
    5,
    '松风客栈由陆明远于 1998 年创立,坐落在青溪镇北面的半山。客栈有三座小院,可接待 40 位客人。早餐供应《山居食单》里的豆花和笋丝面。每年三月至五月,住客还可以参加采茶。牌匾由老师题写,分店设在郊外。前台可预约接机服务。',
  );
  const ferry = toPassage(
    6,
    'The Heron ferry leaves Alder Quay every morning and calls at Moss Island before it returns. Captain Ines Duarte has two crews. Dogs may travel on the lower deck, but bicycles are not allowed.',
  );

  it.each([
    ['a word of the same sense', '松风客栈由陆明远在 1998 年创建,位于青溪镇北面的半山。'],
    ['clauses that change places', '松风客栈坐落在青溪镇北面的半山,由陆明远于 1998 年创立。'],
    ['a filler left out', '每年三月至五月,住客可以参加采茶。'],
    ['words put in', '另外,每年三月至五月,住客还可以报名参加采茶。'],
    ['numbers written otherwise', '客栈有3座小院,可接待四十位客人。'],
    ['full width', '客栈有三座小院,可接待 40 位客人。'],
    ['a known synonym', '开船前可全额退款。'],
    ['a known synonym that no dictionary has', '前台可代订接机服务。'],
    ['other words for the same', '牌匾由教师题写,分店设在城外。'],
    ['other English words', 'The Heron ferry departs from Alder Quay each morning and calls at Moss Island.'],
    ['a capital where a sentence starts', 'Bicycles are not allowed, but dogs may travel on the lower deck.'],
    ['a quotation without its quotation marks', '早餐供应山居食单里的豆花和笋丝面。'],
  ])('still rests on it with %s', (_, sentence) => {
    expect(supportingPassage(sentence, [inn, ferry, ...passages])).toBeDefined();
  });

  it.each([
    ['another founder', '松风客栈由宋知秋于 1998 年创立,坐落在青溪镇北面的半山。'],
    ['another place', '松风客栈由陆明远于 1998 年创立,坐落在白石镇北面的半山。'],
    ['another subject', '听雨楼由陆明远于 1998 年创立,坐落在青溪镇北面的半山。'],
    ['one character of a name', '松月客栈由陆明远于 1998 年创立,坐落在青溪镇北面的半山。'],
    ['another title', '早餐供应《水乡食单》里的豆花和笋丝面。'],
    ['what another word excludes', '晚餐供应《山居食单》里的豆花和笋丝面。'],
    ['a well-known person', '牌匾由周慧敏题写,分店设在郊外。'],
    ['a well-known place', '牌匾由老师题写,分店设在马里兰州。'],
    ['a quoted name put in', '客栈有三座小院,可接待 40 位客人,人称“云中小筑”。'],
    ['a numeral in words', '客栈有五座小院,可接待 40 位客人。'],
    ['another month', '每年三月至六月,住客还可以参加采茶。'],
    ['another name with a capital', 'The Heron ferry leaves Birch Quay every morning and calls at Moss Island.'],
    [
      'a name among other words',
      'Every morning you can take the Heron ferry from Alder Quay to Moss Island and Ravenholm.',
    ],
    ['an English numeral', 'Captain Ines Duarte has five crews.'],
    [
      'a name from elsewhere in the passage',
      'The Heron ferry leaves Duarte Quay every morning and calls at Moss Island.',
    ],
  ])('does not rest on it with %s', (_, sentence) => {
    expect(supportingPassage(sentence, [inn, ferry, ...passages])).toBeUndefined();
  });

  it('is no quotation without the not before it', () => {
    expect(supportingPassage('接受现金付款', [toPassage(8, '本店不接受现金付款。')])).toBeUndefined();
  });

  it('takes a number only from the sentences that say the same', () => {
    const pool = toPassage(9, '泳池的水深 2 米。跳台离水面高 8 米。');
    expect(supportingPassage('跳台离水面高8米。', [pool])).toBeDefined();
    expect(supportingPassage('泳池的水深8米。', [pool])).toBeUndefined();
  });
});

describe('unsupportedFacts', () => {
  it.each([
    ['下午5点半', '17:30'],
    ['5:30 p.m.', '17:30'],
    ['两点', '14:00'],
    ['停航：18:00', '18:00'],
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
