import { describe, expect, it } from 'vitest';
import type { Itinerary, PlanOutcome, TripRemark } from '../../src/domain/itinerary.js';
import type { Place } from '../../src/domain/place.js';
import type { DayWish, TripRequest } from '../../src/domain/trip-request.js';
import { TripRequestError } from '../../src/error/travel-error.js';
import { planTrip } from '../../src/travel/planner.js';
import { smallCity } from './support/small-city.js';

// A Friday to a Saturday without a holiday.
const weekend: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };

function planned(outcome: PlanOutcome): Itinerary {
  if (outcome.status !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome.obstacles)}`);
  return outcome.itinerary;
}

function plan(change: Partial<TripRequest>, places: readonly Place[] = smallCity): Itinerary {
  return planned(planTrip({ ...weekend, ...change }, places));
}

const onDay = (wish: Omit<DayWish, 'day'>, day = 1): Partial<TripRequest> => ({ dayWishes: [{ day, ...wish }] });

function changed(id: string, change: Partial<Place>): readonly Place[] {
  return smallCity.map((place) => (place.id === id ? { ...place, ...change } : place));
}

const visitsOf = (itinerary: Itinerary) =>
  itinerary.days.flatMap(({ stops }) => stops.filter(({ kind }) => kind === 'visit').map(({ placeId }) => placeId));

const remarkOf = <Type extends TripRemark['type']>(itinerary: Itinerary, type: Type) =>
  itinerary.remarks.find((remark): remark is Extract<TripRemark, { type: Type }> => remark.type === type);

describe('planTrip with the hours that a party is free', () => {
  it('begins no earlier than they are free and where they are', () => {
    const [first] = plan(onDay({ from: '13:30', startAt: '小城站' })).days;
    expect(first?.start).toMatchObject({ placeId: 'station', time: '13:30' });
    expect(first?.stops[0]?.arrive.localeCompare('13:30')).toBeGreaterThan(0);
    expect(first?.stops.map(({ meal }) => meal)).not.toContain('lunch');
  });

  it('is at the place where the day ends in time', () => {
    const last = plan(onDay({ until: '15:00', endAt: '小城站' }, 2)).days[1];
    expect(last?.end.placeId).toBe('station');
    expect(last?.end.time.localeCompare('15:00')).toBeLessThanOrEqual(0);
  });

  it('fills an evening between two trains', () => {
    const evening = plan({
      days: 1,
      ...onDay({ from: '17:30', until: '22:30', startAt: '小城站', endAt: '小城站' }),
    }).days[0];
    expect(evening?.start).toMatchObject({ placeId: 'station', time: '17:30' });
    expect(evening?.end.placeId).toBe('station');
    expect(evening?.stops.map(({ kind }) => kind)).toContain('visit');
    expect(evening?.end.time.localeCompare('22:30')).toBeLessThanOrEqual(0);
  });

  it('says that it does not know the place where a day is to begin', () => {
    expect(remarkOf(plan(onDay({ startAt: '北城机场' })), 'unknown-place')?.name).toBe('北城机场');
  });

  it('plans nothing for a day that is to stay free', () => {
    const itinerary = plan({ days: 3, ...onDay({ free: true }, 2) });
    expect(itinerary.days[1]?.stops).toEqual([]);
    expect(itinerary.days[0]?.stops.length).toBeGreaterThan(0);
    expect(itinerary.days[2]?.stops.length).toBeGreaterThan(0);
    expect(itinerary.remarks.filter((remark) => remark.type === 'meal-on-your-own' && remark.day === 2)).toEqual([]);
  });
});

describe('planTrip with appointments', () => {
  it.each(['relaxed', 'moderate'] as const)('has the dinner that is booked on a %s day of going home', (pace) => {
    const last = plan({ pace, ...onDay({ appointments: [{ place: '茶餐厅', at: '19:30' }] }, 2) }).days[1];
    expect(last?.stops.at(-1)).toMatchObject({ arrive: '19:30', meal: 'dinner' });
  });

  it('is there at the hour, on the day', () => {
    const itinerary = plan(onDay({ appointments: [{ place: '小城博物馆', at: '14:20' }] }, 2));
    expect(itinerary.days[1]?.stops.find(({ placeId }) => placeId === 'museum')?.arrive).toBe('14:20');
  });

  it('keeps a table that was booked', () => {
    const itinerary = plan(onDay({ appointments: [{ place: '茶餐厅', at: '18:30' }] }));
    const dinner = itinerary.days[0]?.stops.find(({ meal }) => meal === 'dinner');
    expect(dinner).toMatchObject({ name: '茶餐厅', arrive: '18:30' });
  });

  it('says which appointment cannot be kept', () => {
    const outcome = planTrip(
      { ...weekend, ...onDay({ appointments: [{ place: '小城博物馆', at: '05:00' }] }) },
      smallCity,
    );
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [{ type: 'must-see', name: '小城博物馆' }] });
  });
});

describe('planTrip in the rain', () => {
  it('leaves out what lives by its view and says what is in the open', () => {
    const dry = plan({ days: 1, mustNotSee: ['古寺', '小城博物馆'] });
    expect(visitsOf(dry)).toContain('lake');
    const hill = changed('lake', { tags: ['hiking'] });
    const wet = plan({ days: 1, mustNotSee: ['古寺'], ...onDay({ rain: true }) }, hill);
    expect(visitsOf(wet)).toContain('museum');
    expect(visitsOf(wet)).not.toContain('lake');
    expect(remarkOf(wet, 'rain')?.day).toBe(1);
  });

  it('still shows a view that was asked for', () => {
    const hill = changed('lake', { tags: ['hiking'] });
    const wet = plan({ days: 1, mustSee: ['明湖'], ...onDay({ rain: true }) }, hill);
    expect(visitsOf(wet)).toContain('lake');
    expect(remarkOf(wet, 'rain')?.outside.map(({ name }) => name)).toContain('明湖');
  });
});

describe('planTrip for special needs', () => {
  it('leaves out what is known not to be fit and asks to confirm what is not known', () => {
    const steep = changed('temple', { access: { stepFree: false } }).map((place) =>
      place.id === 'museum' ? { ...place, access: { stepFree: true } } : place,
    );
    const itinerary = plan({ needs: ['step-free'] }, steep);
    expect(visitsOf(itinerary)).not.toContain('temple');
    const unconfirmed = remarkOf(itinerary, 'access-unconfirmed')?.places.map(({ name }) => name);
    expect(unconfirmed).toContain('明湖');
    expect(unconfirmed).not.toContain('小城博物馆');
  });

  it('names a sight that was asked for and is not fit', () => {
    const steep = changed('temple', { access: { stepFree: false } });
    const outcome = planTrip({ ...weekend, needs: ['step-free'], mustSee: ['古寺'] }, steep);
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [{ name: '古寺', reason: 'contradicts' }] });
  });

  it('shows only what costs nothing', () => {
    const itinerary = plan({ freeOnly: true });
    expect(itinerary.costs.attractions).toBe(0);
    expect(visitsOf(itinerary).length).toBeGreaterThan(1);
  });

  it('says that the city has nothing that costs nothing', () => {
    const dear = smallCity.map((place) => (place.kind === 'sight' ? { ...place, price: { adult: 20 } } : place));
    expect(planTrip({ ...weekend, freeOnly: true }, dear)).toMatchObject({
      status: 'no-plan',
      obstacles: [{ type: 'no-places', because: 'free-only' }],
    });
  });

  it('shows no more of a kind than was said', () => {
    const temples = smallCity.map((place) =>
      place.kind === 'sight' ? { ...place, tags: [...(place.tags ?? []), 'famous'] } : place,
    );
    expect(visitsOf(plan({}, temples)).length).toBeGreaterThan(2);
    expect(visitsOf(plan({ kindLimits: [{ tag: 'famous', most: 2 }] }, temples))).toHaveLength(2);
  });

  it('pays the price of the season', () => {
    const seasonal = changed('temple', { priceSeasons: [{ season: ['11-01', '03-31'], price: { adult: 12 } }] });
    const winter = plan({ mustSee: ['古寺'] }, seasonal);
    const stop = winter.days.flatMap(({ stops }) => stops).find(({ placeId }) => placeId === 'temple');
    expect(stop?.costYuan).toBe(24);
  });
});

describe('planTrip with wishes out of range', () => {
  it.each<[string, Partial<TripRequest>]>([
    ['dayWishes[0].from', onDay({ from: '9 Uhr' })],
    ['dayWishes[0].until', onDay({ from: '12:00', until: '11:00' })],
    ['dayWishes[0].appointments[0].at', onDay({ appointments: [{ place: '古寺', at: '10:03' }] })],
    ['kindLimits[0].most', { kindLimits: [{ tag: 'temple', most: -1 }] }],
  ])('names %s', (field, change) => {
    let refused: unknown;
    try {
      plan(change);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(TripRequestError);
    expect((refused as TripRequestError).issues.map((issue) => issue.field)).toContain(field);
  });
});
