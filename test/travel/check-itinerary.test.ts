import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Itinerary, ItineraryDay, Stop, TripRemark } from '../../src/domain/itinerary.js';
import type { TripRequest } from '../../src/domain/trip-request.js';
import { checkItinerary } from '../../src/travel/check-itinerary.js';
import { inn, plan, request, station } from './check/walked-plan.js';
import { smallCity, smallCityTrains } from './support/small-city.js';

const options = { connections: smallCityTrains };
const rulesOf = (itinerary: Itinerary, asked: TripRequest = request) => [
  ...new Set(checkItinerary(itinerary, asked, smallCity, options).map((violation) => violation.rule)),
];

function changeDay(number: number, change: (day: ItineraryDay) => Partial<ItineraryDay>): Itinerary {
  return { ...plan, days: plan.days.map((day) => (day.day === number ? { ...day, ...change(day) } : day)) };
}

function changeStop(placeId: string, change: Partial<Stop>): Itinerary {
  const changed = (stop: Stop) => (stop.placeId === placeId ? { ...stop, ...change } : stop);
  return { ...plan, days: plan.days.map((day) => ({ ...day, stops: day.stops.map(changed) })) };
}

const without = (placeId: string) => (day: ItineraryDay) => ({
  stops: day.stops.filter((stop) => stop.placeId !== placeId),
});

describe('checkItinerary', () => {
  it('passes a plan that can be walked', () => {
    expect(checkItinerary(plan, request, smallCity, options)).toEqual([]);
  });

  it.each<[string, Itinerary, string[]]>([
    ['a visit before opening', changeStop('museum', { arrive: '08:30', leave: '10:30' }), ['overlap', 'opening-hours']],
    ['a visit beyond closing', changeStop('temple', { leave: '17:10' }), ['overlap', 'opening-hours']],
    [
      'a visit over a noon break',
      changeStop('garden', { arrive: '13:15', leave: '14:30' }),
      ['travel-time', 'opening-hours'],
    ],
    [
      'an arrival after the last entry',
      changeStop('temple', { arrive: '16:40', leave: '17:00' }),
      ['visit-length', 'travel-time', 'last-entry'],
    ],
    ['a way without time', changeStop('temple', { arrive: '13:05' }), ['travel-time']],
    [
      'a way faster than any metro',
      changeDay(1, (day) => ({ end: { ...day.end, ...station } })),
      ['travel-time', 'overnight'],
    ],
    ['a visit cut short', changeStop('museum', { leave: '10:30' }), ['visit-length']],
    ['two stops swapped', changeDay(1, (day) => ({ stops: day.stops.toReversed() })), ['overlap', 'travel-time']],
    ['a dropped lunch', changeDay(1, without('noodles')), ['meals', 'cost']],
    ['a dropped dinner', changeDay(1, without('snacks')), ['meals', 'cost']],
    [
      'lunch at three',
      changeStop('teahouse', { arrive: '15:00', leave: '16:00' }),
      ['meals', 'overlap', 'travel-time'],
    ],
    [
      'lunch in a museum',
      changeDay(2, (day) => ({
        stops: day.stops.map((stop) => (stop.kind === 'meal' ? { ...stop, placeId: 'hill', name: '北山' } : stop)),
      })),
      ['travel-time', 'meals', 'cost'],
    ],
    ['a ticket at another price', changeStop('temple', { costYuan: 30 }), ['cost']],
    ['a sum that is wrong', { ...plan, costs: { ...plan.costs, total: 800 } }, ['cost']],
    ['a day’s sum that is wrong', changeDay(2, () => ({ costYuan: 1 })), ['cost']],
    [
      'a night at another price',
      changeDay(1, (day) => ({ overnight: { ...inn, rooms: 1, costYuan: 200 }, costYuan: day.costYuan - 60 })),
      ['cost'],
    ],
    ['a night without hotel', changeDay(1, () => ({ overnight: undefined })), ['overnight', 'cost']],
    [
      'a morning elsewhere',
      changeDay(2, (day) => ({ start: { ...day.start, placeId: 'hotel', name: '车站旅馆' } })),
      ['travel-time', 'overnight'],
    ],
    [
      'a place twice',
      changeStop('garden', { placeId: 'lake', name: '明湖', costYuan: 0 }),
      ['duplicate', 'cost', 'visit-length'],
    ],
    [
      'a place that nobody knows',
      changeStop('garden', { placeId: 'park', name: '公园' }),
      ['unknown-place', 'visit-length'],
    ],
    ['a known place under another name', changeStop('garden', { name: '北园' }), ['unknown-place']],
    ['another date', changeDay(2, () => ({ date: '2026-12-06' })), ['dates', 'return-in-time']],
    ['a missing day', { ...plan, days: plan.days.slice(0, 1) }, ['dates', 'return-in-time', 'journey', 'cost']],
    [
      'a train that is missed',
      { ...plan, inbound: plan.inbound && { ...plan.inbound, depart: '15:00', arrive: '16:00' } },
      ['return-in-time'],
    ],
    [
      'a train that does not exist',
      { ...plan, inbound: plan.inbound && { ...plan.inbound, depart: '15:40', arrive: '16:40' } },
      ['journey'],
    ],
    ['a day before the arrival', changeDay(1, (day) => ({ start: { ...day.start, time: '08:30' } })), ['journey']],
    ['a fare that is wrong', { ...plan, outbound: plan.outbound && { ...plan.outbound, costYuan: 100 } }, ['cost']],
    ['a time that is none', changeStop('lake', { arrive: 'noon' }), ['day-order', 'opening-hours']],
  ])('finds %s', (_, itinerary, [rule, ...alsoPossible]) => {
    const found = rulesOf(itinerary);
    expect(found).toContain(rule);
    expect([rule, ...alsoPossible]).toEqual(expect.arrayContaining(found));
  });

  it.each<[string, Partial<TripRequest>, string]>([
    ['a budget exceeded', { budgets: [{ scope: 'dining', maxYuan: 219 }] }, 'budget'],
    ['a wish not met', { mustSee: ['高塔'] }, 'must-see'],
    ['a wish met on another day', { dayWishes: [{ day: 2, mustSee: ['明湖'] }] }, 'must-see'],
    ['a place that was not wanted', { mustNotSee: ['古寺'] }, 'must-not-see'],
    ['a kind of place that was not wanted', { mustNotSee: ['temple'] }, 'must-not-see'],
    ['a place not wanted on its day', { dayWishes: [{ day: 1, mustNotSee: ['temple'] }] }, 'must-not-see'],
    ['a mode that was not wanted', { modes: ['bus', 'taxi'] }, 'modes'],
    ['a ride to the station of a party that walks', { modes: ['walk'] }, 'modes'],
    ['a night at another hotel than the one named', { stayAt: '车站旅馆' }, 'stay'],
    ['a night in another area than the one named', { stayAt: '车站' }, 'stay'],
    ['a journey from another city', { origin: '山城' }, 'journey'],
  ])('finds %s', (_, change, rule) => {
    expect(rulesOf(plan, { ...request, ...change })).toEqual([rule]);
  });

  /** The plan with another name for the place where lunch is had. */
  function lunchAt(name: string, englishName: string, change: Partial<TripRequest>) {
    const places = smallCity.map((place) => (place.id === 'noodles' ? { ...place, name, englishName } : place));
    const days = plan.days.map((day) => ({
      ...day,
      stops: day.stops.map((stop) => (stop.placeId === 'noodles' ? { ...stop, name } : stop)),
    }));
    return checkItinerary({ ...plan, days }, { ...request, ...change }, places);
  }

  it('takes a kind that was not wanted for sights, and not for a restaurant named after one', () => {
    const violations = lunchAt('古寺素面', 'Old Temple Noodles', { mustNotSee: ['temple'] });
    expect(violations.map(({ rule, placeId }) => [rule, placeId])).toEqual([['must-not-see', 'temple']]);
  });

  it('finds no sight seen in a restaurant on the road that is named after it', () => {
    const violations = lunchAt('面馆（北山路店）', 'Noodles', { mustSee: ['北山'] });
    expect(violations.map(({ rule }) => rule)).toEqual(['must-see']);
    expect(lunchAt('面馆（北山路店）', 'Noodles', { mustSee: ['面馆'] })).toEqual([]);
  });

  it('accepts the hotel, its area and a place that is no hotel as wishes to stay at', () => {
    for (const stayAt of ['湖边客栈', '明湖', '古寺']) expect(rulesOf(plan, { ...request, stayAt })).toEqual([]);
  });

  it('misses a journey that could be made, unless the plan owns up to it', () => {
    const costs = { ...plan.costs, intercityTransport: 0, total: plan.costs.total - 280 };
    const days = plan.days.map((day) => ({ ...day, costYuan: day.costYuan - 140 }));
    const local = { ...plan, outbound: undefined, inbound: undefined, costs, days };
    expect(rulesOf(local)).toEqual(['journey']);
    const owned: TripRemark = { type: 'assumed', slot: 'origin-journey', value: '海城' };
    expect(rulesOf({ ...local, remarks: [...plan.remarks, owned] })).toEqual([]);
  });

  it('accepts a meal inside a sight only where the visit is long enough or food is known to be there', () => {
    const remark: TripRemark = { type: 'meal-on-your-own', day: 1, meal: 'lunch', costYuan: 50, placeId: 'lake' };
    const stretched = changeDay(1, (day) => ({
      stops: day.stops
        .filter((stop) => stop.placeId !== 'noodles')
        .map((stop) => (stop.placeId === 'lake' ? { ...stop, leave: '13:15' } : stop)),
    }));
    const inside = { ...stretched, remarks: [...plan.remarks, remark] };
    const withFood = smallCity.map((place) => (place.id === 'lake' ? { ...place, mealsInside: true } : place));
    const rulesIn = (places: typeof smallCity) =>
      checkItinerary(inside, request, places, options).map((violation) => violation.rule);
    expect(rulesIn(withFood)).toEqual([]);
    expect(rulesIn(smallCity)).toEqual(['meals']);
  });

  it('finds too few rooms', () => {
    expect(rulesOf(plan, { ...request, party: { adult: 3 } })).toContain('overnight');
  });

  it('finds a museum on its closing day', () => {
    // The same plan two days later: its second day is a Monday.
    const shifted: Itinerary = {
      ...plan,
      outbound: plan.outbound && { ...plan.outbound, date: '2026-12-06' },
      inbound: plan.inbound && { ...plan.inbound, date: '2026-12-07' },
      days: plan.days.map((day) => ({ ...day, date: day.day === 1 ? '2026-12-06' : '2026-12-07' })),
    };
    const asked = { ...request, startDate: '2026-12-06' };
    expect(rulesOf(shifted, asked)).toEqual(['closed-day']);
    const isHoliday = { holidayOn: () => ({ name: '元旦' }) };
    const holidays = { ...shifted, days: shifted.days.map((day) => ({ ...day, holiday: '元旦' })) };
    expect(checkItinerary(holidays, asked, smallCity, { ...options, calendar: isHoliday })).toEqual([]);
  });

  it('accepts a meal on one’s own that is named, paid and has time', () => {
    const remark: TripRemark = { type: 'meal-on-your-own', day: 1, meal: 'lunch', costYuan: 50 };
    const own = { ...changeDay(1, without('noodles')), remarks: [...plan.remarks, remark] };
    expect(rulesOf(own)).toEqual([]);
    expect(rulesOf({ ...own, remarks: [...plan.remarks, { ...remark, costYuan: 60 }] })).toEqual(['cost']);
  });

  it('finds more sights than the pace allows', () => {
    const request4 = { ...request, pace: 'relaxed' } as const;
    const extra = plan.days[1]?.stops.filter((stop) => stop.kind === 'visit') ?? [];
    expect(
      rulesOf(
        changeDay(1, (day) => ({ stops: [...day.stops, ...extra] })),
        request4,
      ),
    ).toContain('pace');
  });
});

describe('the checker', () => {
  it('shares no code with the planner', () => {
    const source = fileURLToPath(new URL('../../src', import.meta.url));
    const seen = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)\.js'/g))
        walk(join(dirname(file), `${path}.ts`));
    };
    walk(join(source, 'travel/check-itinerary.ts'));
    const folders = [...seen].map((file) => dirname(relative(source, file)));
    expect([...new Set(folders)].toSorted()).toEqual(['domain', 'text', 'travel', 'travel/check']);
    const travel = [...seen].map((file) => relative(source, file)).filter((file) => dirname(file) === 'travel');
    expect(travel).toEqual(['travel/check-itinerary.ts']);
  });
});
