import { describe, expect, it } from 'vitest';
import type { Itinerary } from '../../../src/domain/itinerary.js';
import { renderItinerary } from '../../../src/travel/render/render-itinerary.js';
import { freeDay, sampleItinerary } from './sample-itinerary.js';

function linesOf(itinerary: Itinerary, language: 'zh-Hans' | 'zh-Hant' | 'en'): string[] {
  return renderItinerary(itinerary, language).split('\n');
}

describe('renderItinerary in simplified Chinese', () => {
  const lines = linesOf(sampleItinerary, 'zh-Hans');

  it('opens with city, length, dates, party, total and budget', () => {
    expect(lines.slice(0, 2)).toEqual([
      '为您安排好了杭州 2 天 1 晚：2027 年 10 月 1 日（周五）至 2 日（周六），2 位成人，全程预计 956.5 元，在 2000 元的预算之内。',
      '以下费用都是 2 人合计。',
    ]);
  });

  it('shows the journeys there and back with times and fare', () => {
    expect(lines).toContain('── 去程 · 10 月 1 日 周五 ──');
    expect(lines).toContain('火车 · 上海 08:30 → 杭州 09:30 · 146 元');
    expect(lines).toContain('火车 · 杭州 次日 01:10 → 上海 次日 02:10 · 146 元');
  });

  it('heads each day with number, date, weekday and holiday', () => {
    expect(lines.filter((line) => line.startsWith('── 第'))).toEqual([
      '── 第 1 天 · 10 月 1 日 周五 · 国庆节 ──',
      '── 第 2 天 · 10 月 2 日 周六 · 国庆节 ──',
    ]);
  });

  it('tells a day in order: start, ways, stops with hours and cost, end, night, total', () => {
    const start = lines.indexOf('── 第 1 天 · 10 月 1 日 周五 · 国庆节 ──');
    expect(lines.slice(start + 1, start + 15)).toEqual([
      '09:35 从杭州东站出发',
      '  → 地铁 25 分钟 · 8 元',
      '10:00–11:00  断桥残雪',
      '  全天开放 · 免费',
      '  → 步行 10 分钟（650 米）',
      '11:10–12:10  午餐：楼外楼',
      '  营业 10:30–14:00 · 约 160 元',
      '  → 打车 12 分钟 · 16.5 元',
      '  · 自由活动约 1 小时 10 分钟',
      '13:30–15:00  雷峰塔',
      '  开放 08:00–20:00 · 门票 80 元',
      '  → 步行 10 分钟（650 米）',
      '15:10 入住湖滨（1 间房，320 元）',
      '当日合计 730.5 元（含去程）',
    ]);
  });

  it('shows hours after midnight as the clock does, marked as the next day', () => {
    expect(lines).toContain('22:30–次日 00:30  武林夜市');
    expect(lines).toContain('  开放 18:00–次日 02:00 · 免费');
    expect(lines).toContain('次日 00:40 回到湖滨');
  });

  it('puts a meal of one’s own into the pause that has time for it', () => {
    const meal = lines.indexOf('  · 晚餐请自行安排，费用里已预留 80 元');
    expect(lines[meal - 1]).toBe('  → 步行 10 分钟（650 米）');
    expect(lines[meal + 1]).toBe('22:30–次日 00:30  武林夜市');
  });

  it('leaves a meal that no pause has time for to the end of its day', () => {
    const remarks = [{ type: 'meal-on-your-own', day: 1, meal: 'dinner', costYuan: 80 } as const];
    const [rest = ''] = renderItinerary({ ...sampleItinerary, remarks }, 'zh-Hans').split('── 第 2 天');
    expect(rest).toContain('15:10 入住湖滨（1 间房，320 元）\n晚餐请自行安排，费用里已预留 80 元\n当日合计');
  });

  it('lists the costs by kind, labels and amounts each of one width', () => {
    const start = lines.indexOf('── 费用一览 ──');
    expect(lines.slice(start + 1, start + 8)).toEqual([
      '门票\u3000\u3000     80 元',
      '餐饮\u3000\u3000    240 元',
      '住宿\u3000\u3000    320 元',
      '市内交通   24.5 元',
      '往返交通    292 元',
      '──────────────────',
      '合计\u3000\u3000  956.5 元',
    ]);
  });

  it('names each source once, with its newest day', () => {
    expect(lines.filter((line) => line.includes('Sample data'))).toEqual([
      '· Sample data（2026 年 11 月 24 日） https://example.com/places',
    ]);
  });

  it('says that the ways are estimates', () => {
    expect(lines).toContain('· 路上的时间和车费按距离估算，出门时请留些余地。');
  });
});

describe('renderItinerary in traditional Chinese', () => {
  it('writes the same text in traditional characters', () => {
    const text = renderItinerary(sampleItinerary, 'zh-Hant');
    expect(text).toContain('為您安排好了杭州 2 天 1 晚');
    expect(text).toContain('── 第 1 天 · 10 月 1 日 週五 · 國慶節 ──');
    expect(text).toContain('13:30–15:00  雷峰塔\n  開放 08:00–20:00 · 門票 80 元');
  });
});

describe('renderItinerary in English', () => {
  const lines = linesOf(sampleItinerary, 'en');

  it('opens with length, dates, party, total and budget', () => {
    expect(lines[0]).toBe(
      'Here is your trip to Hangzhou, 2 days and 1 night: Fri 1 Oct to Sat 2 Oct 2027, for 2 adults, ¥956.50 in all, within your budget of ¥2,000.',
    );
  });

  it('gives the Chinese name of a place the first time only', () => {
    expect(lines).toContain('15:10 check in at Hubin (湖滨): 1 room, ¥320');
    expect(lines).toContain('00:40 (next day) back at Hubin');
    expect(lines.filter((line) => line.includes('湖滨'))).toHaveLength(1);
  });

  it('keeps the Chinese name of a place without an English one', () => {
    expect(lines).toContain('22:30–00:30 (next day)  武林夜市');
  });

  it('words journey, way, meal, ticket and holiday', () => {
    expect(lines).toContain('Train · Shanghai 08:30 → Hangzhou 09:30 · ¥146');
    expect(lines).toContain('── Day 1 · Fri 1 Oct · National Day ──');
    expect(lines).toContain('  → Walk 10 min (650 m)');
    expect(lines).toContain('11:10–12:10  Lunch at Louwailou (楼外楼)');
    expect(lines).toContain('  open 08:00–20:00 · tickets ¥80');
    expect(lines).toContain('  always open · free');
    expect(lines).toContain('Day total ¥730.50, including the way there');
    expect(lines).toContain('Total           ¥956.50');
  });
});

describe('a meal inside a sight', () => {
  it.each([
    ['zh-Hans', '  · 午餐就在里面吃，费用里已预留 60 元'],
    ['zh-Hant', '  · 午餐就在裡面吃，費用裡已預留 60 元'],
    ['en', '  · Lunch inside; ¥60 is set aside for it'],
  ] as const)('is told below its visit in %s', (language, line) => {
    const meal = { type: 'meal-on-your-own', day: 1, meal: 'lunch', costYuan: 60, placeId: 'broken-bridge' } as const;
    const lines = linesOf({ ...sampleItinerary, remarks: [...sampleItinerary.remarks, meal] }, language);
    const visit = lines.findIndex((each) => each.startsWith('10:00–11:00'));
    expect(lines.slice(visit + 2, visit + 3)).toEqual([line]);
  });
});

describe('the opening sentence', () => {
  it('calls one day a day trip and needs no sum where nothing is to be paid', () => {
    expect(linesOf(freeDay, 'zh-Hans')[0]).toBe(
      '为您安排好了杭州一日游：2026 年 12 月 5 日（周六），1 位成人，全程不用花钱。',
    );
    expect(renderItinerary(freeDay, 'zh-Hans')).not.toMatch(/费用|0 元/);
  });

  it('names every kind of traveller', () => {
    const party = { adult: 2, child: 1, student: 0, senior: 1 };
    expect(linesOf({ ...sampleItinerary, party }, 'zh-Hans')[0]).toContain('，2 位成人、1 位儿童、1 位老人，');
    expect(linesOf({ ...sampleItinerary, party }, 'en')[0]).toContain('for 2 adults, 1 child and 1 senior,');
  });

  it('takes a budget that the itinerary does not know', () => {
    const quiet = { ...sampleItinerary, remarks: [] };
    expect(renderItinerary(quiet, 'en')).not.toContain('budget');
    expect(renderItinerary(quiet, 'en', { budgetYuan: 900 })).toContain('¥56.50 over the budget of ¥900');
  });

  it('writes both years of a trip over New Year', () => {
    const [first, second] = sampleItinerary.days;
    if (!first || !second) throw new Error('the sample has two days');
    const days = [
      { ...first, date: '2026-12-31' },
      { ...second, date: '2027-01-01' },
    ];
    const itinerary = { ...sampleItinerary, days };
    expect(linesOf(itinerary, 'zh-Hans')[0]).toContain('2026 年 12 月 31 日（周四）至 2027 年 1 月 1 日（周五）');
    expect(linesOf(itinerary, 'en')[0]).toContain('Thu 31 Dec 2026 to Fri 1 Jan 2027');
  });
});

describe('old facts', () => {
  const withFactsOf = (...dates: readonly string[]): Itinerary => ({
    ...sampleItinerary,
    sources: dates.map((date) => ({ name: 'Sample data', date })),
  });

  it('are owned up to, with the oldest month', () => {
    // The trip begins on 1 October 2027.
    const old = withFactsOf('2027-09-01', '2024-03-15');
    expect(linesOf(old, 'zh-Hans')).toContain('· 部分开放时间和门票价格为 2024 年 3 月的资料，请以现场为准。');
    expect(renderItinerary(old, 'en')).toMatch(/opening hours and prices are of \w+ 2024; please check/);
  });

  it('are those of more than a year before the trip', () => {
    expect(renderItinerary(withFactsOf('2026-10-01'), 'zh-Hans')).not.toContain('请以现场为准');
    expect(renderItinerary(withFactsOf('2026-09-30'), 'zh-Hans')).toContain('请以现场为准');
  });
});
