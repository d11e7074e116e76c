import fc from 'fast-check';
import type {
  AccessNeed,
  DayWish,
  JourneyMode,
  TripAlternative,
  TripRequest,
} from '../../../src/domain/trip-request.js';
import { anyTags, cuisineTags, stayTags } from './any-city.js';
import { isKept, type NewWish } from './kept-wishes.js';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
/** A wish that one request in so many has, if the planner keeps it at all. */
function oneIn<T>(many: number, wish: NewWish, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  const absent = fc.constant(undefined);
  return isKept(wish) ? fc.oneof({ weight: many - 1, arbitrary: absent }, { weight: 1, arbitrary }) : absent;
}
const rarely = <T>(wish: NewWish, arbitrary: fc.Arbitrary<T>) => oneIn(4, wish, arbitrary);
/** Of wishes that few random cities can grant, one in a request leaves most requests with a plan. */
const seldom = <T>(wish: NewWish, arbitrary: fc.Arbitrary<T>) => oneIn(12, wish, arbitrary);

const budget = fc.oneof(
  fc.record({ scope: fc.constant('total' as const), maxYuan: fc.integer({ min: 0, max: 8000 }) }),
  fc.record({
    scope: fc.constantFrom('attractions', 'dining', 'hotel', 'inner-city-transport', 'intercity-transport'),
    maxYuan: fc.integer({ min: 0, max: 3000 }),
  }),
);
const party = fc
  .record({
    adult: fc.integer({ min: 0, max: 4 }),
    child: fc.constantFrom(0, 0, 1, 2),
    student: fc.constantFrom(0, 0, 0, 1, 3),
    senior: fc.constantFrom(0, 0, 0, 1, 2),
  })
  .filter(({ adult, student, senior }) => adult + student + senior > 0);
const pace = fc.constantFrom('relaxed', 'moderate', 'packed', undefined);
const modes = fc.constantFrom(
  undefined,
  undefined,
  ['walk', 'bus'] as const,
  ['metro', 'taxi'] as const,
  ['taxi'] as const,
  ['drive'] as const,
  ['walk'] as const,
);
const mustSee = fc.subarray(['sight 0号', 'sight 3号', 'sight 7号', 'restaurant 0号', 'museum'], { maxLength: 2 });
const mustNotSee = fc.subarray(['sight 1号', 'sight 2号', 'temple', 'restaurant 1号'], { maxLength: 2 });
const journeyMode = fc.subarray<JourneyMode>(['train', 'coach', 'flight'], { minLength: 1, maxLength: 2 });
const alternative: fc.Arbitrary<TripAlternative> = fc
  .record({
    budgets: maybe(fc.array(budget, { minLength: 1, maxLength: 1 })),
    mustSee: maybe(fc.subarray(['sight 4号', 'sight 5号'], { minLength: 1 })),
    mustNotSee: maybe(fc.subarray(['sight 6号', 'lake'], { minLength: 1 })),
    modes: maybe(fc.constantFrom(['walk', 'bus'] as const, ['taxi'] as const)),
    noWalking: maybe(fc.constant(true)),
    freeOnly: maybe(fc.constant(true)),
    bedsPerRoom: maybe(fc.constantFrom(1, 2)),
  })
  .filter((wishes) => Object.values(wishes).some((wish) => wish !== undefined));

function dayWish(day: number): fc.Arbitrary<DayWish> {
  const wish = fc.record({
    day: fc.constant(day),
    mustSee: maybe(fc.subarray(['sight 2号', 'sight 5号', 'restaurant 2号', 'lake'], { maxLength: 1 })),
    mustNotSee: maybe(fc.subarray(['sight 4号', 'garden'], { maxLength: 1 })),
    pace,
    from: rarely('from', fc.constantFrom('07:30', '10:00', '13:30', '16:00')),
    until: rarely('until', fc.constantFrom('12:30', '15:00', '18:00', '21:00', '24:30')),
    startAt: rarely('startAt', fc.constantFrom('sight 6号', 'hotel 0号', 'station 0号')),
    endAt: rarely('endAt', fc.constantFrom('sight 8号', 'hotel 1号', 'station 0号', 'restaurant 3号')),
    appointments: rarely(
      'appointments',
      fc.array(
        fc.record({
          place: fc.constantFrom('sight 1号', 'sight 9号', 'restaurant 1号'),
          at: fc.constantFrom('10:00', '12:00', '14:30', '18:00'),
        }),
        { minLength: 1, maxLength: 1 },
      ),
    ),
    rain: rarely('rain', fc.constant(true)),
    free: rarely('free', fc.constant(true)),
  });
  return wish.filter(({ from, until }) => from === undefined || until === undefined || from < until);
}

function requestOf(days: number): fc.Arbitrary<TripRequest> {
  const allDays = Array.from({ length: days }, (_, index) => index + 1);
  return fc.record({
    city: fc.constant('小城'),
    origin: fc.constantFrom(undefined, '海城', '山城', '远城'),
    startDate: fc.constantFrom('2026-11-28', '2026-12-30', '2027-07-05', '2027-09-29', '2027-02-04'),
    days: fc.constant(days),
    party,
    budgets: maybe(fc.array(budget, { maxLength: 2 })),
    economical: fc.boolean(),
    interests: fc.subarray(anyTags, { maxLength: 3 }),
    pace,
    mustSee: maybe(mustSee),
    mustNotSee,
    stayAt: fc.constantFrom(undefined, undefined, '湖边', 'hotel 1号', 'somewhere'),
    modes,
    dayWishes: fc.oneof(
      fc.constant(undefined),
      fc.subarray(allDays, { maxLength: Math.min(2, days) }).chain((chosen) => fc.tuple(...chosen.map(dayWish))),
    ),
    noWalking: seldom('noWalking', fc.constant(true)),
    taxiBeyondKm: seldom('taxiBeyondKm', fc.constantFrom(0.5, 2, 5)),
    journeyModes: seldom('journeyModes', fc.record({ outbound: maybe(journeyMode), inbound: maybe(journeyMode) })),
    bedsPerRoom: seldom('bedsPerRoom', fc.constantFrom(1, 2)),
    stayWith: seldom('stayWith', fc.subarray(stayTags, { minLength: 1, maxLength: 2 })),
    cuisines: seldom('cuisines', fc.subarray(cuisineTags, { minLength: 1, maxLength: 2 })),
    unkept: seldom('unkept', fc.constantFrom(['带我飞'], ['要能钓鱼', '要有篝火'])),
    freeOnly: rarely('freeOnly', fc.constant(true)),
    kindLimits: rarely(
      'kindLimits',
      fc.array(fc.record({ tag: fc.constantFrom('museum', 'temple'), most: fc.integer({ min: 0, max: 2 }) }), {
        minLength: 1,
        maxLength: 2,
      }),
    ),
    needs: rarely('needs', fc.subarray<AccessNeed>(['step-free', 'stroller'], { minLength: 1 })),
    anyOf: seldom('anyOf', fc.array(alternative, { minLength: 1, maxLength: 2 })),
  });
}

/** A request for a trip to the made-up city, with any of the wishes. */
export const anyRequest: fc.Arbitrary<TripRequest> = fc.integer({ min: 1, max: 5 }).chain(requestOf);
