import type { Directory } from '../../../src/travel/directory/directory.js';
import type { Condition, PlaceRow, PlaceTable, PlaceWish } from '../../../src/travel/directory/place-kind.js';
import { chosenIn, type Dialogue, slotsOf } from './data.js';

export interface SearchScore {
  readonly queries: number;
  readonly found: number;
  readonly literal: number;
  /** Rows that our search gives, in the middle of all queries; and the literal filter. */
  readonly medianRows: number;
  readonly medianLiteralRows: number;
  readonly leftOut: number;
  readonly misses: readonly string[];
}

type Slots = Readonly<Record<string, string>>;

/** An annotated value as a wish of the directory. Written here anew, so that the reader of talk is not its own judge. */
export function conditionOf(slot: string, value: string): Condition {
  const [first, second] = [...value.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
  if (['评分', '门票', '人均消费', '价格'].includes(slot)) {
    if (value === '免费') return { min: 0, max: 0 };
    if (first === undefined) return value === '不免费' ? { min: 0.01 } : {};
    if (second !== undefined) return { min: first, max: second };
    if (value.includes('以上')) return { min: first };
    return value.includes('以下') ? { max: first } : { min: first, max: first };
  }
  if (slot === '游玩时间' && first !== undefined) {
    const hours = [...value.matchAll(/(\d+(?:\.\d+)?)\s*个?(小时|天)?/g)].map(
      (match) => Number(match[1]) * (match[2] === '天' ? 24 : 1),
    );
    return { min: hours[0], max: hours.at(-1) };
  }
  return slot === '推荐菜' || slot === '酒店设施' ? value.trim().split(/\s+/) : [value.trim()];
}

function wishOf(slots: Slots): PlaceWish {
  return Object.fromEntries(Object.entries(slots).map(([slot, value]) => [slot, conditionOf(slot, value)]));
}

const asList = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [String(value)];

/** The plain filter: numbers within the range, members exactly, other texts in part. */
function literalFilter(table: PlaceTable, slots: Slots): readonly string[] {
  const meets = (row: PlaceRow) =>
    Object.entries(slots).every(([slot, value]) => {
      const condition = conditionOf(slot, value);
      const own = row[slot];
      if (slot === '游玩时间')
        return String(own ?? '')
          .replace(/\s/g, '')
          .includes(value.replace(/\s/g, ''));
      if (!Array.isArray(condition)) {
        const { min = -1, max = 1e9 } = condition as { readonly min?: number; readonly max?: number };
        return typeof own === 'number' && own >= min && own <= max;
      }
      const isExact = slot === '推荐菜' || slot === '酒店设施' || slot.startsWith('周边');
      return (condition as readonly string[]).every((word) =>
        asList(own).some((each) => (isExact ? each === word : each.includes(word))),
      );
    });
  return table.rows.filter(meets).map((row) => String(row[table.nameField]));
}

const median = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;

/** From every annotated query that ended in a choice to a result that holds all that was chosen. */
export function scoreSearch(dialogues: readonly Dialogue[], directory: Directory): SearchScore {
  let found = 0;
  let literal = 0;
  let leftOut = 0;
  const rows: number[] = [];
  const literalRows: number[] = [];
  const misses: string[] = [];
  for (const { id, turns } of dialogues) {
    for (const turn of turns) {
      const query = turn.query ?? turn.queryInit;
      const slots = slotsOf(query);
      for (const [kind, chosen] of Object.entries(chosenIn(query))) {
        const table = directory.tables.find(({ name }) => name === kind);
        if (table === undefined) continue;
        const result = directory.search(kind, wishOf(slots[kind] ?? {}));
        const names = new Set(result.rows.map((row) => String(row[table.nameField])));
        const plain = literalFilter(table, slots[kind] ?? {});
        rows.push(names.size);
        literalRows.push(plain.length);
        if (result.leftOut.length > 0) leftOut += 1;
        if (chosen.every((name) => plain.includes(name))) literal += 1;
        if (chosen.every((name) => names.has(name))) found += 1;
        else
          misses.push(
            `${id} ${kind} ${JSON.stringify(slots[kind])} chosen ${chosen.join(', ')}; ${names.size} rows, left out ${JSON.stringify(result.leftOut)}`,
          );
      }
    }
  }
  const queries = rows.length;
  return { queries, found, literal, leftOut, misses, medianRows: median(rows), medianLiteralRows: median(literalRows) };
}
