import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';

const read = (message: string) => readTripWish(message, { now: new Date('2026-12-01T04:00:00Z') }).wish;
const noon = (minutes: number) => [{ minutes, earliest: '12:00', latest: '15:30' }];
const afternoon = (minutes: number) => [{ minutes, earliest: '13:00', latest: '17:00' }];

describe('rests that are asked for', () => {
  it.each<[string, TripWish['rests'] | undefined]>([
    ['中午要午睡两小时', noon(120)],
    ['孩子每天要午睡一个半小时', noon(90)],
    ['中午回酒店休息一个小时', noon(60)],
    ['下午要休息半小时', afternoon(30)],
    ['老人要午休', noon(60)],
    ['午饭后睡90分钟', noon(90)],
    ['a two-hour nap after lunch', noon(120)],
    ['our toddler needs a nap of 90 minutes', noon(90)],
    ['we want to rest for an hour after lunch', noon(60)],
    ['a 30 minute nap in the afternoon', afternoon(30)],
    ['we take a siesta', noon(60)],
    ['不用午睡', undefined],
    ['no nap please', undefined],
    ['第三天下雨', undefined],
  ])('%s', (message, rests) => {
    expect(read(message).rests).toEqual(rests);
  });

  it('are of one day where it is named', () => {
    expect(read('杭州玩三天，第二天中午要午睡两小时')).toMatchObject({
      days: 3,
      dayWishes: [{ day: 2, rests: noon(120) }],
    });
  });
});
