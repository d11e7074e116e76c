import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Itinerary, ItineraryDay, Leg, Stop, TripRemark } from '../../../src/domain/itinerary.js';
import type { Language } from '../../../src/domain/language.js';
import { renderPlanOutcome } from '../../../src/travel/render/render-plan-outcome.js';

const clock = fc
  .integer({ min: 0, max: 30 * 60 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const yuan = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 20_000 }),
  fc.integer({ min: 1, max: 999 }).map((half) => half / 2),
);
const date = fc
  .integer({ min: 0, max: 800 })
  .map((day) => new Date(Date.UTC(2026, 10, 24 + day)).toISOString().slice(0, 10));
const place = fc.record(
  {
    placeId: fc.constantFrom('a', 'b'),
    name: fc.constantFrom('断桥残雪', '湖滨'),
    englishName: fc.constant('Broken Bridge'),
  },
  { requiredKeys: ['placeId', 'name'] },
);
const leg: fc.Arbitrary<Leg> = fc.record({
  mode: fc.constantFrom('walk', 'bus', 'metro', 'taxi', 'drive'),
  minutes: fc.nat(90),
  distanceMeters: fc.nat(40_000),
  costYuan: yuan,
});
const times = { leg, arrive: clock, leave: clock, costYuan: yuan };
const openingHours = fc.option(fc.constant('09:00–26:00'), { nil: undefined });
const stop: fc.Arbitrary<Stop> = fc
  .tuple(
    place,
    fc.record({
      ...times,
      openingHours,
      kind: fc.constantFrom('visit', 'meal'),
      meal: fc.constantFrom('lunch', 'dinner'),
    }),
  )
  .map(([where, what]) => ({ ...where, ...what }));
const day: fc.Arbitrary<ItineraryDay> = fc
  .tuple(
    place,
    place,
    fc.array(stop, { maxLength: 3 }),
    fc.record({
      time: clock,
      leg,
      date,
      yuan,
      rooms: fc.nat(3),
      holiday: fc.option(fc.constant('国庆节'), { nil: undefined }),
      overnight: fc.boolean(),
    }),
  )
  .map(([start, end, stops, facts]) => ({
    day: 1,
    date: facts.date,
    holiday: facts.holiday,
    start: { ...start, time: facts.time },
    stops,
    end: { ...end, time: facts.time, leg: facts.leg },
    overnight: facts.overnight ? { ...end, rooms: facts.rooms, costYuan: facts.yuan } : undefined,
    costYuan: facts.yuan,
  }));
const remark: fc.Arbitrary<TripRemark> = fc.oneof(
  fc.record({
    type: fc.constant('left-out' as const),
    name: fc.constant('宋城'),
    reason: fc.constantFrom('closed', 'time', 'budget', 'distance', 'pace'),
  }),
  fc.record({
    type: fc.constant('book-ahead' as const),
    name: fc.constant('宋城'),
    note: fc.constantFrom('须预约。', '须预约;', '須預約'),
  }),
  fc.record({
    type: fc.constant('holiday' as const),
    holiday: fc.constantFrom('国庆节', '春节', '校庆'),
    announced: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('assumed' as const),
    slot: fc.constantFrom('party', 'days', 'dates', 'pace', 'origin-journey', 'stay'),
    value: fc.constantFrom('', '2', 'relaxed'),
  }),
  fc.record({
    type: fc.constant('meal-on-your-own' as const),
    day: fc.constant(1),
    meal: fc.constantFrom('lunch', 'dinner'),
    costYuan: yuan,
  }),
  fc.record({ type: fc.constant('unknown-place' as const), name: fc.constant('云顶') }),
  fc.record({ type: fc.constant('saving' as const), budgetYuan: yuan, costYuan: yuan }),
);
const party = fc.record({
  adult: fc.nat(3),
  child: fc.nat(2),
  student: fc.nat(2),
  senior: fc.integer({ min: 1, max: 2 }),
});
const costs = fc.record({
  attractions: yuan,
  dining: yuan,
  hotel: yuan,
  innerCityTransport: yuan,
  intercityTransport: yuan,
  total: yuan,
});
const itinerary: fc.Arbitrary<Itinerary> = fc.record({
  city: fc.constantFrom('杭州', '某某'),
  party,
  days: fc.array(day, { minLength: 1, maxLength: 3 }),
  costs,
  remarks: fc.array(remark, { maxLength: 5 }),
  sources: fc.constant([{ name: 'OpenStreetMap', date: '2026-11-24' }]),
});
const otherModes: Readonly<Record<string, string>> = {
  打车: '計程車',
  公交: '公車',
  自驾: '自行開車',
  长途汽车: '客運巴士',
};
const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

describe('any itinerary', () => {
  it('is worded without holes, prices of nothing or doubled punctuation', () => {
    fc.assert(
      fc.property(itinerary, fc.constantFrom(...languages), fc.boolean(), (plan, language, planned) => {
        const text = renderPlanOutcome(
          planned
            ? { status: 'planned', itinerary: plan }
            : {
                status: 'no-plan',
                obstacles: [{ type: 'budget', scope: 'total', maxYuan: 0, neededYuan: 5 }],
                nearest: plan,
              },
          language,
        );
        expect(text).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
        expect(text).not.toMatch(/(?<![\d.])0 元|¥0(?![.\d])|(?<!\d)0 (?:分钟|分鐘|min|adults|位)/);
        expect(text).not.toMatch(/[，。；：、！？,;:!?][，。；：、！？,;:!?.]|\.\.|（）|\(\)/);
        expect(text).not.toMatch(/ \n|\n\n\n|\n$/);
      }),
      { numRuns: 400 },
    );
  });

  it('is worded the same in both Chinese scripts, but for the characters', () => {
    fc.assert(
      fc.property(itinerary, (plan) => {
        const outcome = { status: 'planned', itinerary: plan } as const;
        const simplified = renderPlanOutcome(outcome, 'zh-Hans');
        const traditional = renderPlanOutcome(outcome, 'zh-Hant');
        // Means of transport go by other names where traditional characters are read.
        const usual = simplified.replace(/打车|公交|自驾|长途汽车/g, (mode) => otherModes[mode] ?? mode);
        expect(traditional).toHaveLength(usual.length);
        expect(traditional.replace(/\P{Nd}/gu, '')).toBe(simplified.replace(/\P{Nd}/gu, ''));
      }),
    );
  });
});
