import fc from 'fast-check';
import type { OpeningHours, Place, PlaceKind, Weekday } from '../../../src/domain/place.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { smallCityTrains } from './small-city.js';

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const quarter = (from: number, until: number) =>
  fc.integer({ min: from * 4, max: until * 4 }).map((quarters) => quarters * 15);
const tags = ['lake', 'museum', 'temple', 'hiking', 'garden', 'show'];
const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);

const openingHours: fc.Arbitrary<OpeningHours> = fc
  .record({
    open: quarter(6, 14),
    length: quarter(3, 10),
    weekdays: fc.option(fc.uniqueArray(weekday, { minLength: 4, maxLength: 7 }), { nil: undefined }),
    entryBefore: fc.option(fc.constantFrom(30, 60), { nil: undefined }),
    season: fc.option(fc.constantFrom(['03-15', '11-30'] as const, ['11-01', '03-31'] as const), { nil: undefined }),
  })
  .map(({ open, length, weekdays, entryBefore, season }) => ({
    open: clock(open),
    close: clock(open + length),
    weekdays,
    season,
    lastEntry: entryBefore === undefined ? undefined : clock(open + length - entryBefore),
  }));

function anyPlace(kind: PlaceKind): fc.Arbitrary<Omit<Place, 'id' | 'name'>> {
  const isStay = kind === 'hotel' || kind === 'station';
  return fc.record({
    city: fc.constant('小城'),
    kind: fc.constant(kind),
    position: fc.record({
      latitude: fc.integer({ min: 30_000, max: 30_090 }).map((value) => value / 1000),
      longitude: fc.integer({ min: 120_000, max: 120_090 }).map((value) => value / 1000),
      datum: fc.constant('WGS-84' as const),
    }),
    openingHours: isStay
      ? fc.constant(undefined)
      : fc.option(fc.array(openingHours, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    closedDays: isStay
      ? fc.constant(undefined)
      : fc.option(fc.record({ weekdays: fc.uniqueArray(weekday, { maxLength: 2 }), openOnHolidays: fc.boolean() }), {
          nil: undefined,
        }),
    price: fc.option(fc.record({ adult: fc.integer({ min: 0, max: 150 }), child: fc.integer({ min: 0, max: 60 }) }), {
      nil: undefined,
    }),
    roomPrice: kind === 'hotel' ? fc.integer({ min: 80, max: 600 }) : fc.constant(undefined),
    visitMinutes: fc.option(
      fc.integer({ min: 4, max: 36 }).map((fives) => fives * 5),
      { nil: undefined },
    ),
    tags: fc.subarray(tags, { maxLength: 2 }),
    rating: fc.option(
      fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
      { nil: undefined },
    ),
  });
}

function named(kind: PlaceKind, minLength: number, maxLength: number): fc.Arbitrary<Place[]> {
  return fc
    .array(anyPlace(kind), { minLength, maxLength })
    .map((rows) => rows.map((row, index) => ({ ...row, id: `${kind}-${index}`, name: `${kind} ${index}号` })));
}

/** A made-up city, with or without hotels and tables. */
export const anyCity: fc.Arbitrary<readonly Place[]> = fc
  .tuple(named('sight', 1, 25), named('restaurant', 0, 8), named('hotel', 0, 4), named('station', 1, 1))
  .map(([sights, tables, hotels, stations]) => [
    ...sights,
    ...tables,
    ...hotels,
    ...stations.map((each) => ({ ...each, id: 'station' })),
  ]);

export const anyRequest: fc.Arbitrary<TripRequest> = fc.record({
  city: fc.constant('小城'),
  origin: fc.constantFrom(undefined, '海城', '山城'),
  startDate: fc.constantFrom('2026-11-28', '2026-12-30', '2027-07-05', '2027-09-29', '2027-02-04'),
  days: fc.integer({ min: 1, max: 5 }),
  party: fc.record({ adult: fc.integer({ min: 1, max: 4 }), child: fc.integer({ min: 0, max: 2 }) }),
  budgets: fc.option(
    fc.array(
      fc.record({
        scope: fc.constantFrom('total', 'attractions', 'dining', 'hotel'),
        maxYuan: fc.integer({ min: 0, max: 5000 }),
      }),
      { maxLength: 2 },
    ),
    { nil: undefined },
  ),
  economical: fc.boolean(),
  interests: fc.subarray(tags, { maxLength: 3 }),
  pace: fc.constantFrom('relaxed', 'moderate', 'packed', undefined),
  mustSee: fc.subarray(['sight 0号', 'sight 3号', 'restaurant 0号', 'nowhere'], { maxLength: 2 }),
  mustNotSee: fc.subarray(['sight 1号', 'temple', 'restaurant 1号'], { maxLength: 2 }),
  modes: fc.constantFrom(undefined, ['walk', 'bus'] as const, ['taxi'] as const, ['walk'] as const),
});

export const anyTrains = smallCityTrains;
