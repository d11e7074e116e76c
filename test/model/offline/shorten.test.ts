import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/model/offline/shorten.js';

const has = (word: string) => (part: string) => part.includes(word);

describe('shorten', () => {
  const lake = '镜湖公园建于1921年，占地三十公顷，湖边的茶楼九点开门，西门外有停车场。';

  it('leaves a sentence that fits as it is', () => {
    expect(shorten(lake, lake.length, () => false)).toBe(lake);
  });

  it('leaves out clauses at either end, and ends the rest with a full stop', () => {
    expect(shorten(lake, 20, has('1921'))).toBe('镜湖公园建于1921年，占地三十公顷。');
    expect(shorten(lake, 17, has('茶楼'))).toBe('占地三十公顷，湖边的茶楼九点开门。');
    expect(shorten(lake, 12, has('停车场'))).toBe('西门外有停车场。');
  });

  it('gives the sentence where no part is enough or none fits', () => {
    expect(shorten(lake, 20, has('游船'))).toBe(lake);
    expect(shorten(lake, 5, has('茶楼'))).toBe(lake);
  });

  it.each([
    '可以退票，但须在开船前二十四小时提出。',
    '如果当天下雨，游船停开。',
    'Tickets can be returned, but only before the boat leaves.',
    'If it rains; the boats stay in port.',
  ])('keeps a condition with what it belongs to: %s', (sentence) => {
    expect(shorten(sentence, sentence.length - 1, () => true)).toBe(sentence);
  });

  it('cuts nothing in brackets or quotation marks', () => {
    const sentence = '茶楼（原名望湖楼，又名听雨楼）供应“早茶，午茶”两种套餐。';
    expect(shorten(sentence, 20, () => true)).toBe(sentence);
  });

  it('begins no reply with a clause that only goes on', () => {
    const sentence = '茶楼建在湖边，并设有露台，是城里最老的一家。';
    expect(shorten(sentence, 16, has('露台'))).toBe('茶楼建在湖边，并设有露台。');
    expect(shorten(sentence, 16, has('最老'))).toBe(sentence);
  });

  it('cuts English before what is added to a sentence, not within a list', () => {
    expect(shorten('The tea house opens at nine, while the boats leave at ten.', 40, has('nine'))).toBe(
      'The tea house opens at nine.',
    );
    const list = 'The park has a lake, two bridges, and a tea house.';
    expect(shorten(list, 40, has('lake'))).toBe(list);
  });
});
