import { describe, expect, it } from 'vitest';
import { unsupportedAnswer, unsupportedWish } from '../../../src/travel/wish/unsupported-wish.js';
import { foldText } from '../../../src/travel/wish/wish-text.js';

describe('unsupportedWish', () => {
  it.each<[text: string, wish: string]>([
    ['把第一天和第二天换一下', 'swap-days'],
    ['第1天跟第3天的行程对调', 'swap-days'],
    ['第二天和第三天調換', 'swap-days'],
    ['Could you switch day 2 with day 3?', 'swap-days'],
    ['第三天下午就要走', 'clock-time'],
    ['我们最后一天15:30的高铁', 'clock-time'],
    ['第一天晚上才到', 'clock-time'],
    ['We have to leave before noon on the last day', 'clock-time'],
    ['our train is at 3 pm', 'clock-time'],
    ['我们吃素', 'diet'],
    ['有人海鲜过敏', 'diet'],
    ['we are vegetarians', 'diet'],
    ['还是刚才的方案好', 'earlier-version'],
    ['go back to the first plan', 'earlier-version'],
  ])('recognises “%s”', (text, wish) => {
    expect(unsupportedWish(foldText(text))).toBe(wish);
  });

  it.each([
    '第二天换一个',
    '把灵隐寺换成龙井村',
    '第一天去西湖,第二天去灵隐寺',
    '下午想去西湖',
    '改成12月10号出发',
    '吃得好一点',
    'make it three days',
    'skip the museum on day 2',
    'we leave from Shanghai',
  ])('lets “%s” pass', (text) => {
    expect(unsupportedWish(foldText(text))).toBeUndefined();
  });

  it('names the day in question', () => {
    expect(unsupportedAnswer('clock-time', 3, 'zh-Hant')).toContain('「第 3 天下午 3 點走」');
    expect(unsupportedAnswer('clock-time', 2, 'en')).toContain('“we leave at 3 pm on day 2”');
  });
});
