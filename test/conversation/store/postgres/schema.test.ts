import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Pool } from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Migration,
  migrationStatement,
  nameTables,
  prepareSchema,
} from '../../../../src/conversation/store/postgres/schema.js';
import { ConfigurationError } from '../../../../src/error/configuration-error.js';
import { createPostgresStore, postgresSchema } from '../../../../src/postgres/index.js';
import { hasPostgres, postgresConfig, TestSchema } from '../../../support/postgres.js';

const key = { tenantId: 'tenant', conversationId: 'conversation' };
const entry = { at: '2026-11-24T08:00:00.000Z', event: { type: 'message', messageId: 'm', text: '您好' } } as const;

describe.skipIf(!hasPostgres)('tables in PostgreSQL', () => {
  const closers: (() => Promise<unknown>)[] = [];
  const openSchema = () => {
    const schema = new TestSchema();
    closers.unshift(() => schema.close());
    return schema;
  };

  afterEach(async () => {
    for (const close of closers.splice(0)) {
      await close();
    }
  });

  /** A role that may log in and nothing else. */
  const openRole = async (schema: TestSchema) => {
    const role = `${schema.name}_role`;
    await schema.run(`create role ${role} login`);
    closers.push(() => schemaless(`drop owned by ${role}; drop role ${role}`));
    return role;
  };
  const schemaless = async (text: string) => {
    const pool = new Pool({ ...postgresConfig, max: 1 });
    await pool.query(text);
    await pool.end();
  };
  /** As `set role` on each connection: the server may ask a real login for a password. */
  const poolAs = (schema: TestSchema, role: string) =>
    schema.pool({ max: 2, options: `-c search_path=${schema.name} -c role=${role}` });

  it('are made by 20 processes that start at once', { timeout: 60_000 }, async () => {
    const schema = openSchema();
    const program = fileURLToPath(new URL(`./${schema.name}.mjs`, import.meta.url));
    closers.push(() => rm(program));
    await build({
      entryPoints: [fileURLToPath(new URL('./start-process.ts', import.meta.url))],
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['pg'],
      outfile: program,
    });
    const names = Array.from({ length: 20 }, (_, index) => `process ${index}`);
    const processes = names.map((name) =>
      spawn(process.execPath, [program, JSON.stringify({ config: postgresConfig, schema: schema.name, name })], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(processes.map((child) => once(child.stdout, 'data')));
    const endings = processes.map((child) => once(child, 'exit'));
    for (const child of processes) {
      child.stdin.write('go\n');
    }
    expect(await Promise.all(endings)).toEqual(names.map(() => [0, null]));

    const log = await createPostgresStore(schema.pool(), { schema: schema.name }).read(key);
    expect(log.map(({ sequence }) => sequence)).toEqual(names.map((_, index) => index + 1));
    expect(log.map(({ event }) => event.type === 'message' && event.messageId).sort()).toEqual([...names].sort());
    expect(await schema.run(`select * from ${schema.name}.zhike_schema`)).toEqual([
      { component: 'conversation', version: 1 },
    ]);
  });

  it('stand in the first schema of the search path unless another is named', async () => {
    const schema = openSchema();
    await schema.create();
    await createPostgresStore(schema.pool()).append(key, [entry]);
    const inQuotes = openSchema();
    const name = `${inQuotes.name} – 客服`;
    closers.push(() => schemaless(`drop schema "${name}" cascade`));
    await createPostgresStore(schema.pool(), { schema: name }).append(key, [entry, entry]);
    const tables = await schema.run(
      `select table_schema, string_agg(table_name, ' ' order by table_name) as names
      from information_schema.tables where table_schema in ($1, $2) group by table_schema order by table_schema`,
      [schema.name, name],
    );
    const names = 'zhike_conversation zhike_log zhike_schema';
    expect(tables).toEqual([
      { table_schema: schema.name, names },
      { table_schema: name, names },
    ]);
    expect(await createPostgresStore(schema.pool()).read(key)).toHaveLength(1);
  });

  it.each(['', 'a"b', "a'b", 'a$zhike$b', 'a\\b', 'a\0b', 'a'.repeat(64)])('refuse the schema name %j', (schema) => {
    const database = { query: () => Promise.reject(new Error('asked')) };
    expect(() => createPostgresStore(database, { schema })).toThrow(ConfigurationError);
    expect(() => postgresSchema({ schema })).toThrow(ConfigurationError);
  });

  it('may be made by somebody else for a role that may not', async () => {
    const schema = openSchema();
    const role = await openRole(schema);
    await schema.run(postgresSchema({ schema: schema.name }));
    await schema.run(`
      grant usage on schema ${schema.name} to ${role};
      grant select, insert, update, delete on zhike_conversation, zhike_log to ${role};
      grant select on zhike_schema to ${role}`);
    const store = createPostgresStore(poolAs(schema, role), { schema: schema.name });
    await store.append(key, [entry], { writeId: 'w' });
    const lease = await store.acquire(key, 1_000);
    expect(lease).toBeDefined();
    expect(await store.read(key)).toEqual([{ sequence: 1, ...entry }]);
    await store.remove(key);
    expect(await schema.run('select * from zhike_log')).toEqual([]);
  });

  it('are told to be missing where the role may not make them, until somebody has', async () => {
    const schema = openSchema();
    await schema.create();
    const role = await openRole(schema);
    await schema.run(`grant usage on schema ${schema.name} to ${role}`);
    const store = createPostgresStore(poolAs(schema, role));
    await expect(store.append(key, [entry])).rejects.toMatchObject({
      code: 'conversation-store-refused',
      message: expect.stringContaining('prepare its tables'),
      cause: { code: '42501' },
    });
    await schema.run(postgresSchema());
    await schema.run(`grant select, insert, update, delete on all tables in schema ${schema.name} to ${role}`);
    expect(await store.append(key, [entry])).toEqual({ sequence: 1, repeated: false });
  });

  it('are made once, with whatever a database that is away does to the first attempt', async () => {
    const schema = openSchema();
    const pool = schema.pool();
    let isAway = true;
    const asked: string[] = [];
    const database = {
      query: (text: string, values: unknown[]) => {
        asked.push(text);
        return isAway
          ? Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }))
          : pool.query(text, values);
      },
    };
    const store = createPostgresStore(database, { schema: schema.name });
    await expect(store.head(key)).rejects.toMatchObject({ code: 'conversation-store-unavailable', retryable: true });
    isAway = false;
    await Promise.all(Array.from({ length: 5 }, () => store.head(key)));
    expect(asked.filter((text) => text.includes('create table'))).toHaveLength(1);
    asked.length = 0;
    const another = createPostgresStore(database, { schema: schema.name });
    await another.head(key);
    await another.head(key);
    expect(asked).toHaveLength(3);
    expect(asked.some((text) => text.includes('create'))).toBe(false);
  });

  const renamed: Migration = ({ log }) => `alter table ${log} add column note text not null default 'kept';`;
  const first: Migration = ({ conversations, log }) =>
    `create table ${conversations} (id bigint); create table ${log} (id bigint); insert into ${log} values (1);`;

  it('are brought up to date step by step, each step once', async () => {
    const schema = openSchema();
    const tables = nameTables(schema.name);
    const pool = schema.pool({ max: 5 });
    await prepareSchema(pool, tables, [first]);
    await Promise.all(Array.from({ length: 5 }, () => prepareSchema(pool, tables, [first, renamed])));
    await prepareSchema(pool, tables, [first, renamed]);
    expect(await schema.run(`select * from ${tables.log}`)).toEqual([{ id: '1', note: 'kept' }]);
    expect(await schema.run(`select version from ${tables.prefix}zhike_schema`)).toEqual([{ version: 2 }]);
  });

  it('stay as they were where a step fails', async () => {
    const schema = openSchema();
    const tables = nameTables(schema.name);
    const pool = schema.pool();
    await prepareSchema(pool, tables, [first]);
    const broken: Migration = ({ log }) => `drop table ${log}; select nothing_like_this();`;
    await expect(prepareSchema(pool, tables, [first, broken])).rejects.toMatchObject({
      code: 'conversation-store-refused',
    });
    expect(await schema.run(`select * from ${tables.log}`)).toEqual([{ id: '1' }]);
    expect(await schema.run(`select version from ${tables.prefix}zhike_schema`)).toEqual([{ version: 1 }]);
  });

  it('are left alone where a newer zhike has made them', async () => {
    const schema = openSchema();
    const tables = nameTables(schema.name);
    const pool = schema.pool();
    const store = createPostgresStore(pool, { schema: schema.name });
    await store.append(key, [entry]);
    await schema.run(`update ${tables.prefix}zhike_schema set version = 2 where component = 'conversation'`);
    const older = createPostgresStore(pool, { schema: schema.name });
    await expect(older.read(key)).rejects.toMatchObject({
      code: 'conversation-store-schema-too-new',
      retryable: false,
    });
    await schema.run(migrationStatement(tables));
    expect(await schema.run(`select version from ${tables.prefix}zhike_schema`)).toEqual([{ version: 2 }]);
  });
});
