import { describe, expect, it } from 'vitest';
import type { Itinerary } from '../../../src/domain/itinerary.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { renderReplan } from '../../../src/travel/render/render-replan.js';
import { sampleItinerary } from './sample-itinerary.js';

const request: TripRequest = { city: '杭州', startDate: '2027-10-01', days: 2, party: { adult: 2 } };
const before = { request, itinerary: sampleItinerary };
const [first] = sampleItinerary.days;
const [bridge, lunch, pagoda] = first?.stops ?? [];
if (!first || !bridge || !lunch || !pagoda) throw new Error('the sample has three stops on its first day');
const island = { ...pagoda, placeId: 'island', name: '三潭印月', englishName: 'Three Pools' };
const changed: Itinerary = {
  ...sampleItinerary,
  days: sampleItinerary.days.map((day) => (day.day === 1 ? { ...day, stops: [bridge, lunch, island] } : day)),
  costs: { ...sampleItinerary.costs, total: 986.5 },
};

function textOf(
  itinerary: Itinerary,
  wishes: Partial<TripRequest>,
  language: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans',
) {
  return renderReplan(before, { status: 'planned', itinerary }, { ...request, ...wishes }, language);
}

describe('renderReplan', () => {
  it('begins with what changed and keeps the other day to a line', () => {
    const lines = textOf(changed, { mustNotSee: ['雷峰塔'] }).split('\n');
    expect(lines[0]).toBe('第 1 天把雷峰塔换成了三潭印月，另外一天不变；总价从 956.5 元变为 986.5 元。');
    expect(lines).toContain('第 2 天（10 月 2 日 周六）不变：武林夜市');
    expect(lines).toContain('13:30–15:00  三潭印月');
    expect(lines.at(-1)).toBe('想看完整的安排，说“完整行程”就行。');
    expect(lines.filter((line) => line.startsWith('── '))).toEqual([
      '── 第 1 天 · 10 月 1 日 周五 · 国庆节 ──',
      '── 费用一览 ──',
    ]);
  });

  it('says the same in the other languages', () => {
    expect(textOf(changed, {}, 'zh-Hant').split('\n')[0]).toBe(
      '第 1 天把雷峰塔換成了三潭印月，另外一天不變；總價從 956.5 元變為 986.5 元。',
    );
    expect(textOf(changed, {}, 'en').split('\n')[0]).toBe(
      'Day 1 now has Three Pools instead of Leifeng Pagoda; the other day stays as it is; the total goes from ¥956.50 to ¥986.50.',
    );
  });

  it('adds a remark that is new and leaves out those that were told', () => {
    const booking = { type: 'book-ahead', name: '三潭印月', note: '须提前 1 天预约' } as const;
    const text = textOf({ ...changed, remarks: [...changed.remarks, booking] }, {});
    expect(text.split('── 几点说明 ──\n')[1]?.split('\n')[0]).toBe('· 三潭印月：须提前 1 天预约。');
    expect(text).not.toContain('估算');
  });

  it.each<[what: string, wishes: Partial<TripRequest>, simplified: string, english: string]>([
    ['the party', { party: { adult: 3 } }, '人数按 3 位成人', 'Planned again with 3 adults'],
    ['the date', { startDate: '2027-10-02' }, '按 2027 年 10 月 2 日（周六）出发', 'a start on Sat 2 Oct 2027'],
    ['the length', { days: 3 }, '改为 3 天', 'Planned again with 3 days'],
    ['the origin', { origin: '上海' }, '从上海出发', 'the way from Shanghai'],
    [
      'a budget',
      { budgets: [{ scope: 'dining', maxYuan: 500 }] },
      '餐饮预算按 500 元（2 人合计）',
      'a budget for meals of ¥500 for the 2 of you',
    ],
  ])('shows all of it again when %s changes', (_what, wishes, simplified, english) => {
    const [opening = '', trip = ''] = textOf(changed, wishes).split('\n');
    expect(opening).toContain(`${simplified}，行程重新排好了：总价从 956.5 元变为 986.5 元。`);
    expect(trip).toMatch(/^杭州 2 天 1 晚/);
    expect(textOf(changed, wishes)).toContain('── 第 2 天');
    expect(textOf(changed, wishes, 'en').split('\n')[0]).toContain(english);
  });

  it.each<[what: string, wishes: Partial<TripRequest>, simplified: string, english: string]>([
    [
      'a kind of place was not in it',
      { dayWishes: [{ day: 2, mustNotSee: ['hiking'] }] },
      '第 2 天本来就没有安排爬山，所以没有改动。想换掉哪一处，说名字就行。',
      'Day 2 has no hiking in it, so nothing has changed. Tell me which stop to replace, if you like.',
    ],
    [
      'a place is in it',
      { mustSee: ['雷峰塔'] },
      '雷峰塔本来就在第 1 天，行程不用改。',
      'Leifeng Pagoda is on day 1 already, so nothing needs to change.',
    ],
    [
      'the budget is kept',
      { budgets: [{ scope: 'total', maxYuan: 1000 }] },
      '预算按 1000 元（2 人合计）：原来的安排合计 956.5 元，没有超出，行程不用改。',
      'With a budget of ¥1,000 for the 2 of you the plan still fits: it comes to ¥956.50, so nothing needs to change.',
    ],
  ])('says why nothing changed when %s', (_what, wishes, simplified, english) => {
    expect(textOf(sampleItinerary, wishes)).toBe(simplified);
    expect(textOf(sampleItinerary, wishes, 'en')).toBe(english);
  });

  it('says what could still be spared when nothing is cheaper', () => {
    const outcome = { status: 'planned', itinerary: sampleItinerary, cheapest: true } as const;
    expect(renderReplan(before, outcome, request, 'zh-Hans')).toBe(
      '现在的安排合计 956.5 元，已经是我能排出的最省的了。想再省，可以少住一晚，或者去掉收门票的景点。',
    );
  });

  it('leaves the plan as it was beside the reason why a wish fails', () => {
    const obstacles = [{ type: 'must-see', name: '长城', reason: 'unknown' }] as const;
    expect(renderReplan(before, { status: 'no-plan', obstacles, nearest: sampleItinerary }, request, 'zh-Hans')).toBe(
      '我们的资料里没有找到“长城”，换个叫法告诉我，我再找一次。\n原来的行程没有改动，还照旧。',
    );
  });
});
