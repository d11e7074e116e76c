import type { Itinerary } from '../../../src/domain/itinerary.js';
import type { Place } from '../../../src/domain/place.js';

export interface DoctorContext {
  readonly itinerary: Itinerary;
  readonly places: readonly Place[];
  /** 0 up to 1. */
  readonly random: () => number;
}

/** Makes one thing in a text wrong; undefined where it has none of the kind. */
export type Doctor = (text: string, context: DoctorContext) => string | undefined;

function pick<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

/** Replaces one match of a pattern by something else. */
function changing(pattern: RegExp, change: (match: string, random: () => number) => string): Doctor {
  return (text, { random }) => {
    const match = pick([...text.matchAll(pattern)], random);
    if (match === undefined) return undefined;
    return text.slice(0, match.index) + change(match[0], random) + text.slice(match.index + match[0].length);
  };
}

const clockAfter = (clock: string, minutes: number) => {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  const total = (hours * 60 + rest + minutes + 1440) % 1440;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
};
const step = (random: () => number) => (1 + Math.floor(random() * 20)) * (random() < 0.5 ? -1 : 1);
const otherNumber = (match: string, random: () => number) =>
  match.replace(/\d[\d,]*(?:\.\d+)?/, (digits) => {
    const value = Number(digits.replaceAll(',', ''));
    const other = Math.max(1, Math.round(value * (random() < 0.5 ? 0.6 : 1.5)) + 1);
    return String(other === value ? value + 7 : other);
  });
const oneOf =
  (words: readonly string[]) =>
  (match: string, random: () => number): string =>
    pick(
      words.filter((word) => word.toLowerCase() !== match.toLowerCase()),
      random,
    ) ?? match;

function plannedNames({ days }: Itinerary): string[] {
  return [...new Set(days.flatMap(({ stops }) => stops.map(({ name }) => name)))];
}

/** Puts one of some names in place of one of the plan's stops. */
function renaming(othersOf: (context: DoctorContext) => readonly string[]): Doctor {
  return (text, context) => {
    const spots = plannedNames(context.itinerary).flatMap((name) =>
      [...text.matchAll(new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(({ index }) => ({
        name,
        index,
      })),
    );
    const spot = pick(spots, context.random);
    const other = pick(
      othersOf(context).filter((name) => name !== spot?.name),
      context.random,
    );
    if (spot === undefined || other === undefined) return undefined;
    return text.slice(0, spot.index) + other + text.slice(spot.index + spot.name.length);
  };
}

const totalLine = /^.*(?:合计|共计|全程预计|[Tt]otal).*\d.*$/gm;
const heading = /^── (?:第 \d+ 天|Day \d+)/gm;

export const doctors: Readonly<Record<string, Doctor>> = {
  'a time': changing(/\d{2}:\d{2}/g, (clock, random) => clockAfter(clock, 5 * step(random))),
  'a price': changing(/\d[\d,.]* 元|¥[\d,.]*\d/g, otherNumber),
  'a total': changing(totalLine, (line, random) => {
    const sums = [...line.matchAll(/\d[\d,.]* 元|¥[\d,.]*\d/g)];
    const sum = pick(sums, random);
    if (sum === undefined) return line;
    return line.slice(0, sum.index) + otherNumber(sum[0], random) + line.slice(sum.index + sum[0].length);
  }),
  'a distance': changing(/\d[\d.]* (?:公里|米|km|m)(?![\w里])/g, otherNumber),
  'minutes of a way': changing(/\d+ (?:分钟|min(?:utes?)?)(?!\w)/g, otherNumber),
  'a date': changing(/\d+ 月 \d+ 日|\d+ Apr/g, (date, random) =>
    date.replace(/\d+(?= 日| Apr)/, (day) => String(Number(day) + 7 + Math.floor(random() * 9))),
  ),
  'a weekday': changing(/周[一二三四五六日](?!末)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g, (name, random) =>
    name.startsWith('周')
      ? oneOf(['周一', '周二', '周三', '周四', '周五', '周六', '周日'])(name, random)
      : oneOf(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])(name, random),
  ),
  'metro for taxi': changing(/(?<=→ )(?:地铁|打车|公交|步行|metro|taxi|bus|walk)/gi, (mode, random) =>
    oneOf(/[a-z]/i.test(mode) ? ['metro', 'taxi', 'bus', 'walk'] : ['地铁', '打车', '公交', '步行'])(mode, random),
  ),
  'another name of the plan': renaming(({ itinerary }) => plannedNames(itinerary)),
  'a name that is not in the plan': renaming(({ itinerary, places }) => {
    const planned = plannedNames(itinerary);
    return places.filter(({ kind, name }) => kind === 'sight' && !planned.includes(name)).map(({ name }) => name);
  }),
  'two days swapped': (text, { random }) => {
    const found = [...text.matchAll(heading)];
    const [one, other] = [pick(found, random), pick(found, random)];
    if (one === undefined || other === undefined || one[0] === other[0]) return undefined;
    const [first, second] = [one, other].toSorted((left, right) => left.index - right.index) as [
      typeof one,
      typeof one,
    ];
    const between = text.slice(first.index + first[0].length, second.index);
    return text.slice(0, first.index) + second[0] + between + first[0] + text.slice(second.index + second[0].length);
  },
};
