import fc from 'fast-check';
import type { Connection } from '../../../src/domain/connection.js';
import type { MultiCityRequest } from '../../../src/domain/multi-city-request.js';
import type { Place } from '../../../src/domain/place.js';
import type { Budget, CityWish, JourneyMode } from '../../../src/domain/trip-request.js';
import { anyCity, anyTags } from './any-city.js';

const cityNames = ['甲城', '乙城', '丙城', '丁城'] as const;
const home = '山城';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** The same city under another name. */
function inCity(places: readonly Place[], city: string): readonly Place[] {
  return places.map((place) => ({ ...place, city, id: `${city}-${place.id}`, name: `${city}${place.name}` }));
}

const regular = fc.record({
  first: fc.constantFrom('05:45', '06:30', '07:10', '09:00'),
  last: fc.constantFrom('15:20', '19:40', '21:30'),
  everyMinutes: fc.constantFrom(20, 45, 90, 240),
});
const single = fc.constantFrom(
  { outbound: ['08:05', '12:40', '18:15'], inbound: ['09:25', '16:50'] },
  { outbound: ['10:00'], inbound: ['20:10'] },
);

function anyWay(from: string, to: string, knowsBoth: boolean): fc.Arbitrary<Connection> {
  return fc
    .record({
      mode: fc.constantFrom<JourneyMode>('train', 'train', 'coach', 'flight', 'drive'),
      minutes: fc.integer({ min: 20, max: 300 }),
      adult: fc.integer({ min: 10, max: 600 }),
      departures: fc.oneof(regular, single),
      isKnown: fc.boolean(),
    })
    .map(({ mode, minutes, adult, departures, isKnown }) => ({
      ...{ from, to, mode, minutes, departures, price: { adult, child: adult / 2 } },
      station: `${to}-station`,
      fromStation: knowsBoth && isKnown ? `${from}-station` : undefined,
    }));
}

/** One to three ways, or rarely none. */
function anyWays(from: string, to: string, knowsBoth: boolean): fc.Arbitrary<readonly Connection[]> {
  const some = fc.array(anyWay(from, to, knowsBoth), { minLength: 1, maxLength: 3 });
  return fc.oneof({ weight: 12, arbitrary: some }, { weight: 1, arbitrary: fc.constant([]) });
}

function anyConnections(cities: readonly string[]): fc.Arbitrary<readonly Connection[]> {
  const pairs = cities.flatMap((from, index) => cities.slice(index + 1).map((to) => anyWays(from, to, true)));
  const fromHome = cities.map((city) => anyWays(home, city, false));
  return fc.tuple(...pairs, ...fromHome).map((rows) => rows.flat());
}

const length = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ nights: fc.integer({ min: 1, max: 2 }) }),
);

function anyStay(city: string): fc.Arbitrary<CityWish> {
  const sight = fc.integer({ min: 0, max: 4 }).map((index) => `${city}sight ${index}号`);
  return fc
    .tuple(
      length,
      maybe(fc.array(sight, { maxLength: 1 })),
      maybe(fc.constantFrom('relaxed' as const, 'packed' as const)),
    )
    .map(([how, mustSee, pace]) => ({ city, ...how, mustSee, pace }));
}

const budget: fc.Arbitrary<Budget> = fc.record({
  scope: fc.constantFrom('total', 'attractions', 'dining', 'hotel', 'inner-city-transport', 'intercity-transport'),
  maxYuan: fc.integer({ min: 100, max: 9000 }),
});
const modes = fc.constantFrom<readonly JourneyMode[] | undefined>(undefined, undefined, ['train', 'coach'], ['drive']);

function anyRequestFor(cities: readonly string[]): fc.Arbitrary<MultiCityRequest> {
  const tag = fc.constantFrom(...anyTags);
  return fc.record({
    origin: maybe(fc.constant(home)),
    stays: fc.tuple(...cities.map(anyStay)),
    order: fc.constantFrom('given' as const, 'best' as const, undefined),
    startDate: fc.constantFrom('2026-12-30', '2027-03-12', '2027-05-01', '2027-09-30'),
    party: fc.record({ adult: fc.integer({ min: 1, max: 4 }), child: fc.constantFrom(0, 0, 2) }),
    budgets: maybe(fc.array(budget, { minLength: 1, maxLength: 2 })),
    mustSee: maybe(fc.array(fc.constantFrom(...cities.map((city) => `${city}sight 1号`)), { maxLength: 1 })),
    cuisines: maybe(fc.array(tag, { maxLength: 1 })),
    kindLimits: maybe(fc.record({ tag, most: fc.integer({ min: 0, max: 3 }) }).map((limit) => [limit])),
    interests: maybe(fc.array(tag, { maxLength: 2 })),
    journeyModes: maybe(fc.record({ outbound: modes, onward: modes, inbound: modes })),
    economical: maybe(fc.boolean()),
  });
}

export interface AnyTour {
  readonly places: readonly Place[];
  readonly connections: readonly Connection[];
  readonly request: MultiCityRequest;
}

/** Two or three made-up cities, what joins them, and a trip over them. */
export const anyTour: fc.Arbitrary<AnyTour> = fc.integer({ min: 2, max: 3 }).chain((count) => {
  const cities = cityNames.slice(0, count);
  return fc.record({
    places: fc.tuple(...cities.map((city) => anyCity.map((places) => inCity(places, city)))).map((all) => all.flat()),
    connections: anyConnections(cities),
    request: anyRequestFor(cities),
  });
});
