import { describe, expect, it } from 'vitest';
import type { DayWish, TripRequest } from '../../../src/domain/trip-request.js';
import { planTrip } from '../../../src/travel/planner.js';
import { keepPlan } from '../../../src/travel/tool/keep-plan.js';
import { smallCity } from '../support/small-city.js';

const request: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };
const outcome = planTrip(request, smallCity);
const itinerary = outcome.status === 'planned' ? outcome.itinerary : undefined;

function keeps(change: Partial<TripRequest>): boolean {
  if (itinerary === undefined) throw new Error('There is no plan to keep');
  return keepPlan({ ...request, ...change }, { request, itinerary }, smallCity, {}) !== undefined;
}

describe('keepPlan', () => {
  it('keeps a plan that a larger budget does not touch', () => {
    expect(keeps({ budgets: [{ scope: 'total', maxYuan: 9000 }] })).toBe(true);
  });

  it.each<[string, DayWish]>([
    ['a departure', { day: 2, until: '15:00' }],
    ['rain', { day: 1, rain: true }],
    ['a day off', { day: 2, free: true }],
    ['another pace', { day: 1, pace: 'relaxed' }],
  ])('plans again for %s', (_, wish) => {
    expect(keeps({ dayWishes: [wish] })).toBe(false);
  });

  it.each<[string, Partial<TripRequest>]>([
    ['other beds', { bedsPerRoom: 1 }],
    ['a taxi for long ways', { taxiBeyondKm: 2 }],
    ['alternatives', { anyOf: [{ bedsPerRoom: 1 }] }],
  ])('plans again for %s', (_, change) => {
    expect(keeps(change)).toBe(false);
  });
});
