import { describe, expect, it } from 'vitest';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import { samplePlaces } from './sample-places.js';

// A Tuesday, noon in China.
const now = new Date('2026-11-24T04:00:00Z');
const read = (text: string) => readTripWish(text, { now, places: samplePlaces });

describe('readTripWish: as customers put it', () => {
  it('takes a request that is worded as a question for a request', () => {
    const reading = read('国庆节想带爸妈去杭州玩三天,有没有比较经济的安排');
    expect(reading).toMatchObject({ wantsPlan: true, wish: { holiday: 'national-day', days: 3, economical: true } });
    expect(read('明天去杭州,一个人,晚上有空,几个小时能干啥')).toMatchObject({
      wantsPlan: true,
      wish: { startDate: '2026-11-25', days: 1, dayWishes: [{ day: 1, from: '18:00' }] },
    });
  });

  it('takes an evening between two trains for a trip of a day', () => {
    const { wish } = read('12月1日17:30到,22:10的火车走,一个人去杭州');
    expect(wish).toMatchObject({ days: 1, dayWishes: [{ day: 1, from: '17:30', until: '21:40' }] });
    expect(read('12月1日17:30到杭州').wish.days).toBeUndefined();
  });

  it('counts the day of leaving from the dates', () => {
    const { wish } = read('12月5日下午三点到杭州,玩到7号中午12点走,两个人');
    expect(wish).toMatchObject({ startDate: '2026-12-05', endDate: '2026-12-07' });
    expect(wish.dayWishes).toContainEqual({ day: 3, until: '12:00' });
    const journeys = read('从上海去杭州,12月5日火车去,7日飞机回来,两个人').wish;
    expect(journeys).toMatchObject({ startDate: '2026-12-05', endDate: '2026-12-07' });
  });

  it.each([
    ['7点出发,晚上8点前回,12月5日杭州一日游', [{ day: 1, from: '07:00', until: '20:00' }]],
    ['12月5日杭州两天,第二天上午有会,下午才有空', [{ day: 2, from: '13:00' }]],
  ])('reads the hours of “%s”', (text, dayWishes) => {
    expect(read(text).wish.dayWishes).toEqual(dayWishes);
  });

  it.each([
    ['带70岁的爸妈去杭州玩两天', { adult: 1, senior: 2 }],
    ['春节带孩子去杭州玩3天,3大2小', { adult: 3, child: 2 }],
    ['两个大人带孩子去杭州', { adult: 2, child: 1 }],
    ['我女朋友想去杭州看夜景', { adult: 2 }],
    ['4 friends, Hangzhou Dec 5-6', { adult: 4 }],
    ['to Hangzhou with 4 friends', { adult: 5 }],
  ])('counts the people of “%s”', (text, party) => {
    expect(read(text).wish.party).toEqual(party);
  });

  it('understands a city typed with the wrong 洲', () => {
    expect(read('我想去杭洲耍两天').wish).toEqual({ city: '杭州', days: 2 });
  });

  it.each(['今天股票怎么样', '怎么从雷峰塔去灵隐寺'])('takes “%s” for a question', (text) => {
    expect(read(text)).toMatchObject({ asksFact: true, wantsPlan: false });
  });

  it('leaves a day that is proposed a proposal', () => {
    expect(read('明天出发怎么样')).toMatchObject({ asksFact: false, wish: { startDate: '2026-11-25' } });
  });
});
