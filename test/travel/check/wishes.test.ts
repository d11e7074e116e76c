import { describe, expect, it } from 'vitest';
import type { Itinerary, ItineraryDay, TripRemark } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';
import type { DayWish, TripRequest } from '../../../src/domain/trip-request.js';
import { type CheckOptions, checkItinerary, type Rule } from '../../../src/travel/check-itinerary.js';
import { smallCity, smallCityTrains } from '../support/small-city.js';
import { inn, plan, request, station } from './walked-plan.js';

interface Changes {
  readonly wishes?: Partial<TripRequest>;
  readonly itinerary?: Itinerary;
  /** What the places of these ids say beyond the usual. */
  readonly facts?: Readonly<Record<string, Partial<Place>>>;
  readonly options?: CheckOptions;
}

function rulesOf({ wishes = {}, itinerary = plan, facts = {}, options = {} }: Changes): readonly Rule[] {
  const places = smallCity.map((place) => ({ ...place, ...facts[place.id] }));
  const all = { connections: smallCityTrains, ...options };
  const found = checkItinerary(itinerary, { ...request, ...wishes }, places, all);
  return [...new Set(found.map(({ rule }) => rule))];
}

const onDay = (day: number, wish: Omit<DayWish, 'day'>): Changes => ({ wishes: { dayWishes: [{ day, ...wish }] } });

function changeDay(number: number, change: (day: ItineraryDay) => Partial<ItineraryDay>): Itinerary {
  return { ...plan, days: plan.days.map((day) => (day.day === number ? { ...day, ...change(day) } : day)) };
}

const withRemarks = (...remarks: readonly TripRemark[]): Itinerary => ({
  ...plan,
  remarks: [...plan.remarks, ...remarks],
});
const unsure = withRemarks({
  type: 'access-unconfirmed',
  needs: ['step-free', 'stroller'],
  places: plan.days.flatMap(({ stops }) => stops.map(({ name }) => ({ name }))),
});
function later(clock: string, minutes: number): string {
  const total = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) + minutes;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

// Day 1: lake 9:30, noodles 12:00, temple 13:30, snacks 17:00, inn 18:30. Day 2: inn 9:00 … garden, station 15:00.
describe('a wish that the plan keeps', () => {
  it.each<[string, Changes]>([
    ['the hours of the day', onDay(1, { from: '09:00', until: '18:30' })],
    ['the ends of the day', onDay(2, { startAt: '湖边客栈', endAt: '小城站' })],
    ['an appointment at its hour', onDay(1, { appointments: [{ place: '古寺', at: '13:30' }] })],
    ['a table at its hour', onDay(2, { appointments: [{ place: '茶餐厅', at: '12:00' }] })],
    [
      'a rest in a gap, that the way leaves time for',
      {
        ...onDay(1, { rests: [{ minutes: 10, earliest: '11:00', latest: '12:00' }] }),
        itinerary: changeDay(1, ({ stops }) => {
          const { placeId, name, leave } = stops[0]!;
          return { rests: [{ placeId, name, from: leave, until: later(leave, 10) }] };
        }),
      },
    ],
    ['a rest before the day begins', onDay(2, { rests: [{ minutes: 60, earliest: '08:00', latest: '10:00' }] })],
    ['a rest after it', onDay(2, { rests: [{ minutes: 60, earliest: '14:00', latest: '16:00' }] })],
    ['a kind up to its limit', { wishes: { kindLimits: [{ tag: 'temple', most: 1 }] } }],
    ['rain, where nothing is said of a roof', onDay(1, { rain: true })],
    ['rain over another day', { ...onDay(2, { rain: true }), facts: { temple: { indoor: false } } }],
    ['rain over a sight that was asked for', { ...onDay(1, { rain: true }), facts: { lake: { indoor: false } } }],
    [
      'a wheelchair, where the plan says that nothing is known',
      { wishes: { needs: ['step-free'] }, itinerary: unsure },
    ],
    ['food that a meal is', { wishes: { cuisines: ['Noodles'] }, facts: { noodles: { tags: ['noodles'] } } }],
    ['a hotel with what was asked for', { wishes: { stayWith: ['pool'] }, facts: { inn: { tags: ['pool', 'gym'] } } }],
    ['a stay as short as the hotel takes', { facts: { inn: { minimumNights: 1 } } }],
    ['a stay near a sight', { wishes: { stayAt: '高塔' } }],
    [
      'what cannot be kept, and is said',
      {
        wishes: { stayAt: '海景大酒店', unkept: ['要能钓鱼'] },
        itinerary: withRemarks({ type: 'unknown-place', name: '海景大酒店' }, { type: 'unkept', wishes: ['要能钓鱼'] }),
      },
    ],
    ['long ways by taxi, where none is long', { wishes: { taxiBeyondKm: 9 } }],
    ['the train that was wanted', { wishes: { journeyModes: { outbound: ['train', 'flight'], inbound: ['train'] } } }],
    [
      'beds that the plan names',
      {
        wishes: { bedsPerRoom: 2 },
        itinerary: changeDay(1, () => ({ overnight: { ...inn, rooms: 1, bedsPerRoom: 2, costYuan: 260 } })),
      },
    ],
    [
      'one alternative of two',
      { wishes: { anyOf: [{ mustSee: ['高塔'] }, { mustNotSee: ['高塔'], freeOnly: false }] } },
    ],
    ['a pace that has room', onDay(1, { pace: 'relaxed' })],
  ])('is no violation: %s', (_, changes) => {
    expect(rulesOf(changes)).toEqual([]);
  });

  it('is broken by less than that', () => {
    expect(rulesOf(onDay(1, { from: '09:01' }))).toEqual(['free-hours']);
    expect(rulesOf(onDay(1, { until: '18:29' }))).toEqual(['free-hours']);
    expect(rulesOf(onDay(1, { endAt: '小城站' }))).toContain('day-ends');
    expect(rulesOf(onDay(2, { startAt: '古寺' }))).toContain('day-ends');
    expect(rulesOf(onDay(1, { appointments: [{ place: '古寺', at: '13:35' }] }))).toEqual(['appointments']);
    expect(rulesOf({ wishes: { kindLimits: [{ tag: 'Temple', most: 0 }] } })).toEqual(['kind-limits']);
    expect(rulesOf({ ...onDay(1, { rain: true }), facts: { temple: { indoor: false } } })).toEqual(['rain']);
    const steep = { garden: { access: { stroller: false } } };
    expect(rulesOf({ wishes: { needs: ['stroller'] }, facts: steep, itinerary: unsure })).toEqual(['access']);
    expect(rulesOf({ wishes: { needs: ['stroller'] } })).toEqual(['told']);
    expect(rulesOf({ wishes: { noWalking: true } })).toEqual(['no-walking']);
    expect(rulesOf({ wishes: { cuisines: ['sichuan'] } })).toEqual(['cuisines']);
    expect(rulesOf({ wishes: { stayWith: ['pool'] } })).toEqual(['stay-with']);
    expect(rulesOf({ wishes: { stayAt: '海景大酒店' } })).toEqual(['stay']);
    expect(rulesOf({ wishes: { unkept: ['要能钓鱼'] } })).toEqual(['told']);
    expect(rulesOf({ facts: { inn: { minimumNights: 2 } } })).toEqual(['minimum-nights']);
    expect(rulesOf({ wishes: { freeOnly: true } })).toEqual(['free-only']);
    expect(rulesOf({ wishes: { taxiBeyondKm: 8 } })).toEqual(['taxi-beyond']);
    expect(rulesOf({ wishes: { journeyModes: { inbound: ['flight'] } } })).toEqual(['journey-modes']);
    expect(rulesOf({ wishes: { bedsPerRoom: 1 } })).toEqual(['beds']);
    expect(rulesOf({ wishes: { anyOf: [{ mustSee: ['高塔'] }, { modes: ['bus'] }] } })).toEqual(['any-of']);
  });
});

describe('the hours of a day', () => {
  const late = changeDay(1, (day) => ({ end: { ...day.end, time: '23:40' } }));

  it('end with the pace, but later for a sight that was asked for', () => {
    expect(rulesOf({ itinerary: late, wishes: { mustSee: [] } })).toEqual(['day-length']);
    expect(rulesOf({ itinerary: late, wishes: { mustSee: ['古寺'] } })).toEqual([]);
    expect(rulesOf({ itinerary: changeDay(1, (day) => ({ end: { ...day.end, time: '24:10' } })) })).toEqual([
      'day-length',
    ]);
  });

  it('are the party’s own where it names them', () => {
    expect(rulesOf({ ...onDay(1, { until: '24:00' }), itinerary: late })).toEqual([]);
    const early = changeDay(2, (day) => ({ start: { ...day.start, time: '06:30' } }));
    expect(rulesOf({ itinerary: early })).toEqual(['day-length']);
    expect(rulesOf({ ...onDay(2, { from: '06:30' }), itinerary: early })).toEqual([]);
  });

  it('are fewer at a slow pace', () => {
    const long = changeDay(2, (day) => ({ start: { ...day.start, time: '08:05' } }));
    const noTrain = { ...long, outbound: undefined, inbound: undefined };
    const evening = {
      ...noTrain,
      days: noTrain.days.map((day) => (day.day === 2 ? { ...day, end: { ...day.end, time: '21:00' } } : day)),
    };
    const found = rulesOf({ itinerary: evening, wishes: { origin: undefined, mustSee: [], pace: 'relaxed' } });
    expect(found).toContain('day-length');
    expect(rulesOf({ itinerary: evening, wishes: { origin: undefined, mustSee: [] } })).not.toContain('day-length');
  });
});

describe('meals', () => {
  it('are the party’s own affair outside of its hours, and on a free day', () => {
    const untilNoon = changeDay(1, (day) => ({
      stops: day.stops.slice(0, 1),
      end: { ...inn, time: '12:00', leg: { mode: 'walk', minutes: 15, distanceMeters: 1000, costYuan: 0 } },
    }));
    expect(rulesOf({ itinerary: untilNoon })).toContain('meals');
    expect(rulesOf({ ...onDay(1, { until: '12:30' }), itinerary: untilNoon })).not.toContain('meals');
    const empty = changeDay(1, () => ({ stops: [] }));
    expect(rulesOf({ itinerary: empty })).toContain('meals');
    expect(rulesOf({ ...onDay(1, { free: true }), itinerary: empty })).not.toContain('meals');
  });

  it('on a free day are something that stands on it', () => {
    expect(rulesOf(onDay(1, { free: true }))).toEqual(['free-day']);
  });
});

describe('a day that ends where the party says', () => {
  it('need not end at the hotel', () => {
    const atStation = changeDay(1, (day) => ({
      end: {
        ...station,
        time: '19:00',
        leg: { ...day.end.leg, mode: 'metro', minutes: 25, distanceMeters: 7500, costYuan: 6 },
      },
    }));
    expect(rulesOf({ itinerary: atStation })).toEqual(['overnight', 'cost']);
    expect(rulesOf({ ...onDay(1, { endAt: '小城站' }), itinerary: atStation })).toEqual(['cost']);
  });
});

describe('prices by season', () => {
  const facts = {
    temple: {
      priceSeasons: [
        { season: ['11-01', '03-31'], price: { adult: 20 } },
        { season: ['12-01', '12-31'], price: { adult: 30 } },
      ],
    },
  } as const;

  it('hold on their dates, the first that applies', () => {
    expect(rulesOf({ facts })).toEqual(['cost']);
    const winter = changeDay(1, (day) => ({
      stops: day.stops.map((stop) => (stop.placeId === 'temple' ? { ...stop, costYuan: 40 } : stop)),
      costYuan: 566,
    }));
    const costs = { ...plan.costs, attractions: 60, total: 832 };
    expect(rulesOf({ facts, itinerary: { ...winter, costs } })).toEqual([]);
  });
});

describe('a table of ways', () => {
  const table = (minutes: number, costYuan: number): CheckOptions => ({
    transport: (_from, _to, mode) => (mode === 'metro' ? { minutes, costYuan } : { minutes: 1, costYuan: 0 }),
  });

  it('is held against every leg', () => {
    expect(rulesOf({ options: table(25, 6) })).toEqual([]);
    expect(rulesOf({ options: table(20, 6) })).toEqual([]);
    expect(rulesOf({ options: table(26, 6) })).toEqual(['travel-time']);
    expect(rulesOf({ options: table(25, 8) })).toEqual(['fare']);
    expect(rulesOf({ options: { transport: () => undefined } })).toEqual(['travel-time']);
  });
});

describe('free sights', () => {
  it('are those where this party pays nothing', () => {
    const seniors = { party: { senior: 2 }, freeOnly: true } as const;
    const free = { price: { adult: 30, senior: 0 } };
    expect(rulesOf({ wishes: seniors, facts: { temple: free, garden: free } })).not.toContain('free-only');
    expect(rulesOf({ wishes: seniors, facts: { temple: free } })).toContain('free-only');
  });
});

describe('the way home', () => {
  const homeBy = (mode: 'train' | 'coach' | 'flight', depart: string) => {
    const inbound = plan.inbound && { ...plan.inbound, mode, depart };
    return rulesOf({ itinerary: { ...plan, inbound }, options: { connections: undefined } });
  };

  it('is reached early enough for what leaves', () => {
    // The party is at the station at 15:00.
    expect(homeBy('train', '15:20')).toEqual([]);
    expect(homeBy('train', '15:19')).toEqual(['return-in-time']);
    expect(homeBy('coach', '15:10')).toEqual([]);
    expect(homeBy('coach', '15:09')).toEqual(['return-in-time']);
    expect(homeBy('flight', '16:00')).toEqual([]);
    expect(homeBy('flight', '15:59')).toEqual(['return-in-time']);
  });
});

describe('the party', () => {
  it('is the one that travels', () => {
    expect(rulesOf({ itinerary: { ...plan, party: { adult: 1, senior: 1 } } })).toEqual(['party']);
    expect(rulesOf({ itinerary: { ...plan, party: { adult: 2, child: 0 } } })).toEqual([]);
  });
});
