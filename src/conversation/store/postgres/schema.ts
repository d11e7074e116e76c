import { ConfigurationError } from '../../../error/configuration-error.js';
import { ConversationStoreError } from '../../../error/conversation-error.js';
import type { PostgresDatabase } from './driver.js';
import { errorCode, toStoreError } from './store-error.js';

export interface PostgresSchemaOptions {
  /**
   * Where the tables are, created if it does not exist; 1 to 63 characters without quotes, `$` and backslashes. Default:
   * the first schema of the connection's search path.
   */
  readonly schema?: string | undefined;
}

/** Names as they stand in SQL. */
export interface Tables {
  readonly schemaName: string | undefined;
  readonly versions: string;
  readonly conversations: string;
  readonly log: string;
}

/** One step of the schema, in SQL; a step that has been published never changes. */
export type Migration = (tables: Tables) => string;

const act = 'prepare its tables';

/** Names this library's migrations among a database's advisory locks. */
const lockId = 7_248_651_034;

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
  if (schemaName !== undefined && !/^[^"'$\\\0]{1,63}$/u.test(schemaName)) {
    throw new ConfigurationError(
      'createPostgresStore(): schema must be a name of 1 to 63 characters without quotes, "$" and backslashes',
      { code: 'invalid-option' },
    );
  }
  const prefix = schemaName === undefined ? '' : `"${schemaName}".`;
  return {
    schemaName,
    versions: `${prefix}zhike_schema`,
    conversations: `${prefix}zhike_conversation`,
    log: `${prefix}zhike_log`,
  };
}

/**
 * SQL that makes the tables, or brings them up to date: one statement, so all of it or nothing. Processes that run it at
 * the same time wait for each other.
 */
export function migrationStatement(tables: Tables, steps: readonly Migration[] = migrations): string {
  const { schemaName, versions } = tables;
  const createSchema =
    schemaName === undefined
      ? ''
      : `
  if not exists (select from pg_namespace where nspname = '${schemaName}') then
    create schema "${schemaName}";
  end if;`;
  const guarded = steps.map(
    (step, index) => `
  if (select version from ${versions} where component = 'conversation') < ${index + 1} then
    ${step(tables).trim()}
    update ${versions} set version = ${index + 1} where component = 'conversation';
  end if;`,
  );
  return `do $zhike$ begin
  perform pg_advisory_xact_lock(${lockId});${createSchema}
  create table if not exists ${versions} (component text primary key, version integer not null);
  insert into ${versions} values ('conversation', 0) on conflict do nothing;${guarded.join('')}
end $zhike$`;
}

/** @returns undefined where there are no tables */
async function readVersion(database: PostgresDatabase, { versions }: Tables): Promise<number | undefined> {
  try {
    const { rows } = await database.query(`select version from ${versions} where component = 'conversation'`, []);
    return (rows as readonly { readonly version: number }[])[0]?.version;
  } catch (error) {
    // No such table, no such schema.
    if (['42P01', '3F000'].includes(errorCode(error))) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Makes the tables, or brings them up to date. Where they are, it only reads, so that a role without the right to create
 * tables is enough.
 *
 * @throws {ConversationStoreError} the database cannot be reached or refuses, or the tables are newer than this library
 */
export async function prepareSchema(
  database: PostgresDatabase,
  tables: Tables,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  try {
    let version = await readVersion(database, tables);
    if (version === undefined || version < steps.length) {
      await database.query(migrationStatement(tables, steps), []);
      version = await readVersion(database, tables);
    }
    if (version !== undefined && version > steps.length) {
      throw new ConversationStoreError(act, 'schema-too-new', undefined);
    }
  } catch (error) {
    throw toStoreError(act, error);
  }
}

/**
 * The SQL that makes the tables or brings them up to date, for products whose role may not create tables: run it as
 * somebody who may, and grant the role `select, insert, update, delete` on `zhike_conversation` and `zhike_log`, and
 * `select` on `zhike_schema`.
 */
export function postgresSchema(options: PostgresSchemaOptions = {}): string {
  return `${migrationStatement(nameTables(options.schema))};\n`;
}
