import type { Itinerary } from '../../domain/itinerary.js';
import { parseNumber } from '../../text/chinese-number.js';
import type { TripChange } from '../change/trip-change.js';
import { takeDayMarks } from './day-scope.js';
import { chinaClock, chinaDate } from './local-date.js';
import { takeNames, takeTags } from './place-names.js';
import { readDates } from './read-dates.js';
import type { NamedPlace } from './wish-reading.js';
import { WishText } from './wish-text.js';

/** What must be known to understand what has happened to a plan. */
export interface ChangeContext {
  readonly shown: Itinerary;
  readonly now: Date;
  readonly places: readonly NamedPlace[];
}

const asks =
  /[?？]|吗|呢\s*$|会不会|是不是|怎么办理|几点|什么时候|多少|(?<![a-z])(?:will it|does it|is it|do you|what|when|how)(?![a-z])/;
const rains = /(?:下|有)(?:大|小|暴|阵)?雨|暴雨|雷雨|雨天|(?<![a-z])(?:rain(?:s|ing|y)?|pouring)(?![a-z])/;
const closes =
  /关门|关了|闭馆|闭园|不开(?:门|放|了)?|没开(?:门)?|停业|歇业|停止开放|暂停开放|装修|维修|关闭|(?<![a-z])(?:closed|shut|not open)(?![a-z])/;
const closesForGood = /永久|停业|倒闭|长期|装修|(?<![a-z])(?:permanently|for good|out of business)(?![a-z])/;
const lateBefore =
  '(?:晚(?:了|到|出发|点)?|迟(?:了|到)?|耽误(?:了)?|延误(?:了)?|拖(?:了)?|(?<![a-z])(?:late|delayed|behind)(?: by)?)';
const amount =
  '(?<number>[零一二两三四五六七八九十半\\d.]+|an?|half an|one|two|three|four)\\s*(?:个)?(?<half>半)?\\s*(?:个)?(?<unit>小时|钟头|分钟|分|hours?|hrs?|h|minutes?|mins?)';
const late = new RegExp(
  `${lateBefore}[^,。?!\\d]{0,6}?${amount}|${amount.replaceAll(/<(\w+)>/g, '<$1After>')}[^,。?!]{0,6}?(?:晚|迟|(?<![a-z])(?:late|behind))`,
);
const skips =
  /(?:不出门|休息一天|什么(?:都|也)不(?:安排|去|干|玩)|空出来|留空|自由活动|不(?:用)?安排(?:了|行程|活动)?|歇一天)|(?<![a-z])(?:skip (?:the )?(?:whole |entire )?(?:(?:first|second|third|fourth|fifth|last|next) )?day|(?:keep|leave|make|have|want) [^,.!?]{0,24}day[^,.!?]{0,8} (?:free|open|empty)|nothing (?:planned )?(?:on|for)|rest on|day off|free day)(?![a-z])/;
const tires =
  /太(?:赶|累|紧|满)|走不动|赶不过来|吃不消|(?<![a-z])too (?:tiring|rushed|much|packed|exhausting|hectic)|exhausted(?![a-z])/;
/** Asked as a favour, or for advice on what has happened: no question of fact. */
const asksHelp =
  /怎么办|咋办|怎么安排|如何是好|(?:可以|行|好|成)(?:吗|么|不|嘛)|能[^,。?!]{0,14}(?:吗|么)|行不行|好不好|能不能|可不可以|可否|能否|(?<![a-z])(?:what (?:do|should|can|shall) (?:we|i) do|what (?:now|then|if)|(?:can|could|would|may|shall) (?:we|you|i))(?![a-z])/g;
/** Something is to be exchanged for something else. */
const exchanges = /换|改(?:成|为)|(?<![a-z])(?:replace|swap|exchange|change|instead of)(?![a-z])/;
const saysWhatFor = /(?:换|改)(?:成|为)|去过|(?<![a-z])(?:with|by|for)(?![a-z])/;
/** In the place of what was refused no other of its kind is wanted. */
const refuses = /不(?:想|要|喜欢|看|去)|别|没意思|(?<![a-z])(?:no more|not|don't|hate|without|tired of)(?![a-z])/;
const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  'half an': 0.5,
  半: 0.5,
};

/** The day of the trip that today is, from 1. */
function todayIn(shown: Itinerary, now: Date): number | undefined {
  return shown.days.find(({ date }) => date === chinaDate(now))?.day;
}

/** The day that a message means: by its number or date, by 今天 or 明天, or today where the trip is under way. */
function dayMeant(text: WishText, { shown, now }: ChangeContext): number | undefined {
  const [first] = shown.days;
  const marked = takeDayMarks(text, shown.days.length, first?.date)[0]?.day;
  if (marked !== undefined) return marked <= shown.days.length ? marked : undefined;
  const today = chinaDate(now);
  const said = readDates(new WishText(text.folded), today).startDate;
  const meant = shown.days.find(({ date }) => date === (said ?? today))?.day;
  return meant ?? (said === undefined && shown.days.length === 1 ? 1 : undefined);
}

function readDelay(folded: string): number | undefined {
  const groups = late.exec(folded)?.groups;
  const number = groups?.number ?? groups?.numberAfter;
  const unit = groups?.unit ?? groups?.unitAfter;
  if (number === undefined || unit === undefined) return undefined;
  const count = words[number] ?? parseNumber(number);
  if (count === undefined) return undefined;
  const half = (groups?.half ?? groups?.halfAfter) === undefined ? 0 : 0.5;
  const isHours = /小时|钟头|^h/.test(unit);
  return Math.round((count + half) * (isHours ? 60 : 1));
}

function readClosed(text: WishText, context: ChangeContext): TripChange | undefined {
  const { folded } = text;
  const mention = takeNames(text, context.places).find(({ meaning }) => meaning.type === 'place');
  if (mention?.meaning.type !== 'place') return undefined;
  const { name } = mention.meaning;
  if (closesForGood.test(folded)) return { type: 'closed', place: name };
  const day = dayMeant(text, context);
  const planned = context.shown.days.find(({ stops }) => stops.some((stop) => stop.name === name));
  const date = context.shown.days.find((each) => each.day === day)?.date ?? planned?.date;
  return date === undefined ? undefined : { type: 'closed', place: name, date };
}

/** The first sight of a kind that is planned, on the day where one is named. */
function stopOfKind(tag: string, day: number | undefined, { shown, places }: ChangeContext): string | undefined {
  const stops = shown.days.filter((planned) => day === undefined || planned.day === day).flatMap(({ stops }) => stops);
  return stops.find(({ placeId }) => places.some(({ id, tags = [] }) => id === placeId && tags.includes(tag)))?.name;
}

/** A stop of the plan that is to be exchanged, for whatever else, for a kind of sight or for another place. */
function readReplaced(text: WishText, context: ChangeContext): TripChange | undefined {
  const { folded } = text;
  const names = takeNames(text, context.places).flatMap(({ meaning }) =>
    meaning.type === 'place' ? [meaning.name] : [],
  );
  const day = takeDayMarks(text, context.shown.days.length)[0]?.day;
  const kinds = takeTags(text).flatMap(({ meaning }) => (meaning.type === 'tag' ? [meaning.tag] : []));
  const isPlanned = (name: string) =>
    context.shown.days.some(
      (planned) => (day === undefined || planned.day === day) && planned.stops.some((stop) => stop.name === name),
    );
  const on = day === undefined ? {} : { day };
  const planned = names.filter(isPlanned);
  const others = names.filter((name) => !isPlanned(name));
  if (planned.length > 1 || others.length > 1 || kinds.length > 2 || names.length + kinds.length > 2) return undefined;
  const [wanted] = others;
  // "Museums instead of temples", "把寺庙换成博物馆": one kind goes, the other comes.
  const isReversed = /instead of|而不是/.test(folded);
  const [kind, gone] = kinds.length === 2 && !isReversed ? [kinds[1], kinds[0]] : kinds;
  const [stop = gone && stopOfKind(gone, day, context)] = planned;
  if (gone !== undefined && stop === undefined) return undefined;
  if (stop !== undefined && wanted !== undefined)
    return saysWhatFor.test(folded) ? { type: 'replace', stop, ...on, by: wanted } : undefined;
  if (stop !== undefined && kind !== undefined) return { type: 'replace', stop, ...on, by: kind };
  if (stop !== undefined) return saysWhatFor.test(folded) ? undefined : { type: 'replace', stop, ...on };
  if (kind === undefined || names.length > 0 || refuses.test(folded)) return undefined;
  const meant = day ?? todayIn(context.shown, context.now) ?? (context.shown.days.length === 1 ? 1 : undefined);
  return meant === undefined ? undefined : { type: 'replace', day: meant, by: kind };
}

/** The date of rain, `YYYY-MM-DD`, that falls on no day of the trip: "明天下雨" a week before it begins. */
export function rainBesideTrip(message: string, { shown, now }: Omit<ChangeContext, 'places'>): string | undefined {
  const text = new WishText(message);
  const isOfTrip = takeDayMarks(text, shown.days.length, shown.days[0]?.date).length > 0;
  if (!rains.test(text.folded) || isOfTrip) return undefined;
  const said = readDates(text, chinaDate(now)).startDate;
  return said === undefined || shown.days.some(({ date }) => date === said) ? undefined : said;
}

/**
 * Reads what has happened to the plan that was shown: it rains, a place is closed, the party is late, a day is to stay
 * free. Questions ("会下雨吗") tell of nothing that has happened; who asks for help with it ("明天下雨怎么办") does.
 */
export function readChange(message: string, context: ChangeContext): TripChange | undefined {
  const text = new WishText(message);
  const { folded } = text;
  const plain = folded.replace(asksHelp, '');
  if (asks.test(plain === folded ? folded : plain.replace(/[?？]/g, ''))) return undefined;
  if (closes.test(folded)) {
    const closed = readClosed(text, context);
    if (closed !== undefined) return closed;
  }
  if (exchanges.test(folded)) {
    const replaced = readReplaced(new WishText(message), context);
    if (replaced !== undefined) return replaced;
  }
  const minutes = readDelay(folded);
  if (minutes !== undefined) {
    const day = dayMeant(text, context) ?? 1;
    const isToday = todayIn(context.shown, context.now) === day;
    return { type: 'late', day, minutes, ...(isToday ? { at: chinaClock(context.now) } : {}) };
  }
  if (tires.test(folded)) {
    const day = takeDayMarks(text, context.shown.days.length)[0]?.day ?? todayIn(context.shown, context.now);
    if (day !== undefined) return { type: 'slower', day };
  }
  const isRain = rains.test(folded);
  if (!isRain && !skips.test(folded)) return undefined;
  const day = dayMeant(text, context);
  if (day === undefined) return undefined;
  return isRain ? { type: 'rain', day } : { type: 'skip-day', day };
}
