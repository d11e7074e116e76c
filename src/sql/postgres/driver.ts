/**
 * What runs the statements: a `pg` Pool or Client, the Pool of a host that follows it, PGlite.
 *
 * A pool is what survives a lost connection; a single client does not come back. One connection is enough, and it may
 * come from a pooler that hands out transactions, such as PgBouncer: every step is one statement.
 */
export interface PostgresDatabase {
  query(text: string, values: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

interface Emitter {
  on(event: 'error', listener: () => void): unknown;
  listenerCount(event: 'error'): number;
}

function isEmitter(database: object): database is Emitter {
  const { on, listenerCount } = database as Partial<Emitter>;
  return typeof on === 'function' && typeof listenerCount === 'function';
}

/**
 * Keeps a connection that is lost while idle from ending the process, as a `pg` Pool without a listener for `error`
 * would: the next step takes another connection, or fails with an error of its own.
 */
export function outliveIdleLoss(database: PostgresDatabase): void {
  if (isEmitter(database) && database.listenerCount('error') === 0) {
    database.on('error', () => {});
  }
}
