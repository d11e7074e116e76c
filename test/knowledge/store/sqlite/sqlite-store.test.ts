import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { createKnowledge } from '../../../../src/knowledge/knowledge.js';
import { createSqliteKnowledgeStore, createSqliteStore, type SqliteDatabase } from '../../../../src/sqlite/index.js';

const folder = mkdtempSync(join(tmpdir(), 'zhike-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function newFile(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

/** Stores one blob, in a process of its own. */
function writeIn(file: string, tenant: string): Promise<void> {
  const url = new URL('../../../../src/sqlite/index.ts', import.meta.url).href;
  const code = `
    const { default: Database } = await import('libsql');
    const { createSqliteKnowledgeStore } = await import(${JSON.stringify(url)});
    const store = createSqliteKnowledgeStore(new Database(${JSON.stringify(file)}));
    await store.write(${JSON.stringify(tenant)}, 'manifest.json', Uint8Array.of(1, 2, 3));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(`ended with ${status}: ${errors}`))));
  });
}

describe('knowledge in an SQLite file', () => {
  it('is prepared once by processes that start at the same moment', async () => {
    const file = newFile();
    const tenants = ['a', 'b', 'c', 'd'];
    await Promise.all(tenants.map((tenant) => writeIn(file, tenant)));
    const store = createSqliteKnowledgeStore(new Database(file));
    for (const tenant of tenants) expect(await store.list(tenant)).toEqual(['manifest.json']);
  }, 60_000);

  it('stands beside the conversations in one file', async () => {
    const database = new Database(newFile());
    const key = { tenantId: 't', conversationId: 'c' };
    await createSqliteStore(database).append(key, [
      { at: '2026-11-24T08:00:00.000Z', event: { type: 'message', messageId: 'm', text: '您好' } },
    ]);
    const tenant = createKnowledge({ store: createSqliteKnowledgeStore(database) }).tenant('t');
    await tenant.put({ id: 'boats', title: '游船', text: '末班船 17:30。' });
    expect(await createSqliteStore(database).read(key)).toHaveLength(1);
    expect(database.prepare('select component from zhike_schema order by component').all()).toEqual([
      { component: 'conversation' },
      { component: 'knowledge' },
    ]);
    database.close();
  });

  it('keeps nothing of what was cleared', async () => {
    const file = newFile();
    const database = new Database(file);
    const store = createSqliteKnowledgeStore(database);
    await store.write('t', 'manifest.json', new TextEncoder().encode('a secret of the house'));
    const bytes = () =>
      readdirSync(folder)
        .filter((name) => join(folder, name).startsWith(file))
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('');
    expect(bytes()).toContain('a secret of the house');
    await createKnowledge({ store }).tenant('t').clear();
    expect(bytes()).not.toContain('a secret of the house');
    database.close();
  });

  it('made by a newer zhike is refused, with what to do', async () => {
    const database = new Database(newFile());
    await createSqliteKnowledgeStore(database).list('t');
    database.exec("update zhike_schema set version = 99 where component = 'knowledge'");
    const tenant = createKnowledge({ store: createSqliteKnowledgeStore(database) }).tenant('t');
    await expect(tenant.list()).rejects.toMatchObject({ code: 'knowledge-store-too-new', retryable: false });
    expect(database.prepare('select version from zhike_schema').get()).toMatchObject({ version: 99 });
    database.close();
  });

  it('that another process holds is said to be unavailable', async () => {
    const file = newFile();
    const other = new Database(file);
    const database = new Database(file);
    const store = createSqliteKnowledgeStore(database);
    await store.write('t', 'manifest.json', Uint8Array.of(1));
    database.exec('pragma busy_timeout = 10');
    other.exec('begin immediate');
    await expect(store.write('t', 'manifest.json', Uint8Array.of(2))).rejects.toMatchObject({
      code: 'knowledge-store-unavailable',
      retryable: true,
    });
    other.exec('rollback');
    expect(await store.read('t', 'manifest.json')).toEqual(Buffer.of(1));
  });

  it('is refused where it is none', () => {
    expect(() => createSqliteKnowledgeStore({} as SqliteDatabase)).toThrow(/libsql/);
  });
});
