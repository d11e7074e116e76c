import { numberPattern, parseNumber } from '../../text/chinese-number.js';

const unitHours: readonly (readonly [pattern: RegExp, hours: number])[] = [
  [/^(?:小时|钟头|hours?|hrs?|h)$/, 1],
  [/^(?:天|日|days?)$/, 24],
  [/^(?:分钟|minutes?|mins?)$/, 1 / 60],
];

const unit = '(?:小时|钟头|天(?!坛|津|安|桥)|日(?!本)|分钟|(?:hours?|hrs?|days?|minutes?|mins?)(?![a-z]))';
const oneLength = `(?:${numberPattern})\\s*(?:个)?(?:半)?(?:个)?\\s*${unit}`;
/** 2、3个小时 is from 2 to 3. */
const join = '\\s*(?:-|~|—|–|、|到|至|to)\\s*';

/** Finds a length of time or a range of them, in text folded by `foldText`. */
export const durationPattern = `(?:${numberPattern})${join}${oneLength}|${oneLength}(?:${join}${oneLength})?`;

function readLength(text: string): { readonly hours: number; readonly unit: number } | undefined {
  const match = new RegExp(`^\\s*(.+?)\\s*(个)?(半)?(?:个)?\\s*(${unit})\\s*$`).exec(text);
  if (match === null) return undefined;
  const [, words = '', , half, unitWord = ''] = match;
  const hours = unitHours.find(([pattern]) => pattern.test(unitWord))?.[1];
  const count = parseNumber(words);
  return hours === undefined || count === undefined
    ? undefined
    : { hours: (count + (half === undefined ? 0 : 0.5)) * hours, unit: hours };
}

/**
 * Reads a length of time as rows and customers write it: `2小时 - 3小时`, `半天`, `一个半小时`, `90 minutes`.
 *
 * @param text - folded by `foldText`
 * @returns hours; one length has equal ends
 */
export function readDuration(text: string): { readonly min: number; readonly max: number } | undefined {
  const parts = text.split(/\s*(?:-|~|—|–|、|到|至|\bto\b)\s*/);
  const last = readLength(parts.at(-1) ?? '');
  if (last === undefined || parts.length > 2) return undefined;
  if (parts.length === 1) return { min: last.hours, max: last.hours };
  const first = readLength(parts[0] ?? '')?.hours;
  const bare = parseNumber(parts[0] ?? '');
  const min = first ?? (bare === undefined ? undefined : bare * last.unit);
  return min === undefined ? undefined : { min, max: last.hours };
}
