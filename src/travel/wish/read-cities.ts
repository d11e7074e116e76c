import type { MissingSlot } from '../../domain/trip-request.js';
import type { Mention } from './place-names.js';
import { isTakenBack, type WishText } from './wish-text.js';

/** Where the trip goes, and where it starts. */
export interface WishCities {
  readonly city?: string | undefined;
  readonly origin?: string | undefined;
  /** Every name of a city that the trip may go to, in the order of the message. */
  readonly destinations?: readonly Mention[] | undefined;
  /** Cities that the trip is not to go to. */
  readonly refused?: readonly string[] | undefined;
}

const leavesFrom =
  /(?:从|由|自|打从|人在|家在|我在|我们在|我住|住在|来自|我们?是|出发地(?:是|为)?|(?<![a-z])(?:from|leaving(?: from)?|depart(?:ing|ure)?(?: from| in)?|start(?:ing)? (?:in|from|at)|based in|live in|living in|i am in|i'm in|we are in|we're in))\s*[:：]?\s*$/;
const leavesAfter =
  /^\s*(?:市区?|这边|那边)?(?:人(?!多)|出发|启程|动身|过来|过去|起飞|开车|坐(?:高铁|火车|飞机|动车)|飞往|乘|自驾(?:去|到))/;
const goesTo =
  /(?:去|到|至|抵达?|飞往?|往|赴|在|游|玩|逛|来|目的地(?:是|为)?|换成?|改成?|改去|改到|(?<![a-z])(?:to|in|visit(?:ing)?|around|explor(?:e|ing)|see(?:ing)?|for|go(?:ing)?|destination is|head(?:ing)? (?:to|for)))\s*[:：]?\s*(?:the )?(?:city of )?$/;
const goesAfter =
  /^\s*(?:市区?|城区)?(?:的)?\s*(?:玩|游|旅|逛|转|行程|攻略|路线|线路|景点|[一二两三四五六七八九十\d]+\s*[天日]|周边|有什么|有哪些|怎么玩|for \d|trip|itinerary|tour)/;
const goesOn =
  /^\s*(?:市|站|东站|虹桥|机场)?\s*(?:出发)?\s*[,，]?\s*(?:去|到|至|飞|往|玩|[-—→~>]+|to(?![a-z])|travel(?:l?ing)? to)\s*$/;
const returnsTo = /(?:回|返回?|回到|back to|return(?:ing)? to)\s*$/;
const isDenied =
  /(?:不去|不到|不是|不想去|别去|没去|去过|除了?|(?<![a-z])(?:not|except|instead of|rather than|been to)(?: to| in)?)\s*$/;
/** Streets, parks and dishes that are called after a city. */
const isCalledAfter =
  /^(?:[东西南北中]{0,2}路|大?街|大道|公园|陵|烤鸭|火锅|炒饭|小吃|菜(?!单)|丝绸|话|味|road|street|duck)/;

/**
 * Tells destination and origin apart by the words around the cities named. A single city without such words is where the
 * trip goes, unless it stands after "from". Of several destinations the first counts.
 */
export function readCities(text: WishText, mentions: readonly Mention[], asked: MissingSlot | undefined): WishCities {
  const { folded } = text;
  let city: string | undefined;
  let origin: string | undefined;
  const open: string[] = [];
  const destinations: Mention[] = [];
  const refused: string[] = [];
  const named = mentions.flatMap(({ start, end, meaning }) =>
    meaning.type === 'city' ? [{ start, end, name: meaning.name, meaning }] : [],
  );
  for (const [index, { start, end, name, meaning }] of named.entries()) {
    const before = folded.slice(Math.max(0, start - 24), start);
    const after = folded.slice(end, end + 24);
    const next = named[index + 1];
    const between = next === undefined ? undefined : folded.slice(end, next.start);
    if (isCalledAfter.test(after)) continue;
    if (isDenied.test(before) || /^(?:就?不去|去过|不去了)/.test(after)) {
      refused.push(name);
      continue;
    }
    if (isTakenBack(folded, { start, end })) continue;
    if (returnsTo.test(before)) continue;
    if (leavesFrom.test(before) || leavesAfter.test(after) || (between !== undefined && goesOn.test(between))) {
      // "住在杭州" says where to sleep when another city is the origin; "我在上海" alone says where somebody is.
      if (origin === undefined) origin = name;
      else if (origin !== name) {
        destinations.push({ start, end, meaning });
        city ??= name;
      }
    } else if (goesTo.test(before) || goesAfter.test(after)) {
      destinations.push({ start, end, meaning });
      city ??= name;
    } else {
      destinations.push({ start, end, meaning });
      open.push(name);
    }
  }
  for (const name of open) {
    if (name === origin || name === city) continue;
    city ??= name;
  }
  if (
    city === undefined &&
    asked === 'city' &&
    origin !== undefined &&
    !/出发|(?<![a-z])(?:from|depart|leav)/.test(folded)
  ) {
    return { city: origin };
  }
  if (origin === city) origin = undefined;
  return {
    destinations,
    refused,
    ...(city === undefined ? {} : { city }),
    ...(origin === undefined ? {} : { origin }),
  };
}

const unknownCity =
  /(?:想去|要去|打算去|准备去|计划去|[去到])(?<name>\p{Script=Han}{2,5}?)(?:市)?(?:玩|旅游|旅行|游玩|度假|自由行|[一二两三四五六七八九十\d]+[天日]|\uFFFC)|(?<![a-z])(?:trip|travel(?:l?ing)?|go(?:ing)?|fly(?:ing)?|holiday|days|nights?) (?:to|in) (?<english>[a-z]{4,}(?: [a-z]{4,})?)/gu;
const noCity =
  /[的了吗呢呀啊吧我你您他她它们这那哪里儿里外边哪个些几多少一两三四五六七八九十天日号周月年上下午早晚处玩看逛去到来在和跟与就也还都再最好什么怎么地方时候附近周围景点公园博物馆寺庙古镇爬山人]|^(?:国内|出去|海边|山里|旅游|散心|度假)|^(?:the|your|this|that|these|those|some|any|visit|explore|see|china|town|city|places?|other|there|here|advance|total|nature|museums?|temples?|parks?|national|golden|spring|october|september|november|december|january|february|march|april|june|july|august)(?: |$)/;

const unknownOrigin =
  /从(?<name>\p{Script=Han}{2,4}?)(?:出发|(?=[去到飞坐]))|(?<![a-z])(?:departing from|leaving from|departing|from) (?<english>[a-z]{4,})(?= (?:to|by) |\s*[,.])/gu;

/** The name of a city of departure that is not known; the planner says so honestly. */
export function readUnknownOrigin(text: WishText): string | undefined {
  return unknownName(text, unknownOrigin);
}

/**
 * The name of a city that is not known, so that "去火星玩三天" is not planned somewhere else. Only for a message that names
 * no known city.
 */
export function readUnknownCity(text: WishText): string | undefined {
  return unknownName(text, unknownCity);
}

function unknownName(text: WishText, pattern: RegExp): string | undefined {
  for (const match of text.rest.matchAll(pattern)) {
    const name = match.groups?.name ?? match.groups?.english;
    if (name === undefined || noCity.test(name)) continue;
    const start = match.index + match[0].indexOf(name);
    return text.original.slice(start, start + name.length);
  }
  return undefined;
}
