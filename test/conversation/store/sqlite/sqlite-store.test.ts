import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareSchema } from '../../../../src/conversation/store/sqlite/schema.js';
import { createSqliteStore, type SqliteDatabase } from '../../../../src/sqlite/index.js';
import { conversationStoreContract } from '../../../contract/conversation-store-contract.js';

const key = { tenantId: 'tenant', conversationId: 'conversation' };
const at = '2026-11-24T08:00:00.000Z';
const message = (text: string) => ({ at, event: { type: 'message', messageId: text, text } }) as const;
const folder = mkdtempSync(join(tmpdir(), 'zhike-sqlite-'));
let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ClosableDatabase extends SqliteDatabase {
  close(): unknown;
}

/** What the contract needs of a file: opened twice, and leases that can be made older. */
function onFile(open: (file: string) => ClosableDatabase) {
  return () => {
    const file = newFile();
    const databases = [open(file)];
    const [first] = databases;
    return {
      store: createSqliteStore(first as ClosableDatabase, { synchronous: 'normal' }),
      another: () => {
        const database = open(file);
        databases.push(database);
        return createSqliteStore(database);
      },
      advance: (milliseconds: number) => {
        first?.exec(
          `update zhike_conversation set lease_since = lease_since - ${milliseconds}, lease_until = lease_until - ${milliseconds}`,
        );
      },
      close: () => {
        for (const database of databases) {
          database.close();
        }
      },
    };
  };
}

conversationStoreContract(
  'libsql',
  onFile((file) => new Database(file)),
);

const require = createRequire(import.meta.url);

/** @returns undefined, with the reason printed, where the driver is not there */
function optional(name: string, load: () => (file: string) => ClosableDatabase) {
  try {
    const open = load();
    open(':memory:').close();
    return open;
  } catch (error) {
    console.log(`${name} is not tried: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  }
}

const others = {
  'node:sqlite': optional('node:sqlite', () => {
    const { DatabaseSync } = require('node:sqlite') as { DatabaseSync: new (file: string) => ClosableDatabase };
    return (file) => new DatabaseSync(file);
  }),
  'better-sqlite3': optional('better-sqlite3', () => {
    const Driver = require('better-sqlite3') as new (file: string) => ClosableDatabase;
    return (file) => new Driver(file);
  }),
};
for (const [name, open] of Object.entries(others)) {
  if (open !== undefined) {
    conversationStoreContract(name, onFile(open));
  }
}

/** Runs a program in a process of its own, on a file. */
function runOn(file: string, program: string, killed?: Promise<unknown>): Promise<void> {
  const url = new URL('../../../../src/sqlite/index.ts', import.meta.url).href;
  const code = `
    const { default: Database } = await import('libsql');
    const { createSqliteStore } = await import(${JSON.stringify(url)});
    const store = createSqliteStore(new Database(${JSON.stringify(file)}));
    const key = ${JSON.stringify(key)};
    const message = (text) => ({ at: ${JSON.stringify(at)}, event: { type: 'message', messageId: text, text } });
    ${program}`;
  const root = fileURLToPath(new URL('../../../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  void killed?.then(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.on('close', (code_, signal) =>
      code_ === 0 || signal === 'SIGKILL' ? resolve() : reject(new Error(`ended with ${code_}: ${errors}`)),
    );
  });
}

describe('an SQLite file', () => {
  it('is prepared once by processes that start at the same moment, and takes the writes of all of them', async () => {
    const file = newFile();
    const write = (name: string) =>
      `for (let index = 0; index < 200; index += 1) await store.append(key, [message('${name}' + index)]);`;
    await Promise.all(['a', 'b', 'c'].map((name) => runOn(file, write(name))));
    const log = await createSqliteStore(new Database(file)).read(key);
    expect(log.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 600 }, (_, index) => index + 1));
    const ofA = log.flatMap(({ event }) =>
      event.type === 'message' && event.text.startsWith('a') ? [event.text] : [],
    );
    expect(ofA).toEqual(Array.from({ length: 200 }, (_, index) => `a${index}`));
  }, 60_000);

  it('holds whole writes only after its process was killed in the middle of them', async () => {
    const file = newFile();
    const store = createSqliteStore(new Database(file));
    const underWay = (async () => {
      while ((await store.read(key)).length < 50) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const writeOn = `for (let index = 0; ; index += 1) await store.append(key, [message('x'), message('y')]);`;
    await runOn(file, writeOn, underWay);
    const log = await createSqliteStore(new Database(file)).read(key);
    expect(log.length % 2).toBe(0);
    expect(log.length).toBeGreaterThan(0);
  }, 60_000);

  it('keeps nothing of what was erased', async () => {
    const file = newFile();
    const database = new Database(file);
    const store = createSqliteStore(database);
    await store.append(key, [message('身份证号 440106199001011234')]);
    const bytes = () =>
      readdirSync(folder)
        .filter((name) => join(folder, name).startsWith(file))
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(bytes()).toContain('440106199001011234');
    await store.remove(key);
    expect(bytes()).not.toContain('440106199001011234');
    database.close();
  });

  it('made by a newer zhike is refused, with what to do', async () => {
    const database = new Database(newFile());
    prepareSchema(database);
    database.exec("update zhike_schema set version = 99 where component = 'conversation'");
    await expect(createSqliteStore(database).head(key)).rejects.toMatchObject({
      code: 'conversation-store-schema-too-new',
      retryable: false,
    });
  });

  it('is brought up to date step by step, and not at all when a step fails', () => {
    const database = new Database(newFile());
    prepareSchema(database, ['create table one (a integer)']);
    expect(() => prepareSchema(database, ['', 'create table two (a integer)', 'nonsense'])).toThrow();
    prepareSchema(database, ['nonsense', 'create table two (a integer)']);
    expect(database.prepare('select version from zhike_schema').get()).toMatchObject({ version: 2 });
    database.close();
  });

  it('that another process holds is waited for, then said to be unavailable', async () => {
    const file = newFile();
    const other = new Database(file);
    const database = new Database(file);
    const store = createSqliteStore(database);
    await store.append(key, [message('a')]);
    database.exec('pragma busy_timeout = 10');
    other.exec('begin immediate');
    await expect(store.append(key, [message('b')])).rejects.toMatchObject({
      code: 'conversation-store-unavailable',
      retryable: true,
    });
    other.exec('rollback');
    await store.append(key, [message('c')]);
    expect(await store.read(key)).toHaveLength(2);
  });

  it('is refused where it is none', () => {
    expect(() => createSqliteStore({} as SqliteDatabase)).toThrow(/libsql/);
  });
});
