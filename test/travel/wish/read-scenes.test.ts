import { describe, expect, it } from 'vitest';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import type { NamedPlace } from '../../../src/travel/wish/wish-reading.js';

const hill: NamedPlace = { id: 'hill', name: '宝石山', city: '杭州', kind: 'sight', tags: ['sunset'] };
const read = (message: string, places: readonly NamedPlace[]) =>
  readTripWish(message, { now: new Date('2026-11-24T04:00:00Z'), places }).wish;

describe('scenes', () => {
  it('are interests where places are marked with them', () => {
    expect(read('杭州两天,想看日落', [hill])).toMatchObject({ interests: ['sunset'] });
  });

  it.each([
    ['杭州两天,想看日落', '日落'],
    ['杭州两天,想看晚霞和湖', '晚霞'],
    ['Two days in Hangzhou, we want to see the sunset', 'sunset'],
  ])('are given back in the words of “%s” where none is', (message, said) => {
    expect(read(message, []).unkept).toEqual([said]);
  });

  it.each(['日落前回酒店,杭州两天', 'two days in Hangzhou, back before sunset'])(
    'may only tell the time: “%s”',
    (message) => {
      expect(read(message, []).unkept).toBeUndefined();
    },
  );
});

describe('walking', () => {
  it('is left out for who refuses it, and is a matter of pace for who wants less', () => {
    expect(read('杭州两天,不想走路', [])).toMatchObject({ noWalking: true });
    expect(read('杭州两天,不想走路', []).mustNotSee).toBeUndefined();
    for (const less of ['杭州两天,不想走太多路', "Two days in Hangzhou, we don't want to walk much"]) {
      expect(read(less, [])).toMatchObject({ pace: 'relaxed' });
      expect(read(less, []).noWalking).toBeUndefined();
    }
  });
});
