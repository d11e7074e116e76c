import { describe, expect, it } from 'vitest';
import { isChoice, readChoice } from '../../../src/travel/wish/read-choice.js';
import { foldText } from '../../../src/travel/wish/wish-text.js';

const choices = [['budget'], ['must-see'], ['more-days']];

describe('readChoice', () => {
  it.each<[text: string, number: number | undefined]>([
    ['选A', 1],
    ['选 B 吧', 2],
    ['第一个', 1],
    ['我要第三个', 3],
    ['B', 2],
    ['option B please', 2],
    ['the second one', 2],
    ['那就预算多一点吧', 1],
    ['少看一处吧', 2],
    ['one more day', 3],
    ['最后一个', 3],
    ['前面那个', 1],
    ['后者', 3],
    ['the latter', 3],
    ['方案二', 2],
    ['随便,你定', undefined],
    ['你定吧', 1],
    ['都不要', undefined],
    ['第二天下雨了', undefined],
    ['预算加200', undefined],
    ['谢谢', undefined],
  ])('takes “%s” for %s', (text, number) => {
    expect(readChoice(foldText(text), choices)).toBe(number);
  });

  it('chooses nothing that was not offered', () => {
    expect(readChoice('选c', [['budget'], ['days']])).toBeUndefined();
    expect(readChoice('选a', [])).toBeUndefined();
  });
});

describe('readChoice by what plans are compared by', () => {
  const compared = [
    ['budget', 'dear', 'long', '3-days'],
    ['days', 'cheap', 'short', '1-days'],
  ];
  it.each<[text: string, number: number]>([
    ['便宜的那个', 2],
    ['省钱的吧', 2],
    ['the cheaper one', 2],
    ['贵一点的那个', 1],
    ['玩三天的那个', 1],
    ['一天的吧', 2],
    ['the one-day option', 2],
    ['the longer one please', 1],
  ])('takes “%s” for %s', (text, number) => {
    expect(readChoice(foldText(text), compared)).toBe(number);
  });
});

describe('isChoice', () => {
  it.each(['选B', 'option B', 'B', '第二个', '我选方案二', "I'll take b please"])('holds for “%s”', (text) => {
    expect(isChoice(foldText(text))).toBe(true);
  });
  it.each(['3', '两个人', '第二个景点换掉', '选B的话住哪里', 'plan a trip', '第二天去西湖', '便宜一点'])(
    'does not for “%s”',
    (text) => {
      expect(isChoice(foldText(text))).toBe(false);
    },
  );
});
