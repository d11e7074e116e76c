import type { Constraint, ModeWish, Question } from './chinatravel-data.js';
import { chineseCity } from './intercity.js';

// The data's questions are English. These templates, made for this bench, say the same in Chinese in several ways.

const scopes: Readonly<Record<string, readonly string[]>> = {
  total: ['总预算', '整个行程的预算'],
  attractions: ['门票预算', '游玩预算'],
  dining: ['餐饮预算', '吃饭的预算'],
  hotel: ['住宿预算', '酒店预算'],
  innerCityTransport: ['市内交通预算', '市内出行预算'],
  interCityTransport: ['城际交通预算', '往返路费'],
};
const vehicles = { train: ['火车', '高铁'], airplane: ['飞机', '飞机'] } as const;
const cityModes = { walk: '步行', taxi: '打车', metro: '坐地铁' } as const;

const pick = <Item>(items: readonly Item[], variant: number): Item => items[variant % items.length] as Item;

function journeyIn(wish: ModeWish | undefined, way: '去' | '回', variant: number): string {
  const mode = wish?.is ?? wish?.isNot;
  if (mode === undefined) return '';
  const vehicle = pick(vehicles[mode], variant);
  const leg = way === '去' ? pick(['去程', '去的时候'], variant) : pick(['返程', '回来的时候'], variant);
  return wish?.is === undefined ? `${leg}不想坐${vehicle}` : `${leg}坐${vehicle}`;
}

function inChinese(constraint: Constraint, variant: number): string {
  const { kind, scope = '', max = 0, forbidden = [], go, back, km = 0, equals, of = [] } = constraint;
  switch (kind) {
    case 'budget':
      if (scope === 'attractions' && max === 0) return pick(['只想去免费景点', '只去免费的景点'], variant);
      return `${pick(scopes[scope] ?? [], variant)}${pick(['', '不超过'], variant)}${max}元`;
    case 'innerCityTransport':
      return `市内不想${forbidden.map((mode) => cityModes[mode]).join('或者')}`;
    case 'interCityMode':
      return [journeyIn(go, '去', variant), journeyIn(back, '回', variant)].filter(Boolean).join('，');
    case 'bedsPerRoom':
      return equals === 1 ? pick(['住大床房', '想要单床房'], variant) : pick(['住双床房', '要住标间'], variant);
    case 'taxiBeyondKm':
      return pick([`两地距离超过${km}公里就打车`, `如果距离大于${km}公里，就打车`], variant);
    case 'anyOf':
      return `${pick(['满足其一即可', '以下条件满足任意一个就行'], variant)}：${of
        .map((each, index) => (typeof each === 'string' ? '' : `${index + 1}.${inChinese(each, variant)}`))
        .join('；')}`;
    default:
      return '';
  }
}

/** A question as a Chinese customer may put it. */
export function chineseQuestion(
  { startCity, targetCity, days, people, constraints }: Question,
  variant: number,
): string {
  const from = chineseCity(startCity);
  const to = chineseCity(targetCity);
  const opening = pick(
    [`我们${people}个人从${from}出发去${to}玩${days}天`, `${people}人，${from}到${to}，${days}天行程`],
    variant,
  );
  const wishes = constraints.map((constraint) => inChinese(constraint, variant)).filter(Boolean);
  return `${opening}，${wishes.join('，')}。`;
}
