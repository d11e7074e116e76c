/** A row as it came, before anything is known of it. */
export interface RawRow {
  /** See `PlaceFinding.row`. */
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** Set where the row cannot be read: why. */
  readonly broken?: string | undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Rows that are objects already, by their number from 1. */
export function toRows(values: readonly unknown[], firstRow = 1): RawRow[] {
  return values.map((value, index) =>
    isRecord(value)
      ? { row: firstRow + index, value }
      : {
          row: firstRow + index,
          value: {},
          broken: `must be an object, not ${value === null ? 'null' : typeof value}`,
        },
  );
}
