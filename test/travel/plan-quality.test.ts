import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Itinerary, ItineraryDay, PlanOutcome } from '../../src/domain/itinerary.js';
import type { Place } from '../../src/domain/place.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { parseConnections } from '../../src/travel/place/connections.js';
import { parsePlaces } from '../../src/travel/place/places.js';
import { planTrip } from '../../src/travel/planner.js';
import { smallCity, smallCityTrains } from './support/small-city.js';

const folder = new URL('../../examples/hangzhou/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const hangzhou = parsePlaces(read('places.json'));
const trains = parseConnections(read('connections.json'), hangzhou);

function planned(outcome: PlanOutcome): Itinerary {
  if (outcome.status !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome.obstacles)}`);
  return outcome.itinerary;
}

const inHangzhou = (request: Omit<TripRequest, 'city'>): Itinerary =>
  planned(planTrip({ city: '杭州', ...request }, hangzhou, { connections: trains }));

const minutesOf = (clock: string): number => {
  const [hours = Number.NaN, minutes = Number.NaN] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const visitsOf = (day: ItineraryDay) => day.stops.filter((stop) => stop.kind === 'visit');

function tagged(day: ItineraryDay, tag: string): number {
  const places = new Map(hangzhou.map((place) => [place.id, place]));
  return visitsOf(day).filter((stop) => places.get(stop.placeId)?.tags?.includes(tag)).length;
}

/** Minutes that nothing accounts for: neither a stop nor a way nor a meal of one's own. */
function longestWait(day: ItineraryDay): number {
  let free = minutesOf(day.start.time);
  let longest = 0;
  for (const stop of day.stops) {
    longest = Math.max(longest, minutesOf(stop.arrive) - stop.leg.minutes - free);
    free = minutesOf(stop.leave);
  }
  return longest;
}

const lakeAndMuseums = {
  origin: '上海',
  startDate: '2027-10-01',
  days: 3,
  party: { adult: 2 },
  budgets: [{ scope: 'total', maxYuan: 2000 }],
  economical: true,
  interests: ['museum'],
  mustSee: ['西湖'],
  pace: 'relaxed',
} as const;

describe('three relaxed and economical days for a lake and museums', () => {
  const plan = inHangzhou(lakeAndMuseums);

  it('has a table for every lunch and for every dinner before the last day', () => {
    const meals = plan.days.map((day) => day.stops.map((stop) => stop.meal).filter((meal) => meal !== undefined));
    expect(meals).toEqual([['lunch', 'dinner'], ['lunch', 'dinner'], ['lunch']]);
  });

  it('gives the lake its share, and no day three museums', () => {
    const lakes = plan.days.map((day) => tagged(day, 'west-lake'));
    const museums = plan.days.map((day) => tagged(day, 'museum'));
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(lakes)).toBeGreaterThanOrEqual(3);
    expect(sum(museums)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...museums)).toBeLessThanOrEqual(2);
  });

  it('never lets the party wait for half an hour', () => {
    expect(Math.max(...plan.days.map(longestWait))).toBeLessThanOrEqual(30);
  });

  it('uses the last day until the evening train', () => {
    expect(minutesOf(plan.inbound?.depart ?? '')).toBeGreaterThanOrEqual(17 * 60);
  });

  it('stays below the budget, says the saving and books no dear table', () => {
    expect(plan.costs.total).toBeLessThan(2000);
    expect(plan.remarks).toContainEqual({ type: 'saving', budgetYuan: 2000, costYuan: plan.costs.total });
    const dear = plan.days.flatMap((day) => day.stops).filter((stop) => stop.kind === 'meal' && stop.costYuan > 200);
    expect(dear).toEqual([]);
  });
});

describe('wishes that fill a day', () => {
  it('finds room for twelve sights that must be seen in three packed days', () => {
    const mustSee = [
      '灵隐寺',
      '雷峰塔',
      '断桥',
      '苏堤',
      '三潭印月',
      '河坊街',
      '西溪湿地',
      '六和塔',
      '岳王庙',
      '龙井村',
    ];
    const all = [...mustSee, '拱宸桥', '丝绸博物馆'];
    const request = { origin: '上海', startDate: '2027-07-12', days: 3, party: { adult: 2 }, pace: 'packed' } as const;
    const plan = inHangzhou({ ...request, mustSee: all });
    expect(checkItinerary(plan, { city: '杭州', ...request, mustSee: all }, hangzhou)).toEqual([]);
  });

  it.each(['relaxed', 'moderate', 'packed'] as const)('has lunch inside a park of six hours at a %s pace', (pace) => {
    const park = hangzhou.find((place) => place.id === 'hangzhou-paradise');
    if (park === undefined) throw new Error('the park is in the data');
    const request = { startDate: '2027-07-17', days: 2, party: { adult: 2, child: 1 }, pace, mustSee: [park.name] };
    const plan = inHangzhou(request);
    const day = plan.days.find(({ stops }) => stops.some((stop) => stop.placeId === park.id))?.day;
    expect(plan.remarks).toContainEqual(expect.objectContaining({ type: 'meal-on-your-own', day, placeId: park.id }));
  });

  it('has no lunch inside a long sight that offers none', () => {
    const trail: Place = {
      id: 'trail',
      name: '长山路',
      city: '小城',
      kind: 'sight',
      position: { latitude: 30.05, longitude: 120, datum: 'WGS-84' },
      visitMinutes: 300,
      mealsInside: false,
      rating: 5,
    };
    const request = { city: '小城', startDate: '2026-12-04', days: 1, party: { adult: 2 }, mustSee: ['长山路'] };
    const plan = planned(planTrip(request, [...smallCity, trail]));
    expect(plan.remarks.filter((remark) => remark.type === 'meal-on-your-own' && remark.placeId === 'trail')).toEqual(
      [],
    );
    expect(plan.days[0]?.stops.map((stop) => stop.placeId)).toContain('trail');
  });
});

describe('evenings', () => {
  it('goes to an evening show after dinner when shows are what the party likes', () => {
    const request = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 }, interests: ['show'] };
    const { days } = planned(planTrip(request, smallCity));
    const evening = days.find((day) => day.stops.some((stop) => stop.placeId === 'show'));
    const stops = evening?.stops.map((stop) => stop.meal ?? stop.placeId) ?? [];
    expect(stops.at(-1)).toBe('show');
    expect(stops).toContain('dinner');
  });

  it('shows lights after dark', () => {
    const lit = new Set(hangzhou.filter((place) => place.tags?.includes('night-view')).map((place) => place.id));
    const request = { startDate: '2027-07-05', days: 2, party: { adult: 2 }, interests: ['night-view'] };
    const stops = inHangzhou(request).days.flatMap(visitsOf);
    const evenings = stops.filter((stop) => lit.has(stop.placeId) && minutesOf(stop.leave) > 18 * 60);
    expect(evenings.length).toBeGreaterThanOrEqual(2);
  });
});

describe('modes', () => {
  const onFoot = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 }, modes: ['walk'] } as const;

  it('walks everywhere, to the hotel too', () => {
    const { days } = planned(planTrip(onFoot, smallCity));
    const modes = days.flatMap((day) => [...day.stops.map((stop) => stop.leg.mode), day.end.leg.mode]);
    expect(new Set(modes)).toEqual(new Set(['walk']));
    expect(days.map((day) => day.overnight?.placeId)).toEqual(['inn', undefined]);
  });

  it('says what else is needed when the station is too far to walk', () => {
    // The station lies 6 km from everything; nobody walks more than 3.5 km as the crow flies.
    const outcome = planTrip({ ...onFoot, origin: '海城' }, smallCity, { connections: smallCityTrains });
    if (outcome.status !== 'no-plan' || outcome.nearest === undefined) throw new Error('nobody can walk that far');
    const used = outcome.nearest.days.flatMap((day) => [...day.stops.map((stop) => stop.leg.mode), day.end.leg.mode]);
    const neededModes = [...new Set(used)].filter((mode) => mode !== 'walk');
    expect(outcome.obstacles).toEqual([{ type: 'modes', modes: ['walk'], neededModes }]);
    expect(neededModes).not.toEqual([]);
  });
});

describe('money', () => {
  const days = { startDate: '2027-03-26', days: 3, party: { adult: 2 } } as const;

  it('sleeps better on a generous budget', () => {
    // Two hotels side by side: the better one costs 220 yuan a night more, 110 a person.
    const inn = smallCity.find((place) => place.id === 'inn');
    if (inn === undefined) throw new Error('the inn is in the city');
    const grand = { ...inn, id: 'grand', name: '明湖大酒店', rating: 4.8, roomPrice: 480 };
    const places = [...smallCity.filter((place) => place.kind !== 'hotel'), { ...inn, rating: 3.2 }, grand];
    const hotelWith = (maxYuan: number) => {
      const request = { city: '小城', ...days, budgets: [{ scope: 'total', maxYuan }] } as const;
      return planned(planTrip(request, places)).days[0]?.overnight?.placeId;
    };
    expect([hotelWith(3_000), hotelWith(20_000)]).toEqual(['inn', 'grand']);
  });

  it('shows a whole trip even where the budget is hopeless', () => {
    const request = { city: '杭州', origin: '上海', ...days, budgets: [{ scope: 'total', maxYuan: 300 }] } as const;
    const outcome = planTrip(request, hangzhou, { connections: trains });
    if (outcome.status !== 'no-plan' || outcome.nearest === undefined) throw new Error('the trains alone cost 292');
    expect(outcome.nearest.days.every((day) => visitsOf(day).length >= 2)).toBe(true);
  });
});

describe('a sight wanted on another day', () => {
  const trip = { startDate: '2026-12-11', days: 3, party: { adult: 2 } };
  const temple = '灵隐寺·飞来峰';

  it.each([1, 2, 3])('is found a place on day %i, however full that is', (day) => {
    const request = { city: '杭州', ...trip, dayWishes: [{ day, mustSee: [temple] }] };
    const after = planned(planTrip(request, hangzhou, { previous: inHangzhou(trip) }));
    expect(
      after.days.filter((each) => visitsOf(each).some(({ name }) => name === temple)).map((each) => each.day),
    ).toEqual([day]);
  });
});
