import { describe, expect, it } from 'vitest';
import { wishSoFar, withoutImpossibleWishes, withoutRefusedValues } from '../../../src/travel/tool/wish-so-far.js';
import { sampleItinerary } from '../render/sample-itinerary.js';

describe('wishSoFar', () => {
  it('knows nothing before a call', () => {
    expect(wishSoFar(undefined)).toBeUndefined();
  });

  it('takes the planned length for wished', () => {
    const request = { city: '杭州', startDate: '2026-11-28', days: 2, party: { adult: 1 } };
    const wish = { city: '杭州', holiday: 'weekend' } as const;
    expect(wishSoFar({ status: 'planned', wish, request, itinerary: sampleItinerary })).toEqual({ ...wish, days: 2 });
  });

  it('leaves the length of a holiday that nobody named open', () => {
    const request = { city: '杭州', startDate: '2027-01-01', days: 3, party: { adult: 1 } };
    const wish = { city: '杭州', holiday: 'next-holiday' } as const;
    expect(wishSoFar({ status: 'planned', wish, request, itinerary: sampleItinerary })).toEqual(wish);
  });
});

describe('withoutRefusedValues', () => {
  it('puts what was wished before in place of a refused value', () => {
    const issues = [{ field: 'days', message: 'must be at most 30' }];
    expect(withoutRefusedValues({ city: '杭州', days: 60 }, issues, { days: 3 })).toEqual({ city: '杭州', days: 3 });
    expect(withoutRefusedValues({ city: '杭州', days: 60 }, issues)).toEqual({ city: '杭州' });
  });

  it('replaces the ways to say when together', () => {
    const issues = [{ field: 'startDate', message: 'must not lie in the past' }];
    expect(withoutRefusedValues({ startDate: '2020-01-01', days: 2 }, issues, { holiday: 'weekend' })).toEqual({
      holiday: 'weekend',
      days: 2,
    });
  });
});

describe('withoutImpossibleWishes', () => {
  it('forgets a place that nobody knows', () => {
    const wish = { mustSee: ['长城', '西湖'], dayWishes: [{ day: 2, mustSee: ['长城'] }] };
    const obstacles = [{ type: 'must-see', name: '长城', reason: 'unknown' }] as const;
    expect(withoutImpossibleWishes(wish, obstacles)).toEqual({ mustSee: ['西湖'] });
  });

  it('keeps a place that other days may have room for', () => {
    const wish = { mustSee: ['西湖'] };
    expect(withoutImpossibleWishes(wish, [{ type: 'must-see', name: '西湖', reason: 'time' }])).toEqual(wish);
  });

  it('returns to the earlier city and the wishes for its places', () => {
    const obstacles = [{ type: 'unknown-city', city: '苏州', knownCities: ['杭州'] }] as const;
    const earlier = { city: '杭州', days: 2, mustSee: ['西湖'] };
    expect(withoutImpossibleWishes({ city: '苏州', days: 3 }, obstacles, earlier)).toEqual({ ...earlier, days: 3 });
  });
});
