import type { ChangeWords } from './change-words.js';

const and = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join('、')}和${names.at(-1)}`;
const days = (numbers: readonly number[]) => `第 ${numbers.join('、')} 天`;

/** What zhike says about changed plans in Chinese. */
export const chineseChangeWords: ChangeWords = {
  wish: {
    days: (count) => `改为 ${count} 天`,
    dates: (date) => `按 ${date}出发`,
    party: (party) => `人数按 ${party}`,
    origin: (city) => `从${city}出发`,
    noOrigin: '不含往返交通',
    budget: (scope, amount, people) => `${scope}按 ${amount}${people > 1 ? `（${people} 人合计）` : ''}`,
    noBudget: (scope) => `${scope}不限`,
    scope: {
      total: '预算',
      attractions: '门票预算',
      dining: '餐饮预算',
      hotel: '住宿预算',
      'inner-city-transport': '市内交通预算',
      'intercity-transport': '往返交通预算',
    },
    pace: (pace) => `节奏改为${pace}`,
    dayPace: (day, pace) => `第 ${day} 天节奏改为${pace}`,
    economical: '按更省的来排',
    modes: (modes) => `出行只用${modes}`,
    beds: (beds) => (beds === 1 ? '住大床房' : beds === 2 ? '住双床房' : `住 ${beds} 床房`),
    taxiBeyond: (kilometers) => `超过 ${kilometers} 公里打车`,
    dayFrom: (day, time) => (day === undefined ? `每天 ${time} 开始` : `第 ${day} 天从 ${time} 开始`),
    dayUntil: (day, time) => `${day === undefined ? '每天' : `第 ${day} 天`} ${time} 前结束`,
    rain: (day) => `第 ${day} 天按雨天安排`,
    freeDay: (day) => `第 ${day} 天不安排`,
  },
  plannedAgain: (wishes, clauses) => `${wishes.join('，')}，行程重新排好了：${clauses.join('，')}。`,
  changed: (wishes, clauses) => `${wishes.length > 0 ? `${wishes.join('，')}：` : ''}${clauses.join('；')}。`,

  replaced: (day, removed, added) => `第 ${day} 天把${and(removed)}换成了${and(added)}`,
  added: (day, names) => `第 ${day} 天加上了${and(names)}`,
  removed: (day, names) => `第 ${day} 天去掉了${and(names)}`,
  moved: (name, from, to) => `${name}从第 ${from} 天移到第 ${to} 天`,
  rearranged: (numbers) => `${days(numbers)}重新排过了`,
  reordered: (numbers) => `${days(numbers)}调整了先后顺序`,
  otherMeals: (numbers) => `${days(numbers)}换了用餐的地方`,
  otherTimes: (numbers) => `${days(numbers)}的交通和时间略有调整`,
  stay: (place) => `住宿改到${place}`,
  journey: { outbound: '去程换了班次', inbound: '返程换了班次' },
  sameSights: '每天的景点不变',
  withOtherDays: (clause, count) => `${clause}，${count === 1 ? '另外一天不变' : `其他 ${count} 天不变`}`,
  total: (before, now) => `总价从 ${before}变为 ${now}`,
  sameTotal: (total) => `总价不变，仍是 ${total}`,
  unchangedDay: (day, date, sights) =>
    `第 ${day} 天（${date}）不变${sights.length > 0 ? `：${sights.join('、')}` : ''}`,
  wholePlanHint: '想看完整的安排，说“完整行程”就行。',

  alreadyOn: (name, day) => `${name}本来就在第 ${day} 天`,
  alreadyPlanned: (name, day) => `${name}本来就在第 ${day} 天，行程不用改。`,
  notPlanned: (name, day) =>
    `${day === undefined ? '行程里' : `第 ${day} 天`}本来就没有安排${name}，所以没有改动。想换掉哪一处，说名字就行。`,
  stillWithinBudget: (wishes, total) => `${wishes.join('，')}：原来的安排合计 ${total}，没有超出，行程不用改。`,
  cheapest: (total, ways) =>
    `现在的安排合计 ${total}，已经是我能排出的最省的了。${ways.length > 0 ? `想再省，可以${ways.join('，或者')}。` : ''}`,
  spareANight: '少住一晚',
  spareTickets: '去掉收门票的景点',
  fitsAlready: '好的，现在的安排已经符合，不用改动。想换掉哪一处，说名字就行。',
  planStands: '原来的行程没有改动，还照旧。',
};
