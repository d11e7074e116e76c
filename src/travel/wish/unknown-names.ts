import { interestTags } from './interest-tags.js';
import type { Span, WishText } from './wish-text.js';

/** Something named that is in no list of places. */
export interface UnknownName extends Span {
  readonly name: string;
}

const particles =
  '我们?|咱们?|还|也|再|就|不|别|没|想|要|一定|务必|必须|必|得|去过|去掉|去|看过|看|逛|游|玩|到|在|和|跟|加上|加入|加个|加|安排|把|将|住在|住到|住|已经|打算|准备|最好|可以|能|改成|改|换成|换掉|换|删掉|取消|跳过|除了|喜欢|顺便|先|然后|最后|都|只|错过|参观|打卡|酒店在|酒店';
const kinds =
  '寺|湖|塔|博物馆|博物院|美术馆|纪念馆|馆|公园|园|古镇|镇|城|村|街|巷|路|桥|岛|湿地|洞|泉|宫|庙|祠|楼|阁|院|广场|乐园|遗址|故居|大学|山|峰|谷|峡|江|滩|湾|台|殿|坛|陵';
const body = '[^的个几些多很更最么什哪这那想要看玩逛不没和跟与及在是有一\\P{Script=Han}]';
const chinese = new RegExp(
  `(?<lead>(?:${particles}){0,6})(?<name>${body}{1,6}?(?:${kinds})(?!${kinds}))(?<tail>(?:附近|旁边?|边上?|周边|一带|那边)?(?:去过|我?们?(?:都|已经|就|也)|不|换|删|就|了|吧|玩|看|逛|转|走|和|跟|、|也|的?话|可以|一下)|(?=$|\\P{Script=Han}))`,
  'gu',
);
const english =
  /(?:[Ss]ee|[Vv]isit|[Aa]dd|[Ii]nclude|[Ss]kip|[Dd]rop|[Aa]void|[Rr]emove|[Bb]een to|[Gg]o to|[Mm]iss|[Ss]tay (?:at|in|near|by|around|close to)|and|or|,) (?:the )?(?<name>\p{Lu}[\p{L}'’-]+(?: (?:of |the |and the )?\p{Lu}[\p{L}'’-]+)+)/gu;
const generic =
  /^(?:名|雪|大|小|海|高|人文|历史|本地|当地|城市|温泉|特色|免费|室内|户外|热门|著名|主要|知名)?(?:山|湖|江|海|泉|温泉|园|馆|城|街|路|村|镇|院|台)$|^(?:走|坐|赶|迷|问)路$/;
const notNames =
  /^(?:day|january|february|march|april|may|june|july|august|september|october|november|december|national|golden|spring|chinese|labou?r|mid|new|dragon|tomb)(?: |-|$)/i;

const tagWords = Object.values(interestTags)
  .flat()
  .filter((word) => /\p{Script=Han}/u.test(word))
  .sort((left, right) => right.length - left.length)
  .join('|');
const onlyTags = new RegExp(`^(?:${tagWords})+$`);

/**
 * Names of places that no list holds, where the words around them leave little doubt: "灵隐寺去过了", "想看雷峰塔",
 * "visit Leifeng Pagoda". They are passed on, so that the customer hears that the place is not known; taken out of the
 * message.
 */
export function takeUnknownNames(text: WishText): UnknownName[] {
  const found: UnknownName[] = [];
  for (const match of text.rest.matchAll(chinese)) {
    const { lead = '', name = '', tail = '' } = match.groups ?? {};
    if (name.length < 2 || onlyTags.test(name) || generic.test(name)) continue;
    // Without a verb on either side the words may be part of anything.
    if (lead === '' && !/去过|不|换|删/.test(tail) && !/[去看逛和跟、]\s*$/.test(text.rest.slice(0, match.index)))
      continue;
    found.push(nameAt(text, match.index + lead.length, name.length));
  }
  for (const match of text.original.matchAll(english)) {
    const name = match.groups?.name ?? '';
    const start = match.index + match[0].length - name.length;
    if (notNames.test(name) || text.rest.slice(start, start + name.length).includes('\uFFFC')) continue;
    found.push(nameAt(text, start, name.length));
  }
  for (const name of found) text.remove(name);
  return found;
}

function nameAt(text: WishText, start: number, length: number): UnknownName {
  return { start, end: start + length, name: text.original.slice(start, start + length) };
}
