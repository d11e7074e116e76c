import { ConversationStoreError } from '../../../error/conversation-error.js';
import type { SqliteDatabase } from '../../../sql/sqlite/driver.js';
import { type Migration, migrate } from '../../../sql/sqlite/migration.js';

/** Milliseconds since 1970 by the clock of the machine, which all processes on the file share. */
export const clock = "cast(round((julianday('now') - 2440587.5) * 86400000) as integer)";

/**
 * Where the lease tokens of a conversation start: so that who held a lease of an erased conversation does not hold one of
 * the conversation that was begun after it under the same id, perhaps within the same millisecond.
 */
export const firstToken = `${clock} * 4096 + (random() & 4095)`;

const migrations: readonly Migration[] = [
  `create table zhike_conversation (
    id integer primary key,
    tenant_id text not null,
    conversation_id text not null,
    customer_id text,
    owner text not null,
    fence integer not null,
    owner_since text not null,
    sequence integer not null,
    checkpoint integer not null,
    updated_at text not null,
    unfinished integer not null,
    lease_token integer not null,
    lease_since integer,
    lease_until integer,
    lease_write text,
    unique (tenant_id, conversation_id)
  );
  create index zhike_conversation_customer
    on zhike_conversation (tenant_id, coalesce(customer_id, conversation_id), conversation_id);
  create index zhike_conversation_waiting
    on zhike_conversation (tenant_id, owner, conversation_id) where owner in ('queue', 'operator');
  create index zhike_conversation_unfinished on zhike_conversation (tenant_id, conversation_id) where unfinished = 1;
  create table zhike_log (
    conversation integer not null,
    last integer not null,
    write_id text,
    entries text not null,
    primary key (conversation, last)
  ) without rowid;
  create unique index zhike_log_write on zhike_log (conversation, write_id) where write_id is not null;`,
];

/**
 * Makes the tables, or brings them up to date. Processes that do so at the same time wait for each other.
 *
 * @throws {ConversationStoreError} code `conversation-store-schema-too-new`: the tables are newer than this library
 */
export function prepareSchema(database: SqliteDatabase, steps: readonly Migration[] = migrations): void {
  if (migrate(database, 'conversation', steps) === 'too-new') {
    throw new ConversationStoreError('prepare its tables', 'schema-too-new', undefined);
  }
}
