import { KnowledgeStoreError } from '../../../error/knowledge-store-error.js';
import type { SqliteDatabase } from '../../../sql/sqlite/driver.js';
import { type Migration, migrate } from '../../../sql/sqlite/migration.js';

const migrations: readonly Migration[] = [
  `create table zhike_knowledge_blob (
    tenant_id text not null,
    name text not null,
    bytes blob not null,
    primary key (tenant_id, name)
  );`,
];

/**
 * Makes the table, or brings it up to date.
 *
 * @throws {KnowledgeStoreError} code `knowledge-store-too-new`: the table is newer than this library
 */
export function prepareSchema(database: SqliteDatabase): void {
  if (migrate(database, 'knowledge', migrations) === 'too-new') {
    throw new KnowledgeStoreError('prepare its table', 'too-new');
  }
}
