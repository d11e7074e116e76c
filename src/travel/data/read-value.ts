import type { PlaceKind } from '../../domain/place.js';

/** A value that was read from a cell; undefined where the cell says something else. An empty cell is not asked for. */
export type ValueReader = (value: unknown) => unknown;

const textOf = (value: unknown) => (typeof value === 'string' ? value.normalize('NFKC').trim() : String(value));

/** 「免费」, `free`, `￥80`, `80元/人`, `80.00`, 「80元起」. A span or several prices are not one number. */
export function readYuan(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = textOf(value);
  if (/^(?:免费|免票|free)$/iu.test(text)) return 0;
  const match = /^(?:[¥$]|rmb|cny)?\s*(\d+(?:\.\d+)?)\s*(?:元|块|yuan|cny|rmb)?\s*(?:起|\/人|每人)?$/iu.exec(text);
  return match === null || text.includes('$') ? undefined : Number(match[1]);
}

/** `90`, `90分钟`, 「1.5小时」, `2h`. */
export function readMinutes(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = /^(\d+(?:\.\d+)?)\s*(分钟|分|min(?:utes?)?|小时|h(?:ours?)?)?$/iu.exec(textOf(value));
  if (match === null) return undefined;
  const isHours = /^(?:小时|h)/iu.test(match[2] ?? '');
  return Math.round(Number(match[1]) * (isHours ? 60 : 1));
}

/** `3.5`, `4分`. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const match = /^(-?\d+(?:\.\d+)?)\s*(?:分|星|°)?$/u.exec(textOf(value));
  return match === null ? undefined : Number(match[1]);
}

export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = textOf(value).toLowerCase();
  if (/^(?:是|有|可以?|yes|true|y|1)$/u.test(text)) return true;
  return /^(?:否|无|没有|不可以?|no|false|n|0)$/u.test(text) ? false : undefined;
}

/** A list, or a text with commas, semicolons or bars between its items. */
export function readList(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value : undefined;
  if (typeof value !== 'string') return undefined;
  return value
    .split(/[,，、;；|]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function readText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}

const kindWords: readonly (readonly [PlaceKind, RegExp])[] = [
  ['food-street', /^(?:food-street|小吃街|美食街|夜市)$/iu],
  ['hotel-area', /^(?:hotel-area|住宿区域)$/iu],
  ['sight', /^(?:sight|attraction|景点|景区|旅游景点|风景名胜|博物馆|公园)$/iu],
  ['restaurant', /^(?:restaurant|餐厅|餐馆|饭店|美食|餐饮)$/iu],
  ['hotel', /^(?:hotel|酒店|宾馆|民宿|旅馆|住宿)$/iu],
  ['station', /^(?:station|车站|火车站|机场|站点)$/iu],
];

export function readKind(value: unknown): PlaceKind | undefined {
  const text = textOf(value);
  return kindWords.find(([, pattern]) => pattern.test(text))?.[0];
}

/** `2026-03-01`, `2026/3/1`, 「2026年3月1日」; a month alone stands for its first day. */
export function readDate(value: unknown): string | undefined {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  const match = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?(?:[T ].*)?$/u.exec(textOf(value));
  if (match === null) return undefined;
  const [, year, month = '1', day = '1'] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** `9:00` as `09:00`. */
export function readClock(value: unknown): string | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(textOf(value));
  return match === null ? undefined : `${match[1]?.padStart(2, '0')}:${match[2]}`;
}
