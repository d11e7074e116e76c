import type { Condition, PlaceRow, PlaceWish } from './place-kind.js';
import type { Marks, TableIndex } from './table-index.js';

/** A wish that had to be left out, because nothing meets all of them. */
export interface LeftOutWish {
  readonly field: string;
  readonly condition: Condition;
}

export interface PlaceFindings {
  /** What was found, best first; the rows as the tenant gave them. */
  readonly rows: readonly PlaceRow[];
  /** Empty when every wish is met. */
  readonly leftOut: readonly LeftOutWish[];
}

interface Marked extends LeftOutWish {
  readonly marks: Marks;
}

/**
 * Finds the rows that meet every wish. A thing asked for by its whole name is found whatever else was wished; the wishes
 * that it does not meet are named. Where nothing meets all wishes, as few as possible are left out, at most half of them,
 * and of these the ones whose loss is smallest: the rows that come nearest are found.
 */
export function searchTable(index: TableIndex, wish: PlaceWish): PlaceFindings {
  const { nameField, rows } = index.table;
  const name = wish[nameField];
  const named = Array.isArray(name) ? index.rowsNamed(String(name[0])) : [];
  const { [nameField]: _, ...others } = wish;
  const conditions = marked(index, named.length > 0 ? others : wish);
  if (named.length > 0) return namedRows(index, named, conditions);
  const matching = rowsMeeting(rows.length, conditions);
  if (matching.length > 0) return { rows: inOrder(index, matching, conditions), leftOut: [] };
  return nearest(index, conditions);
}

function marked(index: TableIndex, wish: PlaceWish): readonly Marked[] {
  return Object.entries(wish).map(([field, condition]) => ({
    field,
    condition,
    marks: index.marks(field, condition),
  }));
}

/** Of several rows with one name, those that meet most. */
function namedRows(index: TableIndex, named: readonly number[], conditions: readonly Marked[]): PlaceFindings {
  const met = (row: number) => conditions.filter(({ marks }) => (marks[row] ?? 0) > 0).length;
  const most = Math.max(...named.map(met));
  const meant = named.filter((row) => met(row) === most);
  const unmet = conditions.filter(({ marks }) => meant.every((row) => marks[row] === 0));
  return { rows: meant.map((row) => index.table.rows[row] ?? {}), leftOut: unmet.map(withoutMarks) };
}

function withoutMarks({ field, condition }: Marked): LeftOutWish {
  return { field, condition };
}

function rowsMeeting(count: number, conditions: readonly Marked[]): readonly number[] {
  const matching: number[] = [];
  for (let row = 0; row < count; row += 1) {
    if (conditions.every(({ marks }) => (marks[row] ?? 0) > 0)) matching.push(row);
  }
  return matching;
}

/** Words met as they were said stand before words met in part; then the order that customers like. */
function inOrder(index: TableIndex, rows: readonly number[], conditions: readonly Marked[]): readonly PlaceRow[] {
  const exact = new Map(rows.map((row) => [row, conditions.reduce((sum, { marks }) => sum + (marks[row] ?? 0), 0)]));
  return rows
    .toSorted(
      (left, right) =>
        (exact.get(right) ?? 0) - (exact.get(left) ?? 0) || (index.rank[left] ?? 0) - (index.rank[right] ?? 0),
    )
    .map((row) => index.table.rows[row] ?? {});
}

/** What a row lacks: how many wishes, how much of them, and which, as the sum of a power of 2 for each. */
interface Lack {
  readonly count: number;
  readonly loss: number;
  readonly set: number;
}

function nearest(index: TableIndex, conditions: readonly Marked[]): PlaceFindings {
  const most = Math.floor(conditions.length / 2);
  let best: Lack | undefined;
  let rows: number[] = [];
  for (let row = 0; row < index.table.rows.length; row += 1) {
    const lack = lackOf(index, conditions, row);
    if (lack === undefined || lack.count > most) continue;
    const order = best === undefined ? -1 : compare(lack, best);
    if (order < 0) {
      best = lack;
      rows = [];
    }
    if (order <= 0) rows.push(row);
  }
  const left = conditions.filter((_, at) => best !== undefined && Math.floor(best.set / 2 ** at) % 2 === 1);
  return { rows: inOrder(index, rows, conditions), leftOut: left.map(withoutMarks) };
}

/** Undefined where the name is another one: that is never left out. */
function lackOf(index: TableIndex, conditions: readonly Marked[], row: number): Lack | undefined {
  let [count, loss, set] = [0, 0, 0];
  for (const [at, { field, condition, marks }] of conditions.entries()) {
    if ((marks[row] ?? 0) > 0) continue;
    if (field === index.table.nameField) return undefined;
    count += 1;
    loss += index.miss(field, condition, row);
    set += 2 ** at;
  }
  return { count, loss, set };
}

function compare(left: Lack, right: Lack): number {
  if (left.count !== right.count) return left.count - right.count;
  return left.loss === right.loss ? left.set - right.set : left.loss - right.loss;
}
