import { describe, expect, expectTypeOf, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../src/domain/json.js';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { readTripInput, tripInputDescription } from '../../../src/travel/tool/read-trip-input.js';
import type { TripInput } from '../../../src/travel/tool/trip-input-schema.js';

describe('the input of the trip planner', () => {
  it('has the fields of a TripWish and six of its own', () => {
    expectTypeOf<keyof TripInput>().toEqualTypeOf<
      keyof TripWish | 'keepEarlier' | 'change' | 'alternatives' | 'choose' | 'cheaper' | 'showWhole'
    >();
    expectTypeOf<
      Omit<TripInput, 'change' | 'alternatives' | 'choose' | 'cheaper' | 'showWhole' | 'keepEarlier'>
    >().toExtend<TripWish>();
  });

  it('describes every field to the model', () => {
    const properties = tripInputDescription.properties as Record<string, JsonObject>;
    expect(Object.keys(properties)).toEqual([
      ...[
        'city',
        'stays',
        'origin',
        'startDate',
        'endDate',
        'notBefore',
        'holiday',
        'days',
        'party',
        'budgets',
        'economical',
        'interests',
      ],
      ...[
        'pace',
        'mustSee',
        'mustNotSee',
        'stayAt',
        'modes',
        'dayWishes',
        'noWalking',
        'taxiBeyondKm',
        'journeyModes',
        'bedsPerRoom',
        'stayWith',
        'cuisines',
        'freeOnly',
        'kindLimits',
        'needs',
        'rests',
        'unkept',
        'members',
        'anyOf',
        'change',
        'alternatives',
        'choose',
        'cheaper',
        'showWhole',
        'keepEarlier',
      ],
    ]);
    const described = Object.values(properties).map((property) => property.description);
    expect(new Set(described).size).toBe(described.length);
    expect(described).not.toContain(undefined);
    expect(tripInputDescription).not.toHaveProperty('$schema');
    expect(tripInputDescription).not.toHaveProperty('required');
  });

  it.each<[what: string, input: JsonValue, value: TripInput]>([
    ['nothing said yet', {}, {}],
    ['numbers in quotes', { days: '3', party: { adult: '2' } }, { days: 3, party: { adult: 2 } }],
    ['a number of people without kinds', { party: 4 }, { party: { adult: 4 } }],
    ['an amount without a scope', { budgets: '2000' }, { budgets: [{ scope: 'total', maxYuan: 2000 }] }],
    [
      'one budget outside a list',
      { budgets: { scope: 'dining', maxYuan: 300 } },
      { budgets: [{ scope: 'dining', maxYuan: 300 }] },
    ],
    ['a holiday given as a date', { startDate: 'national-day' }, { holiday: 'national-day' }],
    ['other marks in a date', { startDate: '2027/10/1' }, { startDate: '2027-10-01' }],
    ['null for what is left out', { city: '杭州', origin: null, startDate: null }, { city: '杭州' }],
    ['a value out of range, for the customer to be told', { days: 60 }, { days: 60 }],
  ])('accepts %s', (_what, input, value) => {
    expect(readTripInput(input)).toEqual({ value });
  });

  it.each<[what: string, input: JsonValue, path: string, message: RegExp]>([
    ['an unknown field', { destination: '杭州' }, '', /"destination"/],
    ['an unknown kind of person', { party: { adults: 2 } }, 'party', /"adults"/],
    ['a date in words', { startDate: '10 月 1 日' }, 'startDate', /YYYY-MM-DD/],
    ['an unknown holiday', { holiday: '校庆' }, 'holiday', /"national-day"/],
    ['a number in words', { days: 'three' }, 'days', /expected number, received string/],
    ['a budget without its use', { budgets: [{ maxYuan: 300 }] }, 'budgets.0.scope', /"total"/],
    ['an unknown way to get around', { modes: ['metro', 'helicopter'] }, 'modes.1', /"taxi"/],
    ['a text', 'three days in Hangzhou', '', /expected object/],
  ])('refuses %s and says where and what it expects', (_what, input, path, message) => {
    const checked = readTripInput(input);
    if (!('issues' in checked)) throw new Error('expected the input to be refused');
    expect(checked.issues).toEqual([{ path, message: expect.stringMatching(message) }]);
  });
});
