import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';

const now = new Date('2026-12-01T04:00:00Z');
const read = (message: string, previous?: TripWish) => readTripWish(message, { now, previous }).wish;
const notBy = (...refused: readonly string[]) =>
  ['train', 'coach', 'flight', 'drive'].filter((mode) => !refused.includes(mode));

describe('ways between the cities', () => {
  it.each<[string, TripWish['journeyModes'] | undefined]>([
    ['高铁去飞机回', { outbound: ['train'], inbound: ['flight'] }],
    ['坐高铁去,飞机回来', { outbound: ['train'], inbound: ['flight'] }],
    ['来回都坐高铁', { outbound: ['train'], inbound: ['train'] }],
    ['往返飞机', { outbound: ['flight'], inbound: ['flight'] }],
    ['我们不坐飞机', { outbound: notBy('flight') as never, inbound: notBy('flight') as never }],
    ['回程不想坐火车', { inbound: notBy('train') as never }],
    ['去程坐飞机,返程坐动车', { outbound: ['flight'], inbound: ['train'] }],
    ['去的时候坐火车', { outbound: ['train'] }],
    ['飞过去,坐高铁回来', { outbound: ['flight'], inbound: ['train'] }],
    ['坐大巴去', { outbound: ['coach'] }],
    ['We will fly there and take the train home', { outbound: ['flight'], inbound: ['train'] }],
    ['by train both ways please', { outbound: ['train'], inbound: ['train'] }],
    ["we don't want to fly", { outbound: notBy('flight') as never, inbound: notBy('flight') as never }],
    ['no flights on the way back', { inbound: notBy('flight') as never }],
    ['round trip by plane', { outbound: ['flight'], inbound: ['flight'] }],
    [
      'We would rather not take a train there or a train back',
      {
        outbound: notBy('train') as never,
        inbound: notBy('train') as never,
      },
    ],
    ['We would like to fly there and back', { outbound: ['flight'], inbound: ['flight'] }],
    // Named, and nothing wished.
    ['高铁票多少钱', undefined],
    ['酒店离火车站近一点', undefined],
    ['the hotel should be near the train station', undefined],
  ])('of “%s”', (message, expected) => {
    expect(read(message).journeyModes).toEqual(expected);
  });

  it('are kept apart over several messages', () => {
    expect(read('回来改坐飞机', { journeyModes: { outbound: ['train'], inbound: ['train'] } }).journeyModes).toEqual({
      outbound: ['train'],
      inbound: ['flight'],
    });
  });
});

describe('beds', () => {
  it.each<[string, number | undefined]>([
    ['住双床房', 2],
    ['想住大床房', 1],
    ['要标间', 2],
    ['换成三人间', 3],
    ['不要大床房', 2],
    ['a twin room, please', 2],
    ['rooms with two single beds', 2],
    ['we prefer a double room', 1],
    ['a king-size bed', 1],
    ['a single bed room would do', 1],
    ['两个房间', undefined],
  ])('of “%s”', (message, beds) => {
    expect(read(message).bedsPerRoom).toBe(beds);
  });

  it('are no people', () => {
    expect(read('2个人,住双床房').party).toEqual({ adult: 2 });
    expect(read('we want two single beds').party).toBeUndefined();
  });
});

describe('the length beyond which a taxi is taken', () => {
  it.each<[string, number]>([
    ['超过3公里就打车', 3],
    ['两个景点之间大于2.5公里的话打车', 2.5],
    ['3公里以上打车,近的走路', 3],
    ['路程超过800米就打车', 0.8],
    ['take a taxi if it is more than 3 km', 3],
    ['Whenever two stops are more than 4.25 kilometres apart, a taxi please', 4.25],
    ['Budget 3000. For anything over 5 km we take cabs', 5],
  ])('of “%s”', (message, kilometers) => {
    const wish = read(message);
    expect(wish.taxiBeyondKm).toBe(kilometers);
    expect(wish.modes).toBeUndefined();
  });
});

describe('refusing to walk', () => {
  it.each(['市内不步行', 'we do not want to walk anywhere', 'No walking within the city'])('of “%s”', (message) => {
    expect(read(message)).toMatchObject({ noWalking: true, modes: ['bus', 'metro', 'taxi'] });
  });
});

describe('alternatives', () => {
  it.each<[string, TripWish['anyOf']]>([
    [
      '两个人去南京三天,满足其一即可:1.餐饮预算600元 2.住双床房',
      [{ budgets: [{ scope: 'dining', maxYuan: 600 }] }, { bedsPerRoom: 2 }],
    ],
    [
      '以下条件满足任意一个就行：①只去免费景点；②市内不打车',
      [{ freeOnly: true, budgets: [{ scope: 'attractions', maxYuan: 0 }] }, { modes: ['walk', 'bus', 'metro'] }],
    ],
    [
      '要么坐高铁往返,要么住大床房',
      [{ journeyModes: { outbound: ['train'], inbound: ['train'] } }, { bedsPerRoom: 1 }],
    ],
    [
      'Three days in Nanjing. Please meet at least one of these conditions: (1) hotel budget 900 (2) no taxis in the city',
      [{ budgets: [{ scope: 'hotel', maxYuan: 900 }] }, { modes: ['walk', 'bus', 'metro'] }],
    ],
    [
      'One of the following is enough:\n1) fly there and back\n2) a total budget of 5000 yuan',
      [
        { journeyModes: { outbound: ['flight'], inbound: ['flight'] } },
        { budgets: [{ scope: 'total', maxYuan: 5000 }] },
      ],
    ],
  ])('of “%s”', (message, anyOf) => {
    expect(read(message).anyOf).toEqual(anyOf);
  });

  it('are not wishes of the whole trip as well', () => {
    const wish = read('去南京三天,满足其一即可:1.餐饮预算600元 2.住双床房');
    expect(wish).toMatchObject({ city: '南京', days: 3 });
    expect(wish).not.toHaveProperty('budgets');
    expect(wish).not.toHaveProperty('bedsPerRoom');
  });

  it('are none where a list only follows', () => {
    expect(read('南京三天,要求:1.餐饮预算600元 2.住双床房')).toMatchObject({
      budgets: [{ scope: 'dining', maxYuan: 600 }],
      bedsPerRoom: 2,
    });
  });
});

describe('a budget that must not be exceeded', () => {
  it('puts no condition on what is said beside it', () => {
    expect(read('吃饭不超过500元，市内不想打车')).toMatchObject({ modes: ['walk', 'bus', 'metro'] });
  });
});
