import { describe, expect, it } from 'vitest';
import type { Itinerary, PlanOutcome } from '../../src/domain/itinerary.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { TripRequestError } from '../../src/error/travel-error.js';
import { type PlanOptions, planTrip } from '../../src/travel/planner.js';
import type { TransportEstimator } from '../../src/travel/transport/estimate.js';
import { smallCity, smallCityTrains } from './support/small-city.js';

// A Friday to a Sunday without a holiday.
const weekend: TripRequest = { city: '小城', startDate: '2026-12-04', days: 2, party: { adult: 2 } };

function planned(outcome: PlanOutcome): Itinerary {
  if (outcome.status !== 'planned') throw new Error(`No plan: ${JSON.stringify(outcome.obstacles)}`);
  return outcome.itinerary;
}

function plan(change: Partial<TripRequest> = {}, options: PlanOptions = {}): Itinerary {
  return planned(planTrip({ ...weekend, ...change }, smallCity, options));
}

const visits = (itinerary: Itinerary) =>
  itinerary.days.map((day) => day.stops.filter((stop) => stop.kind === 'visit').map((stop) => stop.placeId));
const stopsOf = (itinerary: Itinerary) => itinerary.days.flatMap((day) => day.stops);
const findStop = (itinerary: Itinerary, placeId: string) => stopsOf(itinerary).find((stop) => stop.placeId === placeId);

describe('planTrip', () => {
  it('shows the best sights', () => {
    expect(visits(plan()).flat()).toEqual(expect.arrayContaining(['lake', 'temple', 'museum']));
  });

  it('goes by the ways and fares of the transport that it is given', () => {
    // A town where every ride is a free shuttle: no estimate of ours would allow it.
    const shuttle: TransportEstimator = (_from, _to, mode) =>
      mode === 'taxi' ? { minutes: 9, distanceMeters: 6_000, costYuan: 0 } : undefined;
    const itinerary = plan({}, { transport: shuttle });
    expect(itinerary.costs.innerCityTransport).toBe(0);
    expect(stopsOf(itinerary).map(({ leg }) => leg.mode)).toContain('taxi');
  });

  it('sleeps at one hotel and pays its rooms', () => {
    // Three adults and a child: two rooms of two. The inn costs 260 a room.
    const itinerary = plan({ party: { adult: 3, child: 1 }, stayAt: '湖边客栈' });
    expect(itinerary.days.map((day) => day.overnight)).toMatchObject([
      { placeId: 'inn', rooms: 2, costYuan: 520 },
      undefined,
    ]);
    expect(itinerary.costs.hotel).toBe(520);
  });

  it('charges tickets by kind of person', () => {
    // 2 × 30 + 1 × 0 + 1 × 15 yuan.
    const itinerary = plan({ party: { adult: 2, child: 1, senior: 1 }, mustSee: ['古寺'] });
    expect(findStop(itinerary, 'temple')?.costYuan).toBe(75);
  });

  it('lets people have lunch and dinner on a full day', () => {
    expect(plan().days[0]?.stops.map((stop) => stop.meal)).toEqual(expect.arrayContaining(['lunch', 'dinner']));
  });

  it('takes the train and leaves the platform ten minutes later, and is back 25 minutes before the one home', () => {
    const { outbound, inbound, days } = plan({ origin: '海城' }, { connections: smallCityTrains });
    // The first train from eight on, moderate pace, two adults at 70 yuan.
    expect(outbound).toMatchObject({
      from: '海城',
      depart: '08:00',
      arrive: '09:00',
      date: '2026-12-04',
      costYuan: 140,
    });
    expect(days[0]?.start).toMatchObject({ placeId: 'station', time: '09:10' });
    expect(days[1]?.end.placeId).toBe('station');
    const spare = minutesOf(inbound?.depart) - minutesOf(days[1]?.end.time);
    expect(spare).toBeGreaterThanOrEqual(25);
    expect(spare).toBeLessThan(55);
  });

  it('says that the journey is not planned where no connection is known', () => {
    const itinerary = plan({ origin: '远方' }, { connections: smallCityTrains });
    expect(itinerary.outbound).toBeUndefined();
    expect(itinerary.remarks).toContainEqual({ type: 'assumed', slot: 'origin-journey', value: '远方' });
  });

  it('skips the museum on its closing day', () => {
    const monday = plan({ startDate: '2026-12-07', days: 1, interests: ['museum'] });
    expect(visits(monday).flat()).not.toContain('museum');
    expect(monday.remarks).toContainEqual({
      type: 'left-out',
      name: '小城博物馆',
      englishName: 'City Museum',
      reason: 'closed',
    });
  });

  it('visits the museum on a Monday that is a holiday', () => {
    // 3 May 2027 is no holiday; 8 February 2027 is the Monday of Spring Festival.
    const holiday = plan({ startDate: '2027-02-08', days: 1, mustSee: ['小城博物馆'] });
    expect(findStop(holiday, 'museum')).toBeDefined();
    expect(holiday.remarks).toContainEqual({ type: 'holiday', holiday: '春节', announced: false });
  });

  it.each([
    ['a name', '北山', 'hill'],
    ['an alias', '大湖', 'lake'],
    ['a part of a name', '博物馆', 'museum'],
    ['a name in traditional characters', '南園', 'garden'],
    ['an English name', 'high tower', 'tower'],
    ['an id', 'street', 'street'],
    ['a show in the evening', '夜秀', 'show'],
    ['a place to eat', '茶餐厅', 'teahouse'],
  ])('has in the plan what was asked for by %s', (_, name, placeId) => {
    expect(findStop(plan({ mustSee: [name], pace: 'relaxed' }), placeId)).toBeDefined();
  });

  it('leaves out what was not wanted, by name or by tag', () => {
    const ids = stopsOf(plan({ mustNotSee: ['古寺', 'museum', '面馆'] })).map((stop) => stop.placeId);
    expect(ids).not.toEqual(expect.arrayContaining(['temple']));
    expect(ids.filter((id) => ['temple', 'museum', 'noodles'].includes(id))).toEqual([]);
  });

  it('keeps a wish to its day', () => {
    const itinerary = plan({
      dayWishes: [
        { day: 2, mustSee: ['明湖'] },
        { day: 1, mustNotSee: ['temple'] },
      ],
    });
    expect(visits(itinerary)[1]).toContain('lake');
    expect(visits(itinerary)[0]).not.toContain('temple');
  });

  it('prefers what the customer is interested in', () => {
    const day = { days: 1, pace: 'relaxed' } as const;
    expect(visits(plan(day)).flat()).not.toContain('hill');
    expect(visits(plan({ ...day, interests: ['hiking'] })).flat()).toContain('hill');
  });

  it('shows at most three sights a day at a relaxed pace', () => {
    expect(visits(plan({ pace: 'relaxed' })).map((day) => day.length)).toEqual([3, 3]);
  });

  it('uses only the modes that were asked for, and feet', () => {
    const itinerary = plan({ modes: ['taxi'] });
    const modes = itinerary.days.flatMap((day) => [...day.stops.map((stop) => stop.leg.mode), day.end.leg.mode]);
    expect(modes.filter((mode) => mode !== 'taxi' && mode !== 'walk')).toEqual([]);
  });

  it('spends less on an economical trip and says what is saved', () => {
    const budgets = [{ scope: 'total', maxYuan: 3000 }] as const;
    const usual = plan({ budgets });
    const thrifty = plan({ budgets, economical: true });
    expect(thrifty.costs.total).toBeLessThan(usual.costs.total);
    expect(thrifty.remarks).toContainEqual({ type: 'saving', budgetYuan: 3000, costYuan: thrifty.costs.total });
  });

  it('keeps every kind of budget', () => {
    const itinerary = plan({
      budgets: [
        { scope: 'attractions', maxYuan: 0 },
        { scope: 'hotel', maxYuan: 200 },
        { scope: 'total', maxYuan: 600 },
      ],
    });
    expect(itinerary.costs.attractions).toBe(0);
    expect(itinerary.costs.hotel).toBe(150);
    expect(itinerary.costs.total).toBeLessThanOrEqual(600);
  });

  it('names the sources, each once', () => {
    expect(plan().sources).toEqual([{ name: 'Made for the tests', date: '2026-11-24' }]);
  });

  it('tells what must be booked', () => {
    expect(plan({ mustSee: ['古寺'] }).remarks).toContainEqual({
      type: 'book-ahead',
      name: '古寺',
      englishName: 'Old Temple',
      note: '须提前一天预约',
      englishNote: undefined,
    });
  });

  it('plans one day without hotel or station', () => {
    const [day, ...others] = plan({ days: 1 }).days;
    expect(others).toEqual([]);
    expect(day?.overnight).toBeUndefined();
    expect(day?.start.placeId).toBe(day?.stops[0]?.placeId);
  });
});

describe('no plan', () => {
  it('names the cities that are known', () => {
    expect(planTrip({ ...weekend, city: '大城' }, smallCity)).toEqual({
      status: 'no-plan',
      obstacles: [{ type: 'unknown-city', city: '大城', knownCities: ['小城'] }],
    });
  });

  it('tells what the trip needs when the budget is too small, and a budget of that much is enough', () => {
    const tooSmall = planTrip({ ...weekend, budgets: [{ scope: 'total', maxYuan: 100 }] }, smallCity);
    if (tooSmall.status !== 'no-plan') throw new Error('100 yuan cannot be enough: the cheapest bed costs 150');
    const [obstacle] = tooSmall.obstacles;
    if (obstacle?.type !== 'budget') throw new Error('the budget is in the way');
    expect(tooSmall.nearest?.costs.total).toBe(obstacle.neededYuan);
    const enough = planTrip({ ...weekend, budgets: [{ scope: 'total', maxYuan: obstacle.neededYuan }] }, smallCity);
    expect(enough.status).toBe('planned');
  });

  it.each([
    [{ mustSee: ['月亮'] }, { type: 'must-see', name: '月亮', reason: 'unknown' }],
    [
      { mustSee: ['小城博物馆'], startDate: '2026-12-07', days: 1 },
      { type: 'must-see', name: '小城博物馆', reason: 'closed' },
    ],
    [
      { mustSee: ['古寺'], mustNotSee: ['temple'] },
      { type: 'must-see', name: '古寺', reason: 'contradicts' },
    ],
  ])('%j has the obstacle %j and a nearest plan', (change, obstacle) => {
    const outcome = planTrip({ ...weekend, ...change }, smallCity);
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [obstacle] });
    expect(outcome).toHaveProperty('nearest.days.0.stops.0');
  });

  it('eases the pace to make room for all that was asked for', () => {
    const mustSee = ['明湖', '古寺', '小城博物馆', '北山', '老街'];
    const outcome = planTrip({ ...weekend, days: 1, pace: 'relaxed', mustSee }, smallCity);
    expect(outcome).toMatchObject({ status: 'no-plan', obstacles: [{ type: 'too-many-wishes' }] });
    if (outcome.status !== 'no-plan' || outcome.nearest === undefined) throw new Error('a faster day fits all five');
    expect(visits(outcome.nearest).flat()).toHaveLength(5);
  });

  it.each([
    ['days', { days: 0 }],
    ['days', { days: 31 }],
    ['party', { party: { adult: 0 } }],
    ['budgets[0].maxYuan', { budgets: [{ scope: 'total', maxYuan: -5 }] }],
    ['startDate', { startDate: '2026-13-01' }],
  ] as const)('refuses %s out of range', (field, change) => {
    expect(() => planTrip({ ...weekend, ...change }, smallCity)).toThrow(TripRequestError);
    expect(() => planTrip({ ...weekend, ...change }, smallCity)).toThrow(field);
  });
});

describe('what is left out', () => {
  /** The tower is worth seeing, and half a day is too short for it. */
  const famousTower = smallCity.map((place) => (place.id === 'tower' ? { ...place, rating: 4.5 } : place));
  const reasonsFor = (change: Partial<TripRequest>) =>
    planned(planTrip({ ...weekend, days: 1, economical: true, ...change }, famousTower)).remarks.flatMap((remark) =>
      remark.type === 'left-out' && remark.name === '高塔' ? [remark.reason] : [],
    );

  it('is called dear only where the budget has no room for it', () => {
    expect(reasonsFor({})).toEqual(['budget']);
    expect(reasonsFor({ budgets: [{ scope: 'total', maxYuan: 300 }] })).toEqual(['budget']);
    expect(reasonsFor({ budgets: [{ scope: 'total', maxYuan: 2000 }] })).not.toContain('budget');
  });
});

describe('a changed request', () => {
  const three = { days: 3, pace: 'relaxed' } as const;
  const before = plan(three);

  it('keeps the plan when nothing changes', () => {
    expect(plan(three, { previous: before })).toEqual(before);
  });

  it('changes only the day that it concerns', () => {
    const day = before.days.find((each) => each.stops.some((stop) => stop.placeId === 'temple'))?.day ?? 0;
    const after = plan({ ...three, mustNotSee: ['古寺'] }, { previous: before });
    expect(visits(after).flat()).not.toContain('temple');
    const others = (itinerary: Itinerary) =>
      itinerary.days.filter((each) => each.day !== day).map((each) => each.stops);
    expect(others(after)).toEqual(others(before));
  });

  it('moves a sight to the day on which it is now wanted', () => {
    const day = before.days.find((each) => each.stops.some((stop) => stop.placeId === 'temple'))?.day ?? 0;
    const other = (day % 3) + 1;
    const after = plan({ ...three, dayWishes: [{ day: other, mustSee: ['古寺'] }] }, { previous: before });
    expect(after.days.map(({ stops }) => stops.some((stop) => stop.placeId === 'temple'))).toEqual(
      [1, 2, 3].map((each) => each === other),
    );
  });

  it('leaves a wished table at its meal when another day changes', () => {
    const wish = { ...three, mustSee: ['小吃街'] };
    const mealOf = ({ days }: Itinerary) =>
      days.flatMap(({ day, stops }) =>
        stops.filter((stop) => stop.placeId === 'snacks').map((stop) => `day ${day}, ${stop.meal}`),
      );
    const previous = plan(wish);
    const [meal] = mealOf(previous);
    const other = previous.days.find(({ day }) => !meal?.startsWith(`day ${day},`));
    const sight = other?.stops.find(({ kind }) => kind === 'visit');
    if (other === undefined || sight === undefined) throw new Error('No other day with a sight');
    const after = plan({ ...wish, dayWishes: [{ day: other.day, mustNotSee: [sight.name] }] }, { previous });
    expect(
      findStop({ ...after, days: after.days.filter(({ day }) => day === other.day) }, sight.placeId),
    ).toBeUndefined();
    expect(mealOf(after)).toEqual([meal]);
  });

  it('eats at a restaurant named after a temple on a day without temples', () => {
    const places = smallCity
      .filter(({ kind, id }) => (kind !== 'restaurant' && kind !== 'food-street') || id === 'noodles')
      .map((place) =>
        place.id === 'noodles' ? { ...place, name: '古寺素面', englishName: 'Old Temple Noodles' } : place,
      );
    const outcome = planTrip({ ...weekend, days: 1, dayWishes: [{ day: 1, mustNotSee: ['temple'] }] }, places);
    const stops = stopsOf(planned(outcome)).map((stop) => stop.placeId);
    expect(stops).toContain('noodles');
    expect(stops).not.toContain('temple');
  });

  it('keeps the days of a trip that gets longer', () => {
    const after = plan({ ...three, days: 4 }, { previous: before });
    expect(visits(after).slice(0, 2)).toEqual(visits(before).slice(0, 2));
    expect(after.days).toHaveLength(4);
  });

  it('follows a new interest', () => {
    const [one] = visits(plan({ days: 1, pace: 'relaxed' }));
    expect(one).not.toContain('hill');
    const previous = plan({ days: 1, pace: 'relaxed' });
    expect(visits(plan({ days: 1, pace: 'relaxed', interests: ['hiking'] }, { previous })).flat()).toContain('hill');
  });
});

function minutesOf(clock: string | undefined): number {
  const [hours = Number.NaN, minutes = Number.NaN] = (clock ?? '').split(':').map(Number);
  return hours * 60 + minutes;
}
