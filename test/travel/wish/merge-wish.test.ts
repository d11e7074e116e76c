import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { mergeWish } from '../../../src/travel/wish/merge-wish.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import { samplePlaces } from './sample-places.js';

const now = new Date('2026-11-24T04:00:00Z');

/** The wish after several messages of one customer. */
function talk(...messages: readonly string[]): TripWish {
  return messages.reduce<TripWish>(
    (wish, message) => mergeWish(wish, readTripWish(message, { now, places: samplePlaces, previous: wish })),
    {},
  );
}

const base = '国庆三天,两个大人从上海去杭州,预算2000元';
const known: TripWish = {
  city: '杭州',
  origin: '上海',
  holiday: 'national-day',
  days: 3,
  party: { adult: 2 },
  budgets: [{ scope: 'total', maxYuan: 2000 }],
};

describe('mergeWish', () => {
  it.each<readonly [message: string, changed: TripWish]>([
    ['不是三天是四天', { days: 4 }],
    ['make it four days', { days: 4 }],
    ['预算改成1500', { budgets: [{ scope: 'total', maxYuan: 1500 }] }],
    ['預算加500', { budgets: [{ scope: 'total', maxYuan: 2500 }] }],
    [
      '门票不超过300',
      {
        budgets: [
          { scope: 'total', maxYuan: 2000 },
          { scope: 'attractions', maxYuan: 300 },
        ],
      },
    ],
    ['再加一个人', { party: { adult: 3 } }],
    ['再带一个小孩', { party: { adult: 2, child: 1 } }],
    ['还有一个5岁的孩子', { party: { adult: 2, child: 1 } }],
    ['少一个人', { party: { adult: 1 } }],
    ['再多玩一天', { days: 4 }],
    ['不要博物馆了', { mustNotSee: ['museum'] }],
    ['灵隐寺去过了', { mustNotSee: ['灵隐寺'] }],
    ['加上西溪湿地', { mustSee: ['西溪湿地'] }],
    ['第二天不想爬山,换一个', { dayWishes: [{ day: 2, mustNotSee: ['hiking'] }] }],
    ['第二天太累了', { dayWishes: [{ day: 2, pace: 'relaxed' }] }],
    ['skip the museum on day 2', { dayWishes: [{ day: 2, mustNotSee: ['museum'] }] }],
    ['we have already been to Lingyin Temple', { mustNotSee: ['灵隐寺'] }],
    ['住湖滨附近', { stayAt: '湖滨' }],
    ['只打车', { modes: ['walk', 'taxi'] }],
    ['太贵了', { economical: true }],
    ['谢谢', {}],
  ])('changes only what “%s” says', (message, changed) => {
    expect(talk(base, message)).toEqual({ ...known, ...changed });
  });

  it('replaces a holiday by a date', () => {
    const { holiday: _, ...rest } = known;
    expect(talk(base, '改成12月5号出发')).toEqual({ ...rest, startDate: '2026-12-05' });
  });

  it('replaces dates by a holiday', () => {
    expect(talk('12月5日到7日去杭州', '还是元旦去吧')).toEqual({ city: '杭州', holiday: 'new-year' });
  });

  it('replaces an end by a length and a length by an end', () => {
    expect(talk('12月5日到7日去杭州', '玩四天')).toEqual({ city: '杭州', startDate: '2026-12-05', days: 4 });
    expect(talk('杭州三天', '12月5日到6日')).toEqual({ city: '杭州', startDate: '2026-12-05', endDate: '2026-12-06' });
  });

  it('adds a day to a trip given by its dates', () => {
    expect(talk('12月5日到7日去杭州', '再多玩一天')).toEqual({ city: '杭州', startDate: '2026-12-05', days: 4 });
  });

  it('moves the start and the end together', () => {
    expect(talk('12月5日到7日去杭州', '推迟一天')).toEqual({
      city: '杭州',
      startDate: '2026-12-06',
      endDate: '2026-12-08',
    });
    expect(talk('12月5日去杭州玩三天', 'could we go two days earlier').startDate).toBe('2026-12-03');
  });

  it('lifts the budget', () => {
    const { budgets: _, ...rest } = known;
    expect(talk(base, '预算不限')).toEqual(rest);
  });

  it('takes back a refusal when the place is wished for again', () => {
    expect(talk('杭州两天,不去灵隐寺', '还是想去灵隐寺')).toEqual({ city: '杭州', days: 2, mustSee: ['灵隐寺'] });
  });

  it('takes back a wish when the place is refused', () => {
    expect(talk('杭州两天,想看博物馆和六和塔', '不要博物馆了,六和塔去过了')).toEqual({
      city: '杭州',
      days: 2,
      mustNotSee: ['museum', '六和塔'],
    });
  });

  it('forgets an interest that is to be seen less of', () => {
    expect(talk('杭州两天,喜欢博物馆和古镇', '少安排点博物馆')).toEqual({
      city: '杭州',
      days: 2,
      interests: ['ancient-town'],
    });
  });

  it('keeps earlier interests before later ones', () => {
    expect(talk('喜欢博物馆', '还喜欢美食').interests).toEqual(['museum', 'food']);
  });

  it('moves a place to the day that was named last', () => {
    expect(talk('杭州三天', '第二天去灵隐寺,第二天轻松一点', '第三天想去灵隐寺').dayWishes).toEqual([
      { day: 2, pace: 'relaxed' },
      { day: 3, mustSee: ['灵隐寺'] },
    ]);
    expect(talk('杭州三天', '第二天去灵隐寺', '第三天想去灵隐寺').dayWishes).toEqual([{ day: 3, mustSee: ['灵隐寺'] }]);
  });

  it('joins the wishes for one day', () => {
    expect(talk('杭州三天', '第二天不想爬山', '第二天太累了', '第一天去六和塔').dayWishes).toEqual([
      { day: 1, mustSee: ['六和塔'] },
      { day: 2, mustNotSee: ['hiking'], pace: 'relaxed' },
    ]);
  });

  it('drops the wishes for days that the trip no longer has', () => {
    expect(talk('杭州三天', '第三天去六和塔', '改成两天').dayWishes).toBeUndefined();
  });

  it('keeps people, time and money when the city is corrected, but not its places', () => {
    expect(talk(base, '一定要去灵隐寺,不想爬山,住湖滨', '换成苏州')).toEqual({
      ...known,
      city: '苏州',
      mustNotSee: ['hiking'],
    });
  });

  it('starts anew with another city and another time', () => {
    expect(talk(base, '一个人去成都玩两天')).toEqual({ city: '成都', days: 2, party: { adult: 1 } });
  });

  it('never leaves a party without people', () => {
    expect(talk('一个人去杭州', '少一个人').party).toEqual({ adult: 1 });
  });
});
