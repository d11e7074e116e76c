import { describe, expect, it } from 'vitest';
import { violation as cityViolation } from '../../../src/travel/check/violation.js';
import {
  type MultiCityViolation,
  multiCityRules,
  violation,
} from '../../../src/travel/multi-city/check/multi-city-violation.js';
import { describeMultiCityViolation } from '../../../src/travel/multi-city/render/describe-multi-city-violation.js';

const tower = { name: '望海楼', englishName: 'Sea Tower' };
const inn = { name: '湾景酒店' };
const between = { from: '杭州', to: '苏州' } as const;

const told: readonly (readonly [MultiCityViolation, chinese: string, english: string])[] = [
  [
    violation('cities', { problem: 'missing', city: '苏州' }),
    '您要去苏州，行程里没有。',
    'You asked for Suzhou, but the plan does not go there.',
  ],
  [violation('cities', { problem: 'twice', city: '苏州' }), '苏州排了两次。', 'The plan goes to Suzhou twice.'],
  [
    violation('cities', { problem: 'unasked', city: '苏州' }),
    '您没有要去“苏州”，行程里却有。',
    'You did not ask for Suzhou.',
  ],
  [
    violation('cities', { problem: 'order', asked: ['杭州', '苏州'], found: ['苏州', '杭州'] }),
    '您要的顺序是杭州→苏州，行程却是苏州→杭州。',
    'You asked for Hangzhou → Suzhou, but the plan goes Suzhou → Hangzhou.',
  ],
  [
    violation('party', { asked: { adult: 2 }, found: { adult: 1 } }),
    '出行的是 2 位成人，行程却按 1 位成人来算。',
    'You travel as 2 adults, but the plan is for 1 adult.',
  ],
  [
    violation('dates', { problem: 'start', asked: '2027-05-08', found: '2027-05-09' }),
    '应该 5 月 8 日 周六出发，行程却从 5 月 9 日 周日开始。',
    'The trip should begin on Sat 8 May, but the plan begins on Sun 9 May.',
  ],
  [
    violation('dates', { problem: 'nights', city: '苏州', asked: 1, found: 2 }),
    '苏州要住 1 晚，行程却排了 2 晚。',
    'You asked for 1 night in Suzhou, but the plan has 2 nights.',
  ],
  [
    violation('dates', { problem: 'gap', city: '苏州', asked: '2027-05-08', found: '2027-05-09' }),
    '苏州应该从 5 月 8 日 周六接上，行程却到 5 月 9 日 周日才开始，中间空了一段。',
    'Suzhou should follow on Sat 8 May, but begins on Sun 9 May: the time between is missing.',
  ],
  [
    violation('dates', { problem: 'overlap', city: '苏州', asked: '2027-05-09', found: '2027-05-08' }),
    '苏州应该从 5 月 9 日 周日接上，行程却从 5 月 8 日 周六就开始，和上一站重了。',
    'Suzhou should follow on Sun 9 May, but begins on Sat 8 May, before the last city is over.',
  ],
  [
    violation('in-city', { city: '苏州', violation: cityViolation('must-see', { name: '拙政园' }) }),
    '苏州：您想去的拙政园没有排进行程。',
    'Suzhou: You asked for 拙政园, which is not in the plan.',
  ],
  [
    violation('way', { problem: 'missing', ...between }),
    '行程里没有安排杭州到苏州怎么走。',
    'The plan has no way from Hangzhou to Suzhou.',
  ],
  [
    violation('way', { problem: 'wrong-way', ...between }),
    '这一段走错了方向，应该是杭州到苏州。',
    'One way leads elsewhere; it should go from Hangzhou to Suzhou.',
  ],
  [
    violation('way', { problem: 'date', ...between, found: '2027-05-08', asked: '2027-05-09' }),
    '杭州到苏州排在 5 月 8 日 周六，可那天应该是 5 月 9 日 周日。',
    'The way from Hangzhou to Suzhou is on Sat 8 May, but the day of it is Sun 9 May.',
  ],
  [
    violation('way', { problem: 'timetable', ...between, mode: 'train', depart: '08:01' }),
    '没有查到 08:01 从杭州到苏州的这趟火车。',
    'We know of no train from Hangzhou to Suzhou at 08:01 as the plan has it.',
  ],
  [
    violation('way', { problem: 'fare', ...between, yuan: 100, right: 222 }),
    '杭州到苏州的票价应为 222 元，行程写的是 100 元。',
    'The way from Hangzhou to Suzhou costs ¥222, but the plan says ¥100.',
  ],
  [
    violation('arrival', { problem: 'early', city: '苏州', start: '09:30', arrive: '10:40' }),
    '10:40 才到苏州，行程却从 09:30 就开始。',
    'You reach Suzhou at 10:40, but the plan begins there at 09:30.',
  ],
  [
    violation('arrival', { problem: 'station', city: '苏州', place: tower }),
    '到苏州的这一趟不停望海楼，行程却从那里开始。',
    'The way to Suzhou does not end at Sea Tower (望海楼), where the plan begins.',
  ],
  [
    violation('departure', {
      problem: 'late',
      city: '杭州',
      mode: 'train',
      depart: '10:00',
      found: '09:50',
      latest: '09:40',
    }),
    '离开杭州的火车 10:00 开，最晚 09:40 要到，行程却要 09:50 才到。',
    'The train from Hangzhou leaves at 10:00; be there by 09:40, but the plan is there at 09:50.',
  ],
  [
    violation('departure', { problem: 'station', city: '杭州', place: tower }),
    '离开杭州的这一趟不从望海楼出发，行程却在那里结束。',
    'The way from Hangzhou does not begin at Sea Tower (望海楼), where the plan ends.',
  ],
  [
    violation('nights', { date: '2027-05-08', places: [] }),
    '5 月 8 日 周六晚上没有安排住处。',
    'The night of Sat 8 May has no bed.',
  ],
  [
    violation('nights', { date: '2027-05-08', places: [inn, tower] }),
    '5 月 8 日 周六晚上不该这样安排住处：湾景酒店、望海楼。',
    'The night of Sat 8 May should not have these beds: 湾景酒店 and Sea Tower (望海楼).',
  ],
  [
    violation('car', { ...between, mode: 'train' }),
    '杭州到苏州坐火车，其他路段是自驾，车会留在半路上。',
    'From Hangzhou to Suzhou you go by train, and elsewhere by your own car: it would be left behind.',
  ],
  [
    violation('journey-modes', { ...between, mode: 'coach', asked: ['train', 'flight'] }),
    '杭州到苏州您想坐火车、飞机，行程却安排了长途汽车。',
    'From Hangzhou to Suzhou you asked for train and flight, but the plan has coach.',
  ],
  [
    violation('must-see', { name: '虎丘' }),
    '您想去的虎丘，哪一站都没有安排。',
    'You asked for 虎丘, but no city of the plan has it.',
  ],
  [
    violation('cuisines', { tag: 'jiangsu' }),
    '您想吃的“jiangsu”，哪一站都没有安排。',
    'You asked for food of the kind “jiangsu”, but no city of the plan has it.',
  ],
  [
    violation('cuisines', { tag: 'jiangsu', city: '苏州' }),
    '您想在苏州吃的“jiangsu”，行程里没有安排。',
    'You asked for food of the kind “jiangsu” in Suzhou, but the plan has none.',
  ],
  [
    violation('kind-limits', { tag: 'temple', most: 1, found: [tower, inn] }),
    '寺庙全程最多 1 处，行程排了 2 处：望海楼、湾景酒店。',
    'You asked for at most 1 of “temple” on the whole trip, but the plan has 2: Sea Tower (望海楼) and 湾景酒店.',
  ],
  [
    violation('cost', { scope: 'intercity-transport', yuan: 100, right: 447 }),
    '城际交通合计应为 447 元，行程写的是 100 元。',
    'The ways between the cities should come to ¥447, but the plan says ¥100.',
  ],
  [
    violation('budget', { scope: 'total', yuan: 1600, maxYuan: 1500 }),
    '全程要花 1600 元，超出了 1500 元的预算。',
    'The whole trip would cost ¥1,600, more than the budget of ¥1,500.',
  ],
];

describe('describeMultiCityViolation', () => {
  it.each(told)('tells %o', (each, chinese, english) => {
    expect(describeMultiCityViolation(each, 'zh-Hans')).toBe(chinese);
    expect(describeMultiCityViolation(each, 'en')).toBe(english);
  });

  it('has a sentence for every rule', () => {
    expect([...new Set(told.map(([{ rule }]) => rule))].toSorted()).toEqual([...multiCityRules].toSorted());
  });

  it('speaks traditional Chinese too, within a city as well', () => {
    const each = violation('in-city', { city: '苏州', violation: cityViolation('must-see', { name: '拙政园' }) });
    expect(describeMultiCityViolation(each, 'zh-Hant')).toMatch(/^蘇州：您想去的拙政園/u);
  });
});
