import type { Itinerary } from '../../domain/itinerary.js';
import { parseNumber } from '../../text/chinese-number.js';
import { addDays } from '../calendar/calendar-date.js';
import type { TripChange } from '../change/trip-change.js';
import { takeDayMarks } from './day-scope.js';
import { chinaClock, chinaDate } from './local-date.js';
import { takeNames } from './place-names.js';
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
/** Something is to be exchanged for whatever else; what for is not said. */
const exchanges = /换(?:掉|一?个(?:别的)?|别的)|(?<![a-z])(?:replace|swap out|something instead of)(?![a-z])/;
const saysWhatFor = /换成|换为|改成|改为|去过|(?<![a-z])(?:with|by|for)(?![a-z])/;
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

/** The day that a message means: by its number, by 今天 or 明天, or today where the trip is under way. */
function dayMeant(text: WishText, { shown, now }: ChangeContext): number | undefined {
  const marked = takeDayMarks(text, shown.days.length)[0]?.day;
  if (marked !== undefined) return marked <= shown.days.length ? marked : undefined;
  const today = chinaDate(now);
  const offset = /后天|day after tomorrow/.test(text.folded) ? 2 : /明天|tomorrow/.test(text.folded) ? 1 : 0;
  const meant = shown.days.find(({ date }) => date === addDays(today, offset))?.day;
  return meant ?? (offset === 0 && shown.days.length === 1 ? 1 : undefined);
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

/** A single stop of the plan that is to be exchanged. */
function readReplaced(text: WishText, context: ChangeContext): TripChange | undefined {
  const names = takeNames(text, context.places).flatMap(({ meaning }) =>
    meaning.type === 'place' ? [meaning.name] : [],
  );
  const [name] = names;
  const day = takeDayMarks(text, context.shown.days.length)[0]?.day;
  const isPlanned = context.shown.days.some(
    (planned) => (day === undefined || planned.day === day) && planned.stops.some((stop) => stop.name === name),
  );
  if (names.length !== 1 || name === undefined || !isPlanned) return undefined;
  return { type: 'replace', stop: name, ...(day === undefined ? {} : { day }) };
}

/**
 * Reads what has happened to the plan that was shown: it rains, a place is closed, the party is late, a day is to stay
 * free. Questions ("会下雨吗") tell of nothing that has happened.
 */
export function readChange(message: string, context: ChangeContext): TripChange | undefined {
  const text = new WishText(message);
  const { folded } = text;
  if (asks.test(folded)) return undefined;
  if (closes.test(folded)) {
    const closed = readClosed(text, context);
    if (closed !== undefined) return closed;
  }
  if (exchanges.test(folded) && !saysWhatFor.test(folded)) {
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
