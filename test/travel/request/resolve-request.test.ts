import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { TripRequestError } from '../../../src/error/travel-error.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { resolveTripWish } from '../../../src/travel/request/resolve-request.js';

// A Tuesday.
const context = { today: '2026-11-24', calendar: createCalendar() };
const party = { adult: 2 };

function resolve(wish: TripWish) {
  return resolveTripWish(wish, context);
}

function datesOf(wish: TripWish) {
  const resolved = resolve({ city: '杭州', party, ...wish });
  if (resolved.status !== 'complete') return resolved.missing;
  return [resolved.request.startDate, resolved.request.days, resolved.assumptions];
}

describe('dates of a trip', () => {
  it.each<[string, TripWish, unknown]>([
    ['a start and an end', { startDate: '2026-12-01', endDate: '2026-12-03' }, ['2026-12-01', 3, []]],
    ['a start and days', { startDate: '2026-12-30', days: 4 }, ['2026-12-30', 4, []]],
    ['an end and days', { endDate: '2026-12-03', days: 3 }, ['2026-12-01', 3, []]],
    ['a holiday and days', { holiday: 'national-day', days: 2 }, ['2027-10-01', 2, []]],
    ['a holiday of three days', { holiday: 'national-day' }, ['2027-10-01', 3, []]],
    ['the weekend', { holiday: 'weekend' }, ['2026-11-28', 2, []]],
    [
      'a longer holiday',
      { holiday: 'spring-festival' },
      ['2027-02-05', 3, [{ type: 'assumed', slot: 'days', value: '3' }]],
    ],
    ['days alone', { days: 3 }, ['2026-11-28', 3, [{ type: 'assumed', slot: 'dates', value: '2026-11-28' }]]],
    [
      'a month and days',
      { notBefore: '2027-03-21', days: 2 },
      ['2027-03-27', 2, [{ type: 'assumed', slot: 'dates', value: '2027-03-27' }]],
    ],
    ['nothing', {}, ['days']],
    ['a start alone', { startDate: '2026-12-01' }, ['days']],
  ])('come from %s', (_, wish, expected) => {
    expect(datesOf(wish)).toEqual(expected);
  });

  it.each<[string, string, TripWish, [string, number, object[]]]>([
    // Published: Mid-Autumn of 2026 has the weekend, Spring Festival nine days from 15 February.
    ['a published holiday', '2026-09-20', {}, ['2026-09-25', 3, [{ slot: 'holiday', value: '中秋节' }]]],
    [
      'a long one, of which three days are taken',
      '2026-01-20',
      {},
      ['2026-02-15', 3, [{ slot: 'holiday', value: '春节' }, { slot: 'days' }]],
    ],
    // Not published: the law names 1 January, a Friday, and 5 April, a Monday.
    ['a Friday with its weekend', '2026-11-24', {}, ['2027-01-01', 3, [{ slot: 'holiday', value: '元旦' }]]],
    ['a Monday with its weekend', '2027-03-01', {}, ['2027-04-03', 3, [{ slot: 'holiday', value: '清明节' }]]],
    ['as many days as were asked for', '2026-09-20', { days: 2 }, ['2026-09-25', 2, [{ slot: 'holiday' }]]],
    ['the rest of one that lasts', '2026-10-05', {}, ['2026-10-05', 3, [{ slot: 'holiday', value: '国庆节' }]]],
    ['the one after the last day', '2026-10-07', {}, ['2027-01-01', 3, [{ slot: 'holiday', value: '元旦' }]]],
  ])('are those of the next public holiday where none is named: %s', (_, today, wish, [startDate, days, remarks]) => {
    const resolved = resolveTripWish({ city: '杭州', party, holiday: 'next-holiday', ...wish }, { ...context, today });
    expect(resolved).toMatchObject({ request: { startDate, days } });
    expect(resolved.status === 'complete' && resolved.assumptions).toMatchObject(remarks);
  });

  it('begin today when the holiday is already running', () => {
    const running = resolveTripWish(
      { city: '杭州', holiday: 'national-day', days: 2 },
      { ...context, today: '2026-10-03' },
    );
    expect(running).toMatchObject({ status: 'complete', request: { startDate: '2026-10-03' } });
  });
});

describe('resolveTripWish', () => {
  it('asks for city and days when nothing is known', () => {
    expect(resolve({})).toEqual({ status: 'incomplete', missing: ['city', 'days'] });
  });

  it('assumes one adult and says so', () => {
    expect(resolve({ city: '杭州', days: 1, startDate: '2026-12-01' })).toMatchObject({
      request: { party: { adult: 1 } },
      assumptions: [{ type: 'assumed', slot: 'party', value: '1' }],
    });
  });

  it('assumes a relaxed pace with a wheelchair or a pram, and says so', () => {
    const resolved = resolveTripWish({ city: '杭州', days: 2, needs: ['step-free'] }, context);
    expect(resolved).toMatchObject({ status: 'complete', request: { pace: 'relaxed' } });
    expect(resolved.status === 'complete' && resolved.assumptions).toContainEqual({
      type: 'assumed',
      slot: 'pace',
      value: 'relaxed',
    });
    const said = resolveTripWish({ city: '杭州', days: 2, needs: ['stroller'], pace: 'packed' }, context);
    expect(said).toMatchObject({ status: 'complete', request: { pace: 'packed' } });
  });

  it('multiplies a budget per person by the party', () => {
    const budgets = [
      { scope: 'total', maxYuan: 800, perPerson: true },
      { scope: 'hotel', maxYuan: 500 },
    ] as const;
    expect(resolve({ city: '杭州', days: 2, party: { adult: 2, child: 1 }, budgets })).toMatchObject({
      request: {
        budgets: [
          { scope: 'total', maxYuan: 2400 },
          { scope: 'hotel', maxYuan: 500 },
        ],
      },
    });
  });

  it('drops a wish for a day beyond the end', () => {
    const wish: TripWish = {
      city: '杭州',
      startDate: '2026-12-01',
      endDate: '2026-12-02',
      dayWishes: [{ day: 2 }, { day: 3 }],
    };
    expect(resolve(wish)).toMatchObject({ request: { dayWishes: [{ day: 2 }] } });
  });

  it.each<[string, TripWish]>([
    ['days', { days: 0 }],
    ['days', { days: 60 }],
    ['days', { days: 1.5 }],
    ['budgets[0].maxYuan', { budgets: [{ scope: 'total', maxYuan: -1 }] }],
    ['party', { party: {} }],
    ['party', { party: { adult: -1, child: 3 } }],
    ['startDate', { startDate: '2026-11-23', days: 2 }],
    ['startDate', { startDate: '2027-02-30', days: 2 }],
    ['endDate', { startDate: '2026-12-05', endDate: '2026-12-01' }],
    ['days', { startDate: '2026-12-05', endDate: '2027-03-01' }],
    ['dayWishes[0].day', { days: 2, dayWishes: [{ day: 4 }] }],
  ])('refuses %s out of range: %j', (field, wish) => {
    try {
      resolve({ city: '杭州', ...wish });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(TripRequestError);
      expect((error as TripRequestError).issues.map((issue) => issue.field)).toEqual([field]);
    }
  });
});
