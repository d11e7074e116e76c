/** A prepared statement, as better-sqlite3 gives it. */
export interface SqliteStatement {
  run(...values: readonly (string | number | null)[]): unknown;
  get(...values: readonly (string | number | null)[]): unknown;
  all(...values: readonly (string | number | null)[]): unknown;
}

/** What is needed of a driver: `libsql`, `better-sqlite3`, `node:sqlite` and `bun:sqlite` have it. */
export interface SqliteDatabase {
  prepare(sql: string): unknown;
  exec(sql: string): unknown;
}
