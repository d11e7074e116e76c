/** Where a conversation can be kept, for measuring. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Pool } from 'pg';
import type { ConversationStore } from '../../src/conversation/conversation-store.js';
import { createMemoryStore } from '../../src/conversation/store/memory-store.js';
import { createPostgresStore } from '../../src/conversation/store/postgres/postgres-store.js';
import { createSqliteStore } from '../../src/conversation/store/sqlite/sqlite-store.js';

export type PlaceName = 'memory' | 'sqlite' | 'postgres';

/** A place as a process finds it by its address. */
export interface OpenPlace {
  readonly store: ConversationStore;
  /** Writes one row as plainly as the place allows: what no store can do without. */
  writeRow(key: string, value: string): Promise<void>;
  close(): Promise<void>;
}

/** A place of its own for one measurement. */
export interface Place {
  readonly name: PlaceName;
  readonly address: string;
  /** Bytes on disk. */
  size(): Promise<number>;
  remove(): Promise<void>;
}

export const connection = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/test';

let made = 0;

export async function makePlace(name: PlaceName): Promise<Place> {
  made += 1;
  if (name === 'postgres') {
    const schema = `zhike_bench_${process.pid}_${made}`;
    const pool = new Pool({ connectionString: connection, max: 1 });
    await pool.query(`create schema ${schema}`);
    await pool.query(`create table ${schema}.bench_floor (key text primary key, value text)`);
    return {
      name,
      address: schema,
      async size() {
        const { rows } = await pool.query(
          `select sum(pg_total_relation_size(format('%I.%I', schemaname, tablename)::regclass)) as bytes
           from pg_tables where schemaname = $1`,
          [schema],
        );
        return Number(rows[0]?.bytes ?? 0);
      },
      async remove() {
        await pool.query(`drop schema ${schema} cascade`);
        await pool.end();
      },
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhike-bench-'));
  const address = join(folder, 'conversations.db');
  return {
    name,
    address: name === 'sqlite' ? address : '',
    size: async () => (name === 'sqlite' ? statSync(address).size : 0),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function openPlace(name: PlaceName, address: string): Promise<OpenPlace> {
  if (name === 'memory') {
    const rows = new Map<string, string>();
    return {
      store: createMemoryStore(),
      writeRow: async (key, value) => {
        rows.set(key, value);
      },
      close: async () => {},
    };
  }
  if (name === 'sqlite') {
    const database = new Database(address);
    const store = createSqliteStore(database);
    await store.head({ tenantId: 'bench', conversationId: 'none' });
    database.exec('create table if not exists bench_floor (key text primary key, value text)');
    const insert = database.prepare('insert or replace into bench_floor values (?, ?)');
    return {
      store,
      writeRow: async (key, value) => {
        insert.run(key, value);
      },
      close: async () => {
        database.close();
      },
    };
  }
  const pool = new Pool({ connectionString: connection, max: 10 });
  const store = createPostgresStore(pool, { schema: address });
  await store.head({ tenantId: 'bench', conversationId: 'none' });
  return {
    store,
    writeRow: async (key, value) => {
      await pool.query(`insert into ${address}.bench_floor values ($1, $2) on conflict (key) do nothing`, [key, value]);
    },
    close: () => pool.end(),
  };
}
