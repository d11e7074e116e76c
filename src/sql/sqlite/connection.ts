import { demand } from '../../schema/demand.js';
import type { SqliteDatabase, SqliteStatement } from './driver.js';

/** How long one process waits for another that is writing, in milliseconds: writes take far less than one each. */
const busyTimeoutMs = 5_000;

/** A database that is set up on first use, with its prepared statements. */
export class SqliteConnection {
  readonly database: SqliteDatabase;
  readonly #synchronous: 'full' | 'normal';
  readonly #prepare: (database: SqliteDatabase) => void;
  readonly #statements = new Map<string, SqliteStatement>();
  #isReady = false;

  /**
   * @param caller - the function that was given the database, for its error
   * @param prepare - makes the tables
   * @throws {ConfigurationError} the database has no `prepare` and `exec`, or `synchronous` is neither
   */
  constructor(
    caller: string,
    database: SqliteDatabase,
    synchronous: 'full' | 'normal',
    prepare: (database: SqliteDatabase) => void,
  ) {
    demand(
      typeof database?.prepare === 'function' && typeof database.exec === 'function',
      `${caller}() needs a database opened by libsql, better-sqlite3, node:sqlite or bun:sqlite`,
    );
    demand(
      synchronous === 'full' || synchronous === 'normal',
      `${caller}(): synchronous must be "full" or "normal"`,
      'invalid-option',
    );
    this.database = database;
    this.#synchronous = synchronous;
    this.#prepare = prepare;
  }

  /** Prepares the database on first use. What `delete` takes out is overwritten in the file. */
  makeReady(): void {
    if (this.#isReady) return;
    this.database.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
    this.database.exec('pragma journal_mode = wal');
    this.database.exec(`pragma synchronous = ${this.#synchronous}`);
    this.database.exec('pragma secure_delete = on');
    this.#prepare(this.database);
    this.#isReady = true;
  }

  /**
   * What is overwritten in the file still stands in its write-ahead log. Readers may keep that from being emptied now; it
   * is when they have gone.
   */
  emptyLog(): void {
    try {
      this.statement('pragma wal_checkpoint(truncate)').all();
    } catch {
      // See above.
    }
  }

  statement(sql: string): SqliteStatement {
    let known = this.#statements.get(sql);
    if (known === undefined) {
      known = this.database.prepare(sql) as SqliteStatement;
      this.#statements.set(sql, known);
    }
    return known;
  }
}
