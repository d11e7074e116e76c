import { describe, expect, it } from 'vitest';
import type { Itinerary } from '../../src/domain/itinerary.js';
import type { RestWish, TripRequest } from '../../src/domain/trip-request.js';
import type { TripRequestError } from '../../src/error/travel-error.js';
import { changeTrip } from '../../src/travel/change/change-trip.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { planTrip } from '../../src/travel/planner.js';
import { renderPlanOutcome } from '../../src/travel/render/render-plan-outcome.js';
import { smallCity } from './support/small-city.js';

const weekend: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };
const nap: RestWish = { minutes: 90, earliest: '12:00', latest: '15:00' };

function plan(change: Partial<TripRequest>): Itinerary {
  const outcome = planTrip({ ...weekend, ...change }, smallCity);
  if (outcome.status !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome.obstacles)}`);
  return outcome.itinerary;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const restsOn = (itinerary: Itinerary, day: number) =>
  (itinerary.days[day - 1]?.rests ?? []).map(({ from, until }) => minutesOf(until) - minutesOf(from));

describe('planTrip with rests', () => {
  it('leaves the party time for its nap every day, within its hours and with two meals', () => {
    const itinerary = plan({ rests: [nap] });
    expect([restsOn(itinerary, 1), restsOn(itinerary, 2)]).toEqual([[90], [90]]);
    for (const { rests = [] } of itinerary.days)
      for (const { from, until } of rests) expect(from >= '12:00' && until <= '15:00').toBe(true);
    expect(itinerary.days.every(({ stops }) => stops.some(({ kind }) => kind === 'visit'))).toBe(true);
    expect(checkItinerary(itinerary, { ...weekend, rests: [nap] }, smallCity)).toEqual([]);
  });

  it('rests on the one day that was named, twice where that was asked', () => {
    const tea: RestWish = { minutes: 30, earliest: '15:00', latest: '17:00' };
    const itinerary = plan({ dayWishes: [{ day: 2, rests: [tea, nap] }] });
    expect([restsOn(itinerary, 1), restsOn(itinerary, 2)]).toEqual([[], [90, 30]]);
  });

  it('needs no break where the day begins after it or is over before it', () => {
    const late = plan({ rests: [nap], dayWishes: [{ day: 1, from: '14:00' }] });
    expect(restsOn(late, 1)).toEqual([]);
    const short = plan({ rests: [nap], dayWishes: [{ day: 2, until: '12:30' }] });
    expect(restsOn(short, 2)).toEqual([]);
  });

  it('is no plan where the day has no time for it and what has to be seen', () => {
    const request = {
      ...weekend,
      dayWishes: [{ day: 2, from: '12:30', until: '13:50', mustSee: ['古寺'], rests: [nap] }],
    };
    expect(planTrip(request, smallCity).status).toBe('no-plan');
  });

  it('says it in the plan', () => {
    const request = { ...weekend, rests: [nap] };
    const outcome = planTrip(request, smallCity);
    const rest = outcome.status === 'planned' ? outcome.itinerary.days[0]?.rests?.[0] : undefined;
    expect(renderPlanOutcome(outcome, 'zh-Hans')).toContain(`${rest?.from}–${rest?.until} 休息`);
    expect(renderPlanOutcome(outcome, 'en')).toContain(`${rest?.from}–${rest?.until} rest`);
  });

  it('keeps the rests of the days that a change leaves alone, and of the day that it concerns', () => {
    const request = { ...weekend, rests: [nap] };
    const itinerary = plan({ rests: [nap] });
    const first = itinerary.days[0]?.stops.find(({ kind }) => kind === 'visit');
    const outcome = changeTrip({ request, itinerary }, { type: 'leave-out', stop: first?.name ?? '' }, smallCity);
    expect(outcome.status).toBe('changed');
    if (outcome.status !== 'changed') return;
    expect(restsOn(outcome.itinerary, 1)).toEqual([90]);
    expect(outcome.itinerary.days[1]?.rests).toEqual(itinerary.days[1]?.rests);
  });

  it.each<[string, RestWish]>([
    ['rests[0].minutes', { ...nap, minutes: 12 }],
    ['rests[0].minutes', { ...nap, minutes: 0 }],
    ['rests[0].earliest', { ...nap, earliest: 'noon' }],
    ['rests[0].latest', { ...nap, latest: '13:00' }],
  ])('refuses %s', (field, rest) => {
    let refused: unknown;
    try {
      plan({ rests: [rest] });
    } catch (error) {
      refused = error;
    }
    expect((refused as TripRequestError).issues.map((issue) => issue.field)).toContain(field);
  });
});
