import type { BudgetScope } from '../../domain/trip-request.js';
import { interestTags, isInterestTag } from '../wish/interest-tags.js';
import type { ViolationTeller, ViolationWords } from './violation-words.js';

const meals = { lunch: '午餐', dinner: '晚餐' };
const needs = { 'step-free': '轮椅', stroller: '婴儿车' };
const journeys = { outbound: '去程', inbound: '返程' };
const scopes: Readonly<Record<BudgetScope, string>> = {
  total: '全程',
  attractions: '门票',
  dining: '餐饮',
  hotel: '住宿',
  'inner-city-transport': '市内交通',
  'intercity-transport': '往返交通',
};

const dayOf = ({ day }: ViolationTeller) => (day === undefined ? '' : `第 ${day} 天`);
const ofDay = ({ day }: ViolationTeller) => (day === undefined ? '' : `第 ${day} 天的`);
const thatDay = ({ day }: ViolationTeller) => (day === undefined ? '行程里' : `第 ${day} 天`);
const hoursOf = (minutes: number) => `${Math.round(minutes / 6) / 10} 小时`;
/** A tag in the first of the words that customers use for it. */
const kind = (word: string) => (isInterestTag(word) ? interestTags[word][0] : undefined) ?? word;
const dates = (from: string, found: string) => `应为 ${from}，行程里写的是 ${found}`;

/** What zhike says about broken rules in Chinese. Traditional Chinese is converted from it. */
export const chineseViolationWords: ViolationWords = {
  dates: (facts, teller) => {
    if (facts.problem === 'days') return `您要玩 ${facts.asked} 天，行程却排了 ${facts.found} 天。`;
    if (facts.problem === 'date')
      return `${dayOf(teller)}${dates(teller.date(facts.asked), teller.date(facts.found))}。`;
    return facts.found === undefined
      ? `${teller.date(facts.date)}是公众假期，行程里没有写明。`
      : `${teller.date(facts.date)}并不是行程里写的“${facts.found}”。`;
  },
  party: ({ found, asked }, { words }) =>
    `出行的是 ${words.party(asked)}，行程却按 ${words.party(found) || '0 人'}来算。`,
  'unknown-place': ({ place, city }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)}不在${teller.words.city(city)}的资料里，没法核实。`,
  duplicate: ({ place }, teller) => `${teller.nameOf(place)}已经去过，${dayOf(teller)}又排了一次。`,

  visits: ({ place }, teller) => `${ofDay(teller)}${teller.nameOf(place)}不是景点，行程却安排了参观。`,

  'opening-hours': ({ place, arrive, leave, hours }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)}开放时间是 ${teller.words.list(hours)}，行程却安排在 ${arrive}–${leave}。`,
  'stated-hours': ({ place, found, hours }, teller) => {
    const right = hours.length > 0 ? `开放时间是 ${teller.words.list(hours)}` : '没有固定的开放时间';
    return `${ofDay(teller)}${teller.nameOf(place)}${right}，行程写的是 ${found}。`;
  },
  'closed-day': ({ place, date }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)}在 ${teller.date(date)}不开放，行程却安排了参观。`,
  'last-entry': ({ place, arrive, lastEntry }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)} ${lastEntry} 停止入场，行程却在 ${arrive} 到达。`,
  'visit-length': ({ place, minutes, leastMinutes }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)}至少需要 ${leastMinutes} 分钟，行程只留了 ${Math.max(0, minutes)} 分钟。`,

  'day-order': ({ found }, teller) => `${dayOf(teller)}里的“${found}”不是一个时间。`,
  overlap: ({ place, arrive, freeAt }, teller) =>
    `${ofDay(teller)}${teller.nameOf(place)}安排在 ${arrive}，可前一项要到 ${freeAt} 才结束。`,
  'travel-time': (facts, teller) => {
    const place = teller.nameOf(facts.place);
    if (facts.problem === 'late')
      return `${dayOf(teller)}最早 ${facts.earliest} 才能到${place}，行程却写 ${facts.arrive} 到。`;
    const way = `${dayOf(teller)}从${teller.nameOf(facts.from)}到${place}`;
    if (facts.problem === 'distance')
      return `${way}至少有 ${teller.words.distance(facts.leastMeters)}，行程只算了 ${teller.words.distance(facts.meters)}。`;
    const mode = teller.words.mode[facts.mode];
    if (facts.problem === 'no-way') return `${way}不适合${mode}。`;
    return `${way}${mode}至少要 ${facts.leastMinutes} 分钟，行程只留了 ${facts.minutes} 分钟。`;
  },
  fare: ({ from, place, mode, yuan, rightYuan, isLeast }, teller) => {
    const { money } = teller.words;
    const way = `${dayOf(teller)}从${teller.nameOf(from)}到${teller.nameOf(place)}`;
    const right = isLeast ? `至少要 ${money(rightYuan)}` : `应为 ${money(rightYuan)}`;
    return `${way}，${teller.words.mode[mode]}的费用${right}，行程写的是 ${money(yuan)}。`;
  },

  'day-length': ({ problem, pace, start, end, allowed }, teller) => {
    const wish = `按“${teller.words.pace[pace]}”的节奏`;
    if (problem === 'early') return `${dayOf(teller)} ${start} 就出发，${wish}不该早于 ${allowed}。`;
    if (problem === 'late') return `${dayOf(teller)}要到 ${end} 才结束，${wish}不该晚于 ${allowed}。`;
    return `${dayOf(teller)}从 ${start} 排到 ${end}，${wish}一天最多 ${hoursOf(Number(allowed))}。`;
  },
  'free-hours': ({ problem, found, asked }, teller) =>
    problem === 'from'
      ? `${dayOf(teller)}您 ${asked} 以后才有空，行程却 ${found} 就开始了。`
      : `${dayOf(teller)}您 ${asked} 之前要结束，行程却排到了 ${found}。`,
  'day-ends': ({ problem, found, asked }, teller) => {
    const verb = problem === 'start' ? '从' : '在';
    const rest = problem === 'start' ? '出发' : '结束';
    return `${dayOf(teller)}您要${verb}${asked}${rest}，行程却${verb}${teller.nameOf(found)}${rest}。`;
  },
  'free-day': ({ place }, teller) => `${dayOf(teller)}要留空，行程却安排了${teller.nameOf(place)}。`,
  appointments: ({ name, at, found }, teller) =>
    found === undefined
      ? `${dayOf(teller)} ${at} 约好了${name}，行程里却没有。`
      : `${dayOf(teller)}约好 ${at} 到${name}，行程却安排在 ${found}。`,
  rests: (facts, teller) =>
    facts.problem === 'missing'
      ? `${dayOf(teller)} ${facts.earliest} 到 ${facts.latest} 之间您要休息 ${facts.minutes} 分钟，行程没有留出来。`
      : `${dayOf(teller)} ${facts.from}–${facts.until} 写着休息，这段时间却排了别的安排。`,
  pace: ({ pace, visits, mostVisits }, teller) =>
    `${dayOf(teller)}排了 ${visits} 个景点，按“${teller.words.pace[pace]}”的节奏一天最多 ${mostVisits} 个。`,
  meals: (facts, teller) => {
    const day = dayOf(teller);
    switch (facts.problem) {
      case 'missing':
        return `${day}没有安排${meals[facts.meal]}。`;
      case 'twice':
        return `${day}安排了不止一顿${meals[facts.meal]}。`;
      case 'no-time':
        return `${day}没有留出吃${meals[facts.meal]}的时间。`;
      case 'hour':
        return `${day}的${meals[facts.meal]}（${teller.nameOf(facts.place)}）排在 ${facts.arrive}，应在 ${facts.from} 到 ${facts.until} 之间开始。`;
      case 'no-food':
        return `${day}要在${teller.nameOf(facts.place)}吃饭，可那里不是用餐的地方。`;
      case 'unnamed':
        return `${ofDay(teller)}${teller.nameOf(facts.place)}没有写清楚是参观还是哪一顿饭。`;
    }
  },

  'must-see': ({ name }, teller) => `您想去的${name}没有排进${teller.day === undefined ? '行程' : dayOf(teller)}。`,
  'must-not-see': ({ place, refused }, teller) =>
    `您说过不去${teller.words.quote(kind(refused))}，${thatDay(teller)}却安排了${teller.nameOf(place)}。`,
  cuisines: ({ tag }, { words }) => `您想吃${words.quote(kind(tag))}，行程里没有安排。`,
  'kind-limits': ({ tag, found, most }, { words, nameOf }) =>
    `${words.quote(kind(tag))}这一类您最多想看 ${most} 处，行程里有 ${found.length} 处：${words.list(found.map(nameOf))}。`,
  rain: ({ place }, teller) => `${dayOf(teller)}有雨，${teller.nameOf(place)}在露天，不适合这一天去。`,
  access: ({ place, need }, teller) => `${ofDay(teller)}${teller.nameOf(place)}不方便${needs[need]}通行。`,
  'free-only': ({ place, yuan }, teller) =>
    `您只想去免费的景点，${ofDay(teller)}${teller.nameOf(place)}却要 ${teller.words.money(yuan)}。`,
  'any-of': ({ broken }, { others }) => `您给的几种选择，行程一种也没有完整做到：${others(broken).join('')}`,

  modes: ({ mode, asked }, { words, ...teller }) =>
    `您只想用${words.list(asked.map((each) => words.mode[each]))}，${thatDay({ words, ...teller })}却有一段${words.mode[mode]}。`,
  'no-walking': ({ from, place }, teller) =>
    `您不想走路，${thatDay(teller)}从${teller.nameOf(from)}到${teller.nameOf(place)}却是步行。`,
  'taxi-beyond': ({ place, mode, meters, beyondKm }, teller) =>
    `${dayOf(teller)}去${teller.nameOf(place)}有 ${teller.words.distance(meters)}，超过 ${beyondKm} 公里您要打车，行程却是${teller.words.mode[mode]}。`,
  'journey-modes': ({ direction, mode, asked }, { words }) =>
    `${journeys[direction]}您要坐${words.list(asked.map((each) => words.mode[each]))}，行程却是${words.mode[mode]}。`,
  journey: (facts, { words }) => {
    switch (facts.problem) {
      case 'missing':
        return `从${facts.from}到${facts.to}有班次，行程里却没有往返交通。`;
      case 'wrong-way':
        return `往返交通应当从${facts.from}到${facts.to}再回来，行程里的不是。`;
      case 'one-way':
        return '往返交通只有一程。';
      case 'before-arrival':
        return `第 1 天要到 ${facts.arrive} 才抵达，行程却 ${facts.start} 就开始了。`;
      case 'timetable':
        return `从${facts.from}出发、${facts.depart} 开的${words.mode[facts.mode]}不在班次表里。`;
    }
  },
  'return-in-time': ({ place, mode, depart, found, latest }, teller) =>
    `返程的${teller.words.mode[mode]} ${depart} 开，最晚 ${latest} 要到${teller.nameOf(place)}，行程却 ${found} 才到。`,

  overnight: (facts, teller) => {
    if (facts.problem === 'missing') return `${dayOf(teller)}晚上没有安排住宿。`;
    const place = teller.nameOf(facts.place);
    switch (facts.problem) {
      case 'no-hotel':
        return `${dayOf(teller)}晚上住在${place}，可那里不是住宿的地方。`;
      case 'not-ended':
        return `${dayOf(teller)}晚上住在${place}，当天的行程却没有回到那里。`;
      case 'not-started':
        return `${dayOf(teller)}晚上住在${place}，第二天却不是从那里出发。`;
      case 'rooms':
        return `${dayOf(teller)}晚上住${place}至少要 ${facts.leastRooms} 间房，行程只订了 ${facts.rooms} 间。`;
    }
  },
  stay: ({ place, asked }, teller) =>
    `您想住在${teller.words.quote(asked)}，${thatDay(teller)}晚上却住在${teller.nameOf(place)}。`,
  'stay-with': ({ place, tag }, teller) =>
    `您要住${teller.words.quote(teller.words.obstacle.stayFeature[tag] ?? tag)}的地方，${thatDay(teller)}晚上住的${teller.nameOf(place)}没有这一项。`,
  'minimum-nights': ({ place, nights, leastNights }, teller) =>
    `${teller.nameOf(place)}至少要连住 ${leastNights} 晚，行程只住 ${nights} 晚。`,
  beds: ({ place, found, asked }, teller) => {
    const rest = found === undefined ? '行程没有写明' : `行程里是 ${found} 张`;
    return `您要每间 ${asked} 张床，${dayOf(teller)}晚上${teller.nameOf(place)}的房间，${rest}。`;
  },

  cost: (facts, teller) => {
    const { money } = teller.words;
    const amounts = `应为 ${money(facts.right)}，行程写的是 ${money(facts.yuan)}`;
    switch (facts.problem) {
      case 'stop':
        return `${ofDay(teller)}${teller.nameOf(facts.place)}费用${amounts}。`;
      case 'night':
        return `${dayOf(teller)}晚上住${teller.nameOf(facts.place)}的房费${amounts}。`;
      case 'journey':
        return `从${facts.from}出发的票价${amounts}。`;
      case 'day':
        return `${dayOf(teller)}合计${amounts}。`;
      case 'sum':
        return `${scopes[facts.scope]}费用合计${amounts}。`;
    }
  },
  budget: ({ scope, yuan, maxYuan }, { words }) =>
    `${scopes[scope]}花费 ${words.money(yuan)}，超出了 ${words.money(maxYuan)}的预算。`,

  told: (facts, teller) => {
    switch (facts.problem) {
      case 'unkept':
        return `您提的${teller.words.quote(facts.wish)}没法照办，行程里却没有说明。`;
      case 'book-ahead':
        return `${ofDay(teller)}${teller.nameOf(facts.place)}要提前安排，行程里没有提醒：${facts.note.replace(/[。.]$/u, '')}。`;
      case 'access':
        return `${ofDay(teller)}${teller.nameOf(facts.place)}是否方便${needs[facts.need]}通行还不清楚，行程里没有说明。`;
    }
  },
};
