import { parseNumber } from '../../text/chinese-number.js';
import type { Span } from './wish-text.js';

/** An hour of the day that a message names. */
export interface SaidClock extends Span {
  /** Minutes after midnight. */
  readonly minutes: number;
}

const chineseHour = '\\d{1,2}|十[一二]|二十[一二三]?|[一二两三四五六七八九十]';
const chinese = `(?<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|今晚|晚)?(?:的|大概|大约|差不多)?(?<hour>${chineseHour})(?:点钟?(?!钱|心|评)(?:(?<half>半)|(?<quarter>一刻)|(?<minute>[0-5]?\\d(?!\\d)|[二三四五]?十[一二三四五六七八九]?)分?)?|[:：](?<colon>[0-5]\\d)(?!\\d))`;
const english = `(?<![\\d.])(?<twelve>\\d{1,2})(?:[:.](?<past>[0-5]\\d))?\\s*(?<suffix>am|pm|a\\.m\\.?|p\\.m\\.?)(?![a-z])`;
const loose = `(?:at|by|around|before|after|until|till) (?<bare>\\d{1,2})(?: o'clock)?(?: in the (?<daypart>morning|afternoon|evening))(?![a-z])`;
/** A bare hour behind a preposition: "start at 10", "back by 9". */
const plain = `(?<![a-z])(?:at|by|around|before|after|until|till|from)(?: about| around)? (?<plain>1[0-2]|[1-9])(?: o'clock|:(?<plainMinute>[0-5]\\d))?(?![\\d:.,]*\\d|[-–]\\d| ?(?:a\\.?m|p\\.?m|%|k?m(?![a-z])|st(?![a-z])|nd(?![a-z])|rd(?![a-z])|th(?![a-z])|days?|nights?|weeks?|people|persons?|adults?|kids|children|yuan|rmb|cny|stars?|hours?|min|places|sights|of us))`;
const noon = `(?<noon>正午|中午(?!饭|餐)|(?<![a-z])(?:noon|midday)(?![a-z]))`;
const clock = new RegExp(`${english}|${loose}|${plain}|${chinese}|${noon}`, 'g');

const eveningWords = /dinner|supper|evening|tonight|(?<![a-z])back(?![a-z])|hotel/;
const isLate = /下午|傍晚|晚|夜里|pm|p\.m|afternoon|evening/;

/** Every hour named: "下午3点半", "18:30", "7 pm", "noon". Without a part of the day, one to six o'clock are afternoon. */
export function clocksIn(text: string): readonly SaidClock[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const minutes = minutesOf(match.groups ?? {}, clauseAround(text, match.index));
    // The preposition of a bare hour belongs to the words around it: "not before 10".
    const hour = match.groups?.plain;
    const start = match.index + (hour === undefined ? 0 : match[0].search(/\d/));
    return minutes === undefined ? [] : [{ start, end: match.index + match[0].length, minutes }];
  });
}

function clauseAround(text: string, position: number): string {
  const before = /[^,.;]*$/.exec(text.slice(0, position))?.[0] ?? '';
  return before + (/^[^,.;]*/.exec(text.slice(position))?.[0] ?? '');
}

function minutesOf(groups: Readonly<Record<string, string | undefined>>, clause: string): number | undefined {
  if (groups.plain !== undefined) {
    const hours = Number(groups.plain);
    const isEvening = hours < 12 && (hours <= 6 || eveningWords.test(clause));
    return (isEvening ? hours + 12 : hours) * 60 + Number(groups.plainMinute ?? 0);
  }
  const { noon: isNoon, twelve, hour, bare, past, colon, half, quarter, minute, part, suffix, daypart } = groups;
  const said = twelve ?? bare ?? hour;
  if (said === undefined) return isNoon === undefined ? undefined : 12 * 60;
  const hours = parseNumber(said);
  const minutes = half !== undefined ? 30 : quarter !== undefined ? 15 : parseNumber(past ?? colon ?? minute ?? '0');
  if (hours === undefined || minutes === undefined || hours > 24 || minutes > 59) return undefined;
  const when = part ?? suffix ?? daypart;
  const wraps = when === undefined ? colon === undefined && hours >= 1 && hours <= 6 : isLate.test(when);
  const isSmall = part === '中午' && hours <= 2;
  const isMidnight = hours === 12 && when !== undefined && /^a|凌晨|晚上|夜里/.test(when);
  const late = (wraps || isSmall) && hours < 12 ? hours + 12 : isMidnight ? (/^a|凌晨/.test(when) ? 0 : 24) : hours;
  return late * 60 + minutes;
}
