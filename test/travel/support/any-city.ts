import fc from 'fast-check';
import type { OpeningHours, Place, PlaceKind, PriceByPerson, PriceSeason, Weekday } from '../../../src/domain/place.js';
import { isKept } from './kept-wishes.js';

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const quarter = (from: number, until: number) =>
  fc.integer({ min: from * 4, max: until * 4 }).map((quarters) => quarters * 15);
const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const none = fc.constant(undefined);

export const anyTags = ['lake', 'museum', 'temple', 'hiking', 'garden', 'show'];
export const stayTags = ['pets-allowed', 'pool'];
export const cuisineTags = ['sichuan', 'vegetarian'];

function tagsOf(kind: PlaceKind): fc.Arbitrary<string[]> {
  if (kind === 'restaurant' || kind === 'food-street')
    return fc.subarray([...anyTags, ...cuisineTags], { maxLength: 2 });
  return kind === 'hotel' || kind === 'hotel-area' ? fc.subarray(stayTags) : fc.subarray(anyTags, { maxLength: 2 });
}

const openingHours: fc.Arbitrary<OpeningHours> = fc
  .record({
    open: quarter(6, 14),
    length: quarter(3, 12),
    weekdays: maybe(fc.uniqueArray(weekday, { minLength: 4, maxLength: 7 })),
    entryBefore: maybe(fc.constantFrom(30, 60)),
    season: maybe(fc.constantFrom(['03-15', '11-30'] as const, ['11-01', '03-31'] as const)),
  })
  .map(({ open, length, weekdays, entryBefore, season }) => ({
    open: clock(open),
    close: clock(open + length),
    weekdays,
    season,
    lastEntry: entryBefore === undefined ? undefined : clock(open + length - entryBefore),
  }));

const nightly: fc.Arbitrary<OpeningHours> = fc.constantFrom(
  { open: '19:30', close: '21:00' },
  { open: '18:00', close: '26:00', lastEntry: '22:00' },
);

const price: fc.Arbitrary<PriceByPerson> = fc.record(
  {
    adult: fc.constantFrom(0, 10, 25, 40, 60, 80, 120, 150),
    child: fc.constantFrom(0, 5),
    student: fc.constantFrom(0, 7.5),
    senior: fc.constant(0),
  },
  { requiredKeys: ['adult'] },
);

const priceSeason: fc.Arbitrary<PriceSeason> = fc.record({
  season: fc.constantFrom(['11-01', '03-31'] as const, ['07-01', '08-31'] as const, ['09-25', '10-10'] as const),
  price,
});

const position: fc.Arbitrary<Place['position']> = fc.record({
  latitude: fc.integer({ min: 30_000, max: 30_090 }).map((value) => value / 1000),
  longitude: fc.integer({ min: 120_000, max: 120_090 }).map((value) => value / 1000),
  datum: fc.constantFrom('WGS-84' as const, 'GCJ-02' as const),
});

const closedDays = fc.record({
  weekdays: fc.uniqueArray(weekday, { maxLength: 2 }),
  dates: fc.subarray(['12-31', '2027-02-06', '2026-11-29'], { maxLength: 1 }),
  openOnHolidays: fc.boolean(),
});

const sightHours = fc.oneof(
  { weight: 6, arbitrary: fc.array(openingHours, { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: nightly.map((window) => [window]) },
);

function anyPlace(kind: PlaceKind): fc.Arbitrary<Omit<Place, 'id' | 'name'>> {
  const isStay = kind === 'hotel' || kind === 'hotel-area';
  const isOpen = isStay || kind === 'station';
  const isSight = kind === 'sight';
  return fc.record({
    city: fc.constant('小城'),
    kind: fc.constant(kind),
    area: isStay ? fc.constantFrom('湖边', '车站', undefined) : none,
    position,
    openingHours: isOpen ? none : maybe(isSight ? sightHours : fc.array(openingHours, { minLength: 1, maxLength: 2 })),
    closedDays: isOpen ? none : maybe(closedDays),
    price: isOpen ? none : maybe(price),
    priceSeasons: isOpen || !isKept('priceSeasons') ? none : maybe(fc.array(priceSeason, { maxLength: 2 })),
    roomPrice: isStay ? fc.integer({ min: 80, max: 600 }) : none,
    minimumNights: isStay ? fc.constantFrom(undefined, undefined, undefined, 1, 2, 3) : none,
    sleeps: isStay ? fc.constantFrom(undefined, undefined, 1, 3, 6) : none,
    holidayRoomPrice: isStay ? maybe(fc.integer({ min: 80, max: 900 })) : none,
    visitMinutes: isOpen ? none : maybe(fc.integer({ min: 4, max: isSight ? 50 : 18 }).map((fives) => fives * 5)),
    mealsInside: isSight ? maybe(fc.boolean()) : none,
    indoor: isSight ? maybe(fc.boolean()) : none,
    access:
      kind !== 'station' ? maybe(fc.record({ stepFree: maybe(fc.boolean()), stroller: maybe(fc.boolean()) })) : none,
    tags: tagsOf(kind),
    englishName: maybe(fc.constantFrom('West Gate', 'Old Hall')),
    bookAhead: isOpen ? none : maybe(fc.constant('须提前一天预约')),
    rating: maybe(fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10)),
  });
}

function named(kind: PlaceKind, minLength: number, maxLength: number): fc.Arbitrary<Place[]> {
  return fc
    .array(anyPlace(kind), { minLength, maxLength, size: 'max' })
    .map((rows) => rows.map((row, index) => ({ ...row, id: `${kind}-${index}`, name: `${kind} ${index}号` })));
}

/** A made-up city, with or without hotels and tables. */
export const anyCity: fc.Arbitrary<readonly Place[]> = fc
  .tuple(
    named('sight', 2, 25),
    named('restaurant', 0, 8),
    named('food-street', 0, 2),
    named('hotel', 0, 3),
    named('hotel-area', 0, 1),
    named('station', 2, 2),
  )
  .map((places) => {
    const [station, airport] = places[5];
    const hubs = [station && { ...station, id: 'station' }, airport && { ...airport, id: 'airport' }];
    return [...places.slice(0, 5).flat(), ...hubs.filter((hub) => hub !== undefined)];
  });
