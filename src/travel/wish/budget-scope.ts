import type { BudgetScope } from '../../domain/trip-request.js';
import type { Span, WishText } from './wish-text.js';

// The order counts: the first that occurs last before the amount wins, inner-city before intercity because of its "city".
const scopeWords: readonly (readonly [BudgetScope, string])[] = [
  [
    'inner-city-transport',
    '市内(?:的)?(?:交通|出行|打车)|城内交通|本地交通|当地交通|打车|(?:intra|in|inner|within)[- ]?(?:the[- ])?city (?:transport(?:ation)?|travel)|local (?:transport(?:ation)?|travel)|(?:transport(?:ation)?|travel) within the city|getting around|(?<!(?:inter|cross)[- ]?)city transport(?:ation)?|taxis?',
  ],
  [
    'intercity-transport',
    '城际(?:的)?(?:交通|出行)|跨城(?:的)?(?:交通|出行)?|大交通|往返(?:的)?(?:交通|路费|车票|机票|高铁)?|来回(?:交通|路费|车票|机票)|高铁票?|火车票?|动车票?|机票|车票|路费|(?:inter|cross)[- ]?city (?:transport(?:ation)?|travel)|(?:transport(?:ation)?|travel) between (?:the )?cities|flights?|airfare|train tickets?|trains?',
  ],
  [
    'attractions',
    '门票|票价|景点|景区|游玩|游览|观光|参观|玩乐|sightseeing|attractions?|admissions?|entrance(?: fees?)?|entry(?: fees?| tickets?)?|tickets?',
  ],
  [
    'dining',
    '餐饮|吃饭|用餐|餐费|饭钱|伙食|饮食|美食|餐馆|餐厅|饭店|(?<!好)吃(?:的|喝)?|人均消费|meals?|dining|food|eating|restaurants?|breakfast|lunch|dinner',
  ],
  [
    'hotel',
    '住宿|酒店|宾馆|民宿|旅馆|客栈|房费|房价|房间|住店|住的|住|accommodations?|hotels?|lodging|hostels?|rooms?',
  ],
  ['inner-city-transport', '交通费?|公交地铁|transport(?:ation)?'],
];

/** Words that say what an amount is for. */
export const scopePattern = new RegExp(`${scopeWords.map(([, words]) => words).join('|')}|预算|budget|总`);

/** A scope, and where the word for it stood. */
export interface FoundScope {
  readonly name: BudgetScope;
  readonly side?: 'left' | 'right' | undefined;
  /** Characters to the right that belong to it. */
  readonly length: number;
}

/** The scope named beside an amount: "500 for meals", "吃饭500". The nearest word before it decides where none follows. */
export function scopeOf(left: string, right: string): FoundScope | undefined {
  const english = /^\s*(?:in total )?(?:for|on|to spend on|towards)\s+(?:the |our |my |all )?/.exec(right);
  if (english !== null) {
    const words = right.slice(english[0].length);
    for (const [name, pattern] of scopeWords) {
      const match = new RegExp(`^(?:${pattern})(?![a-z])`).exec(words);
      if (match !== null) return { name, side: 'right', length: english[0].length + match[0].length };
    }
  }
  const chinese = /^\s*(?:左右|以内|以下|之内)?(?:的|用来|用于|花在|做)?/.exec(right)?.[0] ?? '';
  for (const [name, pattern] of scopeWords) {
    const match = new RegExp(`^(?:${pattern})(?:费用?|预算|budget)`).exec(right.slice(chinese.length));
    if (match !== null) return { name, side: 'right', length: chinese.length + match[0].length };
  }
  if (
    /(?:总预算|总共|一共|总费用|总价|全部|total(?: travel)? budget|total budget for the trip|overall budget|in total)[^,，。]{0,12}$/.test(
      left,
    )
  ) {
    return { name: 'total', length: 0 };
  }
  let best: { name: BudgetScope; end: number } | undefined;
  for (const [name, pattern] of scopeWords) {
    for (const match of left.matchAll(new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`, 'g'))) {
      const end = match.index + match[0].length;
      if (best === undefined || end > best.end) best = { name, end };
    }
  }
  return best === undefined ? undefined : { name: best.name, side: 'left', length: 0 };
}

/** What stands before an amount that is the price of a thing rather than a budget. */
export const isPrice = /(?:价格|价位|价钱|最低价)[^,，。]{0,4}$/;
const describedThings: readonly (readonly [BudgetScope, RegExp])[] = [
  ['hotel', /酒店|宾馆|民宿|旅馆|客栈|(?<![a-z])(?:hotels?|hostels?)(?![a-z])/g],
  ['dining', /餐馆|餐厅|饭店|饭馆|吃的|(?<![a-z])restaurants?(?![a-z])/g],
  ['attractions', /景点|景区|门票|(?<![a-z])(?:attractions?|sights?)(?![a-z])/g],
];

/**
 * The kind of thing that a price describes: "200到300元的酒店", "酒店…价格在400元". The thing named next after it counts,
 * otherwise the last one before; a budget is no such price.
 */
export function describedScope(text: WishText, span: Span, left: string, right: string): FoundScope | undefined {
  if (/预算|budget|一共|总/.test(left)) return undefined;
  if (
    !/(?:价格|价位|价钱|房价|消费|费用)[^,，。]{0,8}$/.test(left) &&
    !/^\s*(?:之间|左右|以内|以下|上下)?(?:[的,，]|[^,，。]{0,8}(?:酒店|宾馆|民宿|餐馆|餐厅|景点))/.test(right)
  )
    return undefined;
  const sentence = /^[^。;；!！?？\n]*/.exec(text.rest.slice(span.end))?.[0] ?? '';
  const places = (words: string) =>
    describedThings
      .flatMap(([name, pattern]) => [...words.matchAll(pattern)].map(({ index }) => ({ name, index })))
      .sort((first, second) => first.index - second.index);
  const thing = places(sentence)[0] ?? places(text.rest.slice(0, span.start)).at(-1);
  return thing === undefined ? undefined : { name: thing.name, length: 0 };
}

/** Takes the words for scopes in a span out of the message: "food budget 500" asks for no food tour. */
export function removeScopeWords(text: WishText, span: Span): void {
  const words = new RegExp(scopeWords.map(([, pattern]) => pattern).join('|'), 'g');
  for (const match of text.rest.slice(span.start, span.end).matchAll(words)) {
    text.remove({ start: span.start + match.index, end: span.start + match.index + match[0].length });
  }
}
