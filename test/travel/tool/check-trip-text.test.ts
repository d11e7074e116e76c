import { expect, it } from 'vitest';
import { checkTripText } from '../../../src/travel/tool/check-trip-text.js';
import { sampleItinerary } from '../render/sample-itinerary.js';

const check = (sentence: string) => checkTripText(sampleItinerary, [], undefined)(sentence).text;

it('puts a claim about the plan right, and leaves alone what is only supposed', () => {
  expect(check('中午12点在楼外楼吃午餐。')).toBe('11:10在楼外楼吃午餐。');
  expect(check('第一天早上05:17出发。')).toBe('第一天09:35出发。');
  for (const supposed of [
    '如果12点在楼外楼吃午餐，下午就太赶了。',
    'If you had lunch at Louwailou at 12:30, it would be late.',
  ])
    expect(check(supposed)).toBe(supposed);
});
