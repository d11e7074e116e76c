import { checkTables } from './check-tables.js';
import type { PlaceRow, PlaceTable, PlaceWay, PlaceWish } from './place-kind.js';
import { type PlaceFindings, searchTable } from './search-table.js';
import { TableIndex } from './table-index.js';

/** Things that customers ask for by their properties, ready to be searched. Made by `createDirectory`. */
export interface Directory {
  readonly tables: readonly PlaceTable[];
  readonly ways: readonly PlaceWay[];
  /**
   * Finds the rows of a kind that meet every wish, best first. Where none does, as few wishes as possible are left
   * out, at most half of them, and named in `leftOut`.
   *
   * @param kind - name of the table
   * @returns no rows when nothing is found even so, or the kind is not known
   */
  search(kind: string, wish: PlaceWish): PlaceFindings;
  /** The rows of a kind that have exactly this name, in any script and width. */
  named(kind: string, name: string): readonly PlaceRow[];
}

export interface DirectoryOptions {
  /** A table for each kind of thing. */
  readonly tables: readonly PlaceTable[];
  /** Ways between things that customers may ask for. Default: none. */
  readonly ways?: readonly PlaceWay[] | undefined;
}

/**
 * Makes a directory of the tenant's tables: rows as they are, and what their fields mean.
 *
 * The rows are indexed at once and not copied; change them only by making a new directory.
 *
 * @throws {PlaceError} a table or a row cannot be used; every problem is listed
 */
export function createDirectory({ tables, ways = [] }: DirectoryOptions): Directory {
  checkTables(tables, ways);
  const indexes = new Map(tables.map((table) => [table.name, new TableIndex(table)]));
  return {
    tables,
    ways,
    search(kind, wish) {
      const index = indexes.get(kind);
      return index === undefined ? { rows: [], leftOut: [] } : searchTable(index, wish);
    },
    named(kind, name) {
      const index = indexes.get(kind);
      return index?.rowsNamed(name).map((row) => index.table.rows[row] ?? {}) ?? [];
    },
  };
}
