import { describe, expect, it } from 'vitest';
import { findSynonymous, nameOf, SynonymTable, synonymsOf } from '../../src/text/synonyms.js';

describe('SynonymTable', () => {
  const table = new SynonymTable([
    ['年卡', '年票', 'annual passes', 'VIP卡'],
    ['票', 'ticket'],
    ['年票', 'pass'],
  ]);

  it('tells what means the same, over all groups of a word, in any of its forms', () => {
    expect(table.of('年卡')).toEqual(['年卡', '年票', 'annual pass', 'vip卡']);
    expect(new Set(table.of('年票'))).toEqual(new Set(['年票', '年卡', 'annual pass', 'vip卡', 'pass']));
    expect(table.of(nameOf('Tickets'))).toEqual(['ticket', '票']);
    expect(table.of('西湖')).toEqual(['西湖']);
  });

  it('finds the longest words of a text, and only whole English ones', () => {
    expect(table.find('年票和票')).toEqual(['年票', '票']);
    expect(table.find('two annual passes, my vip卡')).toEqual(['annual passes', 'vip卡']);
    expect(table.find('biannual passes and ivip卡')).toEqual([]);
  });

  it('finds English words of several in singular and plural', () => {
    const other = new SynonymTable([
      ['boat tickets', '船票'],
      ['annual pass', '年卡'],
    ]);
    const named = (text: string) => other.find(text).flatMap((word) => other.of(nameOf(word)).slice(1));
    expect(named('a boat ticket, two boat tickets')).toEqual(['船票', '船票']);
    expect(named('an annual pass, two annual passes')).toEqual(['年卡', '年卡']);
  });

  it('takes signs of a word as they are', () => {
    expect(new SynonymTable([['c++ 课', '编程课']]).find('c++ 课多少钱')).toEqual(['c++ 课']);
    expect(new SynonymTable([]).find('年卡')).toEqual([]);
  });
});

describe('synonymsOf', () => {
  it('knows the words of every customer service', () => {
    expect(synonymsOf('退款')).toEqual(expect.arrayContaining(['退款', '退钱', 'refund']));
    expect(findSynonymous('怎么退款和改签')).toEqual(['退款', '改签']);
  });
});
