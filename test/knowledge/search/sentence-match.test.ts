import { describe, expect, it } from 'vitest';
import { SentenceMatcher } from '../../../src/knowledge/search/sentence-match.js';
import { tokenizeInOrder } from '../../../src/text/tokenize.js';

const matcherOf = (question: string) =>
  new SentenceMatcher(tokenizeInOrder(question).map((token) => ({ token, weight: 1 })));

describe('SentenceMatcher', () => {
  it('finds the sentence that has most of the question, the first of several', () => {
    const matcher = matcherOf('游船停航');
    // Most alike: four of the question's four units and of the sentence's six.
    expect(matcher.match('门票 60 元。游船好看。游船 17:30 停航。游船冬季也停航。')).toEqual({
      order: 1,
      place: 2,
      likeness: (2 * 4) / (4 + 6),
    });
  });

  it('counts what stands in the order of the question, in whole words', () => {
    const matcher = matcherOf('花呗还借呗');
    expect(matcher.match('用花呗可以还借呗吗').order).toBe(1);
    // Of five characters the longest run in order is 借呗: 还 and 花呗 stand after it.
    expect(matcher.match('借呗用来还花呗').order).toBeCloseTo(3 / 5);
  });

  it('reads English by stems, contractions apart, and points within numbers as no end', () => {
    const matcher = matcherOf("Why isn't my card working at 3.5 yuan?");
    // is, not, work, at, 3.5, yuan; of why, is, not, my, card, work, at, 3.5, yuan.
    const { order, place } = matcher.match('Hello. Your card is not worked out at 3.5 yuan: why?');
    expect(order).toBeCloseTo(6 / 9);
    expect(place).toBe(1);
  });

  it('gives nothing for a question without words, and for a passage with none of them', () => {
    expect(matcherOf('?!').match('西湖')).toEqual({ order: 0, place: 0, likeness: 0 });
    expect(matcherOf('西湖').match('Refunds take five days.')).toEqual({ order: 0, place: 0, likeness: 0 });
  });

  it('finds a sentence more alike that says little beside the question', () => {
    const matcher = matcherOf('游船停航');
    expect(matcher.likeness('游船停航。')).toBe(1);
    // All of the question; four of the sentence's eight characters.
    expect(matcher.likeness('票价另议。冬季大雾游船停航。')).toBeCloseTo(2 / 3);
    expect(matcher.likeness('游船很好看。湖边不停。')).toBeLessThan(0.5);
  });

  it('counts English words for likeness, a contraction as two', () => {
    expect(matcherOf('boats do not sail').likeness("the boats don't sail")).toBeCloseTo((2 * (4 / 5)) / (1 + 4 / 5));
  });

  it('finds nothing alike without a word in common', () => {
    expect(matcherOf('西湖').likeness('refunds take five days.')).toBe(0);
    expect(matcherOf('?!').likeness('西湖')).toBe(0);
  });
});
