import { Pool, type PoolConfig } from 'pg';

/** Where the tests find PostgreSQL: `PGHOST` and its like, or the local one. */
export const postgresConfig: PoolConfig =
  process.env.PGHOST === undefined
    ? { connectionString: 'postgres://postgres@127.0.0.1:5432/test', connectionTimeoutMillis: 10_000 }
    : { connectionTimeoutMillis: 10_000 };

async function canConnect(): Promise<boolean> {
  const pool = new Pool({ ...postgresConfig, max: 1, connectionTimeoutMillis: 3_000 });
  try {
    await pool.query('select 1');
    return true;
  } catch (error) {
    if (process.env.CI !== undefined) {
      throw new Error('PostgreSQL cannot be reached; set PGHOST and its like', { cause: error });
    }
    console.warn(`Tests against PostgreSQL are skipped: it cannot be reached (${String(error)})`);
    return false;
  } finally {
    await pool.end();
  }
}

/** False on a machine without PostgreSQL; where it must be there, importing this file fails instead. */
export const hasPostgres = await canConnect();

let schemas = 0;

/** A schema of the test's own, and pools that go with it. */
export class TestSchema {
  readonly name = `zhike_test_${process.pid}_${Date.now().toString(36)}_${++schemas}`;
  readonly #pools: Pool[] = [];
  #owner: Pool | undefined;

  /** A pool whose first schema is this one. */
  pool(config: PoolConfig = {}): Pool {
    const pool = new Pool({ ...postgresConfig, options: `-c search_path=${this.name}`, ...config });
    this.#pools.push(pool);
    return pool;
  }

  /** Runs SQL as the owner of everything. */
  async run(text: string, values: unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    this.#owner ??= this.pool({ max: 1 });
    return (await this.#owner.query(text, values)).rows;
  }

  /** For tests in which the schema is there already. */
  async create(): Promise<void> {
    await this.run(`create schema "${this.name}"`);
  }

  /** Ends the pools and drops the schema. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
    const pool = new Pool({ ...postgresConfig, max: 1 });
    await pool.query(`drop schema if exists "${this.name}" cascade`);
    await pool.end();
  }
}
