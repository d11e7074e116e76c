import { KnowledgeStoreError } from '../../../error/knowledge-store-error.js';
import { decodeId, encodeId } from '../../../sql/encode-id.js';
import { SqliteConnection } from '../../../sql/sqlite/connection.js';
import type { SqliteDatabase } from '../../../sql/sqlite/driver.js';
import type { KnowledgeStore } from '../../knowledge-store.js';
import { prepareSchema } from './schema.js';

const ofTenant = 'from zhike_knowledge_blob where tenant_id = ?';

/**
 * Keeps the knowledge of tenants in an SQLite file, beside the conversations or in one of its own.
 *
 * The table is made and brought up to date on first use, and the file put into write-ahead mode. A blob is written by one
 * statement: a crash leaves the old one or the new one. What is taken out is overwritten in the file.
 *
 * @param database - opened by `libsql`, `better-sqlite3`, `node:sqlite` or `bun:sqlite`; closed by whoever opened it
 * @throws {ConfigurationError} the database has no `prepare` and `exec`
 *
 * @example
 * ```ts
 * const knowledge = createKnowledge({ store: createSqliteKnowledgeStore(new Database('zhike.db')) });
 * ```
 */
export function createSqliteKnowledgeStore(database: SqliteDatabase): KnowledgeStore {
  const connection = new SqliteConnection('createSqliteKnowledgeStore', database, 'full', prepareSchema);

  async function step<Result>(act: string, work: () => Result): Promise<Result> {
    try {
      connection.makeReady();
      return work();
    } catch (error) {
      throw error instanceof KnowledgeStoreError ? error : new KnowledgeStoreError(act, 'unavailable', error);
    }
  }

  return {
    read: (tenantId, name) =>
      step('read a blob', () => {
        const row = connection
          .statement(`select bytes ${ofTenant} and name = ?`)
          .get(encodeId(tenantId), encodeId(name));
        return (row as { readonly bytes: Uint8Array } | null | undefined)?.bytes;
      }),
    write: (tenantId, name, bytes) =>
      step('write a blob', () => {
        const sql = `insert into zhike_knowledge_blob values (?, ?, ?)
          on conflict (tenant_id, name) do update set bytes = excluded.bytes`;
        connection.statement(sql).run(encodeId(tenantId), encodeId(name), bytes);
      }),
    remove: (tenantId, name) =>
      step('remove a blob', () => {
        connection.statement(`delete ${ofTenant} and name = ?`).run(encodeId(tenantId), encodeId(name));
        connection.emptyLog();
      }),
    list: (tenantId) =>
      step('list the blobs', () => {
        const rows = connection.statement(`select name ${ofTenant}`).all(encodeId(tenantId));
        return (rows as readonly { readonly name: string }[]).map(({ name }) => decodeId(name));
      }),
  };
}
