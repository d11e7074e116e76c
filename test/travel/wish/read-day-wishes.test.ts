import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { mergeWish } from '../../../src/travel/wish/merge-wish.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import type { NamedPlace } from '../../../src/travel/wish/wish-reading.js';

const now = new Date('2026-12-01T04:00:00Z');
const places: readonly NamedPlace[] = [
  { id: 'east', name: '杭州东站', englishName: 'Hangzhou East', city: '杭州', kind: 'station' },
  { id: 'lake', name: '西湖', englishName: 'West Lake', city: '杭州', kind: 'sight' },
];
const threeDays: TripWish = { city: '杭州', days: 3, startDate: '2026-12-04' };
const read = (message: string, previous: TripWish | undefined = threeDays) =>
  readTripWish(message, { now, places, previous }).wish;

describe('a later start', () => {
  const daily = (from: string) => [1, 2, 3].map((day) => ({ day, from }));
  it.each<[string, TripWish['dayWishes']]>([
    ['早上能不能晚点,十点再出发', daily('10:00')],
    ['can we start later, at 10?', daily('10:00')],
    ['我们想睡到十点', daily('10:00')],
    ['每天九点半出门可以吗', daily('09:30')],
    ['could we start at 9:30 every day', daily('09:30')],
    ['第二天十点半再出发', [{ day: 2, from: '10:30' }]],
    ["on day 2 we'd rather start at 11", [{ day: 2, from: '11:00' }]],
    ['not before 10 on day 1 please', [{ day: 1, from: '10:00' }]],
    ['We want to be back at the hotel by 9', [1, 2, 3].map((day) => ({ day, until: '21:00' }))],
    [
      '第一天下午3点到,之后每天十点出发',
      [
        { day: 1, from: '15:00' },
        { day: 2, from: '10:00' },
        { day: 3, from: '10:00' },
      ],
    ],
  ])('holds on the days that “%s” means, and asks for no other pace', (message, dayWishes) => {
    const reading = readTripWish(message, { now, places, previous: threeDays });
    expect(reading).toMatchObject({ asksFact: false, wish: { dayWishes } });
    expect(reading.wish.pace).toBeUndefined();
  });

  it.each(['12月5日早上8点从上海出发去杭州玩两天', 'Leave from Shanghai at 8 am for two days in Hangzhou'])(
    'is not the hour of leaving home: “%s”',
    (message) => {
      expect(read(message, undefined).dayWishes).toBeUndefined();
    },
  );
});

describe('hours of arrival and departure', () => {
  it.each<[string, TripWish['dayWishes']]>([
    ['我们下午3点到', [{ day: 1, from: '15:00' }]],
    ['第一天中午12点半才到', [{ day: 1, from: '12:30' }]],
    ['飞机晚上7点落地', [{ day: 1, from: '19:00' }]],
    // At the station half an hour before.
    ['晚上8点的火车走', [{ day: 3, until: '19:30' }]],
    ['最后一天18:40的高铁回上海', [{ day: 3, until: '18:10' }]],
    // At the airport an hour and a half before.
    ['最后一天下午5点的飞机回家', [{ day: 3, until: '15:30' }]],
    ['最后一天中午就得走', [{ day: 3, until: '12:00' }]],
    [
      '上午10点到杭州东站,最后一天傍晚6点离开',
      [
        { day: 1, from: '10:00', startAt: '杭州东站' },
        { day: 3, until: '18:00' },
      ],
    ],
    [
      '17:30到杭州东站,最后一天22:10从杭州东站走',
      [
        { day: 1, from: '17:30', startAt: '杭州东站' },
        { day: 3, until: '21:40', endAt: '杭州东站' },
      ],
    ],
    ['最后一天22:10杭州东站的火车走', [{ day: 3, until: '21:40', endAt: '杭州东站' }]],
    [
      '10点到杭州东站,最后一天20点前要到杭州东站',
      [
        { day: 1, from: '10:00', startAt: '杭州东站' },
        { day: 3, until: '20:00', endAt: '杭州东站' },
      ],
    ],
    ['最后一天晚上8点从萧山机场走', [{ day: 3, until: '18:30' }]],
    ['第二天10点再出发', [{ day: 2, from: '10:00' }]],
    ['第二天晚上9点前要回酒店', [{ day: 2, until: '21:00' }]],
    ['we arrive at 3pm', [{ day: 1, from: '15:00' }]],
    ['our train leaves at 6 pm', [{ day: 3, until: '17:30' }]],
    ['On the last day we have to leave at noon', [{ day: 3, until: '12:00' }]],
    ['our flight home is at 20:15', [{ day: 3, until: '18:45' }]],
    ['the plane lands at 11:20 am', [{ day: 1, from: '11:20' }]],
    ['we must be at the station by 5 pm', [{ day: 3, until: '17:00' }]],
    ['start at 10 am on day 2', [{ day: 2, from: '10:00' }]],
  ])('of “%s”', (message, dayWishes) => {
    const wish = read(message);
    expect(wish.dayWishes).toEqual(dayWishes);
    expect(wish.journeyModes).toBeUndefined();
  });

  it('count the last day of a trip whose length is said beside them', () => {
    expect(read('去杭州玩四天,最后一天晚上7点的火车走', {}).dayWishes).toEqual([{ day: 4, until: '18:30' }]);
  });

  it.each(['几点开门', '西湖早上7点开门吗', '9点到11点逛西湖'])('are none in “%s”', (message) => {
    expect(read(message).dayWishes).toBeUndefined();
  });

  it('join what the day was wished for before, and are corrected later', () => {
    const say = (wish: TripWish, message: string) =>
      mergeWish(wish, readTripWish(message, { now, places, previous: wish }));
    const first = say(say(threeDays, '最后一天轻松点'), '晚上8点的火车走');
    expect(first.dayWishes).toEqual([{ day: 3, pace: 'relaxed', until: '19:30' }]);
    expect(say(first, '火车改到晚上9点走').dayWishes).toEqual([{ day: 3, pace: 'relaxed', until: '20:30' }]);
  });
});

describe('days of rain', () => {
  it.each<[string, TripWish['dayWishes']]>([
    ['第二天下雨', [{ day: 2, rain: true }]],
    ['第二天有雨,安排室内的', [{ day: 2, rain: true, mustSee: ['indoor'] }]],
    ['it will rain on day 2', [{ day: 2, rain: true }]],
    ['the forecast says rain for the last day', [{ day: 3, rain: true }]],
    ['第二天不下雨了', [{ day: 2, rain: false }]],
  ])('of “%s”', (message, dayWishes) => {
    expect(read(message).dayWishes).toEqual(dayWishes);
  });

  it.each(['如果第二天下雨怎么办', 'what if it rains on day 2?'])('are none in “%s”', (message) => {
    expect((read(message).dayWishes ?? []).filter(({ rain }) => rain !== undefined)).toEqual([]);
  });
});

describe('days off', () => {
  it.each([
    '第三天不安排',
    '第三天自由活动',
    '第三天想休息',
    '第三天留给自己',
    'leave day 3 free',
    'day 3 off',
    'nothing planned on the third day',
  ])('of “%s”', (message) => {
    const wish = read(message);
    expect(wish.dayWishes).toEqual([{ day: 3, free: true }]);
    expect(wish.pace).toBeUndefined();
  });

  it('are none where only part of the day is meant', () => {
    expect(read('第三天下午自由活动').dayWishes).toBeUndefined();
  });

  it('end when something is wished for that day', () => {
    const free: TripWish = { ...threeDays, dayWishes: [{ day: 3, free: true }] };
    const reading = readTripWish('第三天还是去西湖吧', { now, places, previous: free });
    expect(mergeWish(free, reading).dayWishes).toEqual([{ day: 3, mustSee: ['西湖'] }]);
  });
});

describe('what somebody cannot do without', () => {
  it.each<[string, TripWish['needs']]>([
    ['老人坐轮椅', ['step-free']],
    ['奶奶爬不了楼梯', ['step-free']],
    ['带两个小宝宝', ['stroller']],
    ['要推婴儿车', ['stroller']],
    ['my mother uses a wheelchair', ['step-free']],
    ['we push a pram', ['stroller']],
    ['with two toddlers', ['stroller']],
    ['不用轮椅', undefined],
  ])('of “%s”', (message, needs) => {
    expect(read(message).needs).toEqual(needs);
  });

  it('counts the babies as well', () => {
    expect(read('我们两个大人带两个小宝宝').party).toEqual({ adult: 2, child: 2 });
  });

  it('adds up', () => {
    const wish = mergeWish({ needs: ['step-free'] }, readTripWish('还要推婴儿车', { now }));
    expect(wish.needs).toEqual(['step-free', 'stroller']);
  });
});

describe('limits of a kind', () => {
  it.each<[string, TripWish['kindLimits']]>([
    ['寺庙最多一个', [{ tag: 'temple', most: 1 }]],
    ['最多去两个博物馆', [{ tag: 'museum', most: 2 }]],
    [
      '博物馆不要超过1个,公园最多2个',
      [
        { tag: 'museum', most: 1 },
        { tag: 'park', most: 2 },
      ],
    ],
    ['一个寺庙就够了', [{ tag: 'temple', most: 1 }]],
    ['at most one temple', [{ tag: 'temple', most: 1 }]],
    ['no more than two museums, please', [{ tag: 'museum', most: 2 }]],
  ])('of “%s”', (message, kindLimits) => {
    const wish = read(message);
    expect(wish.kindLimits).toEqual(kindLimits);
    expect(wish.interests).toBeUndefined();
  });

  it('are replaced by a newer one of the same kind', () => {
    const wish = mergeWish({ kindLimits: [{ tag: 'temple', most: 1 }] }, readTripWish('寺庙最多两个', { now }));
    expect(wish.kindLimits).toEqual([{ tag: 'temple', most: 2 }]);
  });
});

describe('free sights', () => {
  it('are no longer the only ones once there is money for tickets', () => {
    const free = mergeWish({}, readTripWish('只想去免费景点', { now }));
    expect(free.freeOnly).toBe(true);
    expect(mergeWish(free, readTripWish('门票预算200元', { now }))).not.toHaveProperty('freeOnly');
  });
});

describe('ways of travelling of a slow and of a fast kind', () => {
  it.each([
    ['特种兵', { pace: 'packed' }],
    ['佛系', { pace: 'relaxed' }],
    ['经济一点', { economical: true }],
  ] as const)('“%s”', (message, wish) => {
    expect(read(message)).toEqual(wish);
  });
});

describe('appointments', () => {
  it.each([
    '第二天晚上7点半在西湖看演出',
    'on day 2 we have tickets for West Lake at 7:30 pm',
    // The trip starts on a Friday.
    '周六晚上7点半在西湖看演出',
    'On Saturday evening there is a show at West Lake at 7:30 pm',
  ])('of “%s”', (message) => {
    const wish = read(message);
    expect(wish.dayWishes).toMatchObject([{ day: 2, appointments: [{ place: '西湖', at: '19:30' }] }]);
    expect(wish).not.toHaveProperty('startDate');
  });

  it('move to another hour', () => {
    const previous: TripWish = {
      ...threeDays,
      dayWishes: [{ day: 2, appointments: [{ place: '西湖', at: '19:30' }] }],
    };
    const reading = readTripWish('第二天西湖的演出改到晚上8点', { now, places, previous });
    expect(mergeWish(previous, reading).dayWishes).toMatchObject([
      { day: 2, appointments: [{ place: '西湖', at: '20:00' }] },
    ]);
  });
});

describe('days of the week', () => {
  it('are days of the trip where the weather is said of them', () => {
    expect(read('周日会下雨').dayWishes).toEqual([{ day: 3, rain: true }]);
    expect(read('it will rain on Sunday').dayWishes).toEqual([{ day: 3, rain: true }]);
    expect(read('Sunday looks like rain').dayWishes).toEqual([{ day: 3, rain: true }]);
  });

  it('are dates where the trip is to begin on them', () => {
    expect(read('改成下周六出发').startDate).toBe('2026-12-12');
    expect(read('周六出发', {}).startDate).toBe('2026-12-05');
  });
});
