import { describe, expect, it } from 'vitest';
import type { MultiCityRequest } from '../../../src/domain/multi-city-request.js';
import { planMultiCityTrip } from '../../../src/travel/multi-city/plan-multi-city-trip.js';
import { renderMultiCityOutcome } from '../../../src/travel/multi-city/render/render-multi-city.js';
import { bothTowns, trains, twoTowns } from './two-towns.js';

const told = (language: 'zh-Hans' | 'en', change: Partial<MultiCityRequest> = {}, connections = trains) =>
  renderMultiCityOutcome(
    planMultiCityTrip({ ...twoTowns, ...change }, bothTowns, { connections, iterations: 20 }),
    language,
  );

const headings = (text: string) => text.split('\n').filter((line) => /^[─━]{2} .* [─━]{2}$/u.test(line));

describe('a trip over two towns in words', () => {
  it('is headed by the ways between, its days numbered through', () => {
    expect(headings(told('zh-Hans'))).toEqual([
      '── 上海 → 临溪 · 5 月 11 日 周二 ──',
      '━━ 临溪 · 住 2 晚 ━━',
      '── 第 1 天 · 5 月 11 日 周二 ──',
      '── 第 2 天 · 5 月 12 日 周三 ──',
      '── 第 3 天 · 5 月 13 日 周四 ──',
      '── 临溪 → 海湾 · 5 月 13 日 周四 ──',
      '━━ 海湾 · 住 1 晚 ━━',
      '── 第 3 天 · 5 月 13 日 周四 ──',
      '── 第 4 天 · 5 月 14 日 周五 ──',
      '── 海湾 → 上海 · 5 月 14 日 周五 ──',
      '── 全程费用 ──',
      '── 几点说明 ──',
      '── 资料来源 ──',
    ]);
  });

  it('opens with all cities, days and nights', () => {
    expect(told('zh-Hans')).toMatch(
      /^为您安排好了临溪、海湾 4 天 3 晚：2027 年 5 月 11 日（周二）至 14 日（周五），2 位成人，/u,
    );
    expect(told('en')).toMatch(/^Here is your trip to 临溪 and 海湾, 4 days and 3 nights: /u);
  });

  it('adds the ways between the cities to what it costs', () => {
    expect(told('en')).toMatch(/Between cities +¥250/u);
    expect(told('zh-Hans')).toMatch(/城际交通 +250 元/u);
  });

  it('does not call a morning on the way a free day', () => {
    expect(told('zh-Hans')).not.toContain('可以自由活动');
  });

  it('asks where the trip begins, where nobody said so', () => {
    expect(told('zh-Hans', { origin: undefined })).toContain('往返交通没有计入；告诉我从哪里出发');
    expect(told('zh-Hans')).not.toContain('往返交通没有计入');
  });
});

describe('no plan over two towns in words', () => {
  it('says what is in the way in each city and for all of the trip', () => {
    const stays = twoTowns.stays.map((stay) => (stay.city === '海湾' ? { ...stay, mustSee: ['灯塔'] } : stay));
    const text = told('zh-Hans', { stays, budgets: [{ scope: 'total', maxYuan: 300 }] });
    expect(text).toMatch(/^海湾：我们的资料里没有找到“灯塔”/u);
    expect(text).toMatch(/\n预算 300 元不够：最省的 4 天安排要 \d+(\.\d+)? 元。\n下面这个安排最接近您的要求：/u);
  });

  it.each([
    ['no way', [trains[0], trains[1]], {}, 'We know of no way from 临溪 to 海湾 that arrives on the same day.'],
    [
      'no such mode',
      trains,
      { journeyModes: { onward: ['flight'] } },
      'We know of no way from 临溪 to 海湾 by flight; what we can offer is: train.',
    ],
  ] as const)('tells of %s', (_, connections, change, sentence) => {
    const known = connections.flatMap((row) => row ?? []);
    expect(told('en', change, known)).toContain(sentence);
  });
});
