import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../src/travel/wish/read-choice.js';
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
