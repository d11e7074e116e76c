import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/domain/json.js';
import type { Language } from '../../../src/domain/language.js';
import type { ToolIntent } from '../../../src/domain/tool-intent.js';
import { interpretTrip } from '../../../src/travel/wish/interpret-trip.js';
import type { NamedPlace } from '../../../src/travel/wish/wish-reading.js';
import { samplePlaces } from './sample-places.js';

const now = new Date('2026-11-24T04:00:00Z');
const twoCities: readonly NamedPlace[] = [
  ...samplePlaces,
  { id: 'tiger-hill', name: '虎丘', englishName: 'Tiger Hill', city: '苏州', kind: 'sight' },
];

interface Setting {
  readonly language?: Language;
  readonly places?: readonly NamedPlace[];
  /** A call that was made after so many entries, with this input. */
  readonly previous?: { readonly input: JsonValue; readonly talkLength: number };
}

/** Interprets a talk written as lines: the customer's, or the assistant's where they start with `> `. */
function interpret(
  lines: readonly string[],
  { language = 'zh-Hans', places = twoCities, previous }: Setting = {},
): ToolIntent | undefined {
  return interpretTrip(
    {
      talk: lines.map((line) =>
        line.startsWith('> ') ? { role: 'assistant', text: line.slice(2) } : { role: 'customer', text: line },
      ),
      language,
      now,
      ...(previous === undefined ? {} : { previous: { ...previous, output: null } }),
    },
    { places },
  );
}

const call = (input: JsonValue): ToolIntent => ({ type: 'call', input });
const ask = (question: string): ToolIntent => ({ type: 'ask', question });

describe('interpretTrip before a plan', () => {
  it('calls when city and length are known', () => {
    expect(interpret(['杭州三日游,两个人'])).toEqual(call({ city: '杭州', days: 3, party: { adult: 2 } }));
  });

  it.each<readonly [string, Language, string]>([
    ['帮我安排一个三天的行程', 'zh-Hans', '您想去哪个城市玩？'],
    ['幫我安排一個三天的行程', 'zh-Hant', '您想去哪個城市玩？'],
    ['Please plan a three-day trip', 'en', 'Which city would you like to visit?'],
    ['帮我安排杭州的行程', 'zh-Hans', '您打算哪天出发，玩几天？'],
    ['幫我安排杭州的行程', 'zh-Hant', '您打算哪天出發，玩幾天？'],
    ['Please plan a trip to Hangzhou', 'en', 'When would you like to start, and for how many days?'],
    ['下周五去杭州,帮我规划一下路线', 'zh-Hans', '您打算玩几天？'],
    ['节假日有哪些比较经济的旅游景点推荐?', 'zh-Hans', '您想去哪个城市玩？'],
    ['Any cheap places to visit over the holidays?', 'en', 'Which city would you like to visit?'],
    ['周末有什么好玩的', 'zh-Hans', '您想去哪个城市玩？'],
  ])('asks back on “%s”', (message, language, question) => {
    expect(interpret([message], { language })).toEqual(ask(question));
  });

  it('takes the city from a place that is named', () => {
    expect(interpret(['想去虎丘,帮我安排两天'])).toEqual(call({ city: '苏州', days: 2, mustSee: ['虎丘'] }));
  });

  it.each<readonly [string, Record<string, JsonValue>]>([
    ['节假日有哪些比较经济的旅游景点推荐?', { holiday: 'next-holiday', economical: true }],
    ['放假去哪玩比较省钱', { holiday: 'next-holiday', economical: true }],
    ['Any cheap places to visit over the holidays?', { holiday: 'next-holiday', economical: true }],
    ['小长假有什么好玩的', { holiday: 'next-holiday' }],
    ['五一假期有什么好玩的', { holiday: 'labour-day' }],
    ['周末有什么好玩的', { holiday: 'weekend' }],
  ])('needs no date where the time is said by “%s”', (message, wish) => {
    expect(interpret([message], { places: samplePlaces })).toEqual(call({ city: '杭州', ...wish }));
    expect(interpret([message, '> 您想去哪个城市玩？', '苏州'])).toEqual(call({ city: '苏州', ...wish }));
  });

  it('takes the only city there is', () => {
    expect(interpret(['帮我安排一个三天的行程'], { places: samplePlaces })).toEqual(call({ city: '杭州', days: 3 }));
  });

  it('plans for the city that was named even when no place lies there', () => {
    expect(interpret(['去火星玩三天'], { places: samplePlaces })).toEqual(call({ city: '火星', days: 3 }));
  });

  it('understands bare answers to its questions', () => {
    expect(interpret(['帮我安排旅行', '> 您想去哪个城市玩？', '杭州'])).toEqual(ask('您打算哪天出发，玩几天？'));
    expect(
      interpret(['帮我安排旅行', '> 您想去哪个城市玩？', '杭州', '> 您打算哪天出发，玩几天？', '下周五,三天']),
    ).toEqual(call({ city: '杭州', startDate: '2026-12-04', days: 3 }));
    expect(interpret(['Plan a trip to Suzhou', '> For how many days?', '3'], { language: 'en' })).toEqual(
      call({ city: '苏州', days: 3 }),
    );
  });

  it('takes two days when the customer leaves the length to us', () => {
    expect(interpret(['帮我安排杭州的行程', '> 您打算玩几天？', '随便'])).toEqual(call({ city: '杭州', days: 2 }));
  });

  it('collects wishes over several messages, past questions of fact', () => {
    expect(
      interpret([
        '我们两个大人,从上海去杭州',
        '> 好的。',
        '灵隐寺门票多少钱?',
        '> 请以景区公告为准。',
        '预算2000,帮我安排三天吧',
      ]),
    ).toEqual(
      call({
        city: '杭州',
        origin: '上海',
        party: { adult: 2 },
        days: 3,
        budgets: [{ scope: 'total', maxYuan: 2000 }],
      }),
    );
  });

  it.each(['西湖门票多少钱', '西湖游船几点停?', '你们支持比特币付款吗?', '转人工', '谢谢', '好的', '你好', 'thanks'])(
    'leaves “%s” to others',
    (message) => {
      expect(interpret([message])).toBeUndefined();
      expect(interpret(['帮我安排杭州的行程', '> 您打算玩几天？', message])).toBeUndefined();
    },
  );

  it('says that there is nothing to choose from, unless somebody else offered letters', () => {
    const nothing = ask('现在还没有可以选的方案。告诉我想去哪里、什么时候去，我排好给您，行吗？');
    expect(interpret(['选B'])).toEqual(nothing);
    expect(interpret(['option b'])).toEqual(nothing);
    expect(interpret(['有什么套餐', '> A. 素食 B. 海鲜', '选B'])).toBeUndefined();
  });

  it('does nothing when the assistant spoke last or nobody did', () => {
    expect(interpret(['杭州三日游', '> 好的'])).toBeUndefined();
    expect(interpret([])).toBeUndefined();
  });
});

describe('interpretTrip after a plan', () => {
  const input = { city: '杭州', origin: '上海', days: 3, holiday: 'national-day', party: { adult: 2 } };
  const afterPlan = (...messages: readonly string[]) =>
    interpret(['国庆三天,两个大人从上海去杭州', '> (行程)', ...messages], { previous: { input, talkLength: 1 } });

  it.each<readonly [string, Record<string, JsonValue>]>([
    ['第二天不想爬山,换一个', { dayWishes: [{ day: 2, mustNotSee: ['hiking'] }] }],
    ['预算改成1500', { budgets: [{ scope: 'total', maxYuan: 1500 }] }],
    ['再加一个人', { party: { adult: 3 } }],
    ['可以换成四天吗', { days: 4 }],
    ['能便宜点吗', { economical: true }],
    ['少走点路', { pace: 'relaxed' }],
    ['灵隐寺去过了', { mustNotSee: ['灵隐寺'] }],
    ['make it four days', { days: 4 }],
    ['no museums please', { mustNotSee: ['museum'] }],
    ['换成苏州', { city: '苏州' }],
  ])('calls again with the whole wish on “%s”', (message, changed) => {
    expect(afterPlan(message)).toEqual(call({ ...input, ...changed }));
  });

  it.each(['谢谢', '好的', '西湖游船几点停', '灵隐寺好玩吗?', '酒店包含早餐吗', 'Where is the pier?', '太好了'])(
    'does not plan again on “%s”',
    (message) => {
      expect(afterPlan(message)).toBeUndefined();
    },
  );

  it('adds corrections made since the plan', () => {
    expect(afterPlan('预算改成1500', '> 好的', '谢谢', '> 不客气', '第二天太累了')).toEqual(
      call({ ...input, budgets: [{ scope: 'total', maxYuan: 1500 }], dayWishes: [{ day: 2, pace: 'relaxed' }] }),
    );
  });

  it('asks what is to be replaced when only the day is named', () => {
    expect(afterPlan('第二天换一个')).toEqual(ask('第 2 天您想换掉哪一处？或者想换成什么样的地方？'));
  });

  it('asks what should differ when another plan is wished without saying how', () => {
    expect(afterPlan('换个方案')).toEqual(ask('您想改哪里？比如换掉某个景点，或者调整天数、节奏、预算。'));
  });

  it('asks for the date when a trip without one is to start later', () => {
    expect(afterPlan('推迟一天')).toEqual(ask('您打算哪天出发？'));
  });

  it('starts a new wish with a new city and a new time', () => {
    expect(afterPlan('再帮我安排一个人去苏州玩两天')).toEqual(call({ city: '苏州', days: 2, party: { adult: 1 } }));
  });

  it.each<readonly [string, Record<string, JsonValue>]>([
    ['下个月再去苏州玩两天', { city: '苏州', days: 2, notBefore: '2026-12-01' }],
    ['another trip to Suzhou next month, two days', { city: '苏州', days: 2, notBefore: '2026-12-01' }],
    ['下次再去杭州玩三天,12月20日出发', { city: '杭州', days: 3, startDate: '2026-12-20' }],
  ])('takes nothing but the travellers along to another trip: “%s”', (message, wish) => {
    const first = {
      ...input,
      mustSee: ['灵隐寺'],
      stayAt: '湖滨',
      budgets: [{ scope: 'total', maxYuan: 1500 }],
      needs: ['step-free'],
      dayWishes: [{ day: 2, appointments: [{ place: '楼外楼', at: '18:00' }] }],
    };
    expect(interpret(['(plan)', '> (行程)', message], { previous: { input: first, talkLength: 1 } })).toEqual(
      call({ party: { adult: 2 }, needs: ['step-free'], ...wish }),
    );
  });

  it('asks how long another trip is to be', () => {
    expect(afterPlan('回来以后再去一次苏州')).toEqual(ask('您打算哪天出发，玩几天？'));
  });

  it('survives a talk that was cut since', () => {
    expect(interpret(['预算改成1500'], { previous: { input, talkLength: 40 } })).toEqual(
      call({ ...input, budgets: [{ scope: 'total', maxYuan: 1500 }] }),
    );
  });
});
