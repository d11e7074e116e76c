import type { PersonKind } from '../../domain/party.js';
import { chineseChangeWords } from './chinese-change-words.js';
import { chineseChoiceWords } from './chinese-choice-words.js';
import type { DateParts } from './date-parts.js';
import type { OpeningFacts, TripWords } from './words.js';

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const people: Readonly<Record<PersonKind, string>> = {
  adult: '位成人',
  child: '位儿童',
  student: '位学生',
  senior: '位老人',
};
const meals = { lunch: '午餐', dinner: '晚餐' };

const kinds: Readonly<Record<string, string>> = {
  ...{ museum: '博物馆', lake: '湖景', temple: '寺庙', park: '公园', garden: '园林', 'historic-site': '古迹' },
  ...{ 'ancient-town': '古镇老街', hiking: '爬山', tea: '茶园', shopping: '购物', food: '美食', family: '亲子景点' },
  ...{ 'theme-park': '主题乐园', 'night-view': '夜景', art: '艺术', nature: '自然风光', boat: '游船', wetland: '湿地' },
  ...{
    free: '免费景点',
    indoor: '室内',
    photo: '拍照点',
    pagoda: '塔',
    village: '村落',
    zoo: '动物园',
    university: '大学',
  },
  ...{ show: '演出', sunset: '日落', sunrise: '日出' },
};

const money = (yuan: number) => `${amount(yuan)} 元`;
const inSentence = (value: DateParts) => `${value.month} 月 ${value.day} 日（${weekdays[value.weekday]}）`;
const dateWithYear = (value: DateParts) => `${value.year} 年 ${inSentence(value)}`;
const list = (items: readonly string[]) => items.join('、');

/** What zhike says about trips in Chinese. Traditional Chinese is converted from it. */
export const chineseWords: TripWords = {
  money,
  distance: (meters) =>
    meters < 950 ? `${Math.max(50, Math.round(meters / 50) * 50)} 米` : `${amount(Math.round(meters / 100) / 10)} 公里`,
  minutes: (minutes) => `${minutes} 分钟`,
  wayTaking: (mode, minutes, isEstimate) => `${mode}${isEstimate ? '约' : ''} ${minutes}`,
  about: (minutes) => {
    const rounded = Math.round(minutes / 10) * 10;
    const parts = [
      ...(rounded >= 60 ? [`${Math.floor(rounded / 60)} 小时`] : []),
      ...(rounded % 60 ? [`${rounded % 60} 分钟`] : []),
    ];
    return `约 ${parts.join(' ')}`;
  },
  nextDay: (time) => `次日 ${time}`,
  list,
  quote: (name) => `“${name}”`,
  withNote: (text, note) => `${text}（${note}）`,
  date: (value) => `${value.month} 月 ${value.day} 日 ${weekdays[value.weekday]}`,
  dateWithYear,
  dateOfRecord: (value) => `${value.year} 年 ${value.month} 月 ${value.day} 日`,
  dateRange: (from, until) => {
    if (from.year !== until.year) return `${dateWithYear(from)}至 ${dateWithYear(until)}`;
    if (from.month !== until.month) return `${dateWithYear(from)}至 ${inSentence(until)}`;
    return `${dateWithYear(from)}至 ${until.day} 日（${weekdays[until.weekday]}）`;
  },
  party: (party) =>
    list(
      (['adult', 'child', 'student', 'senior'] as const)
        .filter((kind) => (party[kind] ?? 0) > 0)
        .map((kind) => `${party[kind]} ${people[kind]}`),
    ),
  city: (name) => name,
  ownNote: (note) => note,
  holiday: (name) => name,
  mode: {
    walk: '步行',
    bus: '公交',
    metro: '地铁',
    taxi: '打车',
    drive: '自驾',
    train: '火车',
    coach: '长途汽车',
    flight: '飞机',
  },
  pace: { relaxed: '轻松', moderate: '适中', packed: '紧凑' },
  isOwnScript: (word) => /\p{Script=Han}/u.test(word),

  followedPace: { relaxed: '节奏轻松', moderate: '节奏适中', packed: '节奏紧凑' },
  followedThrift: '花费从省',
  followedNoWalking: '每段路都坐车',
  followedTaxi: (kilometers) => `超过 ${kilometers} 公里的路打车`,
  opening,
  pricesForAll: (count) => `以下费用都是 ${count} 人合计。`,
  outbound: '去程',
  inbound: '返程',

  dayTitle: (day, shownDate, holiday) => [`第 ${day} 天`, shownDate, ...(holiday ? [holiday] : [])].join(' · '),
  setOut: (time, place) => `${time} 从${place}出发`,
  freeTime: (span) => `自由活动${span}`,
  rest: (from, until) => `${from}–${until} 休息`,
  meal: (meal, place) => `${meal ? meals[meal] : '用餐'}：${place}`,
  ownMeal: (meal, yuan) =>
    yuan > 0 ? `${meals[meal]}请自行安排，费用里已预留 ${money(yuan)}` : `${meals[meal]}请自行安排`,
  mealInside: (meal, yuan) =>
    yuan > 0 ? `${meals[meal]}就在里面吃，费用里已预留 ${money(yuan)}` : `${meals[meal]}就在里面吃`,
  openAlways: '全天开放',
  open: (hours) => `开放 ${hours}`,
  serving: (hours) => `营业 ${hours}`,
  ticket: (yuan) => `门票 ${money(yuan)}`,
  freeEntry: '免费',
  mealCost: (yuan) => `约 ${money(yuan)}`,
  mealCostUnknown: '价格不详，未计入费用',
  emptyDay: '这一天没有安排景点，可以自由活动',
  backAt: (time, place) => `${time} 回到${place}`,
  checkIn: (time, place) => `${time} 入住${place}`,
  backForNight: (time, place) => `${time} 回${place}休息`,
  arriveAt: (time, place) => `${time} 到达${place}`,
  overnight: (place) => `住宿：${place}`,
  withNight: (stay, rooms, yuan, beds) => {
    const room = beds === undefined ? '房' : beds === 1 ? '大床房' : beds === 2 ? '双床房' : `${beds} 床房`;
    const details = [...(rooms > 0 ? [`${rooms} 间${room}`] : []), ...(yuan > 0 ? [money(yuan)] : [])];
    return details.length > 0 ? `${stay}（${details.join('，')}）` : stay;
  },
  dayTotal: (yuan, journeys) => {
    if (yuan === 0) return '当日不用花钱';
    const included = journeys.map((journey) => ({ outbound: '去程', inbound: '返程' })[journey]).join('和');
    return `当日合计 ${money(yuan)}${included ? `（含${included}）` : ''}`;
  },

  costs: {
    title: '费用一览',
    attractions: '门票',
    dining: '餐饮',
    hotel: '住宿',
    innerCityTransport: '市内交通',
    intercityTransport: '往返交通',
    total: '合计',
    filler: '\u3000',
  },

  remarksTitle: '几点说明',
  leftOut: {
    closed: (names) => `${names}在这几天不开放，所以没有排进来。`,
    time: (names) => `${names}很值得一去，只是这次时间排不下；多留半天到一天就有机会。`,
    budget: (names) => `${names}花费比较高，这次先不安排；想去的话告诉我，我来调整。`,
    distance: (names) => `${names}离其他景点比较远，来回太费时间，这次没有安排。`,
    pace: (names, count) => `${names}也不错，再加上${count > 1 ? '它们' : '它'}行程就太赶了，所以没有排进来。`,
  },
  bookAhead: (name, note) => `${name}：${sentence(note)}`,
  rain: (day, outside) =>
    outside === undefined
      ? `第 ${day} 天有雨，安排的都是室内的地方。`
      : `第 ${day} 天有雨，优先安排了室内的地方；${outside}有露天的部分，请带好雨具。`,
  accessUnconfirmed: (places, isStepFree) =>
    `${isStepFree ? '无障碍通行' : '婴儿车通行'}情况没有记录，出发前请先打电话问一下：${places}。`,
  holidayAnnounced: (holiday) => `正值${holiday}假期，人多、房价容易上涨，车票、酒店和热门景点请尽早预订。`,
  holidayNotAnnounced: (holiday, year) =>
    `${year} 年${holiday}的放假和调休安排还没有公布，这里按法定假日来排；公布之后请再核对一次日期。假期人多，车票和酒店请尽早预订。`,
  assumed: {
    party: (party) => `您还没说几位出行，先按 ${party}计算；告诉我人数，我马上重新算。`,
    days: (days) => `您还没说玩几天，先按 ${days} 天安排。`,
    dates: (dates) => `您还没说哪天去，先按 ${dates}出发安排；换个日期也没问题。`,
    holiday: (holiday, [from, until], party) => {
      const end =
        from.day === until.day && from.month === until.month
          ? ''
          : `至 ${until.month === from.month ? '' : `${until.month} 月 `}${until.day} 日`;
      const days = `${holiday}假期（${from.month} 月 ${from.day} 日${end}）`;
      return party === undefined
        ? `您没说是哪个假期，先按最近的${days}来排；想换假期或日期，直接说就行，比如“国庆去”。`
        : `您没说是哪个假期、几位出行，先按最近的${days}、${party}来排；想换假期、日期或人数，直接说就行，比如“国庆去，三个人”。`;
    },
    pace: (pace) =>
      pace ? `节奏先按“${pace}”来排，想松一点或紧一点都可以说。` : '节奏先按不松不紧来排，想调整都可以说。',
    journeyNotCounted: (from) =>
      from
        ? `没有找到从${from}来的班次，往返交通没有计入，请另作安排。`
        : '往返交通没有计入；告诉我从哪里出发，我来一起安排。',
    journeyCounted: (from) => `往返交通先按从${from}出发计算。`,
    stay: (place) => `您没有指定住处，先按住在${place}安排。`,
    noStay: '您没有指定住处，住宿是我选的，可以更换。',
  },
  unknownPlaces: (names) => `我们的资料里没有找到${names}，这次没能安排；换个叫法告诉我，我再找一次。`,
  saving: (budgetYuan, savedYuan) => `比 ${money(budgetYuan)}的预算省下 ${money(savedYuan)}，可以留作备用。`,
  budgetUsedUp: (budgetYuan) => `${money(budgetYuan)}的预算正好用完，临时花销请另留一些。`,
  unkept: (wishes) => `这些要求行程里没法体现，请与商家确认：${wishes}。`,
  member: (member, { places, avoided, missed }) => {
    const kept = [...(places ? [`安排了${places}`] : []), ...(avoided ? [`没有排${avoided}`] : [])];
    const all = [...kept, ...(missed ? [`${missed}这次没排上`] : [])];
    return `${member === '我' ? '您自己' : member}的心愿：${all.join('，')}。`;
  },
  kind: (tag) => kinds[tag] ?? tag,
  alternative: (number, of) => `您给的 ${of} 个条件里，这个安排满足第 ${number} 个。`,
  estimates: '路上的时间和车费按距离估算，出门时请留些余地。',
  timetable: '往返的班次和票价以购票时为准。',
  sourcesTitle: '资料来源',
  staleFacts: (value) => `部分开放时间和门票价格为 ${value.year} 年 ${value.month} 月的资料，请以现场为准。`,

  obstacle: {
    unknownCity: (city, knownCities) => `我们暂时没有${city}的景点资料，目前可以安排：${knownCities}。`,
    noCities: (city) => `我们暂时没有${city}的景点资料。`,
    budget: (scope, maxYuan, neededYuan, days) => {
      const plan = days === undefined ? '最省的安排' : `最省的 ${days} 天安排`;
      return maxYuan === 0
        ? `${scope}一分不花排不下来：${plan}也要 ${money(neededYuan)}。`
        : `${scope} ${money(maxYuan)}不够：${plan}要 ${money(neededYuan)}。`;
    },
    scope: {
      total: '预算',
      attractions: '门票预算',
      dining: '餐饮预算',
      hotel: '住宿预算',
      'inner-city-transport': '市内交通预算',
      'intercity-transport': '往返交通预算',
    },
    mustSee: {
      unknown: (name) => `我们的资料里没有找到${name}，换个叫法告诉我，我再找一次。`,
      closed: (name) => `${name}在您选的这几天不开放。`,
      time: (name) => `${name}在这次的时间里排不下。`,
      contradicts: (name) => `您既想去${name}，又说了不去，我该按哪个来？`,
    },
    alternative: (number) => `几个可选条件里的第 ${number} 个和您的其他要求互相矛盾，没法同时满足。`,
    tooManyWishes: (names) => `想去的地方这几天排不完：${names}。多留一天，或者减去一两处就可以。`,
    modes: (asked, needed) => `只靠${asked}，有些地方到不了，还需要${needed}。`,
    journeyModes: (asked, known) => `没有查到${asked}的班次，目前能走的是${known}。`,
    stay: (wanted, leastNights) => {
      if (leastNights === undefined) return `没有找到符合要求的住处：${wanted}。`;
      const stays = wanted === '' ? '当地的住处' : `符合要求的住处（${wanted}）`;
      return `${stays}至少要连住 ${leastNights} 晚，这次的天数不够。`;
    },
    stayFeature: {
      'pets-allowed': '可带宠物',
      'no-smoking': '无烟',
      'entire-home': '整套出租',
      breakfast: '含早餐',
      pool: '有游泳池',
      gym: '有健身房',
      'step-free': '方便轮椅进出',
      stroller: '方便婴儿车进出',
    },
    noPlaces: (city, because) =>
      because === undefined
        ? `${city}还没有可以安排的景点资料。`
        : {
            'free-only': `${city}的景点资料里没有免费的。放宽这一条，我就能安排。`,
            needs: `${city}的景点资料里，没有一处确认能方便轮椅或婴儿车通行。可以告诉我哪些不便能接受，我再安排。`,
            'must-not-see': `${city}能安排的景点都在您不想去的范围里了。放宽一些，我就能安排。`,
          }[because],
  },
  change: chineseChangeWords,
  choice: chineseChoiceWords,
  nearestFollows: '下面这个安排最接近您的要求：',
  offerChange: '您看怎么调整？告诉我，我重新安排。',

  invalid: {
    days: '行程天数要在 1 到 30 天之间，您想玩几天？',
    party: '出行人数要在 1 到 99 位之间，一共几位？',
    budgets: '预算不能小于零，您的预算是多少？',
    startDate: '出发日期要是今天或以后、日历上有的一天，您打算哪天出发？',
    endDate: '返回日期要是日历上有的一天，也不能早于出发日期，您打算哪天回来？',
    city: '您想去哪个城市玩？',
    dayWishes: '您提到的那一天不在行程里，请告诉我是第几天。',
  },
  invalidOther: '这个要求我没法安排，能换个说法再告诉我一次吗？',
};

function opening(facts: OpeningFacts): string {
  const length = facts.days === 1 ? '一日游' : `${facts.days} 天${facts.nights > 0 ? ` ${facts.nights} 晚` : ''}`;
  const trip = facts.days === 1 ? `${facts.city}${length}` : `${facts.city} ${length}`;
  const start = facts.asWished ? `为您安排好了${trip}` : trip;
  const followed = facts.followed.map((wish) => `，${wish}`).join('');
  return `${start}${followed}：${facts.dates}，${facts.party}，${total(facts)}。`;
}

function total({ totalYuan, budgetYuan }: OpeningFacts): string {
  if (totalYuan === 0) return '全程不用花钱';
  const spent = `全程预计 ${money(totalYuan)}`;
  if (budgetYuan === undefined || budgetYuan === 0) return spent;
  if (totalYuan > budgetYuan) return `${spent}，比 ${money(budgetYuan)}的预算多 ${money(totalYuan - budgetYuan)}`;
  return `${spent}，在 ${money(budgetYuan)}的预算之内`;
}

function amount(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function sentence(note: string): string {
  return `${note.trim().replace(/[\u3002.!;,\uff01\uff1b\uff0c\s]+$/u, '')}。`;
}
