import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/domain/connection.js';
import type { MultiCityItinerary, MultiCityOutcome } from '../../../src/domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../../src/domain/multi-city-request.js';
import type { Place } from '../../../src/domain/place.js';
import { TripRequestError } from '../../../src/error/travel-error.js';
import { checkMultiCityTrip } from '../../../src/travel/multi-city/check-multi-city-trip.js';
import { planMultiCityTrip } from '../../../src/travel/multi-city/plan-multi-city-trip.js';
import { bothTowns, trains, twoTowns } from './two-towns.js';

const plan = (change: Partial<MultiCityRequest> = {}, connections = trains, places: readonly Place[] = bothTowns) =>
  planMultiCityTrip({ ...twoTowns, ...change }, places, { connections, iterations: 20 });

function planned(outcome: MultiCityOutcome): MultiCityItinerary {
  if (outcome.status === 'no-plan') throw new Error(`No plan: ${JSON.stringify(outcome.obstacles)}`);
  return outcome.itinerary;
}

function unplanned(outcome: MultiCityOutcome): Extract<MultiCityOutcome, { status: 'no-plan' }> {
  if (outcome.status === 'planned') throw new Error('There is a plan');
  return outcome;
}

const cities = ({ stays }: MultiCityItinerary) => stays.map(({ city }) => city);
const journeys = ({ stays, inbound }: MultiCityItinerary) => [...stays.map(({ arrival }) => arrival), inbound];
const modes = (itinerary: MultiCityItinerary) => journeys(itinerary).map((journey) => journey?.mode);
const stopsIn = (itinerary: MultiCityItinerary, city: string) =>
  itinerary.stays
    .filter((stay) => stay.city === city)
    .flatMap((stay) => stay.itinerary.days.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)));

describe('the days of a trip over two towns', () => {
  it('are two in the one and two in the other, the way onward in the morning of the third', () => {
    const itinerary = planned(plan());
    const dates = itinerary.stays.map((stay) => stay.itinerary.days.map(({ date }) => date));
    expect(dates).toEqual([
      ['2027-05-11', '2027-05-12', '2027-05-13'],
      ['2027-05-13', '2027-05-14'],
    ]);
    const [there, onward, back] = journeys(itinerary);
    expect([there?.from, onward?.from, back?.from]).toEqual(['上海', '临溪', '海湾']);
    expect([there?.date, onward?.date, back?.date]).toEqual(['2027-05-11', '2027-05-13', '2027-05-14']);
    expect(onward !== undefined && onward.depart < '10:30').toBe(true);
  });

  it('are shared about the middle of the day where nights were asked for', () => {
    const stays = [
      { city: '临溪', nights: 1 },
      { city: '海湾', nights: 1 },
    ];
    const [, onward] = journeys(planned(plan({ stays })));
    expect(onward?.date).toBe('2027-05-12');
    expect(onward !== undefined && onward.depart >= '11:00' && onward.depart <= '16:00').toBe(true);
  });

  it('end and begin at the stations of the way onward', () => {
    const [first, second] = planned(plan()).stays;
    expect(first?.itinerary.days.at(-1)?.end.placeId).toBe('linxi-station');
    expect(second?.itinerary.days[0]?.start.placeId).toBe('bay-station');
  });

  it('give a town that needs it more of the day of the way', () => {
    // The tower opens in the morning only, and not at all on the second day, a Thursday.
    const tower = { openingHours: [{ open: '09:00', close: '12:30' }], closedDays: { weekdays: [4 as const] } };
    const places = bothTowns.map((place) => (place.id === 'sea-tower' ? { ...place, ...tower } : place));
    const stays = [
      { city: '临溪', nights: 1 },
      { city: '海湾', nights: 1, mustSee: ['望海楼'] },
    ];
    const itinerary = planned(plan({ stays }, trains, places));
    expect(stopsIn(itinerary, '海湾')).toContain('sea-tower');
    expect(itinerary.stays[1]?.arrival?.arrive.localeCompare('12:00')).toBe(-1);
  });

  it('let the last day end as early as its train can be caught', () => {
    const budgets = [{ scope: 'attractions' as const, maxYuan: 0 }];
    const itinerary = planned(plan({ budgets, economical: true }));
    const end = itinerary.stays.at(-1)?.itinerary.days.at(-1)?.end.time ?? '';
    const depart = itinerary.inbound?.depart ?? '';
    const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
    // Trains go every half hour, and the party is there 25 minutes before.
    expect(minutes(depart) - minutes(end)).toBeLessThan(55);
  });
});

describe('the ways of a trip over several cities', () => {
  const slow: Connection = {
    ...{ from: '临溪', to: '海湾', mode: 'coach', station: 'bay-station', fromStation: 'linxi-station', minutes: 150 },
    ...{ price: { adult: 10 }, departures: { first: '07:00', last: '18:00', everyMinutes: 60 } },
  };
  const road = (from: string, to: string, station: string): Connection => ({
    ...{ from, to, mode: 'drive', station, minutes: 90, price: { adult: 5 } },
    departures: { first: '00:00', last: '23:30', everyMinutes: 30 },
  });
  const roads = [road('上海', '临溪', 'linxi-station'), road('上海', '海湾', 'bay-station')];

  it('are the quick ones, and the cheap ones where the budget asks for them', () => {
    const comfortable = planned(plan({}, [...trains, slow]));
    expect(modes(comfortable)).toEqual(['train', 'train', 'train']);
    const most = comfortable.costs.intercityTransport - 20;
    const budgets = [{ scope: 'intercity-transport' as const, maxYuan: most }];
    const cheap = planned(plan({ budgets }, [...trains, slow]));
    expect(modes(cheap)).toEqual(['train', 'coach', 'train']);
    expect(cheap.costs.intercityTransport).toBe(2 * (50 + 10 + 30));
  });

  it('are of the modes that were asked for', () => {
    const itinerary = planned(plan({ journeyModes: { onward: ['coach'] } }, [...trains, slow]));
    expect(modes(itinerary)).toEqual(['train', 'coach', 'train']);
    const none = unplanned(plan({ journeyModes: { onward: ['flight'] } }));
    expect(none.obstacles).toEqual([
      { type: 'journey-modes', from: '临溪', to: '海湾', modes: ['flight'], knownModes: ['train'] },
    ]);
    expect(none.nearest && modes(none.nearest)).toEqual(['train', 'train', 'train']);
  });

  it('are all by the own car or none', () => {
    const driven = [...trains, ...roads, road('临溪', '海湾', 'bay-station')];
    expect(modes(planned(plan({ journeyModes: { outbound: ['drive'] } }, driven)))).toEqual([
      'drive',
      'drive',
      'drive',
    ]);
    const halfway = unplanned(plan({ journeyModes: { outbound: ['drive'] } }, [...trains, ...roads]));
    expect(halfway.obstacles).toEqual([{ type: 'car', from: '临溪', to: '海湾', knownModes: ['train'] }]);
  });

  it('are missed where nothing is known, and owned up to where that is the way from home', () => {
    const [fromShanghai, bay] = [trains[0], trains[1]].flatMap((row) => row ?? []);
    const none = unplanned(
      plan(
        {},
        [fromShanghai, bay].flatMap((row) => row ?? []),
      ),
    );
    expect(none).toEqual({ status: 'no-plan', obstacles: [{ type: 'no-way', from: '临溪', to: '海湾' }] });
    const fromAfar = planned(plan({ origin: '远方' }));
    expect(modes(fromAfar)).toEqual([undefined, 'train', undefined]);
    expect(fromAfar.remarks).toContainEqual({ type: 'assumed', slot: 'origin-journey', value: '远方' });
  });

  it('may be found in either direction of a row, and without a station in it', () => {
    const back: Connection = {
      ...{ from: '海湾', to: '临溪', mode: 'train', station: 'linxi-station', minutes: 60, price: { adult: 45 } },
      departures: { outbound: ['08:00'], inbound: ['13:10'] },
    };
    const itinerary = planned(plan({}, [...trains.slice(0, 2), back]));
    const [first, second] = itinerary.stays;
    expect(second?.arrival).toMatchObject({ from: '临溪', to: '海湾', depart: '13:10', arrive: '14:10' });
    expect(first?.itinerary.days.at(-1)?.end.placeId).toBe('linxi-station');
    expect(second?.itinerary.days[0]?.start.placeId).toBe('bay-inn');
  });

  it('lead through the cities in the best order where that was asked for', () => {
    const third = bothTowns
      .filter(({ city }) => city === '海湾')
      .map((place) => ({ ...place, id: `far-${place.id}`, name: `远${place.name}`, city: '远岛' }));
    const ways: readonly Connection[] = [
      ...trains,
      { ...trains[1], from: '海湾', to: '远岛', station: 'far-bay-station', minutes: 50 } as Connection,
      { ...trains[1], from: '临溪', to: '远岛', station: 'far-bay-station', minutes: 280 } as Connection,
      { ...trains[1], from: '上海', to: '远岛', station: 'far-bay-station', minutes: 60 } as Connection,
    ];
    const stays = ['临溪', '远岛', '海湾'].map((city) => ({ city, nights: 1 }));
    const places = [...bothTowns, ...third];
    // In the order given 280 minutes go by between the first two; by the harbour it is 60 and 50.
    expect(cities(planned(plan({ stays }, ways, places)))).toEqual(['临溪', '远岛', '海湾']);
    expect(cities(planned(plan({ stays, order: 'best' }, ways, places)))).toEqual(['临溪', '海湾', '远岛']);
  });
});

describe('budgets over several cities', () => {
  it('give a dear town what it needs, and the others go without', () => {
    const usual = planned(plan({ economical: true }));
    const [linxi, bay] = usual.stays.map(({ itinerary }) => itinerary.costs.total);
    const maxYuan = usual.costs.total;
    const itinerary = planned(plan({ economical: true, budgets: [{ scope: 'total', maxYuan }] }));
    expect(itinerary.costs.total).toBeLessThanOrEqual(maxYuan);
    // The harbour's hotel alone is dearer than its even share by length.
    const share = ((maxYuan - usual.costs.intercityTransport) * 2) / 5;
    expect(linxi !== undefined && bay !== undefined && bay > share).toBe(true);
    const remark = itinerary.remarks.find(({ type }) => type === 'saving');
    if (itinerary.costs.total < maxYuan) expect(remark).toMatchObject({ budgetYuan: maxYuan });
  });

  it('say for the whole trip how much is needed', () => {
    const budgets = [{ scope: 'total' as const, maxYuan: 600 }];
    const { obstacles, nearest } = unplanned(plan({ budgets }));
    expect(obstacles).toEqual([
      { type: 'budget', scope: 'total', maxYuan: 600, neededYuan: Math.ceil(nearest?.costs.total ?? 0) },
    ]);
    expect(nearest !== undefined && nearest.costs.total > 600).toBe(true);
  });

  it('hold for tickets over all cities together', () => {
    const budgets = [{ scope: 'attractions' as const, maxYuan: 80 }];
    expect(planned(plan({ budgets })).costs.attractions).toBeLessThanOrEqual(80);
  });
});

describe('wishes over several cities', () => {
  it('go to the city that has the place', () => {
    const itinerary = planned(plan({ mustSee: ['石岩寺', '云山寺'] }));
    expect(stopsIn(itinerary, '临溪')).toContain('cloud-temple');
    expect(stopsIn(itinerary, '海湾')).toContain('rock-temple');
    expect(stopsIn(planned(plan({ cuisines: ['seafood'] })), '海湾')).toContain('fish-house');
  });

  it('name what no city has, with a plan without it', () => {
    const { obstacles, nearest } = unplanned(plan({ mustSee: ['故宫'], cuisines: ['sushi'] }));
    expect(obstacles).toEqual([
      { type: 'unknown-place', name: '故宫' },
      { type: 'unknown-place', name: 'sushi' },
    ]);
    expect(nearest && cities(nearest)).toEqual(['临溪', '海湾']);
  });

  it('name the city that cannot keep them', () => {
    // 2027-05-17 is a Monday, on which the museum is closed.
    const stays = [
      { city: '海湾', nights: 1 },
      { city: '临溪', days: 1, mustSee: ['临溪博物馆'] },
    ];
    const { obstacles } = unplanned(plan({ stays, startDate: '2027-05-16' }));
    const closed = { type: 'must-see', name: '临溪博物馆', reason: 'closed' };
    expect(obstacles).toEqual([{ type: 'in-city', city: '临溪', obstacle: closed }]);
  });

  it('limit kinds of sights over all cities together', () => {
    const temples = (itinerary: MultiCityItinerary) =>
      ['临溪', '海湾'].flatMap((city) => stopsIn(itinerary, city)).filter((id) => id.endsWith('-temple'));
    const interests = ['temple'];
    expect(temples(planned(plan({ interests })))).toHaveLength(2);
    expect(temples(planned(plan({ interests, kindLimits: [{ tag: 'temple', most: 1 }] })))).toHaveLength(1);
  });

  it('hold in one city alone where they were said of it', () => {
    const stays = [
      { city: '临溪', days: 2, mustNotSee: ['镜湖'] },
      { city: '海湾', days: 2, dayWishes: [{ day: 2, until: '15:00' }] },
    ];
    const itinerary = planned(plan({ stays }));
    expect(stopsIn(itinerary, '临溪')).not.toContain('mirror-lake');
    expect(itinerary.stays[1]?.itinerary.days[1]?.end.time.localeCompare('15:01')).toBe(-1);
  });
});

describe('a request that cannot be planned with', () => {
  const stays = twoTowns.stays;
  it.each<[string, Partial<MultiCityRequest>, string]>([
    ['no city', { stays: [] }, 'stays'],
    ['neither days nor nights', { stays: [{ city: '临溪' }] }, 'stays[0]'],
    ['both', { stays: [{ city: '临溪', days: 1, nights: 1 }] }, 'stays[0]'],
    ['no day', { stays: [{ city: '临溪', days: 0 }] }, 'stays[0].days'],
    ['half a night', { stays: [...stays, { city: '远岛', nights: 1.5 }] }, 'stays[2].nights'],
    ['a city without a name', { stays: [{ city: ' ', nights: 1 }] }, 'stays[0].city'],
    ['a city twice', { stays: [...stays, { city: '临溪市', nights: 1 }] }, 'stays[2].city'],
    ['home as a stay', { origin: '海湾' }, 'stays[1].city'],
    ['a date that is none', { startDate: '2027-02-30' }, 'startDate'],
    ['nobody', { party: {} }, 'party'],
    ['a budget below zero', { budgets: [{ scope: 'total', maxYuan: -1 }] }, 'budgets[0].maxYuan'],
    [
      'more than a month',
      {
        stays: [
          { city: '临溪', nights: 20 },
          { city: '海湾', nights: 10 },
        ],
      },
      'stays',
    ],
    [
      'a day beyond the stay',
      { stays: [{ city: '临溪', days: 1, dayWishes: [{ day: 2 }] }] },
      'stays[0].dayWishes[0].day',
    ],
  ])('is refused with the field that is wrong: %s', (_, change, field) => {
    const asked = () => plan(change);
    expect(asked).toThrow(TripRequestError);
    try {
      asked();
    } catch (error) {
      expect((error as TripRequestError).issues.map((issue) => issue.field)).toContain(field);
    }
  });

  it('is one whose wish is for a day of the way onward, which is a day of the stay', () => {
    const first = { city: '临溪', days: 1, dayWishes: [{ day: 2, mustNotSee: ['镜湖'] }] };
    expect(plan({ stays: [first, { city: '海湾', days: 1 }] }).status).toBe('planned');
  });
});

it('plans nothing that the checker does not pass', () => {
  const itinerary = planned(plan({ budgets: [{ scope: 'total', maxYuan: 5000 }] }));
  expect(checkMultiCityTrip(itinerary, twoTowns, bothTowns, { connections: trains })).toEqual([]);
});
