import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/domain/place.js';
import { renderMarkdown } from '../../../src/travel/form/itinerary-markdown.js';
import { weComMessages } from '../../../src/travel/form/wecom-messages.js';
import { renderItinerary } from '../../../src/travel/render/render-itinerary.js';
import { checkWording } from '../../../src/travel/wording/check-wording.js';
import { sampleItinerary } from '../render/sample-itinerary.js';
import { anyPlan } from '../support/any-plan.js';
import { withOtherName, withOtherNumber } from './doctored-text.js';

const changes = (text: string) =>
  checkWording(text, sampleItinerary).corrections.map(({ from, to }) => `${from} → ${to}`);
const doubts = (text: string) => checkWording(text, sampleItinerary).unverified.flatMap(({ claims }) => claims);

describe('checkWording', () => {
  it('corrects the hour beside the name of a stop', () => {
    const { text, corrections } = checkWording('中午12点在楼外楼吃午餐，大约160元。', sampleItinerary);
    expect(text).toBe('11:10在楼外楼吃午餐，大约160元。');
    expect(corrections).toEqual([
      { kind: 'clock', from: '中午12点', to: '11:10', sentence: '中午12点在楼外楼吃午餐，大约160元。' },
    ]);
    expect(changes('Lunch at Louwailou at 11:30 am')).toEqual(['11:30 am → 11:10 am']);
    expect(changes('安排好了：13：00到雷峰塔')).toEqual(['13：00 → 13:30']);
    expect(changes('雷峰塔 13:00-15:00')).toEqual(['13:00 → 13:30']);
  });

  it('corrects prices: a ticket, a meal in a table, the total', () => {
    expect(changes('下午一点半到雷峰塔，门票一百二十元。')).toEqual(['一百二十元 → 80元']);
    expect(changes('| 11:10–12:10 | 楼外楼 | 180元 |')).toEqual(['180元 → 160元']);
    expect(changes('全程预计1,056.5元。')).toEqual(['1,056.5元 → 956.5元']);
    expect(changes('The total is ¥999 for 2 days.')).toEqual(['¥999 → ¥956.50']);
    const tickets = sampleItinerary.costs.attractions;
    expect(changes('Tickets: ¥999 in total.')).toEqual([`¥999 → ¥${tickets}`]);
    expect(changes('门票一共999元。')).toEqual([`999元 → ${tickets}元`]);
  });

  it('corrects a way and a journey', () => {
    expect(changes('Leifeng Pagoda: the taxi takes 15 minutes and costs ¥16.50.')).toEqual(['15 minutes → 12 minutes']);
    expect(changes('去程火车8:30从上海出发，9:40到杭州。')).toEqual(['9:40 → 9:30']);
  });

  it.each([
    '第一天上午9:35从杭州东站出发，坐地铁25分钟（8元）到断桥残雪，10点到11点游览，免费。11:10在楼外楼吃午餐，约160元。',
    '下午一点半到雷峰塔，门票80元（每人40元），开放到20点，待一个半小时。晚上住湖滨，房费三百二十元。',
    '第二天晚上十点半逛武林夜市，营业到次日凌晨两点。全程两个人一共956.5元，其中门票80元、餐饮240元、住宿320元。',
    'Visit Broken Bridge from 10 am to 11 am, then reach Leifeng Pagoda at 1:30 pm. You stay at Hubin for ¥320.',
    '两天一晚，10月1日（周五）出发，10月2日返回；预算2000元，还剩1043.5元。',
    '您可以慢慢走，节奏轻松一点。有两点建议：带伞；带水。',
  ])('changes nothing in a text that is right: %s', (text) => {
    expect(checkWording(text, sampleItinerary)).toEqual({ text, corrections: [], unverified: [] });
  });

  it('reports what it cannot put right, and removes it where that is wanted', () => {
    expect(doubts('10月1日出发，10月3日返回。')).toEqual(['10月3日']);
    expect(doubts('第 3 天自由活动。')).toEqual(['第 3 天']);
    expect(doubts('A trip for 3 people.')).toEqual(['3 people']);
    const text = '雷峰塔门票80元。另外可以坐船，船票55元。祝您玩得开心！';
    expect(checkWording(text, sampleItinerary).unverified).toEqual([
      { sentence: '另外可以坐船，船票55元。', claims: ['55元'] },
    ]);
    expect(checkWording(text, sampleItinerary, { unverified: 'remove' }).text).toBe('雷峰塔门票80元。祝您玩得开心！');
  });

  it('reports a place of the tenant’s that is not in the plan, and understands other names of those that are', () => {
    const position = { latitude: 30.2, longitude: 120.1, datum: 'WGS-84' } as const;
    const places: Place[] = [
      { id: 'songcheng', name: '宋城', city: '杭州', kind: 'sight', position },
      { id: 'leifeng', name: '雷峰塔', aliases: ['西照塔'], city: '杭州', kind: 'sight', position },
    ];
    expect(checkWording('晚上看宋城的演出。', sampleItinerary, { places }).unverified[0]?.claims).toEqual(['宋城']);
    expect(checkWording('14:00 到西照塔。', sampleItinerary, { places }).text).toBe('13:30 到西照塔。');
  });

  it('leaves numbers alone that stand in another source', () => {
    const text = '雷峰塔最晚19:30入园。';
    expect(checkWording(text, sampleItinerary).unverified).not.toEqual([]);
    expect(checkWording(text, sampleItinerary, { sources: ['雷峰塔 19:30 停止入园'] }).unverified).toEqual([]);
  });

  it('knows the line that owns up to old facts, and notices another year in it', () => {
    const old = {
      ...sampleItinerary,
      sources: [
        { name: '旅游局', date: '2019-03-05' },
        { name: '旅游局', date: '2020-06-01' },
      ],
    };
    for (const language of ['zh-Hans', 'en'] as const) {
      const text = renderItinerary(old, language);
      expect(text).toMatch(/2019/);
      expect(checkWording(text, old)).toEqual({ text, corrections: [], unverified: [] });
      expect(checkWording(text.replace('2019', '2018'), old).unverified).not.toEqual([]);
    }
  });

  it('raises no alarm at any rendering of any plan, and notices nearly every number or name that is changed', () => {
    let doctored = 0;
    let noticed = 0;
    fc.assert(
      fc.property(anyPlan, fc.constantFrom('zh-Hans', 'en'), fc.integer(), ({ itinerary, places }, language, seed) => {
        const texts = [
          renderItinerary(itinerary, language as 'en'),
          renderMarkdown(itinerary, language as 'en'),
          weComMessages(itinerary, { language: language as 'en' }).join('\n\n'),
        ];
        for (const text of texts) {
          expect(checkWording(text, itinerary, { places })).toEqual({ text, corrections: [], unverified: [] });
        }
        const [text = ''] = texts;
        const names = places.map(({ name }) => name);
        const planned = new Set(
          itinerary.days.flatMap(({ start, end, stops }) => [start.name, end.name, ...stops.map(({ name }) => name)]),
        );
        const shown = [...planned].filter((name) => text.includes(name));
        const others = names.filter((name) => !planned.has(name));
        const changed = [
          ...fc.sample(withOtherNumber(text, names), { numRuns: 16, seed }),
          ...(others.length > 0 && shown.length > 0
            ? fc.sample(withOtherName(text, shown, others), { numRuns: 4, seed })
            : []),
        ];
        for (const each of changed) {
          if (each.from === each.to) continue;
          const { corrections, unverified } = checkWording(each.text, itinerary, { places });
          doctored += 1;
          noticed += corrections.length + unverified.length > 0 ? 1 : 0;
        }
      }),
      { numRuns: 25 },
    );
    expect(doctored).toBeGreaterThan(300);
    expect(noticed / doctored).toBeGreaterThanOrEqual(0.97);
  });
});
