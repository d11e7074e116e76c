import { describe, expect, it } from 'vitest';
import type { PlanOutcome } from '../../../src/domain/itinerary.js';
import type { RequestWish } from '../../../src/domain/request-wish.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { checkItinerary } from '../../../src/travel/check-itinerary.js';
import { requestKeeping } from '../../../src/travel/conflict/wishes-of-request.js';
import { planTrip } from '../../../src/travel/planner.js';
import { smallCity, smallCityTrains } from '../support/small-city.js';

const options = { connections: smallCityTrains };
/** A Monday. */
const trip: TripRequest = { city: '小城', startDate: '2026-12-07', days: 2, party: { adult: 2 } };

/** As the search for a conflict plans: in a hurry. */
const isPlanned = (request: TripRequest) =>
  planTrip(request, smallCity, { ...options, iterations: 0, explains: false }).status === 'planned';

/** Whether the wishes have a plan, over another number of days where that is not one of them. */
function canBeKept(request: TripRequest, wishes: readonly RequestWish[]): boolean {
  const kept = requestKeeping(request, wishes);
  const has = (type: RequestWish['type']) => wishes.some((wish) => wish.type === type);
  const others = [request.days + 1, ...(has('budget') ? [1] : [])];
  const lengths = [request.days, ...(has('days') ? [] : others)];
  return lengths.some((days) =>
    isPlanned({ ...kept, days, dayWishes: kept.dayWishes?.filter((wish) => wish.day <= days) }),
  );
}

const conflicts: readonly (readonly [name: string, wishes: Partial<TripRequest>])[] = [
  ['money', { budgets: [{ scope: 'total', maxYuan: 200 }], pace: 'relaxed' }],
  [
    'dear sights and money for tickets',
    { mustSee: ['古寺', '高塔', '夜秀'], budgets: [{ scope: 'attractions', maxYuan: 310 }] },
  ],
  ['money for meals', { mustSee: ['明湖'], budgets: [{ scope: 'dining', maxYuan: 40 }] }],
  ['money for nights', { stayAt: '湖边客栈', budgets: [{ scope: 'hotel', maxYuan: 100 }] }],
  [
    'money for the journey',
    { origin: '海城', mustSee: ['明湖'], budgets: [{ scope: 'intercity-transport', maxYuan: 90 }] },
  ],
  ['a closed day', { mustSee: ['明湖'], dayWishes: [{ day: 1, mustSee: ['小城博物馆'] }] }],
  ['a wish and its refusal', { mustSee: ['明湖', '古寺'], mustNotSee: ['temple'], pace: 'relaxed' }],
  ['free sights and dear ones', { mustSee: ['明湖', '高塔'], freeOnly: true }],
  [
    'more sights than a pace has room for',
    { days: 1, startDate: '2026-12-08', pace: 'relaxed', mustSee: ['明湖', '古寺', '南园', '老街'] },
  ],
  ['sights and hours', { dayWishes: [{ day: 2, from: '09:00', until: '11:00', mustSee: ['北山', '小城博物馆'] }] }],
  ['a kind and its limit', { mustSee: ['古寺', '明湖'], kindLimits: [{ tag: 'temple', most: 0 }] }],
];

describe('a conflict of wishes', () => {
  it.each(conflicts)('has no plan, and one as soon as any one of its wishes is given up: %s', (_, wishes) => {
    const request: TripRequest = { ...trip, ...wishes };
    const outcome: PlanOutcome = planTrip(request, smallCity, options);
    if (outcome.status !== 'no-plan') throw new Error('there is a plan');
    const { conflict = [], options: ways = [] } = outcome;
    expect(conflict).not.toEqual([]);
    expect(canBeKept(request, conflict)).toBe(false);
    for (const wish of conflict) {
      const others = conflict.filter((other) => other !== wish);
      expect([wish, canBeKept(request, others)]).toEqual([wish, true]);
    }
    expect(ways).not.toEqual([]);
    for (const way of ways) expect(checkItinerary(way.itinerary, way.request, smallCity, options)).toEqual([]);
  });
});
