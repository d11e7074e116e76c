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
const noon = `(?<noon>正午|中午(?!饭|餐)|(?<![a-z])(?:noon|midday)(?![a-z]))`;
const clock = new RegExp(`${english}|${loose}|${chinese}|${noon}`, 'g');

const isLate = /下午|傍晚|晚|夜里|pm|p\.m|afternoon|evening/;

/** Every hour named: "下午3点半", "18:30", "7 pm", "noon". Without a part of the day, one to six o'clock are afternoon. */
export function clocksIn(text: string): readonly SaidClock[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const minutes = minutesOf(match.groups ?? {});
    return minutes === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, minutes }];
  });
}

function minutesOf(groups: Readonly<Record<string, string | undefined>>): number | undefined {
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
