import { demand } from '../../schema/demand.js';
import { outliveIdleLoss, type PostgresDatabase } from '../../sql/postgres/driver.js';
import { type PostgresSchemaOptions, placeOf } from '../../sql/postgres/migration.js';
import type { Knowledge } from '../knowledge.js';
import { checkSearchOptions, type KnowledgeSearchOptions } from '../search-options.js';
import type { TenantKnowledge } from '../tenant-knowledge.js';

/**
 * With an embedding model the server needs the extension pgvector, 0.8 or newer. One model and one number of dimensions,
 * 4 000 at most, serve all tenants of a schema.
 */
export interface PostgresKnowledgeOptions extends PostgresSchemaOptions, KnowledgeSearchOptions {}

/**
 * Makes a knowledge that lives in PostgreSQL 12 or newer, its index too: any number of processes put and ask and see each
 * other's changes at once, and no tenant must fit in memory. By words it finds what the knowledge in memory finds.
 *
 * The tables are made and brought up to date on first use. A change is one statement, all of it or nothing; a question
 * takes two, with `embedding` three. A pool of one connection is enough, and so is one that hands out transactions
 * (PgBouncer). `put` sends all that it is given at once: give some ten thousand passages at a time at most.
 *
 * @throws {ConfigurationError} an option is out of range
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
 * const assistant = createAssistant({ knowledge: createPostgresKnowledge(pool), store: createPostgresStore(pool) });
 * ```
 */
export function createPostgresKnowledge(database: PostgresDatabase, options: PostgresKnowledgeOptions = {}): Knowledge {
  const owner = 'createPostgresKnowledge()';
  demand(typeof database?.query === 'function', `${owner} needs a pg Pool, or what has its query()`);
  checkSearchOptions(owner, options);
  const place = placeOf('createPostgresKnowledge', options.schema);
  outliveIdleLoss(database);

  /** Index, gate and splitter come with the first use: a program that only keeps conversations here does not pay for them. */
  let opening: Promise<(id: string) => TenantKnowledge> | undefined;
  const load = () => {
    opening ??= import('./open-tenant.js').then(({ createOpener }) => createOpener(owner, database, place, options));
    return opening;
  };

  return {
    tenant(id) {
      demand(typeof id === 'string' && id.trim() !== '', 'tenant(id): the id must be a text that is not empty');
      const use = async <T>(run: (knowledge: TenantKnowledge) => Promise<T>): Promise<T> => run((await load())(id));
      return {
        put: (documents) => use((knowledge) => knowledge.put(documents)),
        remove: (documentId) => use((knowledge) => knowledge.remove(documentId)),
        clear: () => use((knowledge) => knowledge.clear()),
        list: () => use((knowledge) => knowledge.list()),
        retrieve: (question, given) => use((knowledge) => knowledge.retrieve(question, given)),
        evidence: (question, given) => use((knowledge) => knowledge.evidence(question, given)),
      };
    },
  };
}
