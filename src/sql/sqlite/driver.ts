export type SqliteValue = string | number | Uint8Array | null;

/** A prepared statement, as better-sqlite3 gives it. */
export interface SqliteStatement {
  run(...values: readonly SqliteValue[]): unknown;
  get(...values: readonly SqliteValue[]): unknown;
  all(...values: readonly SqliteValue[]): unknown;
}

/** What is needed of a driver: `libsql`, `better-sqlite3`, `node:sqlite` and `bun:sqlite` have it. */
export interface SqliteDatabase {
  prepare(sql: string): unknown;
  exec(sql: string): unknown;
}
