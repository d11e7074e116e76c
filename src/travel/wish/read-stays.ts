import type { CityWish } from '../../domain/trip-request.js';
import { numberPattern, parseNumber } from '../../text/chinese-number.js';
import type { Mention } from './place-names.js';
import type { WishCities } from './read-cities.js';
import type { Span, WishText } from './wish-text.js';

type Length = Pick<CityWish, 'days' | 'nights'>;

interface CityName extends Span {
  readonly name: string;
}

const many = `(?<number>${numberPattern})`;
const unit = '(?<unit>天|日(?=游|行|,|，|$)|晚(?!上|餐|饭)|夜|days?(?![a-z])|nights?(?![a-z]))';
const stays =
  '(?:改成|改为|换成|先|再|就|各|只|大概|大约|想|要|可以|玩|待|呆|住|逛|停留|停|留|游|安排|个|\\s|for|about)*';
const after = new RegExp(`^(?:市区?)?${stays}${many}\\s*个?${unit}(?:[游行])?`);
/** "two days in", and "two in" after it. */
const before = new RegExp(`(?<![a-z\\d])${many}(?:\\s*${unit})?\\s*(?:in|at|在|去)\\s*$`);
const each = new RegExp(
  `各${stays}${many}\\s*个?${unit}|(?<![a-z])${many.replace('number', 'english')}\\s*(?<each>days?|nights?) (?:in )?each(?![a-z])`,
  'g',
);
/** What joins names to one trip: nothing, marks and words for "and"; lengths are taken out before. */
const joins = /^(?:市|的?行程|[\s,，、+&/]|和|跟|与|及|以及|还有|and)*$/;
/** Words that say that one city follows the other. */
const follows =
  /再[去到玩]|再(?:在|来)|然后|接着|随后|之后|以后|完(?:了)?(?:以?后)?(?:再)?[去到]|后(?:再)?[去到]?$|顺便|转(?:去|到|战)|(?<![a-z])(?:then|followed by|afterwards|after that|on to|before)(?![a-z])/;
const isOther = /还是|或|不如|比|像|不去|不想|(?<![a-z])(?:or|not|than|like|versus|vs)(?![a-z])/;

function lengthOf(
  groups: Readonly<Record<string, string | undefined>> | undefined,
  unitBefore: string,
): Length | undefined {
  const count = parseNumber(groups?.number ?? groups?.english ?? '');
  if (count === undefined || count < 1) return undefined;
  return /晚|夜|night/.test(groups?.unit ?? groups?.each ?? unitBefore)
    ? { nights: Math.ceil(count) }
    : { days: Math.ceil(count) };
}

/**
 * Reads the cities of a trip over several, in their order, with the days or nights of each: "先去杭州玩两天,再去苏州玩两天". The
 * lengths of the cities are taken out; one that holds for all of them together stays.
 *
 * @param mentions - all names of the message
 * @param known - the cities that were talked of before, which "各两天" speaks of
 * @returns undefined where the message names no two cities of one trip
 */
export function readStays(
  text: WishText,
  { destinations = [], refused = [] }: WishCities,
  mentions: readonly Mention[],
  known: readonly CityWish[] | undefined,
): readonly CityWish[] | undefined {
  const named = cityNames(mentions);
  const left = known?.filter(({ city }) => !refused.includes(city)) ?? [];
  if (known !== undefined && left.length > 0 && left.length < known.length) return left;
  const cities = cityNames(destinations);
  const names = [...new Set(cities.map(({ name }) => name))];
  const isTour = names.length > 1 && names.length === cities.length;
  if (!isTour) return known === undefined ? undefined : (readEach(text, known) ?? changedStays(text, named, known));
  const found = cities.map((city, index) => lengthAt(text.folded, city, cities[index - 1]?.end ?? 0));
  if (!cities.slice(1).every((city, index) => isJoined(text.folded, cities[index]?.end ?? 0, city.start, found)))
    return undefined;
  const own = readEach(
    text,
    names.map((city) => ({ city })),
  );
  if (own !== undefined) return own;
  const isWhole = found.slice(0, -1).every((each) => each === undefined);
  return names.map((city, index) => {
    const length = isWhole ? undefined : found[index];
    if (length === undefined) return { city };
    text.remove(length.span);
    return { city, ...length.length };
  });
}

function cityNames(mentions: readonly Mention[]): readonly CityName[] {
  return mentions.flatMap(({ start, end, meaning }) =>
    meaning.type === 'city' ? [{ start, end, name: meaning.name }] : [],
  );
}

/** Another length of some of the cities: "苏州改成三天". */
function changedStays(
  text: WishText,
  named: readonly CityName[],
  known: readonly CityWish[],
): readonly CityWish[] | undefined {
  const lengths = new Map<string, Length>();
  for (const [index, city] of named.entries()) {
    const found = lengthAt(text.folded, city, named[index - 1]?.end ?? 0);
    if (found === undefined || !known.some((stay) => stay.city === city.name)) continue;
    text.remove(found.span);
    lengths.set(city.name, found.length);
  }
  if (lengths.size === 0) return undefined;
  return known.map((stay) => {
    const { days: _, nights: __, ...others } = stay;
    const length = lengths.get(stay.city);
    return length === undefined ? stay : { ...others, ...length };
  });
}

/** "各两天", "two days each". */
function readEach(text: WishText, cities: readonly CityWish[]): readonly CityWish[] | undefined {
  const [length] = text.take(each, ({ groups }) => lengthOf(groups, ''));
  return length && cities.map(({ days: _, nights: __, ...city }) => ({ ...city, ...length }));
}

interface FoundLength {
  readonly length: Length;
  readonly span: Span;
}

function lengthAt(folded: string, { start, end }: CityName, from: number): FoundLength | undefined {
  const behind = after.exec(folded.slice(end));
  const length = lengthOf(behind?.groups, '');
  if (behind !== null && length !== undefined) return { length, span: { start: end, end: end + behind[0].length } };
  const ahead = before.exec(folded.slice(from, start));
  const said = lengthOf(ahead?.groups, from === 0 ? 'days' : folded.slice(0, from));
  return ahead === null || said === undefined
    ? undefined
    : { length: said, span: { start: from + ahead.index, end: start } };
}

function isJoined(folded: string, start: number, end: number, found: readonly (FoundLength | undefined)[]): boolean {
  const between = folded.slice(start, end);
  if (isOther.test(between)) return false;
  const lengths = found.flatMap((each) =>
    each === undefined || each.span.end <= start || each.span.start >= end ? [] : [each.span],
  );
  let rest = between;
  for (const span of lengths.toReversed()) {
    rest = rest.slice(0, Math.max(0, span.start - start)) + rest.slice(span.end - start);
  }
  return joins.test(rest) || follows.test(between) || (lengths.length > 0 && /^[\s,，、]*(?:在|去|到)?$/.test(rest));
}
