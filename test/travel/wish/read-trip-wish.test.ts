import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TripWish } from '../../../src/domain/trip-request.js';
import { readTripWish } from '../../../src/travel/wish/read-trip-wish.js';
import { isEmptyReading, type WishContext } from '../../../src/travel/wish/wish-reading.js';
import { samplePlaces } from './sample-places.js';

// A Tuesday, noon in China.
const now = new Date('2026-11-24T04:00:00Z');

function read(text: string, context: Partial<WishContext> = {}) {
  return readTripWish(text, { now, places: samplePlaces, ...context });
}

type Cases = readonly (readonly [text: string, wish: TripWish])[];

function readsWholly(cases: Cases, context: Partial<WishContext> = {}) {
  it.each(cases)('reads “%s”', (text, wish) => {
    expect(read(text, context).wish).toEqual(wish);
  });
}

describe('readTripWish: whole requests', () => {
  readsWholly([
    [
      '国庆三天,两个大人从上海去杭州,预算2000元,想看西湖和博物馆,节奏轻松,怎么安排比较经济?',
      {
        city: '杭州',
        origin: '上海',
        holiday: 'national-day',
        days: 3,
        party: { adult: 2 },
        budgets: [{ scope: 'total', maxYuan: 2000 }],
        economical: true,
        mustSee: ['西湖'],
        interests: ['museum'],
        pace: 'relaxed',
      },
    ],
    [
      '國慶三天,兩個大人從上海去杭州,預算2000元,想看西湖和博物館,節奏輕鬆,怎麼安排比較經濟?',
      {
        city: '杭州',
        origin: '上海',
        holiday: 'national-day',
        days: 3,
        party: { adult: 2 },
        budgets: [{ scope: 'total', maxYuan: 2000 }],
        economical: true,
        mustSee: ['西湖'],
        interests: ['museum'],
        pace: 'relaxed',
      },
    ],
    [
      'Three days in Hangzhou over National Day for two adults from Shanghai, budget RMB 2,000 in total, West Lake and museums, relaxed and cheap please',
      {
        city: '杭州',
        origin: '上海',
        holiday: 'national-day',
        days: 3,
        party: { adult: 2 },
        budgets: [{ scope: 'total', maxYuan: 2000 }],
        economical: true,
        mustSee: ['West Lake'],
        interests: ['museum'],
        pace: 'relaxed',
      },
    ],
    ['3个人玩2天预算1000', { days: 2, party: { adult: 3 }, budgets: [{ scope: 'total', maxYuan: 1000 }] }],
    [
      '一家三口五一去苏州玩两天,人均800,住在园区附近',
      {
        city: '苏州',
        holiday: 'labour-day',
        days: 2,
        party: { adult: 2, child: 1 },
        budgets: [{ scope: 'total', maxYuan: 800, perPerson: true }],
      },
    ],
    [
      '我和女朋友下周五到成都,三天两夜,想吃美食,特种兵',
      { city: '成都', startDate: '2026-12-04', days: 3, party: { adult: 2 }, interests: ['food'], pace: 'packed' },
    ],
    [
      "We are a family of four visiting Xi'an from 5 May for three days, meals under 500",
      {
        city: '西安',
        startDate: '2027-05-05',
        days: 3,
        party: { adult: 2, child: 2 },
        budgets: [{ scope: 'dining', maxYuan: 500 }],
      },
    ],
    [
      '春节带父母去三亚五天,不要太赶',
      { city: '三亚', holiday: 'spring-festival', days: 5, party: { adult: 3 }, pace: 'relaxed' },
    ],
    ['周末去绍兴两日游', { city: '绍兴', holiday: 'weekend', days: 2 }],
    ['六和塔、三潭印月和楼外楼,一天走完', { days: 1, mustSee: ['六和塔', '三潭印月', '楼外楼'] }],
  ]);
});

describe('readTripWish: cities', () => {
  readsWholly([
    ['从上海去杭州', { origin: '上海', city: '杭州' }],
    ['上海到杭州', { origin: '上海', city: '杭州' }],
    ['上海出发,去苏州', { origin: '上海', city: '苏州' }],
    ['我在北京,想去西安', { origin: '北京', city: '西安' }],
    ['我们是南京人,想去黄山玩', { origin: '南京', city: '黄山' }],
    ['departing from Suzhou to Hangzhou', { origin: '苏州', city: '杭州' }],
    ['from Beijing to Chengdu', { origin: '北京', city: '成都' }],
    ["We live in Xi'an and want to go to Guilin", { origin: '西安', city: '桂林' }],
    ['想去趟重慶', { city: '重庆' }],
    ['杭州', { city: '杭州' }],
    ['不去上海了,改去南京', { city: '南京' }],
    ['换成厦门', { city: '厦门' }],
    ['去杭州玩,然后回上海', { city: '杭州' }],
    ['上海南京路上有家餐厅', { city: '上海' }],
    ['想逛逛北京路', {}],
    ['去火星玩三天', { city: '火星', days: 3 }],
    ['a trip to Mordor for 2 days', { city: 'Mordor', days: 2 }],
    ['去哪里玩好', {}],
    ['从嘉善去杭州', { origin: '嘉善', city: '杭州' }],
    ['flying from Frankfurt to Hangzhou', { origin: 'Frankfurt', city: '杭州' }],
    ['到杭州东站,去哪儿玩方便', {}],
  ]);

  it('spells a city as the places do', () => {
    const places = [{ id: 'a', name: 'Somewhere', city: '杭州市', kind: 'sight' as const }];
    expect(read('去杭州', { places }).wish.city).toBe('杭州市');
    expect(read('to Hangzhou', { places }).wish.city).toBe('杭州市');
  });

  it('knows the cities of the places that no list holds', () => {
    const places = [{ id: 'a', name: 'Somewhere', city: '阿勒泰', kind: 'sight' as const }];
    expect(read('去阿勒泰玩', { places }).wish.city).toBe('阿勒泰');
  });
});

describe('readTripWish: dates and holidays', () => {
  readsWholly([
    ['10月1日出发', { startDate: '2027-10-01' }],
    ['十月一号', { startDate: '2027-10-01' }],
    ['12月24号到26号', { startDate: '2026-12-24', endDate: '2026-12-26' }],
    ['12月30日到1月2日', { startDate: '2026-12-30', endDate: '2027-01-02' }],
    ['10.1-10.3', { startDate: '2027-10-01', endDate: '2027-10-03' }],
    ['10/1去', { startDate: '2027-10-01' }],
    ['2027-03-05', { startDate: '2027-03-05' }],
    ['2027年3月5日至7日', { startDate: '2027-03-05', endDate: '2027-03-07' }],
    ['明天', { startDate: '2026-11-25' }],
    ['后天出发', { startDate: '2026-11-26' }],
    ['大后天', { startDate: '2026-11-27' }],
    ['大後天', { startDate: '2026-11-27' }],
    ['三天后出发', { startDate: '2026-11-27' }],
    ['下周五', { startDate: '2026-12-04' }],
    ['这周五', { startDate: '2026-11-27' }],
    ['週六到週日', { startDate: '2026-11-28', endDate: '2026-11-29' }],
    ['本周末', { startDate: '2026-11-28', endDate: '2026-11-29' }],
    ['下周末', { startDate: '2026-12-05', endDate: '2026-12-06' }],
    ['28号出发', { startDate: '2026-11-28' }],
    ['3号到5号', { startDate: '2026-12-03', endDate: '2026-12-05' }],
    ['下个月5号', { startDate: '2026-12-05' }],
    ['three days from 5 May', { startDate: '2027-05-05', days: 3 }],
    ['Oct 1 to Oct 3', { startDate: '2027-10-01', endDate: '2027-10-03' }],
    ['1-3 October 2027', { startDate: '2027-10-01', endDate: '2027-10-03' }],
    ['May 5th', { startDate: '2027-05-05' }],
    ['next Friday', { startDate: '2026-12-04' }],
    ['this Saturday', { startDate: '2026-11-28' }],
    ['昨天出发', { startDate: '2026-11-23' }],
    ['we are leaving yesterday', { startDate: '2026-11-23' }],
    ['昨天我问过', {}],
    ['tomorrow', { startDate: '2026-11-25' }],
    ['the day after tomorrow', { startDate: '2026-11-26' }],
    ['in three days', { startDate: '2026-11-27' }],
    ['this weekend', { startDate: '2026-11-28', endDate: '2026-11-29' }],
    ['国庆', { holiday: 'national-day' }],
    ['节假日', { holiday: 'next-holiday' }],
    ['下个月', { notBefore: '2026-12-01' }],
    ['三月底', { notBefore: '2027-03-21' }],
    ['early in May', { notBefore: '2027-05-01' }],
    ['next month', { notBefore: '2026-12-01' }],
    // The month that it is.
    ['月底', { notBefore: '2026-11-24' }],
    ['this may be too far', {}],
    ['住三个月', {}],
    ['下个月5号', { startDate: '2026-12-05' }],
    ['国庆放假', { holiday: 'national-day' }],
    ['during the national holiday', { holiday: 'national-day' }],
    ['on the next public holiday', { holiday: 'next-holiday' }],
    ['非节假日', {}],
    ['度假', {}],
    ['暑假', {}],
    ['a holiday with friends', {}],
    ['十一', { holiday: 'national-day' }],
    ['十一假期', { holiday: 'national-day' }],
    ['黄金周', { holiday: 'national-day' }],
    ['過年', { holiday: 'spring-festival' }],
    ['清明小长假', { holiday: 'qingming' }],
    ['五一', { holiday: 'labour-day' }],
    ['端午', { holiday: 'dragon-boat' }],
    ['中秋节', { holiday: 'mid-autumn' }],
    ['元旦', { holiday: 'new-year' }],
    ['over Chinese New Year', { holiday: 'spring-festival' }],
    ['New Year', { holiday: 'new-year' }],
    ['Golden Week', { holiday: 'national-day' }],
    ['Labour Day', { holiday: 'labour-day' }],
    ['a weekend', { holiday: 'weekend', days: 2 }],
    ['国庆10月2日出发玩三天', { startDate: '2027-10-02', days: 3 }],
    ['十一个人', { party: { adult: 11 } }],
    ['除了周一都行', {}],
    ['地铁1号线', {}],
    ['2月30日', {}],
  ]);
});

describe('readTripWish: days', () => {
  readsWholly([
    ['三天两夜', { days: 3 }],
    ['两天一晚', { days: 2 }],
    ['3日游', { days: 3 }],
    ['玩两天', { days: 2 }],
    ['玩兩三天', { days: 3 }],
    ['2-3天', { days: 3 }],
    ['一天半', { days: 2 }],
    ['半天', { days: 1 }],
    ['一周', { days: 7 }],
    ['两个星期', { days: 14 }],
    ['住两晚', { days: 3 }],
    ['3天2晚', { days: 3 }],
    ['3d2n', { days: 3 }],
    ['3 days', { days: 3 }],
    ['a 4-day trip', { days: 4 }],
    ['five days and four nights', { days: 5 }],
    ['two nights', { days: 3 }],
    ['half a day', { days: 1 }],
    ['a day trip', { days: 1 }],
    ['a week', { days: 7 }],
    ['不是三天是四天', { days: 4 }],
    ['三天改成四天', { days: 4 }],
    ['not three days but four days', { days: 4 }],
    ['make it four days', { days: 4 }],
    ['3 relaxed days', { days: 3, pace: 'relaxed' }],
    ['a day earlier', {}],
    ['三天前买的', {}],
    ['three days ago', {}],
    ['每天都想吃面', {}],
  ]);

  it.each([
    ['再多玩一天', 1],
    ['加两天', 2],
    ['少玩一天', -1],
    ['one more day', 1],
  ])('reads “%s” as a change of the length', (text, days) => {
    expect(read(text)).toMatchObject({ change: { days } });
    expect(read(text).wish).toEqual({});
  });
});

describe('readTripWish: party', () => {
  readsWholly([
    ['两个大人一个小孩', { party: { adult: 2, child: 1 } }],
    ['兩大一小', { party: { adult: 2, child: 1 } }],
    ['2大1小', { party: { adult: 2, child: 1 } }],
    ['一家三口', { party: { adult: 2, child: 1 } }],
    ['一家四口', { party: { adult: 2, child: 2 } }],
    ['四个人', { party: { adult: 4 } }],
    ['5人', { party: { adult: 5 } }],
    ['我们俩', { party: { adult: 2 } }],
    ['情侣', { party: { adult: 2 } }],
    ['我和女朋友', { party: { adult: 2 } }],
    ['我一个人', { party: { adult: 1 } }],
    ['带两个学生', { party: { student: 2, adult: 1 } }],
    ['带父母', { party: { adult: 3 } }],
    ['带爷爷奶奶和孩子', { party: { senior: 2, child: 1, adult: 2 } }],
    ['两位老人和一个大人', { party: { senior: 2, adult: 1 } }],
    ['四个人,其中一个小孩两个老人', { party: { adult: 1, child: 1, senior: 2 } }],
    ['和两个朋友', { party: { adult: 3 } }],
    ['a family of four', { party: { adult: 2, child: 2 } }],
    ['2 adults and a kid', { party: { adult: 2, child: 1 } }],
    ['two adults, two children and one senior', { party: { adult: 2, child: 2, senior: 1 } }],
    ['solo', { party: { adult: 1 } }],
    ['as a couple', { party: { adult: 2 } }],
    ['my wife and I', { party: { adult: 2 } }],
    ['a group of 6', { party: { adult: 6 } }],
    ['three of us', { party: { adult: 3 } }],
    ['不是两个人是三个人', { party: { adult: 3 } }],
    ['我和老婆带孩子', { party: { adult: 2, child: 1 } }],
    ['我们4个人带1个小孩', { party: { adult: 4, child: 1 } }],
    ['我带爸妈和儿子,还有我老公,一共5个人', { party: { adult: 4, child: 1 } }],
    ['带着80岁的奶奶', { party: { senior: 1, adult: 1 } }],
    ['两个大人一个六岁的孩子', { party: { adult: 2, child: 1 } }],
    ['全家6口人', { party: { adult: 2, child: 2, senior: 2 } }],
    ['两个大人,还有一个小孩', { party: { adult: 2, child: 1 } }],
    ['a 3-day trip for two, please', { days: 3, party: { adult: 2 } }],
    ['two people, travelling with kids', { party: { adult: 1, child: 1 } }],
    ['就我自己', { party: { adult: 1 } }],
    ['spend it with our two kids (ages 5 and 8)', { party: { adult: 2, child: 2 } }],
    ['孩子5岁', {}],
    ['第一天', {}],
  ]);

  it.each([
    ['再加一个人', { adult: 1 }],
    ['多带一个小孩', { child: 1 }],
    ['加个老人', { senior: 1 }],
    ['少一个人', { adult: -1 }],
    ['有一个人不去了', { adult: -1 }],
    ['one more person', { adult: 1 }],
    ['add another kid', { child: 1 }],
  ])('reads “%s” as a change of the party', (text, party) => {
    expect(read(text)).toMatchObject({ change: { party } });
    expect(read(text).wish).toEqual({});
  });
});

describe('readTripWish: money', () => {
  const total = (maxYuan: number): TripWish => ({ budgets: [{ scope: 'total', maxYuan }] });
  readsWholly([
    ['预算2000元', total(2000)],
    ['预算-1元', total(-1)],
    ['预算-1', total(-1)],
    ['预算负100', total(-100)],
    ['budget of -500 yuan', total(-500)],
    ['预算1000-1500元', total(1500)],
    ['預算兩千塊', total(2000)],
    ['预算1500', total(1500)],
    ['预算1.5万', total(15_000)],
    ['预算一万二', total(12_000)],
    ['两千块以内', total(2000)],
    ['不超过3000', total(3000)],
    ['控制在五千左右', total(5000)],
    ['¥3000', total(3000)],
    ['RMB 5,000', total(5000)],
    ['预算3k', total(3000)],
    ['预算2000到3000元', total(3000)],
    ['budget of 3,500 yuan', total(3500)],
    ['under 2000 yuan', total(2000)],
    ['预算两千三个人', { ...total(2000), party: { adult: 3 } }],
    ['预算1000 2天', { ...total(1000), days: 2 }],
    ['人均800', { budgets: [{ scope: 'total', maxYuan: 800, perPerson: true }] }],
    ['每人一千五', { budgets: [{ scope: 'total', maxYuan: 1500, perPerson: true }] }],
    ['800元每人', { budgets: [{ scope: 'total', maxYuan: 800, perPerson: true }] }],
    ['1000 yuan per person', { budgets: [{ scope: 'total', maxYuan: 1000, perPerson: true }] }],
    ['门票不超过300', { budgets: [{ scope: 'attractions', maxYuan: 300 }] }],
    ['budget for sightseeing is 650', { budgets: [{ scope: 'attractions', maxYuan: 650 }] }],
    ['meals under 500', { budgets: [{ scope: 'dining', maxYuan: 500 }] }],
    ['餐饮预算人均200', { budgets: [{ scope: 'dining', maxYuan: 200, perPerson: true }] }],
    ['住宿600块以内', { budgets: [{ scope: 'hotel', maxYuan: 600 }] }],
    ['a budget of 400 for accommodation', { budgets: [{ scope: 'hotel', maxYuan: 400 }] }],
    ['高铁票预算300元', { budgets: [{ scope: 'intercity-transport', maxYuan: 300 }] }],
    ['市内交通不超过100元', { budgets: [{ scope: 'inner-city-transport', maxYuan: 100 }] }],
    [
      '总预算5000,吃饭1000元',
      {
        budgets: [
          { scope: 'total', maxYuan: 5000 },
          { scope: 'dining', maxYuan: 1000 },
        ],
      },
    ],
    ['三天,酒店每晚300以下', { days: 3, budgets: [{ scope: 'hotel', maxYuan: 600 }] }],
    ['酒店每晚300以下', {}],
    ['3 days, 500 yuan per day', { days: 3, budgets: [{ scope: 'total', maxYuan: 1500 }] }],
    ['only free attractions', { budgets: [{ scope: 'attractions', maxYuan: 0 }], freeOnly: true }],
    ['只去免费景点', { budgets: [{ scope: 'attractions', maxYuan: 0 }], freeOnly: true }],
    ['想看免费的', { interests: ['free'] }],
    ['穷游', { economical: true }],
    ['便宜點', { economical: true }],
    ['性价比高的', { economical: true }],
    ['budget-friendly', { economical: true }],
    ['三天两人2000', { days: 3, party: { adult: 2 }, budgets: [{ scope: 'total', maxYuan: 2000 }] }],
    ['三个人两天一千五', { days: 2, party: { adult: 3 }, budgets: [{ scope: 'total', maxYuan: 1500 }] }],
    ['3天,一天500元', { days: 3, budgets: [{ scope: 'total', maxYuan: 1500 }] }],
    ['价格200-300元的酒店', { budgets: [{ scope: 'hotel', maxYuan: 300 }] }],
    ['票价20到50元的景点', { budgets: [{ scope: 'attractions', maxYuan: 50 }] }],
    [
      '1. a sightseeing budget of 400 2. a dining budget of 900',
      {
        budgets: [
          { scope: 'attractions', maxYuan: 400 },
          { scope: 'dining', maxYuan: 900 },
        ],
      },
    ],
    ['budget of $500', {}],
    ['预算500美元', {}],
    ['accommodation that allows children under the age of 10', {}],
    ['评分4.5分以上', {}],
    ['1000元以上的', {}],
  ]);

  it.each([
    ['预算加500', { budgetYuan: 500 }],
    ['raise the budget by 300', { budgetYuan: 300 }],
    ['预算不限', { budgetsLifted: true }],
  ])('reads “%s” as a change of the budget', (text, change) => {
    expect(read(text).change).toEqual(change);
    expect(read(text).wish).toEqual({});
  });
});

describe('readTripWish: places, interests, pace and modes', () => {
  readsWholly([
    ['想看西湖', { mustSee: ['西湖'] }],
    ['一定要去灵隐寺', { mustSee: ['灵隐寺'] }],
    ['一定要去靈隱寺', { mustSee: ['灵隐寺'] }],
    ['must see Lingyin Temple', { mustSee: ['灵隐寺'] }],
    ['加上西溪湿地', { mustSee: ['西溪湿地'] }],
    ['不去灵隐寺', { mustNotSee: ['灵隐寺'] }],
    ['灵隐寺去过了', { mustNotSee: ['灵隐寺'] }],
    ['灵隐寺和六和塔都去过了', { mustNotSee: ['灵隐寺', '六和塔'] }],
    ['没去过灵隐寺', { mustSee: ['灵隐寺'] }],
    ['不想错过断桥', { mustSee: ['断桥残雪'] }],
    ['we have already been to Lingyin Temple', { mustNotSee: ['灵隐寺'] }],
    ["don't miss the Broken Bridge", { mustSee: ['断桥残雪'] }],
    ['把灵隐寺换成六和塔', { mustNotSee: ['灵隐寺'], mustSee: ['六和塔'] }],
    ['replace Lingyin Temple with Xixi Wetland', { mustNotSee: ['灵隐寺'], mustSee: ['西溪湿地'] }],
    ['swap Lingyin Temple for the Six Harmonies Pagoda', { mustNotSee: ['灵隐寺'], mustSee: ['六和塔'] }],
    ['西湖附近玩', { interests: ['西湖'] }],
    ['多安排点美食', { interests: ['food'] }],
    ['酒店换到湖滨', { stayAt: '湖滨' }],
    ['想去雷峰塔', { mustSee: ['雷峰塔'] }],
    ['雷峰塔去过了', { mustNotSee: ['雷峰塔'] }],
    ['I want to visit Leifeng Pagoda', { mustSee: ['Leifeng Pagoda'] }],
    ['喜欢博物馆和古镇', { interests: ['museum', 'ancient-town'] }],
    ['不想爬山', { mustNotSee: ['hiking'] }],
    ['不爬山', { mustNotSee: ['hiking'] }],
    ['不要博物馆了', { mustNotSee: ['museum'] }],
    ['不想去寺庙和博物馆', { mustNotSee: ['temple', 'museum'] }],
    ['不想爬山,想看湖', { mustNotSee: ['hiking'], interests: ['lake'] }],
    ['no temples, more tea and gardens', { mustNotSee: ['temple'], interests: ['tea', 'garden'] }],
    ['skip the museum and see the lake', { mustNotSee: ['museum'], interests: ['lake'] }],
    ['we like history and local food', { interests: ['historic-site', 'food'] }],
    ['我们是大学生', {}],
    ['住湖滨附近', { stayAt: '湖滨' }],
    ['住在西湖边', { stayAt: '西湖' }],
    ['酒店在武林', { stayAt: '武林' }],
    ['stay near West Lake', { stayAt: 'West Lake' }],
    ['住湖滨,去灵隐寺', { stayAt: '湖滨', mustSee: ['灵隐寺'] }],
    ['不用太赶', { pace: 'relaxed' }],
    ['佛系', { pace: 'relaxed' }],
    ['慢慢玩', { pace: 'relaxed' }],
    ['太累了', { pace: 'relaxed' }],
    ['not too rushed', { pace: 'relaxed' }],
    ['安排紧凑一点', { pace: 'packed' }],
    ['特種兵', { pace: 'packed' }],
    ['see as many as possible', { pace: 'packed' }],
    ['不打车', { modes: ['walk', 'bus', 'metro'] }],
    ['不坐地铁', { modes: ['walk', 'bus', 'taxi'] }],
    ['只坐地铁', { modes: ['walk', 'metro'] }],
    ['只打車', { modes: ['walk', 'taxi'] }],
    ['自驾', { modes: ['walk', 'drive'] }],
    ['全程步行', { modes: ['walk'] }],
    ['no taxi please', { modes: ['walk', 'bus', 'metro'] }],
    ['public transport only', { modes: ['walk', 'bus', 'metro'] }],
    ["we'd rather not use taxis or the metro", { modes: ['walk', 'bus'] }],
    ['太远就打车', {}],
    ['如果超过5公里,就打车', { taxiBeyondKm: 5 }],
    ['if it is further than 4 km, take taxis only', { taxiBeyondKm: 4 }],
    ['不想走太多路', { pace: 'relaxed' }],
    ['第二天不想爬山,换一个', { dayWishes: [{ day: 2, mustNotSee: ['hiking'] }] }],
    ['skip the museum on day 2', { dayWishes: [{ day: 2, mustNotSee: ['museum'] }] }],
    ['第二天太累了', { dayWishes: [{ day: 2, pace: 'relaxed' }] }],
    [
      '第一天去西湖,第二天去灵隐寺,不要太赶',
      {
        dayWishes: [
          { day: 1, mustSee: ['西湖'] },
          { day: 2, mustSee: ['灵隐寺'], pace: 'relaxed' },
        ],
      },
    ],
    ['the second day something indoors', { dayWishes: [{ day: 2, mustSee: ['indoor'] }] }],
  ]);

  it('takes the last day from what is known', () => {
    expect(read('最后一天轻松点', { previous: { days: 3 } }).wish).toEqual({
      dayWishes: [{ day: 3, pace: 'relaxed' }],
    });
    expect(read('最后一天轻松点').wish.dayWishes).toBeUndefined();
  });

  it('takes refused modes away from the ones allowed before', () => {
    expect(read('也不坐地铁', { previous: { modes: ['walk', 'bus', 'metro'] } }).wish.modes).toEqual(['walk', 'bus']);
  });

  it.each([
    ['少安排点博物馆', ['museum']],
    ['不要太多寺庙', ['temple']],
    ['fewer museums', ['museum']],
    ['除了西湖还有什么好玩的', ['西湖']],
  ])('reads “%s” as less of it, not none', (text, fewer) => {
    expect(read(text)).toMatchObject({ change: { fewer } });
    expect(read(text).wish).toEqual({});
  });

  it('takes a request in the form of a question for a wish', () => {
    expect(read('能不能多安排几个公园?')).toMatchObject({ wish: { interests: ['park'] }, asksFact: false });
    expect(read('Can you make day 2 less tiring?')).toMatchObject({
      wish: { dayWishes: [{ day: 2, pace: 'relaxed' }] },
      asksFact: false,
    });
  });

  it('hears that a day should be different without saying how', () => {
    expect(read('第二天换一个').otherwiseOnDay).toBe(2);
    expect(read('第二天换一个').wish).toEqual({});
  });
});

describe('readTripWish: bare answers', () => {
  it.each([
    ['3', 'days', { days: 3 }],
    ['三四天吧', 'days', { days: 4 }],
    ['三', 'dates', { days: 3 }],
    ['下周五', 'dates', { startDate: '2026-12-04' }],
    ['两个', 'party', { party: { adult: 2 } }],
    ['2', 'party', { party: { adult: 2 } }],
    ['2大1小', 'party', { party: { adult: 2, child: 1 } }],
    ['杭州吧', 'city', { city: '杭州' }],
    ['three', 'days', { days: 3 }],
  ] as const)('reads “%s” as the answer about %s', (text, asked, wish) => {
    expect(read(text, { asked }).wish).toEqual(wish);
  });

  it.each(['3', '两个'])('reads nothing from “%s” when nothing was asked', (text) => {
    expect(read(text).wish).toEqual({});
  });
});

describe('readTripWish: what a message is for', () => {
  it.each([
    '国庆三天,两个大人从上海去杭州,预算2000元',
    '节假日有哪些比较经济的旅游景点推荐?',
    '節假日有哪些比較經濟的旅遊景點推薦?',
    '帮我安排一个三天的行程',
    '杭州两日游',
    '杭州三天怎么玩',
    '推荐几个适合孩子玩的地方',
    '能帮我规划一条路线吗?',
    '国庆去哪里玩好?',
    '能不能帮我安排一下?',
    '2000元两人三天够吗',
    'What are the must-see sights?',
    'Can you plan a trip for us?',
    'What should we see in Hangzhou in two days?',
    'Could you recommend an itinerary?',
    'We are 2 people, 3 days in Hangzhou.',
  ])('takes “%s” for the wish for a plan', (text) => {
    expect(read(text)).toMatchObject({ wantsPlan: true, asksFact: false });
  });

  it.each([
    '西湖门票多少钱',
    '西湖游船几点停?',
    '国庆两个人门票多少钱?',
    '灵隐寺怎么去?',
    '三天够吗?',
    '国庆期间景区开门吗?',
    '行程取消怎么退款?',
    '你们支持比特币付款吗?',
    '转人工',
    '浙江省博物馆周一开门吗',
    '兒童要買門票嗎?',
    'How much is the ticket for Lingyin Temple?',
    'When does the last boat leave?',
    'Do children need a ticket?',
    'What are the opening hours of the museum?',
    'Can I pay with Alipay?',
    // CrossWOZ (Apache-2.0), https://github.com/thu-coai/CrossWOZ
    '你好，我想吃炒疙瘩这道菜，可以帮我推荐一个能做这个的，评分4分以上，人均消费500-1000元的餐馆吗？',
    '好的，那天安门广场的电话是多少？',
  ])('takes “%s” for a question of fact', (text) => {
    expect(read(text)).toMatchObject({ wantsPlan: false, asksFact: true });
  });

  it.each(['谢谢', '好的', 'thanks!', '你好'])('reads no wish from “%s”', (text) => {
    expect(read(text)).toMatchObject({ wantsPlan: false });
    expect(isEmptyReading(read(text))).toBe(true);
  });
});

describe('readTripWish: any text', () => {
  const words = fc.constantFrom(
    ...[
      '三天',
      '两个人',
      '预算',
      '2000',
      '元',
      '从',
      '上海',
      '去',
      '杭州',
      '不',
      '想',
      '西湖',
      '灵隐寺',
      '第二天',
      '换',
      '，',
      '。',
      ' ',
    ],
    ...[
      '10月1日',
      '到',
      '3号',
      '下周五',
      '国庆',
      'budget',
      ' of ',
      '500',
      ' for ',
      'meals',
      '3',
      ' days',
      'to ',
      'from ',
      '一',
      '个',
      '的',
    ],
  );

  it('is read without failing, the same way each time, into what JSON can carry', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(words, { maxLength: 24 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        expect(read(text)).toEqual(reading);
      }),
      { numRuns: 300 },
    );
  });

  it('gives only days that the calendar has and amounts that are numbers', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 24 }), (list) => {
        const { startDate, endDate, days, budgets } = read(list.join('')).wish;
        for (const date of [startDate, endDate]) {
          if (date !== undefined) expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
        }
        if (startDate !== undefined && endDate !== undefined) expect(endDate >= startDate).toBe(true);
        if (days !== undefined) expect(Number.isInteger(days)).toBe(true);
        for (const { maxYuan } of budgets ?? []) expect(Number.isFinite(maxYuan)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the same from either script', () => {
    const pairs = [
      [
        '下个周末带两个孩子去苏州玩三天,预算五千块,不想爬山,住观前街附近',
        '下個週末帶兩個孩子去蘇州玩三天,預算五千塊,不想爬山,住觀前街附近',
      ],
      ['灵隐寺去过了,换成西溪湿地,门票不超过三百', '靈隱寺去過了,換成西溪濕地,門票不超過三百'],
      ['节奏轻松,别坐地铁,多看园林', '節奏輕鬆,別坐地鐵,多看園林'],
    ] as const;
    for (const [simplified, traditional] of pairs) {
      const { stayAt, ...wish } = read(traditional).wish;
      expect(wish).toEqual({ ...read(simplified).wish, stayAt: undefined });
      expect(stayAt === undefined).toBe(read(simplified).wish.stayAt === undefined);
    }
  });

  it('reads the first two thousand characters only', () => {
    expect(read(`杭州${'，'.repeat(2000)}三天`).wish).toEqual({ city: '杭州' });
  });
});
