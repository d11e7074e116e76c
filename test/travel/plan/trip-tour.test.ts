import { describe, expect, it } from 'vitest';
import type { DayWish, TripRequest } from '../../../src/domain/trip-request.js';
import { searchTour } from '../../../src/travel/optimise/search-tour.js';
import { readCity } from '../../../src/travel/plan/city.js';
import { attemptPlan } from '../../../src/travel/plan/plan-attempt.js';
import { TripTour } from '../../../src/travel/plan/trip-tour.js';
import { readWishes } from '../../../src/travel/plan/wishes.js';
import { smallCity } from '../support/small-city.js';

const request: TripRequest = { city: '小城', startDate: '2026-12-05', days: 3, party: { adult: 2 } };

/** The problem that the planner makes of a request, and what the optimiser alone finds for it: ids, day by day. */
function tourOf(change: Partial<TripRequest> = {}) {
  const asked = { ...request, ...change };
  const attempt = attemptPlan(asked, 'ordinary', {
    ...readCity(asked.city, smallCity, {}),
    ...{ wishes: readWishes(asked, smallCity), iterations: 50, previous: undefined, scope: undefined },
    ...{ thrift: undefined, aim: 'nearest' },
  });
  if (attempt === undefined) throw new Error('No plan');
  const tour = new TripTour(attempt.problem);
  const { plan } = searchTour(tour.problem, { maxIterations: 800 });
  return {
    plan,
    days: tour.orderOf(plan).map((sites) => sites.map((site) => attempt.problem.sites[site]?.id)),
    problem: tour.problem,
  };
}

const onDay = (day: number, wish: Omit<DayWish, 'day'>): Partial<TripRequest> => ({ dayWishes: [{ day, ...wish }] });

describe('the tour problem of a trip', () => {
  it('shows the best sights and no place to eat', () => {
    const { days } = tourOf();
    expect(days.flat()).toEqual(expect.arrayContaining(['lake', 'temple', 'museum']));
    expect(days.flat()).not.toContain('noodles');
  });

  it('has a table for lunch and dinner of every full day', () => {
    const { plan, days } = tourOf();
    const visits = plan.days.reduce((sum, day) => sum + day.visits.length, 0);
    expect(visits - days.flat().length).toBeGreaterThanOrEqual(4);
  });

  it('closes the museum on the Monday', () => {
    // 5 December 2026 is a Saturday, so the third day is a Monday.
    expect(tourOf({ mustSee: ['小城博物馆'] }).days[2]).not.toContain('museum');
  });

  it('keeps a wish for a day, and an appointment to the minute', () => {
    expect(tourOf(onDay(2, { mustSee: ['北山'] })).days[1]).toContain('hill');
    const { plan, days } = tourOf(onDay(1, { appointments: [{ place: '古寺', at: '15:30' }] }));
    expect(days[0]).toContain('temple');
    expect(plan.days[0]?.visits.map(({ starts }) => starts)).toContain(15 * 60 + 30);
  });

  it('lets the money be the limit of tickets and meals', () => {
    const { plan, problem } = tourOf({ budgets: [{ scope: 'total', maxYuan: 700 }] });
    expect(problem.budget).toBeLessThan(700);
    expect(plan.fees).toBeLessThanOrEqual(problem.budget ?? 0);
  });
});
