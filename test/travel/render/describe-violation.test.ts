import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkItinerary, itineraryRules, type Violation } from '../../../src/travel/check-itinerary.js';
import { planTrip } from '../../../src/travel/planner.js';
import { describeViolation } from '../../../src/travel/render/describe-violation.js';
import { factMutations } from '../check/fact-mutations.js';
import type { SoundPlan } from '../check/mutation.js';
import { timeMutations } from '../check/time-mutations.js';
import { wishMutations } from '../check/wish-mutations.js';
import { anyCity, anyRequest } from '../support/any-trip.js';
import { propertyOptions } from '../support/property-run.js';

const temple = { name: '灵隐寺', englishName: 'Lingyin Temple' };
const station = { name: '杭州东站', englishName: 'Hangzhou East' };

describe('describeViolation', () => {
  it.each<[Violation, string, string]>([
    [
      { rule: 'last-entry', day: 2, facts: { place: temple, arrive: '17:40', lastEntry: '17:15' } },
      '第 2 天的灵隐寺 17:15 停止入场，行程却在 17:40 到达。',
      'Day 2: Lingyin Temple (灵隐寺) lets nobody in after 17:15, but the plan gets there at 17:40.',
    ],
    [
      {
        rule: 'opening-hours',
        day: 1,
        facts: { place: temple, arrive: '06:30', leave: '08:00', hours: ['07:00–11:30', '13:00–17:30'] },
      },
      '第 1 天的灵隐寺开放时间是 07:00–11:30、13:00–17:30，行程却安排在 06:30–08:00。',
      'Day 1: Lingyin Temple (灵隐寺) is open 07:00–11:30 or 13:00–17:30, but the plan has you there 06:30–08:00.',
    ],
    [
      { rule: 'closed-day', day: 3, facts: { place: temple, date: '2026-12-07' } },
      '第 3 天的灵隐寺在 12 月 7 日 周一不开放，行程却安排了参观。',
      'Day 3: Lingyin Temple (灵隐寺) is closed on Mon 7 Dec.',
    ],
    [
      {
        rule: 'return-in-time',
        day: 3,
        facts: { place: station, mode: 'train', depart: '18:30', found: '18:25', latest: '18:10' },
      },
      '返程的火车 18:30 开，最晚 18:10 要到杭州东站，行程却 18:25 才到。',
      'The train home leaves at 18:30: be at Hangzhou East (杭州东站) by 18:10; the plan gets there at 18:25.',
    ],
    [
      {
        rule: 'travel-time',
        day: 1,
        facts: { problem: 'speed', from: station, place: temple, mode: 'walk', minutes: 20, leastMinutes: 95 },
      },
      '第 1 天从杭州东站到灵隐寺步行至少要 95 分钟，行程只留了 20 分钟。',
      'Day 1: it takes at least 95 minutes from Hangzhou East (杭州东站) to Lingyin Temple (灵隐寺) on foot, and the plan leaves 20.',
    ],
    [
      { rule: 'budget', facts: { scope: 'attractions', yuan: 380.5, maxYuan: 300 } },
      '门票花费 380.5 元，超出了 300 元的预算。',
      'Tickets cost ¥380.50, which is more than your ¥300.',
    ],
    [
      { rule: 'kind-limits', facts: { tag: 'temple', most: 0, found: [temple] } },
      '“寺庙”这一类您最多想看 0 处，行程里有 1 处：灵隐寺。',
      'You wanted at most 0 of the kind “temple”; the plan has 1: Lingyin Temple (灵隐寺).',
    ],
    [
      {
        rule: 'any-of',
        facts: {
          broken: [
            { rule: 'must-see', facts: { name: '西湖' } },
            { rule: 'budget', facts: { scope: 'total', yuan: 900, maxYuan: 800 } },
          ],
        },
      },
      '您给的几种选择，行程一种也没有完整做到：您想去的西湖没有排进行程。全程花费 900 元，超出了 800 元的预算。',
      'The plan keeps none of your alternatives as a whole. You asked for 西湖, which is not in the plan. The trip costs ¥900, which is more than your ¥800.',
    ],
    [
      {
        rule: 'day-length',
        day: 2,
        facts: { problem: 'late', pace: 'relaxed', start: '09:00', end: '24:30', allowed: '22:00' },
      },
      '第 2 天要到 次日 00:30 才结束，按“轻松”的节奏不该晚于 22:00。',
      'Day 2: it ends at 00:30 (next day); at a relaxed pace it should be over by 22:00.',
    ],
  ])('tells what was found and what would be right: %j', (violation, chinese, english) => {
    expect(describeViolation(violation, 'zh-Hans')).toBe(chinese);
    expect(describeViolation(violation, 'en')).toBe(english);
  });

  it('speaks traditional Chinese', () => {
    const violation: Violation = {
      rule: 'last-entry',
      day: 2,
      facts: { place: temple, arrive: '17:40', lastEntry: '17:15' },
    };
    expect(describeViolation(violation, 'zh-Hant')).toBe('第 2 天的靈隱寺 17:15 停止入場，行程卻在 17:40 到達。');
  });

  it('has a whole sentence for every violation of every rule', () => {
    const plans = fc
      .sample(fc.tuple(anyCity, anyRequest), { seed: 7, numRuns: 160 })
      .flatMap(([places, request]): SoundPlan[] => {
        const outcome = planTrip(request, places, { ...propertyOptions, explains: false });
        return outcome.status === 'planned'
          ? [{ itinerary: outcome.itinerary, request, places, options: propertyOptions }]
          : [];
      });
    const told = new Set<string>();
    for (const { spoil } of [...timeMutations, ...factMutations, ...wishMutations]) {
      for (const plan of plans) {
        const change = spoil(plan, (choices) => choices[0]);
        if (change === undefined) continue;
        const { itinerary, request, places, options } = { ...plan, ...change };
        for (const violation of checkItinerary(itinerary, request, places, options)) {
          told.add(violation.rule);
          expect(describeViolation(violation, 'zh-Hans')).toMatch(/^(?!.*(undefined|NaN|\[object)).+。$/u);
          expect(describeViolation(violation, 'en')).toMatch(/^(?!.*(undefined|NaN|\[object))\P{Lowercase}.+\.$/u);
        }
      }
    }
    expect([...told].toSorted()).toEqual([...itineraryRules].toSorted());
  }, 60_000);
});
