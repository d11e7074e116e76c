import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { mergeWish } from '../../../src/travel/wish/merge-wish.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import { samplePlaces } from './sample-places.js';

const now = new Date('2026-11-24T04:00:00Z');
const planned: TripWish = { city: '杭州', startDate: '2026-12-04', days: 3, party: { adult: 2 } };

function read(text: string, previous: TripWish = planned) {
  return readTripWish(text, { now, places: samplePlaces, previous });
}

function wishAfter(text: string, previous: TripWish = planned): TripWish {
  return mergeWish(previous, read(text, previous));
}

describe('what customers say about a plan', () => {
  it.each<[text: string, change: Partial<TripWish>]>([
    ['she doesnt like temples', { mustNotSee: ['temple'] }],
    ['me n my gf', { party: { adult: 2 } }],
    ['改去航州', {}],
    ['我们还带个孩子', { party: { adult: 2, child: 1 } }],
    ['预算一人1500', { budgets: [{ scope: 'total', maxYuan: 1500, perPerson: true }] }],
    ['预算一个人大概800', { budgets: [{ scope: 'total', maxYuan: 800, perPerson: true }] }],
    ['人均500够吗', { budgets: [{ scope: 'total', maxYuan: 500, perPerson: true }] }],
    ['第二天不要安排这么早', { dayWishes: [{ day: 2, pace: 'relaxed' }] }],
    ['第一天少安排点', { dayWishes: [{ day: 1, pace: 'relaxed' }] }],
    ['孩子怕累', { pace: 'relaxed' }],
    ['can we start later on day 2', { dayWishes: [{ day: 2, pace: 'relaxed' }] }],
    ['搭計程車就好', { modes: ['walk', 'taxi'] }],
    ['那苏州呢?', { city: '苏州' }],
    ['what about Suzhou instead?', { city: '苏州' }],
  ])('understands “%s”', (text, change) => {
    expect(read(text).asksFact).toBe(false);
    expect(wishAfter(text)).toEqual({ ...planned, ...change });
  });

  it.each(['太多博物馆了', 'too many museums'])('takes “%s” for a wish for fewer', (text) => {
    expect(read(text)).toMatchObject({ wish: {}, change: { fewer: ['museum'] } });
  });

  it('counts the child once however often it is told of', () => {
    expect(wishAfter('我们带个孩子', wishAfter('我们带个孩子')).party).toEqual({ adult: 2, child: 1 });
  });

  it('still takes one person for the party where only one travels', () => {
    expect(read('我一个人预算1000', {}).wish).toMatchObject({ party: { adult: 1 } });
  });

  it('gives up on every day what is refused for the trip', () => {
    const wish = wishAfter('第三天去灵隐寺', { ...planned, mustNotSee: ['灵隐寺'] });
    expect(wish.mustNotSee).toBeUndefined();
    expect(wishAfter('还是不去灵隐寺了', wish)).toEqual({ ...planned, mustNotSee: wish.dayWishes?.[0]?.mustSee });
  });

  it('gives up named museums with all museums', () => {
    expect(wishAfter('不去博物馆了', { ...planned, mustSee: ['中国茶叶博物馆', '西湖'] })).toEqual({
      ...planned,
      mustSee: ['西湖'],
      mustNotSee: ['museum'],
    });
  });

  it.each(['我想去杭州玩', '我要去杭州', '周末打算带孩子去杭州', "We're going to Hangzhou"])(
    'takes “%s” for a wish to travel',
    (text) => {
      expect(read(text, {})).toMatchObject({ wantsPlan: true, wish: { city: '杭州' } });
    },
  );

  it.each(['我想去杭州东站怎么走', '我要去杭州出差,发票怎么开?'])('takes “%s” for a question', (text) => {
    expect(read(text, {}).wantsPlan).toBe(false);
  });
});
