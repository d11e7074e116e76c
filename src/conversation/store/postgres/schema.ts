import { ConversationStoreError } from '../../../error/conversation-error.js';
import type { PostgresDatabase } from '../../../sql/postgres/driver.js';
import {
  migrate,
  type PostgresSchemaOptions,
  placeOf,
  type SchemaPlace,
  migrationStatement as statementOf,
} from '../../../sql/postgres/migration.js';
import { toStoreError } from './store-error.js';

/** Names as they stand in SQL. */
export interface Tables extends SchemaPlace {
  readonly conversations: string;
  readonly log: string;
}

/** One step of the schema, in SQL; a step that has been published never changes. */
export type Migration = (tables: Tables) => string;

const act = 'prepare its tables';
const component = 'conversation';

// Ids are compared byte by byte, whatever the database's own collation folds or ignores. What changes with every write
// (`sequence`, the lease) stands in no index and the pages keep room, so that such a write touches no index.
// The log knows its conversation by number: half the bytes, and what is written under an erased one has nowhere to go.
// Lease tokens start by the clock and by chance, so that a lease of an erased conversation is none of the one begun under
// the same id, perhaps within the same millisecond.
const migrations: readonly Migration[] = [
  ({ conversations, log }) => `
    create table ${conversations} (
      id bigint generated always as identity primary key,
      tenant_id text collate "C" not null,
      conversation_id text collate "C" not null,
      customer_id text collate "C",
      owner text collate "C" not null,
      fence bigint not null,
      owner_since text collate "C" not null,
      sequence bigint not null,
      checkpoint bigint not null,
      updated_at text collate "C" not null,
      unfinished boolean not null,
      lease_token bigint not null default floor(extract(epoch from clock_timestamp()) * 1000) * 4096 + floor(random() * 4096),
      lease_since timestamptz,
      lease_until timestamptz,
      lease_write text collate "C",
      unique (tenant_id, conversation_id)
    ) with (fillfactor = 70);
    create index on ${conversations} (tenant_id, (coalesce(customer_id, conversation_id)), conversation_id);
    create index on ${conversations} (tenant_id, owner, conversation_id) where owner in ('queue', 'operator');
    create index on ${conversations} (tenant_id, conversation_id) where unfinished;
    create table ${log} (
      conversation bigint not null references ${conversations} on delete cascade,
      last bigint not null,
      write_id text collate "C",
      entries text not null,
      primary key (conversation, last)
    );
    create unique index on ${log} (conversation, write_id) where write_id is not null;`,
];

/** @throws {ConfigurationError} the schema's name cannot be used */
export function nameTables(schemaName: string | undefined): Tables {
  const place = placeOf('createPostgresStore', schemaName);
  return { ...place, conversations: `${place.prefix}zhike_conversation`, log: `${place.prefix}zhike_log` };
}

/** SQL that makes the tables, or brings them up to date. */
export function migrationStatement(tables: Tables, steps: readonly Migration[] = migrations): string {
  return statementOf(tables, component, rendered(tables, steps));
}

/**
 * Makes the tables, or brings them up to date.
 *
 * @throws {ConversationStoreError} the database cannot be reached or refuses, or the tables are newer than this library
 */
export async function prepareSchema(
  database: PostgresDatabase,
  tables: Tables,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  try {
    const state = await migrate(database, tables, component, rendered(tables, steps));
    if (state === 'too-new') throw new ConversationStoreError(act, 'schema-too-new', undefined);
  } catch (error) {
    throw toStoreError(act, error);
  }
}

function rendered(tables: Tables, steps: readonly Migration[]): readonly string[] {
  return steps.map((step) => step(tables));
}

/**
 * The SQL that makes the tables or brings them up to date, for products whose role may not create tables: run it as
 * somebody who may, and grant the role `select, insert, update, delete` on `zhike_conversation` and `zhike_log`, and
 * `select` on `zhike_schema`.
 */
export function postgresSchema(options: PostgresSchemaOptions = {}): string {
  return `${migrationStatement(nameTables(options.schema))};\n`;
}
