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
 * that it does not meet are named. Where nothing meets all wishes, the one is left out whose loss is smallest: the rows
 * that come nearest to it are found.
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

function namedRows(index: TableIndex, named: readonly number[], conditions: readonly Marked[]): PlaceFindings {
  const unmet = conditions.filter(({ marks }) => named.every((row) => marks[row] === 0));
  return { rows: named.map((row) => index.table.rows[row] ?? {}), leftOut: unmet.map(withoutMarks) };
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

function nearest(index: TableIndex, conditions: readonly Marked[]): PlaceFindings {
  let best: { readonly left: Marked; readonly rows: number[]; readonly loss: number } | undefined;
  for (const left of conditions) {
    if (left.field === index.table.nameField || conditions.length === 1) continue;
    const rows = rowsMeeting(
      index.table.rows.length,
      conditions.filter((condition) => condition !== left),
    );
    const losses = rows.map((row) => index.miss(left.field, left.condition, row));
    const loss = losses.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
    if (rows.length > 0 && (best === undefined || loss < best.loss)) {
      best = { left, loss, rows: rows.filter((_, at) => losses[at] === loss) };
    }
  }
  if (best === undefined) return { rows: [], leftOut: [] };
  const { left, rows } = best;
  return { rows: inOrder(index, rows, conditions), leftOut: [withoutMarks(left)] };
}
