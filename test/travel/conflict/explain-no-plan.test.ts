import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanOutcome } from '../../../src/domain/itinerary.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { createCalendar } from '../../../src/travel/calendar/calendar.js';
import { checkItinerary } from '../../../src/travel/check-itinerary.js';
import { wishesOfRequest } from '../../../src/travel/conflict/wishes-of-request.js';
import { planTrip } from '../../../src/travel/planner.js';
import { anyCity, anyRequest, anyTrains } from '../support/any-trip.js';
import { smallCity } from '../support/small-city.js';

const weekend: TripRequest = { city: '小城', startDate: '2026-12-05', days: 2, party: { adult: 2 } };

function noPlan(request: TripRequest): Extract<PlanOutcome, { status: 'no-plan' }> {
  const outcome = planTrip(request, smallCity);
  if (outcome.status !== 'no-plan') throw new Error('expected no plan');
  return outcome;
}

describe('a request that no plan keeps', () => {
  it('blames budget and length together, and offers more money or fewer days', () => {
    const { conflict, options } = noPlan({
      ...weekend,
      interests: ['lake'],
      budgets: [{ scope: 'total', maxYuan: 200 }],
    });
    expect(conflict).toEqual([
      { type: 'budget', scope: 'total', maxYuan: 200 },
      { type: 'days', days: 2 },
    ]);
    const [money, days] = options ?? [];
    const needed = money?.itinerary.costs.total ?? 0;
    expect(money?.givesUp).toEqual([{ type: 'budget', scope: 'total', maxYuan: 200, neededYuan: Math.ceil(needed) }]);
    expect(needed).toBeGreaterThan(200);
    expect(days?.givesUp).toEqual([{ type: 'days', days: 2, instead: 1 }]);
    expect(days?.itinerary.costs.total).toBeLessThanOrEqual(200);
    expect(days?.itinerary.days).toHaveLength(1);
  });

  it('finds no plan for clearly less than the money it asks for', () => {
    const [money] = noPlan({ ...weekend, budgets: [{ scope: 'total', maxYuan: 200 }] }).options ?? [];
    const needed = Math.ceil(money?.itinerary.costs.total ?? 0);
    const less = planTrip({ ...weekend, budgets: [{ scope: 'total', maxYuan: needed - 40 }] }, smallCity);
    expect(less.status).toBe('no-plan');
  });

  it('sets a wish against the refusal that it contradicts', () => {
    const { conflict, options } = noPlan({ ...weekend, mustSee: ['古寺'], mustNotSee: ['temple'] });
    expect(conflict).toEqual([
      { type: 'must-see', name: '古寺' },
      { type: 'must-not-see', name: 'temple' },
    ]);
    expect(options?.map(({ givesUp }) => givesUp[0]?.type)).toEqual(['must-see', 'must-not-see']);
    const [without, withIt] = (options ?? []).map(({ itinerary }) =>
      itinerary.days.some(({ stops }) => stops.some((stop) => stop.placeId === 'temple')),
    );
    expect([without, withIt]).toEqual([false, true]);
  });

  it('leaves a place that nobody knows out of the matter', () => {
    const { conflict, options } = noPlan({ ...weekend, mustSee: ['没有的地方'] });
    expect([conflict, options]).toEqual([undefined, undefined]);
  });

  it('names obstacles alone where no more is asked for', () => {
    const request: TripRequest = { ...weekend, budgets: [{ scope: 'total', maxYuan: 200 }] };
    const bare = planTrip(request, smallCity, { explains: false });
    expect(bare).not.toHaveProperty('conflict');
    expect(bare).toMatchObject({ status: 'no-plan', obstacles: [{ type: 'budget', scope: 'total', maxYuan: 200 }] });
  });

  it('offers only verified plans that each give up something else, and blames only wishes of the request', () => {
    const options = { connections: anyTrains, calendar: createCalendar(), iterations: 2 };
    let explained = 0;
    fc.assert(
      fc.property(anyCity, anyRequest, (places, request) => {
        const outcome = planTrip(request, places, options);
        if (outcome.status === 'planned' || outcome.conflict === undefined) return;
        explained += 1;
        const wishes = wishesOfRequest(request).map((wish) => JSON.stringify(wish));
        for (const wish of outcome.conflict) expect(wishes).toContain(JSON.stringify(wish));
        const signatures = (outcome.options ?? []).map(({ givesUp }) => JSON.stringify(givesUp));
        expect(new Set(signatures).size).toBe(signatures.length);
        expect(signatures).not.toContain('[]');
        for (const option of outcome.options ?? []) {
          expect(checkItinerary(option.itinerary, option.request, places, options)).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(explained).toBeGreaterThan(8);
  });
});
