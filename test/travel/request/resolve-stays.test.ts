import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { daysOfStays, resolveStays } from '../../../src/travel/request/resolve-stays.js';

const context = { today: '2026-11-24', calendar: createCalendar() };
const cities = [{ city: '杭州' }, { city: '苏州' }, { city: '上海' }];

function requestFor(wish: TripWish) {
  const resolved = resolveStays(wish, context);
  if (resolved.status === 'incomplete') throw new Error(`missing: ${resolved.missing.join()}`);
  return resolved.request;
}

describe('resolveStays', () => {
  it('shares the days of the trip, the first cities first, after those that were said', () => {
    expect(requestFor({ stays: cities, days: 7 }).stays.map(({ days }) => days)).toEqual([3, 2, 2]);
    const stays = [{ city: '杭州', nights: 2 }, { city: '苏州' }];
    expect(requestFor({ stays, days: 5 }).stays).toEqual([
      { city: '杭州', nights: 2 },
      { city: '苏州', days: 3 },
    ]);
    const dates = { startDate: '2026-12-01', endDate: '2026-12-04' };
    expect(requestFor({ stays: cities.slice(0, 2), ...dates }).stays.map(({ days }) => days)).toEqual([2, 2]);
  });

  it('counts the day of leaving after the last night', () => {
    expect(
      daysOfStays([
        { city: '杭州', nights: 2 },
        { city: '苏州', nights: 1 },
      ]),
    ).toBe(4);
    expect(daysOfStays(cities)).toBeUndefined();
  });

  it('asks for the days where they are unknown, or fewer than the cities', () => {
    expect(resolveStays({ stays: cities }, context)).toMatchObject({ status: 'incomplete', missing: ['days'] });
    expect(resolveStays({ stays: cities, days: 2 }, context)).toMatchObject({
      status: 'incomplete',
      missing: ['days'],
    });
  });

  it('gives the wishes for a day to the city of that day, counted from its first', () => {
    const stays = [
      { city: '杭州', days: 2 },
      { city: '苏州', days: 2 },
    ];
    const { stays: found } = requestFor({ stays, dayWishes: [{ day: 3, pace: 'relaxed' }] });
    expect(found.map(({ dayWishes }) => dayWishes)).toEqual([undefined, [{ day: 1, pace: 'relaxed' }]]);
  });
});
