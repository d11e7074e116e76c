import type { BudgetScope } from '../../../domain/trip-request.js';
import { interestTags, isInterestTag } from '../../wish/interest-tags.js';
import type { MultiCityWords } from './multi-city-words.js';

const scopes: Readonly<Record<BudgetScope, string>> = {
  total: '全程',
  attractions: '门票',
  dining: '餐饮',
  hotel: '住宿',
  'inner-city-transport': '市内交通',
  'intercity-transport': '城际交通',
};

/** A tag in the first of the words that customers use for it. */
const kind = (tag: string) => (isInterestTag(tag) ? interestTags[tag][0] : undefined) ?? tag;

/** What zhike says about trips over several cities in Chinese. Traditional Chinese is converted from it. */
export const chineseMultiCityWords: MultiCityWords = {
  cityTitle: (city, nights) => (nights > 0 ? `${city} · 住 ${nights} 晚` : city),
  wayTitle: (from, to, date) => `${from} → ${to} · ${date}`,
  betweenCities: '城际交通',
  wholeTrip: '全程费用',
  obstacle: {
    inCity: (city, reason) => `${city}：${reason}`,
    scope: { 'intercity-transport': '城际交通预算' },
    noWay: (from, to) => `没有查到${from}到${to}当天能到的车次或航班。`,
    journeyModes: (from, to, asked, known) => `${from}到${to}没有查到${asked}，目前能走的是${known}。`,
    car: (from, to, known) => `${from}到${to}只能坐${known}，自己的车会留在半路上，没法一路开回家。`,
    unproven: '排出来的行程没有通过核对，这条路线暂时给不出来。',
  },
  violation: {
    cities: (facts, { words, city }) => {
      if (facts.problem === 'order') {
        const route = (cities: readonly string[]) => cities.map(city).join('→');
        return `您要的顺序是${route(facts.asked)}，行程却是${route(facts.found)}。`;
      }
      const name = city(facts.city);
      if (facts.problem === 'missing') return `您要去${name}，行程里没有。`;
      return facts.problem === 'twice' ? `${name}排了两次。` : `您没有要去${words.quote(name)}，行程里却有。`;
    },
    party: ({ found, asked }, { words }) =>
      `出行的是 ${words.party(asked)}，行程却按 ${words.party(found) || '0 人'}来算。`,
    dates: (facts, { date, city }) => {
      if (facts.problem === 'start') return `应该 ${date(facts.asked)}出发，行程却从 ${date(facts.found)}开始。`;
      if (facts.problem === 'nights')
        return `${city(facts.city)}要住 ${facts.asked} 晚，行程却排了 ${facts.found} 晚。`;
      return facts.problem === 'gap'
        ? `${city(facts.city)}应该从 ${date(facts.asked)}接上，行程却到 ${date(facts.found)}才开始，中间空了一段。`
        : `${city(facts.city)}应该从 ${date(facts.asked)}接上，行程却从 ${date(facts.found)}就开始，和上一站重了。`;
    },
    'in-city': ({ city: name, violation }, { inCity, city }) => `${city(name)}：${inCity(violation)}`,
    way: (facts, { words, date, city }) => {
      const way = `${city(facts.from)}到${city(facts.to)}`;
      if (facts.problem === 'fare')
        return `${way}的票价应为 ${words.money(facts.right)}，行程写的是 ${words.money(facts.yuan)}。`;
      if (facts.problem === 'date') return `${way}排在 ${date(facts.found)}，可那天应该是 ${date(facts.asked)}。`;
      if (facts.problem === 'timetable') return `没有查到 ${facts.depart} 从${way}的这趟${words.mode[facts.mode]}。`;
      return facts.problem === 'missing' ? `行程里没有安排${way}怎么走。` : `这一段走错了方向，应该是${way}。`;
    },
    arrival: (facts, { nameOf, city }) =>
      facts.problem === 'early'
        ? `${facts.arrive} 才到${city(facts.city)}，行程却从 ${facts.start} 就开始。`
        : `到${city(facts.city)}的这一趟不停${nameOf(facts.place)}，行程却从那里开始。`,
    departure: (facts, { words, nameOf, city }) =>
      facts.problem === 'late'
        ? `离开${city(facts.city)}的${words.mode[facts.mode]} ${facts.depart} 开，最晚 ${facts.latest} 要到，行程却要 ${facts.found} 才到。`
        : `离开${city(facts.city)}的这一趟不从${nameOf(facts.place)}出发，行程却在那里结束。`,
    nights: ({ date: night, places }, { words, nameOf, date }) =>
      places.length === 0
        ? `${date(night)}晚上没有安排住处。`
        : `${date(night)}晚上不该这样安排住处：${words.list(places.map(nameOf))}。`,
    car: ({ from, to, mode }, { words, city }) =>
      `${city(from)}到${city(to)}坐${words.mode[mode]}，其他路段是自驾，车会留在半路上。`,
    'journey-modes': ({ from, to, mode, asked }, { words, city }) =>
      `${city(from)}到${city(to)}您想坐${words.list(asked.map((each) => words.mode[each]))}，行程却安排了${words.mode[mode]}。`,
    'must-see': ({ name }) => `您想去的${name}，哪一站都没有安排。`,
    cuisines: ({ tag, city: name }, { words, city }) =>
      name !== undefined
        ? `您想在${city(name)}吃的${words.quote(kind(tag))}，行程里没有安排。`
        : `您想吃的${words.quote(kind(tag))}，哪一站都没有安排。`,
    'kind-limits': ({ tag, found, most }, { words, nameOf }) =>
      `${kind(tag)}全程最多 ${most} 处，行程排了 ${found.length} 处：${words.list(found.map(nameOf))}。`,
    cost: ({ scope, yuan, right }, { words }) =>
      `${scopes[scope]}合计应为 ${words.money(right)}，行程写的是 ${words.money(yuan)}。`,
    budget: ({ scope, yuan, maxYuan }, { words }) =>
      `${scopes[scope]}要花 ${words.money(yuan)}，超出了 ${words.money(maxYuan)}的预算。`,
  },
};
