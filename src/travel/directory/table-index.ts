import { foldName } from '../place/place-name.js';
import { foldText } from '../wish/wish-text.js';
import { type Condition, isWords, type PlaceField, type PlaceRow, type PlaceTable, type Range } from './place-kind.js';
import { readDuration } from './read-duration.js';

/** How well each row meets a condition: 0 not, 1 in part of a word (精品烤鸭 for 烤鸭), 2 as it was said. */
export type Marks = Uint8Array;

/** Rows of each word: a member of a list, a choice, a thing near, a name. */
class Postings {
  readonly #rows = new Map<string, number[]>();

  add(word: string, row: number): void {
    const folded = foldName(word);
    const rows = this.#rows.get(folded);
    if (rows === undefined) this.#rows.set(folded, [row]);
    else if (rows.at(-1) !== row) rows.push(row);
  }

  rowsOf(word: string): readonly number[] {
    return this.#rows.get(foldName(word)) ?? [];
  }

  /** Marks the rows of this word, and more weakly those of longer words with it inside. */
  mark(word: string, marks: Marks): void {
    const folded = foldName(word);
    if (folded === '') return;
    for (const [known, rows] of this.#rows) {
      if (!known.includes(folded)) continue;
      const value = known.length === folded.length ? 2 : 1;
      for (const row of rows) if ((marks[row] ?? 0) < value) marks[row] = value;
    }
  }
}

interface Column {
  mark(condition: Condition, marks: Marks): void;
  /** How far a row is from a range, as a share of what was wished: 0 is inside, unknown is infinity. */
  miss?(condition: Range, row: number): number;
}

function markWords(postings: Postings, words: readonly string[], marks: Marks): void {
  const [first, ...others] = words;
  if (first === undefined) return;
  postings.mark(first, marks);
  for (const word of others) {
    const more = new Uint8Array(marks.length);
    postings.mark(word, more);
    for (let row = 0; row < marks.length; row += 1) marks[row] = Math.min(marks[row] ?? 0, more[row] ?? 0);
  }
}

function wordColumn(rows: readonly PlaceRow[], field: string): Column {
  const postings = new Postings();
  for (const [index, row] of rows.entries()) {
    const value = row[field];
    for (const word of Array.isArray(value) ? (value as readonly string[]) : [value]) {
      if (word !== null && word !== undefined) postings.add(String(word), index);
    }
  }
  return { mark: (condition, marks) => isWords(condition) && markWords(postings, condition, marks) };
}

/** Something is near a thing of this very name only, unless no thing has the name. */
function nearbyColumn(rows: readonly PlaceRow[], field: string): Column {
  const postings = new Postings();
  for (const [index, row] of rows.entries()) {
    const value = row[field];
    if (Array.isArray(value)) for (const name of value as readonly string[]) postings.add(name, index);
  }
  return {
    mark(condition, marks) {
      if (!isWords(condition)) return;
      if (condition.length === 1 && postings.rowsOf(condition[0] ?? '').length > 0) {
        for (const row of postings.rowsOf(condition[0] ?? '')) marks[row] = 2;
      } else markWords(postings, condition, marks);
    },
  };
}

function rangeColumn(least: Float64Array, most: Float64Array): Column {
  return {
    mark(condition, marks) {
      if (isWords(condition)) return;
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = condition;
      for (let row = 0; row < marks.length; row += 1) {
        if ((most[row] ?? Number.NaN) >= min && (least[row] ?? Number.NaN) <= max) marks[row] = 2;
      }
    },
    miss({ min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }, row) {
      const low = least[row] ?? Number.NaN;
      const high = most[row] ?? Number.NaN;
      if (Number.isNaN(low)) return Number.POSITIVE_INFINITY;
      const scale = Math.max(1, Number.isFinite(max) ? Math.abs(max) : Math.abs(min));
      return Math.max(0, min - high, low - max) / scale;
    },
  };
}

function numberColumn(rows: readonly PlaceRow[], field: string): Column {
  const values = Float64Array.from(rows, (row) => numberOf(row[field]));
  return rangeColumn(values, values);
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function durationColumn(rows: readonly PlaceRow[], field: string): Column {
  const lengths = rows.map((row) => {
    const value = row[field];
    return typeof value === 'string' ? readDuration(foldText(value)) : undefined;
  });
  return rangeColumn(
    Float64Array.from(lengths, (length) => length?.min ?? Number.NaN),
    Float64Array.from(lengths, (length) => length?.max ?? Number.NaN),
  );
}

function columnOf(rows: readonly PlaceRow[], field: PlaceField): Column {
  if (field.type === 'number') return numberColumn(rows, field.name);
  if (field.type === 'duration') return durationColumn(rows, field.name);
  if (field.type === 'nearby') return nearbyColumn(rows, field.name);
  return wordColumn(rows, field.name);
}

/** One table, made ready for search: a column for each field. */
export class TableIndex {
  readonly table: PlaceTable;
  readonly #columns = new Map<string, Column>();
  readonly #names = new Postings();
  /** Rank of each row in the order that customers like. */
  readonly rank: Uint32Array;

  constructor(table: PlaceTable) {
    this.table = table;
    const { rows, nameField, fields } = table;
    this.#columns.set(nameField, wordColumn(rows, nameField));
    for (const field of fields) this.#columns.set(field.name, columnOf(rows, field));
    for (const [index, row] of rows.entries()) this.#names.add(String(row[nameField]), index);
    this.rank = rankRows(table);
  }

  nameOf(row: PlaceRow): string {
    return String(row[this.table.nameField]);
  }

  field(name: string): PlaceField | undefined {
    return this.table.fields.find((field) => field.name === name);
  }

  /** Rows of exactly this name. */
  rowsNamed(name: string): readonly number[] {
    return this.#names.rowsOf(name);
  }

  marks(field: string, condition: Condition): Marks {
    const marks = new Uint8Array(this.table.rows.length);
    this.#columns.get(field)?.mark(condition, marks);
    return marks;
  }

  miss(field: string, condition: Condition, row: number): number {
    return isWords(condition) ? 1 : (this.#columns.get(field)?.miss?.(condition, row) ?? 1);
  }
}

function rankRows({ rows, fields }: PlaceTable): Uint32Array {
  const liked = fields.flatMap((field) =>
    field.type === 'number' && field.better !== undefined ? [{ name: field.name, better: field.better }] : [],
  );
  const order = rows.map((_, index) => index);
  const [first] = liked;
  if (first !== undefined) {
    const sign = first.better === 'high' ? -1 : 1;
    const values = rows.map((row) => {
      const value = numberOf(row[first.name]);
      return Number.isNaN(value) ? Number.POSITIVE_INFINITY : sign * value;
    });
    order.sort((left, right) => compare(values[left] ?? 0, values[right] ?? 0) || left - right);
  }
  const rank = new Uint32Array(rows.length);
  for (const [place, row] of order.entries()) rank[row] = place;
  return rank;
}

function compare(left: number, right: number): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
