import { partySize } from '../../domain/party.js';
import type { Budget, TripWish } from '../../domain/trip-request.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import { describedScope, isPrice, removeScopeWords, scopeOf, scopePattern } from './budget-scope.js';
import { isTakenBack, type Span, type WishText } from './wish-text.js';

type WishBudget = Budget & { readonly perPerson?: boolean | undefined };

/** What was said about money. */
export interface WishMoney {
  readonly budgets?: readonly WishBudget[] | undefined;
  readonly economical?: boolean | undefined;
  /** Only sights without an entry fee are wanted. */
  readonly freeOnly?: boolean | undefined;
  readonly change?: number | undefined;
  readonly lifted?: boolean | undefined;
  /** Amounts by the night or the day, which need the number of nights, days and people. */
  readonly rates?: readonly BudgetRate[] | undefined;
}

interface BudgetRate extends WishBudget {
  readonly per: 'night' | 'day';
}

const currencyBefore = '(?:[¥￥]|rmb|cny|人民币)\\s*';
const currencyAfter = '\\s*(?:元|块钱|块|圆|人民币|大洋|¥|￥|rmb|cny|yuan|kuai)(?:钱)?';
/** Nobody has less than nothing to spend: read as said, so that it can be refused. A dash between two numbers is a range. */
const minus = '(?<minus>(?<![\\d千万])[-−－](?=[¥￥\\d])|(?:负|負)|(?<![a-z])(?:minus|negative)\\s+)';
const amount = `${minus}?(?<before>${currencyBefore})?(?<low>${numberPattern})(?:${currencyAfter})?(?:\\s*(?:-|~|—|–|到|至|to)\\s*(?:${currencyBefore})?(?<high>${numberPattern}))?(?<after>${currencyAfter})?`;
const otherUnits =
  '(?!\\s*(?:[天日晚夜周岁分点月年号层楼站次顿餐条间位名口]|个(?!人预算)|人(?!民币|均|预算)|大人|小时|公里|千米|米|里|星|折|%|km|kilomet|miles?|met(?:er|re)|hours?|minutes?|mins?|days?|nights?|people|persons?|adults?|kids?|child|stars?|am(?![a-z])|pm(?![a-z])|of us|weeks?|:|：))';
const money = new RegExp(`${amount}${otherUnits}`, 'g');

const budgetBefore =
  /预算|经费|花费|费用|花销|开销|开支|总价|价格|票价|门票|消费|人均|每人|不超|不要超|不能超|别超|不高于|低于|少于|控制|最多|顶多|上限|至多|封顶|只有|就|给|大概|大约|差不多|左右|花|budgets?|spend(?:ing)?|under|below|within|at most|max(?:imum)?|no more than|not more than|up to|less than|limit|cap|cost(?:s|ing)?|afford|only have|around|about/;
const strongBefore =
  /预算|经费|花费|费用|开销|总价|价格|票价|门票|消费|人均|每人|不超|不要超|不能超|别超|低于|控制|上限|budgets?|spend|(?:under|below|within|at most|max(?:imum)?(?: of)?|no more than|not more than|up to|less than|limit(?: of)?)\s*(?:about |around )?$/;
/** Budgets are in yuan; other money is not converted, because its rate is not known here. */
const foreignBefore = /(?:[$€£]|(?<![a-z])(?:usd?|hkd?|eur|gbp|sgd?|twd|nt)\s*\$?)\s*$/;
const foreignAfter =
  /^\s*(?:美元|美金|刀|港币|港元|台币|新台币|欧元|英镑|日元|(?:us |hk )?dollars?|usd|hkd|twd|euros?|eur|pounds?|gbp)/;
const limitAfter = /^\s*(?:以内|之内|以下|之下|内|封顶|左右|上下|出头|的预算|预算|max|or less|at most|budget|in total)/;
const minimumAfter = /^\s*(?:以上|起步|起|多起|\+|or more|and up|plus)/;
const minimumBefore =
  /(?:不低于|不少于|至少|高于|大于|超过(?<!不(?:能|要|可)?超过)|at least|more than(?<!no more than)(?<!not more than)|over)\s*$/;
const perPersonBefore =
  /(?:人均(?:预算|消费|花费)?|每(?:个)?人(?:预算|花费|花|大概)?|一个人(?:预算|花)?|单人预算|per person|each|per head)[^,，。;；]{0,8}$/;
/** Right before an amount, one person is the measure and not the party. */
const onePersonBefore = /(?<![我就])一个?人(?:预算|花费?|大概|大约|约|控制在|不超过)?\s*$/;
const perPersonAfter =
  /^\s*(?:左右|以内|以下)?\s*(?:每(?:个)?人|\/\s*人|一个人|一人|人均|per person|a person|per head|a head|each|pp(?![a-z])|p\.p\.)/;
const perNight = /(?:每晚|一晚|每夜|\/晚|per night|a night|nightly)/;
const perDay = /(?:每天|一天|每日|\/天|per day|a day|daily)/;

const free =
  /(?:只|仅|都|全部?|全程|only|just)[^,，。;；\n]{0,24}?(?:免费|不(?:要|用|花)(?:门票|钱)|free|no entr(?:y|ance) fees?)(?:[^,，。;；\n]{0,4}?(?:景点|地方|景区|项目|attractions?|sights?|places?))?|(?:不花门票钱|零门票|免门票|free (?:attractions?|sights?|places?) only|no paid (?:attractions?|sights?))/g;

const economicalWords =
  /经济(?:实惠|型|点|些|一点)?|省钱|穷游|便宜|划算|实惠|性价比|节省|平价|花钱少|少花钱|太贵|省着|抠门|budget[- ]?friendly|low[- ](?:cost|budget)|on a (?:tight |small |shoestring )?budget|(?<![a-z])(?:cheap(?:er|est|ly)?|economical(?:ly)?|affordable|inexpensive|save money|saving money|thrifty|frugal|too expensive|good value)(?![a-z])/g;
const notEconomical =
  /不差钱|不(?:用|必|需要?)(?:太)?省钱?|豪华|高端|奢华|贵(?:一)?点(?:也)?(?:没关系|无所谓|可以|行)|(?<![a-z])(?:luxury|luxurious|money is no object|splurge)(?![a-z])/g;
const lifted =
  /预算(?:不限|无上限|没有?限制|随意|不设限|不是问题|无所谓|不重要)|(?:不限|没有|不设|取消|去掉)预算(?:限制)?|不考虑预算|no budget limit|no limit on (?:the )?budget|unlimited budget|budget is not an issue|forget (?:about )?the budget/g;
const more = new RegExp(
  `预算(?:可以|再)?(?:加|多|增加|提高|上调|追加)(?:了)?(?<plus>${numberPattern})(?!\\d)(?:${currencyAfter})?|(?:加|多|追加)(?<plusShort>${numberPattern})${currencyAfter}(?:的?预算)?|预算(?:再)?(?:减|少|降|降低|下调|减少|砍)(?:掉)?(?<minus>${numberPattern})(?!\\d)(?:${currencyAfter})?|(?:raise|increase) (?:the |my |our )?budget by (?:${currencyBefore})?(?<raise>${numberPattern})|(?:cut|lower|reduce) (?:the |my |our )?budget by (?:${currencyBefore})?(?<cut>${numberPattern})`,
  'g',
);

/**
 * Reads the budgets, in text whose dates and days are taken already. Each amount belongs to the scope named nearest:
 * "餐饮预算500", "a budget of 600 for sightseeing"; without one it is the whole trip's. A range counts by its upper end,
 * and a minimum ("1000元以上") is no budget.
 */
export function readBudgets(text: WishText): WishMoney {
  let change = 0;
  text.take(more, ({ groups }) => {
    const rise = parseNumber(groups?.plus ?? groups?.plusShort ?? groups?.raise ?? '') ?? 0;
    const fall = parseNumber(groups?.minus ?? groups?.cut ?? '') ?? 0;
    change += rise - fall;
    return true;
  });
  const isLifted = text.take(lifted, () => true).length > 0;
  const isFree = text.take(free, (match) => (isTakenBack(text.folded, spanOf(match)) ? undefined : true)).length > 0;
  const { budgets, rates } = readAmounts(text);
  const lavish = text.take(notEconomical, () => true).length > 0;
  const economical = text.take(economicalWords, () => true).length > 0;
  const all: WishBudget[] = isFree ? [{ scope: 'attractions', maxYuan: 0 }, ...budgets] : budgets;
  return {
    ...(all.length === 0 ? {} : { budgets: lastOfScope(all) }),
    ...(rates.length === 0 ? {} : { rates }),
    ...(economical && !lavish ? { economical: true } : lavish ? { economical: false } : {}),
    ...(change === 0 ? {} : { change }),
    ...(isLifted ? { lifted: true } : {}),
    ...(isFree ? { freeOnly: true } : {}),
  };
}

/** Turns amounts by the night or the day into ones for the whole trip, as far as the trip's length is known. */
export function budgetsOfRates(
  rates: readonly BudgetRate[],
  trip: Pick<TripWish, 'days' | 'party'>,
): readonly WishBudget[] {
  if (trip.days === undefined) return [];
  const { days, party } = trip;
  const rooms = party === undefined ? 1 : Math.max(1, Math.ceil(partySize(party) / 2));
  return rates.map(({ per, scope, maxYuan, perPerson }) => ({
    scope,
    maxYuan: per === 'day' ? maxYuan * days : maxYuan * (days - 1) * (perPerson === true ? 1 : rooms),
    ...(perPerson === true ? { perPerson } : {}),
  }));
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

function lastOfScope(budgets: readonly WishBudget[]): readonly WishBudget[] {
  return [...new Map(budgets.map((budget) => [budget.scope, budget])).values()];
}

function readAmounts(text: WishText): { budgets: WishBudget[]; rates: BudgetRate[] } {
  const budgets: WishBudget[] = [];
  const rates: BudgetRate[] = [];
  let from = 0;
  const used: Span[] = [];
  const measures: Span[] = [];
  text.take(money, (match) => {
    const span = spanOf(match);
    const { low = '', high, before: sign, after: unit, minus: isBelowZero } = match.groups ?? {};
    const yuan = amountOf(low, high);
    if (yuan === undefined) return undefined;
    const left = leftOf(text.rest, from, span.start);
    const right = /^[^,，。;；\n]*/.exec(text.rest.slice(span.end))?.[0] ?? '';
    if (foreignBefore.test(left.text) || foreignAfter.test(right)) return undefined;
    const isNegative = isBelowZero !== undefined && strongBefore.test(left.text);
    const marked = isNegative || sign !== undefined || unit !== undefined || /元|块|yuan|rmb/.test(match[0]);
    if (!marked && !isAmount(low, yuan, left.text, right)) return undefined;
    if (minimumAfter.test(right) || minimumBefore.test(left.text) || isTakenBack(text.folded, span)) {
      from = span.end;
      return true;
    }
    const described = () => describedScope(text, span, left.text, right);
    // "吃完饭想找价格200-300元的酒店": what has the price is nearer to it than the verb before.
    const scope = (isPrice.test(left.text) ? described() : undefined) ??
      scopeOf(left.text, right) ??
      described() ?? { name: 'total', length: 0 };
    const onePerson = onePersonBefore.exec(left.text);
    const perPerson = onePerson !== null || perPersonBefore.test(left.text) || perPersonAfter.test(right);
    const near = `${left.text.slice(-8)} ${right.slice(0, 12)}`;
    const budget: WishBudget = {
      scope: scope.name,
      maxYuan: isBelowZero === undefined ? yuan : -yuan,
      ...(perPerson ? { perPerson } : {}),
    };
    if (perNight.test(near)) rates.push({ ...budget, scope: 'hotel', per: 'night' });
    else if (perDay.test(near)) rates.push({ ...budget, per: 'day' });
    else budgets.push(budget);
    if (onePerson !== null) measures.push({ start: left.start + onePerson.index, end: span.start });
    if (scope.side === 'left') used.push({ start: left.start, end: span.start });
    if (scope.side === 'right') used.push({ start: span.end, end: span.end + scope.length });
    from = span.end + (scope.side === 'right' ? scope.length : 0);
    return true;
  });
  for (const span of used) removeScopeWords(text, span);
  for (const span of measures) text.remove(span);
  return { budgets, rates };
}

/** Whether a number without a currency is money: by the words around it, the surer the smaller it is. */
function isAmount(number: string, yuan: number, left: string, right: string): boolean {
  if (limitAfter.test(right) || strongBefore.test(left) || (perPersonAfter.test(right) && !/^\s*一/.test(right))) {
    return yuan >= 10;
  }
  if (budgetBefore.test(left) && yuan >= 100) return true;
  // "三天两人2000", "两天一千五" end a clause beside other wishes. Years are none.
  if (right.trim() !== '' || yuan < 300 || /^20[2-4]\d$/.test(number)) return false;
  return /[千万kw]/.test(number) || left.includes('\uFFFC');
}

function amountOf(low: string, high: string | undefined): number | undefined {
  const first = parseNumber(low);
  const second = high === undefined ? undefined : parseNumber(high);
  if (first === undefined) return undefined;
  if (second === undefined) return first;
  // "1-2万" and "5-6千" name the unit once.
  return Math.max(first, second);
}

/** The words before an amount, back to the end of the sentence or of the amount before. */
function leftOf(text: string, from: number, end: number): { text: string; start: number } {
  const before = text.slice(from, end);
  const cut = Math.max(...['。', ';', '；', '\n', '!', '！', '?', '？'].map((mark) => before.lastIndexOf(mark)));
  const comma = Math.max(before.lastIndexOf(','), before.lastIndexOf('，'));
  // A comma ends the phrase unless what follows it says nothing by itself: "门票，不超过300".
  const start = comma > cut && scopePattern.test(before.slice(comma)) ? comma : cut;
  const english = /\.\s/g;
  let stop = start;
  for (const match of before.matchAll(english)) stop = Math.max(stop, match.index);
  return { text: before.slice(stop + 1), start: from + stop + 1 };
}
