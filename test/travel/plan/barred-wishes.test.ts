import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { checkItinerary } from '../../../src/travel/check-itinerary.js';
import { planTrip } from '../../../src/travel/planner.js';
import { renderPlanOutcome } from '../../../src/travel/render/render-plan-outcome.js';
import { smallCity } from '../support/small-city.js';

const request: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };

function plan(facts: Readonly<Record<string, Partial<Place>>>, wishes: Partial<TripRequest> = {}) {
  const places = smallCity.map((place) => ({ ...place, ...facts[place.id] }));
  const asked = { ...request, ...wishes };
  const outcome = planTrip(asked, places, { iterations: 0, explains: false });
  const hotels = (outcome.status === 'planned' ? outcome.itinerary : outcome.nearest)?.days.map(
    ({ overnight }) => overnight?.placeId,
  );
  return { outcome, hotels, places, asked };
}

describe('places to stay that do not take the party', () => {
  it('are passed over where another one does', () => {
    const { outcome, hotels, places, asked } = plan({ inn: { minimumNights: 2 } });
    expect(hotels?.[0]).toBe('hotel');
    expect(outcome.status === 'planned' && checkItinerary(outcome.itinerary, asked, places)).toEqual([]);
  });

  it('are named with their shortest stay where no other one does', () => {
    const { outcome, hotels } = plan({ inn: { minimumNights: 3 }, hotel: { minimumNights: 2 } });
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [{ type: 'stay', wanted: [], leastNights: 2 }] });
    expect(hotels).toEqual([undefined, undefined]);
    expect(renderPlanOutcome(outcome, 'zh-Hans')).toContain('当地的住处至少要连住 2 晚，这次的天数不够。');
    expect(renderPlanOutcome(outcome, 'en')).toContain('take bookings of 2 nights or more, and this trip has fewer.');
  });

  it('are the reason why a hotel that was asked for is not the one', () => {
    const { outcome, hotels } = plan({ inn: { minimumNights: 3 } }, { stayAt: '湖边客栈' });
    expect(outcome).toMatchObject({ obstacles: [{ type: 'stay', wanted: ['湖边客栈'], leastNights: 3 }] });
    expect(hotels?.[0]).toBe('hotel');
  });

  it('are those with steps for a wheelchair', () => {
    const steps = { access: { stepFree: false } };
    expect(plan({ inn: steps }, { needs: ['step-free'] }).hotels?.[0]).toBe('hotel');
    const { outcome } = plan({ inn: steps, hotel: steps }, { needs: ['step-free'] });
    expect(outcome).toMatchObject({ obstacles: [{ type: 'stay', wanted: ['step-free'] }] });
    expect(renderPlanOutcome(outcome, 'zh-Hans')).toContain('没有找到符合要求的住处：方便轮椅进出。');
  });

  it('give the nearest plan a hotel without what was wanted', () => {
    const { outcome, hotels } = plan({}, { stayWith: ['pool'] });
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [{ type: 'stay', wanted: ['pool'] }] });
    expect(hotels?.[0]).toBeDefined();
  });
});

describe('an appointment', () => {
  it('is shown with the hours of its place', () => {
    const appointments = [{ place: '古寺', at: '14:00' }];
    const { outcome } = plan({}, { days: 1, dayWishes: [{ day: 1, appointments }] });
    const stops = outcome.status === 'planned' ? outcome.itinerary.days[0]?.stops : [];
    expect(stops?.find(({ placeId }) => placeId === 'temple')).toMatchObject({
      arrive: '14:00',
      openingHours: '09:00–17:00',
    });
  });

  it('that cannot be kept is told', () => {
    const appointments = [{ place: '面馆', at: '22:00' }];
    const { outcome } = plan({}, { days: 1, dayWishes: [{ day: 1, appointments }] });
    expect(outcome.status).toBe('no-plan');
  });
});
