import { describe, expect, it } from 'vitest';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { compareRequests } from '../../../src/travel/render/request-change.js';

const request: TripRequest = { city: '杭州', startDate: '2026-12-04', days: 3, party: { adult: 2 } };

describe('compareRequests', () => {
  it('finds nothing between equal requests, however they are written', () => {
    const same = { ...request, party: { adult: 2, child: 0 }, pace: 'moderate' } as const;
    expect(compareRequests(request, same)).toEqual({ aspects: [], manners: [], wanted: [], refused: [] });
  });

  it('names what makes it another trip', () => {
    const now = { ...request, days: 2, startDate: '2026-12-05', party: { adult: 3 }, origin: '上海' };
    expect(compareRequests(request, now).aspects.map(({ type }) => type)).toEqual(['days', 'dates', 'party', 'origin']);
  });

  it('tells a new budget from one that was lifted', () => {
    const budget = { scope: 'total', maxYuan: 2000 } as const;
    const limited = { ...request, budgets: [budget] };
    expect(compareRequests(request, limited).aspects).toEqual([{ type: 'budget', ...budget, people: 2 }]);
    expect(compareRequests(limited, request).aspects).toMatchObject([{ scope: 'total', maxYuan: undefined }]);
  });

  it('counts a pace for one day only where the day is not at that pace already', () => {
    const slowDay = [{ day: 2, pace: 'relaxed' }] as const;
    expect(compareRequests(request, { ...request, dayWishes: slowDay }).manners).toEqual([
      { type: 'pace', pace: 'relaxed', day: 2 },
    ]);
    const slow = { ...request, pace: 'relaxed' } as const;
    expect(compareRequests(slow, { ...slow, dayWishes: slowDay }).manners).toEqual([]);
  });

  it('lists new wishes and refusals with their day', () => {
    const now = { ...request, mustSee: ['西湖'], dayWishes: [{ day: 2, mustNotSee: ['hiking'] }] };
    expect(compareRequests(request, now)).toMatchObject({
      wanted: [{ name: '西湖' }],
      refused: [{ name: 'hiking', day: 2 }],
    });
  });
});

describe('wishes beyond the usual ones', () => {
  it('are named where they are new', () => {
    const trip = { city: '小城', startDate: '2026-12-04', days: 3, party: { adult: 2 } } as const;
    const before = { ...trip, bedsPerRoom: 1, dayWishes: [{ day: 1, from: '15:00' }] };
    const now = {
      ...{ ...trip, bedsPerRoom: 2, taxiBeyondKm: 3 },
      dayWishes: [
        { day: 1, from: '15:00', rain: true },
        { day: 2, free: true },
        { day: 3, until: '19:30' },
      ],
    };
    expect(compareRequests(before, now).manners).toEqual([
      { type: 'beds', beds: 2 },
      { type: 'taxi-beyond', kilometers: 3 },
      { type: 'rain', day: 1 },
      { type: 'free-day', day: 2 },
      { type: 'day-until', day: 3, time: '19:30' },
    ]);
  });
});
