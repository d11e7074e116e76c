import type { FoundCondition } from './found-condition.js';
import { type MessageSigns, takeOut } from './message-signs.js';
import type { PlaceField, PlaceTable } from './place-kind.js';
import { isWords, type Range } from './place-kind.js';
import { priceField } from './read-comparison.js';
import { readOpenMembers } from './read-open-members.js';
import { type FoundRange, findRanges } from './read-range.js';

import { unitsOf, type Vocabulary } from './vocabulary.js';

export interface ConditionReading {
  readonly conditions: readonly FoundCondition[];
  /** Where field words stand that belong to a condition, so that they ask for nothing. */
  readonly usedFields: ReadonlySet<number>;
}

const free =
  /(?<not>不(?:是)?(?:想)?(?:要)?)?(?:免费|免(?:门)?票|不(?:收取?|用|需要?|必|要|花)(?:门)?[票费钱](?:用)?|(?:没有?|无)门票费?|无(?:需|须)(?:门)?[票费]|(?<![a-z])(?:free(?: of charge| entry| admission)?|no (?:charge|fee))(?![a-z]))/g;

/** Reads what a message wishes of one kind of thing. */
export function readConditions(signs: MessageSigns, table: PlaceTable, vocabulary: Vocabulary): ConditionReading {
  const used = new Set<number>();
  let { text } = signs;
  const conditions: FoundCondition[] = [];
  const take = (found: FoundCondition) => {
    conditions.push(found);
    text = takeOut(text, found.start, found.end);
  };
  for (const range of findRanges(text, vocabulary.units)) {
    const field = fieldOfRange(range, signs, table, used);
    if (field === undefined) continue;
    take({ field: field.name, condition: meant(range.range, field), start: range.start, end: range.end });
  }
  for (const found of readFree(text, signs, table, used)) take(found);
  for (const found of readMembers(text, table, vocabulary)) take(found);
  const open = vocabulary.openLists.get(table.name) ?? [];
  for (const field of open) for (const found of readOpenMembers(text, field)) take(found);
  for (const { field, start, end, condition } of conditions) {
    if (isWords(condition)) useFieldNear(signs, table, field, start, end, used);
  }
  return { conditions: conditions.toSorted((left, right) => left.start - right.start), usedFields: used };
}

/** Whoever asks for 4.5 of what is better high takes more as well. */
function meant({ min, max }: Range, field: PlaceField): Range {
  return field.type === 'number' && field.better === 'high' && min === max ? { min } : { min, max };
}

/** The field that a range speaks of: the one named beside it, else the one with its unit. */
function fieldOfRange(
  { start, end, unit, range, isLimit }: FoundRange,
  signs: MessageSigns,
  table: PlaceTable,
  used: Set<number>,
): PlaceField | undefined {
  const candidates = table.fields.filter((field) =>
    unit === 'hours'
      ? field.type === 'duration'
      : field.type === 'number' && (unit === '' || unitsOf(field).includes(unit)),
  );
  if (unit === '') {
    const named = candidates.find((field) => isNamedJustBefore(signs, table, field.name, start, used));
    const size = Math.abs(range.max ?? range.min ?? 0);
    return named ?? (isLimit && size >= 10 ? priceField(table) : undefined);
  }
  for (const field of candidates) if (useFieldNear(signs, table, field.name, start, end, used)) return field;
  // 十分感谢 speaks of no points.
  if (signs.text.slice(start, end) === '十分') return undefined;
  const isSaid = (range.max ?? range.min ?? 0) > 1 || unit === 'hours';
  return isSaid ? candidates[0] : undefined;
}

/** A number without a unit belongs to the field named just before it: 评分4.5以上. */
function isNamedJustBefore(
  signs: MessageSigns,
  table: PlaceTable,
  field: string,
  start: number,
  used: Set<number>,
): boolean {
  const word = signs.fields.find(
    ({ end, meanings }) =>
      end <= start &&
      meanings.some((meaning) => meaning.field === field && meaning.kind === table.name) &&
      /^(?:要|是|为|在|得|最好|必须|至少|希望|大概|大约|达到|:|\s|is|of|a){0,4}$/.test(signs.text.slice(end, start)),
  );
  if (word !== undefined) used.add(word.start);
  return word !== undefined;
}

/** Marks the field's word beside a span as used; false where there is none. */
function useFieldNear(
  signs: MessageSigns,
  table: PlaceTable,
  field: string,
  start: number,
  end: number,
  used: Set<number>,
): boolean {
  const near = signs.fields.filter((word) => {
    if (!word.meanings.some((meaning) => meaning.field === field && meaning.kind === table.name)) return false;
    if (word.end > start && word.start < end) return true;
    const between = word.end <= start ? signs.text.slice(word.end, start) : signs.text.slice(end, word.start);
    return word.end <= start ? /^[^,。!?;]{0,10}$/.test(between) : /^(?:元|的|之间|这个|这种){0,3}$/.test(between);
  });
  for (const { start: position } of near) used.add(position);
  return near.length > 0;
}

function readFree(text: string, signs: MessageSigns, table: PlaceTable, used: Set<number>): readonly FoundCondition[] {
  const field = table.fields.find((each) => each.type === 'number' && each.free === true);
  if (field === undefined) return [];
  return [...text.matchAll(free)].map((match) => {
    const end = match.index + match[0].length;
    useFieldNear(signs, table, field.name, match.index, end, used);
    const isFree = match.groups?.not === undefined;
    return { field: field.name, condition: isFree ? { min: 0, max: 0 } : { min: 1 }, start: match.index, end };
  });
}

/** Words that make the member after them a wish: 有, 吃, 提供, a comma of a list. */
const wishBefore =
  /(?:有|吃|尝尝?|尝一?下|提供|包括|包含|是|为|要|带|和|与|及|或|跟|还有|、|,|能|可以|喜欢|喜爱|想|爱|配|含|做|点|支持|菜|设施|条件|一[家个]|[家个]|with|has|have|eat|get|try|order|serves?|offers?|and|or|an?|some|,)\s*(?:(?:一)?[个种份道家]|点|得|的|到|好吃的?|特色的?|招牌的?|美味的?|有|the)?\s*$|^\s*$/;
const wishAfter = /^(?:做[得的])?(?:很|挺|特别|非常|最|比较)?(?:好吃|美味|不错|正宗|地道|出名|有名)|^这(?:道|个|种)?菜/;
const notBefore =
  /(?:不要|不想|不吃|不用|(?<!有)没有|除了|(?<![a-z])(?:without|no|not|instead of|rather than)(?: an?| the| any)?)\s*$/;
const fillers = new Set(['其他', '其它', '别的', '没有', '没', '推荐', '美食', '服务', '特色']);

/** No message says so long a word by chance. */
function isLong(word: string): boolean {
  return /[a-z] [a-z]/.test(word) || /\p{Script=Han}{4}/u.test(word);
}

function readMembers(text: string, table: PlaceTable, vocabulary: Vocabulary): readonly FoundCondition[] {
  const found: FoundCondition[] = [];
  let lastEnd = -1;
  for (const { start, end, word, meanings } of vocabulary.members.get(table.name)?.find(text) ?? []) {
    const [meaning] = meanings;
    if (meaning === undefined || fillers.has(word)) continue;
    const before = text.slice(0, start);
    const field = table.fields.find((each) => each.name === meaning.field);
    const isClosed = !vocabulary.openLists.get(table.name)?.some((open) => open.name === meaning.field);
    const follows = lastEnd >= 0 && /^(?:、|,|和|或|与|及|跟|还有|以及|\s)*$/.test(text.slice(lastEnd, start));
    if (notBefore.test(before)) continue;
    const isWished = isLong(word) || wishBefore.test(before) || wishAfter.test(text.slice(end)) || follows;
    if (field?.type !== 'choice' && !(isClosed && word.length > 2) && !isWished) continue;
    lastEnd = end;
    found.push({ field: meaning.field, condition: [meaning.value], start, end });
  }
  return found;
}
