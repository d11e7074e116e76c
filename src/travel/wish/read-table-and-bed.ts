import type { TripWish } from '../../domain/trip-request.js';
import type { NamedPlace } from './wish-reading.js';
import type { WishText } from './wish-text.js';

/** Kinds of food by the tag that places to eat may carry, with the words that customers use. */
const cuisines: Readonly<Record<string, string>> = {
  sichuan: '川菜|四川菜|sichuan(?:ese)?(?: food| cuisine)?',
  cantonese: '粤菜|广东菜|早茶|cantonese(?: food| cuisine)?|dim sum',
  hunan: '湘菜|湖南菜|hunan(?:ese)?(?: food| cuisine)?',
  zhejiang: '浙菜|杭帮菜|江浙菜|zhejiang (?:food|cuisine)',
  shanghainese: '本帮菜|上海菜|shanghainese(?: food| cuisine)?',
  shandong: '鲁菜|山东菜',
  northeastern: '东北菜',
  xinjiang: '新疆菜|xinjiang (?:food|cuisine)',
  yunnan: '云南菜|yunnan (?:food|cuisine)',
  hotpot: '火锅|hot ?pot',
  barbecue: '烧烤|烤串|barbecue|bbq',
  seafood: '海鲜|seafood',
  japanese: '日本料理|日料|日本菜|japanese (?:food|cuisine)|sushi',
  korean: '韩国料理|韩餐|韩国菜|korean (?:food|cuisine)',
  western: '西餐|western food',
  halal: '清真菜?',
};
const hotelWords: Readonly<Record<string, string>> = {
  'pets-allowed':
    '(?:可以?|能|允许|要|想)?带(?:着)?(?:宠物|狗狗?|猫咪?)|宠物友好|pet[- ]friendly|(?:allow|accept|take|bring|travel(?:l?ing)? with)(?:s|ing)? (?:our |my |a )?(?:pets?|dogs?|cats?)',
  'no-smoking': '无烟(?:房|楼层)|non[- ]smoking|smoke[- ]free',
  'entire-home': '整套(?:房|公寓|民宿)?|整租|entire (?:home|house|place|apartment|flat)',
  breakfast: '(?:含|带|包|有)早餐?(?!店)|breakfast (?:included|provided)|with breakfast',
  pool: '(?:有|带)(?:室内|室外)?游泳池|(?:with a |has a )?swimming pool',
  gym: '(?:有|带)健身房|(?:with a |has a )gym',
};
const beforeFood =
  /(?:吃|尝|品|要|想|来|有|安排|加|喜欢|爱)[^,，。;；]{0,8}$|(?<![a-z])(?:eat|try|have|taste|want|love|like|prefer|some|and|for)(?![a-z])[^,.;]{0,24}$/;
const denied =
  /(?:不(?:想|要|吃|爱|喜欢|能)?(?:吃)?|别吃?|没有|(?<![a-z])(?:no|not|don't|without|avoid|hate))[^,，。;；]{0,6}$/;
const notPossible =
  /吃素|素食(?:者|主义)?|全素|忌口|(?:对)?[^,，。;；\s我们的有人]{0,4}过敏|(?<![a-z])(?:vegetarians?|vegans?|kosher|gluten[- ]free|lactose[- ]intolerant|(?:[a-z]+ )?allerg(?:y|ies|ic)(?: to [a-z]+)?)(?![a-z])|(?:请|要|需要|配)+(?:一?[个位名])?(?:中文|英文|英语)?导游|(?<![a-z])(?:tour guide|private guide)(?![a-z])/g;

/** What was said about food and the hotel. */
export type WishTable = Pick<TripWish, 'cuisines' | 'stayWith' | 'unkept'>;

function tagsOf(places: readonly NamedPlace[], kinds: readonly string[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ kind, tags = [] }) => (kinds.includes(kind) ? tags : [])));
}

/**
 * Kinds of food that are to be eaten and what the hotel is to have, as far as the tenant's places are marked with them;
 * wishes of this sort that no place is marked with, and diets, are given back in the customer's words.
 */
export function readTableAndBed(text: WishText, places: readonly NamedPlace[] = []): WishTable {
  const served = tagsOf(places, ['restaurant', 'food-street']);
  const offered = tagsOf(places, ['hotel', 'hotel-area']);
  const food = new Set<string>();
  const stay = new Set<string>();
  const unkept = new Set<string>();
  const original = (start: number, length: number) => text.original.slice(start, start + length).trim();
  for (const [tag, words] of Object.entries(cuisines)) {
    text.take(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'), ({ index, 0: said }) => {
      const left = text.rest.slice(Math.max(0, index - 30), index);
      const known = served.has(said) ? said : served.has(tag) ? tag : undefined;
      if (known === undefined || denied.test(left) || !beforeFood.test(left)) return undefined;
      food.add(known);
      return true;
    });
  }
  for (const [tag, words] of Object.entries(hotelWords)) {
    text.take(new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'g'), ({ index, 0: said }) => {
      if (denied.test(text.rest.slice(Math.max(0, index - 8), index))) return undefined;
      if (offered.has(tag)) stay.add(tag);
      else unkept.add(original(index, said.length));
      return true;
    });
  }
  for (const { index, 0: said } of text.rest.matchAll(notPossible)) unkept.add(original(index, said.length));
  return {
    ...(food.size === 0 ? {} : { cuisines: [...food] }),
    ...(stay.size === 0 ? {} : { stayWith: [...stay] }),
    ...(unkept.size === 0 ? {} : { unkept: [...unkept] }),
  };
}
