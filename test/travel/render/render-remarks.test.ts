import { describe, expect, it } from 'vitest';
import type { Itinerary, TripRemark } from '../../../src/domain/itinerary.js';
import type { Language } from '../../../src/domain/language.js';
import { renderItinerary } from '../../../src/travel/render/render-itinerary.js';
import { freeDay, sampleItinerary } from './sample-itinerary.js';

function remarksIn(
  language: Language,
  remarks: readonly TripRemark[],
  itinerary: Itinerary = sampleItinerary,
): string[] {
  const [, rest = ''] = renderItinerary({ ...itinerary, remarks }, language).split(
    /── (?:几点说明|幾點說明|Good to know) ──\n/,
  );
  return (rest.split('\n\n')[0] ?? '').split('\n');
}

const cases: readonly [what: string, remark: TripRemark, simplified: string, english: string][] = [
  [
    'which of several wishes is kept',
    { type: 'alternative', number: 2, of: 3 },
    '· 您给的 3 个条件里，这个安排满足第 2 个。',
    '· Of the 3 conditions that you gave, the plan meets number 2.',
  ],
  [
    'wishes that are left aside',
    { type: 'unkept', wishes: ['吃素', '导游'] },
    '· 这些要求行程里没法体现，请与商家确认：“吃素”、“导游”。',
    '· The plan cannot take this into account; please ask on the spot: “吃素” and “导游”.',
  ],
  [
    'a closed sight',
    { type: 'left-out', name: '西湖博物馆', englishName: 'West Lake Museum', reason: 'closed' },
    '· 西湖博物馆在这几天不开放，所以没有排进来。',
    '· West Lake Museum (西湖博物馆) is closed on these days, so we left it out.',
  ],
  [
    'a sight there is no time for',
    { type: 'left-out', name: '灵隐寺', reason: 'time' },
    '· 灵隐寺很值得一去，只是这次时间排不下；多留半天到一天就有机会。',
    '· 灵隐寺 is well worth seeing but did not fit this time; half a day more would help.',
  ],
  [
    'a sight that is too dear',
    { type: 'left-out', name: '宋城', reason: 'budget' },
    '· 宋城花费比较高，这次先不安排；想去的话告诉我，我来调整。',
    '· 宋城 would cost rather much, so not this time; say so if you would like it all the same.',
  ],
  [
    'a sight too far away',
    { type: 'left-out', name: '良渚', reason: 'distance' },
    '· 良渚离其他景点比较远，来回太费时间，这次没有安排。',
    '· 良渚 is too far from the rest to be worth the way this time.',
  ],
  [
    'a sight that would make it a rush',
    { type: 'left-out', name: '六和塔', reason: 'pace' },
    '· 六和塔也不错，再加上它行程就太赶了，所以没有排进来。',
    '· 六和塔 would have made the days too rushed.',
  ],
  [
    'a sight to book, with one full stop only',
    { type: 'book-ahead', name: '博物馆', note: '须提前 3 天预约。', englishNote: 'Book 3 days ahead.' },
    '· 博物馆：须提前 3 天预约。',
    '· 博物馆: Book 3 days ahead.',
  ],
  [
    'a sight to book that has no English note',
    { type: 'book-ahead', name: '博物馆', note: '须提前 3 天预约' },
    '· 博物馆：须提前 3 天预约。',
    '· 博物馆: 须提前 3 天预约.',
  ],
  [
    'an announced holiday',
    { type: 'holiday', holiday: '国庆节', announced: true },
    '· 正值国庆节假期，人多、房价容易上涨，车票、酒店和热门景点请尽早预订。',
    '· You travel over National Day: expect crowds and higher room prices, and book trains, hotels and popular sights early.',
  ],
  [
    'a holiday whose days off are not announced',
    { type: 'holiday', holiday: '国庆节', announced: false },
    '· 2027 年国庆节的放假和调休安排还没有公布，这里按法定假日来排；公布之后请再核对一次日期。假期人多，车票和酒店请尽早预订。',
    '· The official days off for National Day 2027 are not announced yet; we used the statutory holiday. Please check the dates again once they are out. Expect crowds, and book trains and hotels early.',
  ],
  [
    'an assumed party',
    { type: 'assumed', slot: 'party', value: '1' },
    '· 您还没说几位出行，先按 2 位成人计算；告诉我人数，我马上重新算。',
    '· You did not say how many of you travel, so we counted 2 adults; tell us and we will work it out again.',
  ],
  [
    'assumed days',
    { type: 'assumed', slot: 'days', value: '2' },
    '· 您还没说玩几天，先按 2 天安排。',
    '· You did not say how long, so we planned 2 days.',
  ],
  [
    'assumed dates',
    { type: 'assumed', slot: 'dates', value: '2027-10-01' },
    '· 您还没说哪天去，先按 2027 年 10 月 1 日（周五）出发安排；换个日期也没问题。',
    '· You did not say when, so we planned to start on Fri 1 Oct 2027; any other date is fine.',
  ],
  [
    'an assumed pace',
    { type: 'assumed', slot: 'pace', value: 'relaxed' },
    '· 节奏先按“轻松”来排，想松一点或紧一点都可以说。',
    '· We planned a relaxed pace; say so if you would like it slower or faster.',
  ],
  [
    'a pace described in other words',
    { type: 'assumed', slot: 'pace', value: 'as usual' },
    '· 节奏先按不松不紧来排，想调整都可以说。',
    '· We planned an even pace; say so if you would like it slower or faster.',
  ],
  [
    'an assumed journey',
    { type: 'assumed', slot: 'origin-journey', value: '' },
    '· 往返交通先按从上海出发计算。',
    '· We counted the way there and back from Shanghai.',
  ],
  [
    'an assumed place to stay',
    { type: 'assumed', slot: 'stay', value: '' },
    '· 您没有指定住处，先按住在湖滨安排。',
    '· You did not say where to stay, so we chose Hubin.',
  ],
  [
    'a place that is not known',
    { type: 'unknown-place', name: '云顶乐园' },
    '· 我们的资料里没有找到“云顶乐园”，这次没能安排；换个叫法告诉我，我再找一次。',
    '· We could not find “云顶乐园” in our records; under another name we will gladly look again.',
  ],
  [
    'a saving',
    { type: 'saving', budgetYuan: 2000, costYuan: 956.5 },
    '· 比 2000 元的预算省下 1043.5 元，可以留作备用。',
    '· That is ¥1,043.50 below your budget of ¥2,000.',
  ],
  [
    'a budget used to the last yuan',
    { type: 'saving', budgetYuan: 956.5, costYuan: 956.5 },
    '· 956.5 元的预算正好用完，临时花销请另留一些。',
    '· Your budget of ¥956.50 is used in full; keep a little extra at hand.',
  ],
];

describe('remarks', () => {
  it.each(cases)('word %s', (_what, remark, simplified, english) => {
    expect(remarksIn('zh-Hans', [remark])[0]).toBe(simplified);
    expect(remarksIn('en', [remark])[0]).toBe(english);
  });

  it('say in one sentence what was left out for one reason', () => {
    const leftOut = (name: string): TripRemark => ({ type: 'left-out', name, reason: 'pace' });
    expect(remarksIn('zh-Hans', [leftOut('六和塔'), leftOut('宋城')])[0]).toBe(
      '· 六和塔、宋城也不错，再加上它们行程就太赶了，所以没有排进来。',
    );
  });

  it('mark names with the quotation marks of traditional Chinese', () => {
    expect(remarksIn('zh-Hant', [{ type: 'unknown-place', name: '云顶乐园' }])[0]).toContain('「雲頂樂園」');
  });

  it('say that the way there is not counted where no journey is planned', () => {
    const remark: TripRemark = { type: 'assumed', slot: 'origin-journey', value: '' };
    expect(remarksIn('zh-Hans', [remark], freeDay)[0]).toBe('· 往返交通没有计入；告诉我从哪里出发，我来一起安排。');
    const unreachable = { ...remark, value: '拉萨' };
    expect(remarksIn('zh-Hans', [unreachable], freeDay)[0]).toBe(
      '· 没有找到从拉萨来的班次，往返交通没有计入，请另作安排。',
    );
    expect(remarksIn('en', [unreachable], freeDay)[0]).toContain('no connection from Lhasa');
  });

  it('do not send whoever drives to a timetable', () => {
    const { outbound } = sampleItinerary;
    if (!outbound) throw new Error('the sample has a journey');
    const drive = { ...sampleItinerary, outbound: { ...outbound, mode: 'drive' as const }, inbound: undefined };
    expect(remarksIn('zh-Hans', [], drive)).toEqual(['· 路上的时间和车费按距离估算，出门时请留些余地。']);
    expect(remarksIn('zh-Hans', [])).toContain('· 往返的班次和票价以购票时为准。');
  });

  it('come once each', () => {
    const remark: TripRemark = { type: 'holiday', holiday: '国庆节', announced: true };
    const lines = remarksIn('zh-Hans', [remark, remark]);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('do not repeat that entry is free, which stands beside the visit', () => {
    const remark = (note: string, englishNote: string) =>
      ({ type: 'book-ahead', name: '浙博', note, englishNote }) as const;
    const free = remark('免费，但须提前预约', 'Free, but book a slot with your ID');
    expect(remarksIn('zh-Hans', [free])[0]).toBe('· 浙博：须提前预约。');
    expect(remarksIn('en', [free])[0]).toBe('· 浙博: Book a slot with your ID.');
  });
});
