import { describe, expect, it } from 'vitest';
import type { PlaceKind } from '../../../src/domain/place.js';
import { mergeWish } from '../../../src/travel/wish/merge-wish.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import type { NamedPlace } from '../../../src/travel/wish/wish-reading.js';

const now = new Date('2026-12-01T04:00:00Z');
const row = (name: string, kind: PlaceKind, tags: readonly string[]): NamedPlace => ({
  ...{ id: name, name, city: '杭州', kind, tags },
});
const places = [
  row('红辣子', 'restaurant', ['sichuan']),
  row('阿婆面', 'restaurant', ['火锅']),
  row('小院', 'hotel', ['pets-allowed']),
];
const read = (message: string) => readTripWish(message, { now, places }).wish;

describe('kinds of food', () => {
  it.each([
    ['想吃川菜', ['sichuan']],
    ['有一顿要吃火锅', ['火锅']],
    ['we would love some Sichuan food', ['sichuan']],
  ] as const)('of “%s” are read by the marks of the places', (message, cuisines) => {
    expect(read(message)).toEqual({ cuisines });
  });

  it('stay an interest where no place is marked with them', () => {
    expect(read('想吃粤菜')).toEqual({ interests: ['food'] });
  });

  it('are none where they are refused', () => {
    expect(read('不吃火锅').cuisines).toBeUndefined();
  });
});

describe('what the hotel is to have', () => {
  it.each(['酒店要能带狗', '要宠物友好的酒店', 'a pet-friendly hotel'])('of “%s”', (message) => {
    expect(read(message).stayWith).toEqual(['pets-allowed']);
  });

  it('is said back where no hotel is marked with it', () => {
    expect(read('住的地方要有游泳池').unkept).toEqual(['有游泳池']);
  });
});

describe('wishes that no plan can hold', () => {
  it.each([
    ['去杭州两天,我们吃素', ['吃素']],
    ['Two days in Hangzhou. My wife is a vegetarian.', ['vegetarian']],
    ['需要配个英文导游', ['需要配个英文导游']],
  ] as const)('of “%s”', (message, unkept) => {
    expect(read(message).unkept).toEqual(unkept);
  });

  it('are kept in mind', () => {
    const reading = readTripWish('还需要导游', { now, places });
    expect(mergeWish({ unkept: ['吃素'] }, reading).unkept).toEqual(['吃素', '需要导游']);
  });
});
