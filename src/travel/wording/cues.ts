import type { Role } from './fact.js';
import type { Way } from './plan-facts.js';

/** What the words around a number say it is, in folded text. The first that applies decides. */
const moneyCues: readonly (readonly [pattern: RegExp, roles: readonly Role[]])[] = [
  [/预算|budget|省下|省了|剩下|还剩|剩余|结余|节省|left over|to spare/, ['budget']],
  [/自行安排|预留|就在里面|set aside|where you like/, ['own-meal']],
  [/门票|票价|tickets?\b|admission|entry|entrance/, ['ticket']],
  [/午餐|晚餐|早餐|用餐|餐饮|吃饭|lunch|dinner|meals?\b/, ['meal']],
  [/住宿|房|酒店|入住|hotel|rooms?\b|\bnight/, ['night']],
  [/往返交通|去程|返程|火车|高铁|动车|飞机|长途|航班|there and back|trains?\b|flight|coach/, ['journey']],
  [/市内交通|车费|路费|交通费|in the city|\bfares?\b|transport/, ['way']],
];

const wholeTrip = /全程|整个行程|整趟|总费用|总花费|总预算|总价|whole trip|entire trip|trip total/;
/** A sum of several, which may be the trip's or a day's, or of a party for one thing. */
const together = /总共|总计|一共|合共|加起来|in all\b|altogether|all in\b|together|for (?:all|both|the \w+) of you/;
const wholeDay = /当日|当天|今天|这一?天|day total|for the day|that day/;
const anyTotal = /合计|小计|共计|(?<=[^一总公])共|花费|费用|total\b|sum\b|comes? to|adds? up/;

export interface MoneyCue {
  readonly roles: readonly Role[] | undefined;
  readonly scope: 'trip' | 'day' | 'any';
  /** Whether it is said to be a sum of several. */
  readonly isSum: boolean;
  /** Whether only the sentence before it says what it is. */
  readonly isLoose: boolean;
}

/**
 * @param before - the words between the sum and the number before it
 * @param after - those up to the next number
 * @param earlier - the sentence before the sum
 */
export function moneyCue(before: string, after: string, earlier: string): MoneyCue {
  const hasCue = (text: string) =>
    moneyCues.some(([pattern]) => pattern.test(text)) ||
    [wholeTrip, wholeDay, together, anyTotal].some((each) => each.test(text));
  const clause = hasCue(before) ? before : after;
  const scope = wholeDay.test(clause) ? 'day' : wholeTrip.test(clause) || wholeTrip.test(earlier) ? 'trip' : 'any';
  const isLoose = scope === 'trip' && !wholeTrip.test(clause);
  const isInAll = anyTotal.test(clause) || /^\s*(?:in (?:all|total)|altogether)(?![a-z])/.test(after);
  const isSum = scope !== 'any' || together.test(clause) || isInAll;
  const cue = moneyCues.find(([pattern]) => pattern.test(clause));
  // There is one budget, and it is the trip's.
  if (cue?.[1].includes('budget')) return { roles: cue[1], scope: 'trip', isSum, isLoose: false };
  if (scope === 'day') return { roles: ['total', ...(cue?.[1] ?? [])], scope, isSum, isLoose };
  if (cue !== undefined) return { roles: cue[1], scope, isSum, isLoose };
  const isTotal = wholeTrip.test(clause) || isInAll;
  return { roles: isTotal ? ['total'] : undefined, scope, isSum, isLoose };
}

/** What a clock time is, from the words around it; undefined where they do not tell. */
export function clockCue(before: string, after: string): readonly Role[] | undefined {
  if (isOpening(before) || /(?:最晚|最迟|截止|last entry|latest)[^\d，。;；]{0,6}$/.test(before)) return ['open'];
  if (/^[^\d]{0,3}(?:开门|开放|关门|闭馆|闭园|停止入)/.test(after)) return ['open'];
  if (/^\s*(?:从[^，。]{0,24}出发|离开|结束|出发|set out|leave|depart)/.test(after)) return ['leave'];
  if (/^\s*(?:回到?|入住|到达|抵达|到|check in|back at|arrive|开始)/.test(after)) return ['arrive'];
  if (/(?:离开|逛到|玩到|待到|结束于?|出发|leave(?: at)?|until|departs?(?: at)?)\s*$/.test(before)) return ['leave'];
  if (/(?:到达|抵达|开始|arrive(?: at)?|arriving at|starts?(?: at)?|begins?(?: at)?)\s*$/.test(before))
    return ['arrive'];
  return undefined;
}

/** Whether a clock time is that at which somebody sets out. */
export function isSettingOut(before: string, after: string): boolean {
  return (
    /^\s*(?:左右|就|准时)?\s*(?:从[^，。]{0,24})?(?:出发|动身|启程)|^\s*(?:you )?(?:set out|set off)/.test(after) ||
    /(?:出发|动身|启程|set out|set off|leave the hotel)(?:时间)?(?:是|为|在|at|around|about|\s|[:：])*$/.test(before)
  );
}

/** Whether hours that follow are those in which a place is open. */
export function isOpening(before: string): boolean {
  return /(?:开放|营业|开门|开园|入园|关门|闭馆|闭园|hours|\bopens?\b|closes?\b)[^\d，。;；]{0,12}$/.test(before);
}

export const isPerPerson = (clause: string) =>
  /每人|人均|每位|一人|单价|每张|per person|each\b|a head|per head/.test(clause);

const modeWords: readonly (readonly [Way['mode'], RegExp])[] = [
  ['walk', /步行(?!街)|走路|走过去|\bwalk|\bon foot/],
  ['metro', /地铁|\bmetro|\bsubway/],
  ['bus', /公交|公车|(?<!水上)巴士|(?<!water )\bbus\b/],
  ['taxi', /打车|出租车|计程车|网约车|\btaxi|\bcab\b/],
  ['drive', /自驾|自行开车|(?<!打)开车|\bdriv/],
];

export interface ModeWord {
  readonly mode: Way['mode'];
  readonly word: string;
}

/** The means of transport that a clause names. */
export function modesIn(clause: string): readonly ModeWord[] {
  return modeWords.flatMap(([mode, pattern]) => {
    const match = pattern.exec(clause);
    return match === null ? [] : [{ mode, word: match[0] }];
  });
}

export const isJourney = (clause: string) =>
  /去程|返程|火车|高铁|动车|飞机|航班|长途汽车|客运|train|flight|coach|getting there|getting home/.test(clause);
