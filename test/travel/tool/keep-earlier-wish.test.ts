import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { keepEarlierWish } from '../../../src/travel/tool/keep-earlier-wish.js';

const earlier: TripWish = {
  city: '杭州',
  startDate: '2027-10-01',
  endDate: '2027-10-03',
  party: { adult: 2 },
  budgets: [{ scope: 'total', maxYuan: 2000 }],
  mustSee: ['灵隐寺'],
  stayAt: '湖滨',
  dayWishes: [{ day: 2, pace: 'relaxed' }],
};

describe('keepEarlierWish', () => {
  it('keeps what the newer wish leaves out', () => {
    expect(keepEarlierWish(earlier, { pace: 'relaxed' })).toEqual({ ...earlier, pace: 'relaxed' });
  });

  it('replaces a list by the newer one', () => {
    expect(keepEarlierWish(earlier, { mustSee: [] }).mustSee).toEqual([]);
  });

  it('moves the trip and keeps its length when only the start is new', () => {
    const wish = keepEarlierWish(earlier, { startDate: '2027-10-05' });
    expect(wish).toMatchObject({ startDate: '2027-10-05', days: 3 });
    expect(wish.endDate).toBeUndefined();
  });

  it('lets a number of days replace the earlier end', () => {
    const wish = keepEarlierWish(earlier, { days: 4 });
    expect(wish).toMatchObject({ startDate: '2027-10-01', days: 4 });
    expect(wish.endDate).toBeUndefined();
  });

  it('lets a holiday replace the earlier dates and keeps the length', () => {
    const wish = keepEarlierWish(earlier, { holiday: 'spring-festival' });
    expect(wish).toMatchObject({ holiday: 'spring-festival', days: 3 });
    expect(wish.startDate).toBeUndefined();
    expect(wish.endDate).toBeUndefined();
  });

  it('lets dates replace the earlier holiday', () => {
    const wish = keepEarlierWish({ city: '杭州', holiday: 'qingming', days: 2 }, { startDate: '2027-05-01' });
    expect(wish).toMatchObject({ startDate: '2027-05-01', days: 2 });
    expect(wish.holiday).toBeUndefined();
  });

  it('keeps the start and forgets the length when only the end is new', () => {
    const wish = keepEarlierWish({ startDate: '2027-10-01', days: 3 }, { endDate: '2027-10-05' });
    expect(wish).toMatchObject({ startDate: '2027-10-01', endDate: '2027-10-05' });
    expect(wish.days).toBeUndefined();
  });

  it('forgets the length when both ends are new', () => {
    const wish = keepEarlierWish({ holiday: 'qingming', days: 3 }, { startDate: '2027-05-01', endDate: '2027-05-02' });
    expect(wish.days).toBeUndefined();
    expect(wish.holiday).toBeUndefined();
  });

  it('leaves the places of the old city behind and keeps everything else', () => {
    const wish = keepEarlierWish(earlier, { city: '苏州' });
    expect(wish).toEqual({
      city: '苏州',
      startDate: '2027-10-01',
      endDate: '2027-10-03',
      party: { adult: 2 },
      budgets: [{ scope: 'total', maxYuan: 2000 }],
    });
  });
});
