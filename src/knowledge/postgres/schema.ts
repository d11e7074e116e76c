import { KnowledgeStoreError } from '../../error/knowledge-store-error.js';
import { isPassing, withoutContent } from '../../sql/postgres/database-error.js';
import type { PostgresDatabase } from '../../sql/postgres/driver.js';
import { migrate, type SchemaPlace } from '../../sql/postgres/migration.js';

/** One step of the schema, in SQL; a step that has been published never changes. */
type Migration = (place: SchemaPlace) => string;

export const component = 'knowledge';

// Tenants stand by the hash of their id, which may be of any length. A passage has a number of its own for good, so that
// what one statement has found another one can read, or finds gone. Rows of postings are written once and never changed;
// what is removed is only noted with its segment (`dead`) until that is written anew.
const migrations: readonly Migration[] = [
  ({ prefix }) => `
    create table ${prefix}zhike_knowledge (
      id integer generated always as identity primary key,
      tenant_hash text collate "C" not null unique,
      tenant_id text collate "C" not null,
      version bigint not null default 0,
      next_number bigint not null default 0,
      passages integer not null default 0,
      lengths float8[] not null default '{}'
    ) with (fillfactor = 50);
    create table ${prefix}zhike_knowledge_document (
      tenant integer not null,
      document_id text collate "C" not null,
      title text collate "C" not null,
      digest text collate "C" not null,
      first bigint not null,
      passages integer not null,
      lengths float8[] not null,
      primary key (tenant, document_id)
    );
    create table ${prefix}zhike_knowledge_passage (
      tenant integer not null,
      number bigint not null,
      passage text not null,
      valid_from float8,
      valid_until float8,
      visible_to text[],
      primary key (tenant, number)
    );
    create table ${prefix}zhike_knowledge_segment (
      tenant integer not null,
      id bigint not null,
      first bigint not null,
      span integer not null,
      live integer not null,
      dead bytea not null,
      primary key (tenant, id)
    );
    create table ${prefix}zhike_knowledge_posting (
      tenant integer not null,
      segment bigint not null,
      hash bigint not null,
      bytes bytea not null,
      primary key (tenant, segment, hash)
    );
    alter table ${prefix}zhike_knowledge_posting alter column bytes set storage external;`,
];

export function knowledgeSteps(place: SchemaPlace): readonly string[] {
  return migrations.map((step) => step(place));
}

/**
 * Makes the tables, or brings them up to date.
 *
 * @throws {KnowledgeStoreError} the database cannot be reached or refuses, or the tables are newer than this library
 */
export async function prepareSchema(database: PostgresDatabase, place: SchemaPlace): Promise<void> {
  const act = 'prepare its tables';
  const state = await attempt(act, () => migrate(database, place, component, knowledgeSteps(place)));
  if (state === 'too-new') throw new KnowledgeStoreError(act, 'too-new');
}

export async function attempt<Result>(act: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof KnowledgeStoreError) throw error;
    throw new KnowledgeStoreError(act, isPassing(error) ? 'unavailable' : 'refused', withoutContent(error));
  }
}
