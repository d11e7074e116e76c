/** Vectors of some passages, by one embedding model, in one flat array. */
export interface VectorTable {
  /** Id of the model that made them. Vectors of two models say nothing beside each other. */
  readonly model: string;
  readonly dimensions: number;
  /** By row, `dimensions` numbers each, of length 1; all zero where there is no vector. */
  readonly values: Float32Array;
}

/** Where the vector of a passage stands. */
export interface VectorRow {
  readonly table: VectorTable;
  readonly row: number;
}

/** The numbers of one row. */
export function vectorAt({ table, row }: VectorRow): Float32Array {
  const { dimensions, values } = table;
  return values.subarray(row * dimensions, (row + 1) * dimensions);
}

/** Whether a row has a vector. */
export function isFilled(row: VectorRow): boolean {
  return vectorAt(row).some((value) => value !== 0);
}

/**
 * Copies rows into a table of their own, in their order. Rows of another model or length than the last one's stay
 * empty: what was made last is by the model in use.
 *
 * @returns undefined where there is no row
 */
export function joinRows(rows: readonly (VectorRow | undefined)[]): VectorTable | undefined {
  const last = rows.findLast((row) => row !== undefined)?.table;
  if (last === undefined) return undefined;
  const { model, dimensions } = last;
  const values = new Float32Array(rows.length * dimensions);
  for (const [place, row] of rows.entries()) {
    if (row?.table.model === model && row.table.dimensions === dimensions) {
      values.set(vectorAt(row), place * dimensions);
    }
  }
  return { model, dimensions, values };
}

/** Scales a vector to the length 1, so that the product of two is the cosine of their angle. Zero stays zero. */
export function normalizeVector(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? vector : vector.map((value) => value / length);
}
