import { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { patientStore } from '../../../../src/conversation/store/patient-store.js';
import { ConversationStoreError } from '../../../../src/error/conversation-error.js';
import { createPostgresStore, type PostgresDatabase } from '../../../../src/postgres/index.js';
import { conversationStoreContract } from '../../../contract/conversation-store-contract.js';
import { hasPostgres, TestSchema } from '../../../support/postgres.js';

const key = { tenantId: 'tenant', conversationId: 'conversation' };
const at = '2026-11-24T08:00:00.000Z';

function message(messageId: string, text = '您好') {
  return { at, event: { type: 'message', messageId, text } } as const;
}

/** What the contract needs of a database: emptied for each test, and with leases that can be made older. */
function emptied(database: () => PostgresDatabase, another: () => PostgresDatabase = database) {
  return async () => {
    const store = createPostgresStore(database());
    await store.head(key);
    await database().query('delete from zhike_conversation', []);
    return {
      store,
      another: async () => createPostgresStore(another()),
      advance: async (ms: number) => {
        await database().query(
          `update zhike_conversation set lease_since = lease_since - $1::float8 * interval '1 millisecond',
          lease_until = lease_until - $1::float8 * interval '1 millisecond'`,
          [ms],
        );
      },
    };
  };
}

describe('PGlite', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
  }, 60_000);
  afterAll(() => database.close());

  conversationStoreContract(
    'PGlite',
    emptied(() => database),
  );
});

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  describe.each([
    { pool: 'a pool of ten connections', max: 10 },
    { pool: 'a pool of one connection', max: 1 },
  ])('by $pool', ({ pool: name, max }) => {
    let schema: TestSchema;
    let pool: Pool;
    let anotherPool: Pool;
    beforeAll(async () => {
      schema = new TestSchema();
      await schema.create();
      pool = schema.pool({ max });
      anotherPool = schema.pool({ max });
    });
    afterAll(() => schema.close());

    conversationStoreContract(
      `PostgreSQL by ${name}`,
      emptied(
        () => pool,
        () => anotherPool,
      ),
    );
  });

  let schema: TestSchema;
  const openSchema = async () => {
    schema = new TestSchema();
    await schema.create();
    return schema;
  };
  afterEach(() => schema?.close());

  /** Ends the connections of a pool as an administrator would. */
  const terminate = (applicationName: string) =>
    schema.run('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [applicationName]);

  it('keeps halves of surrogate pairs, NUL and all else that JSON has an escape for', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool());
    const text = '\ud83d|\ude00|😀|\0|\u2028|"\\|\uffff';
    await store.append(key, [message('m', text)]);
    expect(await store.read(key)).toEqual([{ sequence: 1, ...message('m', text) }]);
  });

  it('outlives the loss of an idle connection, of a pool that nobody listens to', async () => {
    await openSchema();
    const pool = schema.pool({ application_name: schema.name, max: 1 });
    const store = createPostgresStore(pool);
    await store.append(key, [message('one')]);
    const lost = new Promise((resolve) => pool.once('remove', resolve));
    await terminate(schema.name);
    await lost;
    expect(await store.append(key, [message('two')])).toEqual({ sequence: 2, repeated: false });
  });

  it('leaves a pool alone that somebody listens to', async () => {
    await openSchema();
    const pool = schema.pool();
    pool.on('error', () => {});
    createPostgresStore(pool);
    createPostgresStore(pool);
    expect(pool.listenerCount('error')).toBe(1);
  });

  it('fails with an error that may be retried when its connection is ended while it waits, and has written nothing', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool({ application_name: schema.name }));
    await store.append(key, [message('one')]);
    const blocker = await schema.pool({ max: 1 }).connect();
    await blocker.query('begin');
    await blocker.query('select * from zhike_conversation for update');
    const writing = store.append(key, [message('two')], { writeId: 'two' });
    const failing = expect(writing).rejects.toMatchObject({
      code: 'conversation-store-unavailable',
      retryable: true,
      message: expect.stringContaining('append'),
    });
    const isBlocked = () =>
      schema.run(`select from pg_stat_activity where application_name = $1 and wait_event_type = 'Lock'`, [
        schema.name,
      ]);
    while ((await isBlocked()).length === 0) {
      // The server has not come to it yet.
    }
    await terminate(schema.name);
    await failing;
    await blocker.query('rollback');
    blocker.release();
    expect(await store.append(key, [message('two')], { writeId: 'two' })).toEqual({ sequence: 2, repeated: false });
  });

  it('does not write twice what was written before its answer was lost', async () => {
    await openSchema();
    const pool = schema.pool();
    let isLost = true;
    const database: PostgresDatabase = {
      query: async (text, values) => {
        const result = await pool.query(text, values);
        if (text.includes('insert into zhike_log') && isLost) {
          isLost = false;
          throw new Error('Connection terminated unexpectedly');
        }
        return result;
      },
    };
    const store = patientStore(createPostgresStore(database));
    expect(await store.append(key, [message('one')], { writeId: 'one' })).toEqual({ sequence: 1, repeated: true });
    const lease = await store.acquire(key, 60_000);
    isLost = true;
    const written = await store.append(key, [message('two')], { writeId: 'two', lease, fence: 0 });
    expect(written).toEqual({ sequence: 2, repeated: true });
    expect(await store.read(key)).toHaveLength(2);
  });

  it('writes everything once, in order, while connections are ended all the time', { timeout: 60_000 }, async () => {
    await openSchema();
    const pool = schema.pool({ application_name: schema.name, max: 4 });
    const store = patientStore(createPostgresStore(pool));
    const writers = ['one', 'two', 'three', 'four'];
    const count = 100;
    let killed = 0;
    const killOne = async () => {
      const rows = await schema.run(
        `select pg_terminate_backend(pid) from
        (select pid from pg_stat_activity where application_name = $1 order by random() limit 1) as one`,
        [schema.name],
      );
      killed += rows.length;
    };
    const write = async (writer: string) => {
      for (let index = 0; index < count; index += 1) {
        const name = `${writer} ${index}`;
        await store.append(key, [message(name)], { writeId: name });
        if (index % 4 === 0) {
          await killOne();
        }
      }
    };
    await Promise.all(writers.map(write));
    expect(killed).toBeGreaterThan(50);

    const log = await store.read(key);
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, index) => index + 1));
    const names = log.map(({ event }) => (event.type === 'message' ? event.messageId : ''));
    for (const writer of writers) {
      expect(names.filter((name) => name.startsWith(`${writer} `))).toEqual(
        Array.from({ length: count }, (_, index) => `${writer} ${index}`),
      );
    }
  });

  it('counts the same write made by many at once as one, though they see nothing of each other', async () => {
    await openSchema();
    const pool = schema.pool({ max: 10 });
    const store = createPostgresStore(pool);
    for (let round = 0; round < 20; round += 1) {
      const results = await Promise.all(
        Array.from({ length: 10 }, () => store.append(key, [message('m')], { writeId: `round ${round}` })),
      );
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(results.map(({ sequence }) => sequence))).toEqual(new Set([round + 1]));
    }
  });

  it('leaves nothing behind of a conversation that is erased while it is written to', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool({ max: 10 }));
    const write = async () => {
      for (let index = 0; index < 50; index += 1) {
        await store.append(key, [message('m')]);
      }
    };
    const erase = async () => {
      for (let index = 0; index < 50; index += 1) {
        await store.remove(key);
      }
    };
    await Promise.all([write(), write(), write(), erase(), erase()]);
    await store.remove(key);
    expect(await schema.run('select * from zhike_log')).toEqual([]);
  });

  it('does not take the holder of a lease of an erased conversation for the holder of its successor', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool());
    await store.append(key, [message('one')]);
    const old = await store.acquire(key, 60_000);
    await store.remove(key);
    await store.append(key, [message('two')]);
    await store.acquire(key, 60_000);
    await expect(store.append(key, [message('three')], { lease: old })).rejects.toMatchObject({
      code: 'conversation-lease-conflict',
    });
  });

  it('gives a lease away that seems to begin later than now, because the clock of the database was set back', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool());
    await store.append(key, [message('one')]);
    const old = await store.acquire(key, 5_000);
    expect(await store.acquire(key, 5_000)).toBeUndefined();
    await schema.run(`update zhike_conversation
      set lease_since = lease_since + interval '1 hour', lease_until = lease_until + interval '1 hour'`);
    expect(await store.list('tenant', { unfinished: true })).toHaveLength(1);
    const taken = await store.acquire(key, 5_000);
    expect(taken?.token).toBeGreaterThan(old?.token ?? Number.POSITIVE_INFINITY);
    await expect(store.renew(key, old ?? { token: 0 }, 5_000)).rejects.toMatchObject({
      code: 'conversation-lease-conflict',
    });
  });

  it.each(['serializable', 'repeatable read'])('numbers without gaps where transactions are %s', async (isolation) => {
    await openSchema();
    const level = isolation.replace(' ', '\\ ');
    const pool = schema.pool({
      max: 5,
      options: `-c search_path=${schema.name} -c default_transaction_isolation=${level}`,
    });
    const store = patientStore(createPostgresStore(pool));
    const names = Array.from({ length: 30 }, (_, index) => `message ${index}`);
    await Promise.all(names.map((name) => store.append(key, [message(name)], { writeId: name })));
    expect((await store.read(key)).map(({ sequence }) => sequence)).toEqual(names.map((_, index) => index + 1));
  });

  it('makes each step in one statement, so that a pooler may hand out another connection for each', async () => {
    await openSchema();
    const pool = schema.pool();
    let asked = 0;
    const database: PostgresDatabase = {
      query: (text, values) => {
        asked += 1;
        return pool.query(text, values);
      },
    };
    const store = createPostgresStore(database);
    await store.head(key);
    const askedFor = async (step: () => Promise<unknown>) => {
      asked = 0;
      await step();
      return asked;
    };
    expect(await askedFor(() => store.append(key, [message('one')], { writeId: 'one' }))).toBe(1);
    expect(await askedFor(() => store.read(key, 'checkpoint'))).toBe(1);
    const lease = await store.acquire(key, 60_000);
    const holder = lease ?? { token: 0 };
    expect(await askedFor(() => store.append(key, [message('two')], { lease, fence: 0 }))).toBe(1);
    expect(await askedFor(() => store.renew(key, holder, 60_000))).toBe(1);
    expect(await askedFor(() => store.release(key, holder, 1))).toBe(1);
    expect(await askedFor(() => store.list('tenant', { unfinished: true, owner: 'assistant' }))).toBe(1);
    expect(await askedFor(() => store.remove(key))).toBe(1);
  });

  it('finds the queue and what is unfinished of a large tenant by an index', async () => {
    await openSchema();
    const statements: { readonly text: string; readonly values: unknown[] }[] = [];
    const pool = schema.pool();
    const store = createPostgresStore({
      query: (text, values) => {
        statements.push({ text, values });
        return pool.query(text, values);
      },
    });
    await store.head(key);
    await schema.run(`insert into zhike_conversation (tenant_id, conversation_id, owner, fence, owner_since, sequence,
        checkpoint, updated_at, unfinished)
      select 'tenant', 'conversation ' || number, case when number % 5000 = 0 then 'queue' else 'assistant' end, 0, '', 1,
        0, '', number % 5000 = 1 from generate_series(1, 20000) as number`);
    await schema.run('analyze zhike_conversation');
    const planOf = async (step: () => Promise<readonly unknown[]>) => {
      statements.length = 0;
      expect(await step()).not.toEqual([]);
      const [statement] = statements;
      const rows = await pool.query(`explain (format json) ${statement?.text}`, statement?.values);
      return JSON.stringify(rows.rows);
    };
    expect(await planOf(() => store.list('tenant', { owner: 'queue' }))).toContain(
      'tenant_id_owner_conversation_id_idx',
    );
    expect(await planOf(() => store.list('tenant', { unfinished: true }))).toContain('tenant_id_conversation_id_idx');
    expect(await planOf(() => store.list('tenant', { customerId: 'conversation 7' }))).toContain('coalesce_conv');
    expect(await planOf(() => store.list('tenant', { after: 'conversation 5' }))).toContain('conversation_id_key');
  });

  it('tells nothing of what was to be written when the database refuses it', async () => {
    await openSchema();
    const store = createPostgresStore(schema.pool());
    await store.head(key);
    await schema.run(`alter table zhike_log add constraint short check (length(entries) < 10)`);
    const error = await store
      .append(key, [message('m', '我的卡号')], { writeId: '我的卡号' })
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(ConversationStoreError);
    expect(error).toMatchObject({ code: 'conversation-store-refused', retryable: false, cause: { code: '23514' } });
    const told = [error, error.cause].flatMap((one) =>
      Object.getOwnPropertyNames(one).map((name) => String(one[name])),
    );
    expect(told.join('\n')).not.toContain('卡号');
  });
});
