import type { Owner } from '../../../domain/handoff.js';
import { ConversationConflictError, ConversationStoreError } from '../../../error/conversation-error.js';
import { errorCode } from '../../../sql/postgres/database-error.js';
import { outliveIdleLoss, type PostgresDatabase } from '../../../sql/postgres/driver.js';
import type { PostgresSchemaOptions } from '../../../sql/postgres/migration.js';
import type {
  AppendOptions,
  AppendResult,
  ConversationHead,
  ConversationKey,
  ConversationStore,
  NewLogEntry,
} from '../../conversation-store.js';
import { decodeRows, encodeRow } from '../log-row.js';
import { ownerChangeIn } from '../owner-change.js';
import { nameTables, prepareSchema } from './schema.js';
import { createStatements, type Statement, type Write } from './statements.js';
import { toStoreError } from './store-error.js';

export interface PostgresStoreOptions extends PostgresSchemaOptions {}

/** A number that drivers may give as text, because it could be too large for one. */
type Wide = string | number | bigint;

interface HeadRow {
  readonly conversation_id: string;
  readonly customer_id: string;
  readonly owner: Owner;
  readonly fence: Wide;
  readonly owner_since: string;
  readonly sequence: Wide;
  readonly updated_at: string;
}

interface LoggedRow {
  readonly last: Wide;
  readonly entries: string;
  readonly after: Wide;
}

interface ExplainRow {
  readonly fence: Wide;
  readonly lease_token: Wide;
  readonly lease_write: string | null;
  readonly sequence: Wide;
  readonly is_written: boolean;
}

/** Looking why a write changed nothing may itself come too late, if others keep on writing. */
const maxAttempts = 10;

/**
 * Keeps conversations in PostgreSQL 12 or newer, for as many processes as the database serves.
 *
 * The tables are made and brought up to date on first use. Every step is one statement, made in one round trip in a
 * transaction of its own: a pool of one connection is enough, and so is one that hands out transactions (PgBouncer). The
 * time of leases is the database's.
 *
 * A `pg` Pool that nobody listens to for `error` gets a listener, because it would end the process as soon as the
 * database closes an idle connection. Give it a `connectionTimeoutMillis` and a `query_timeout`: without them a step
 * waits for ever for a connection that is not to be had, or for an answer of a machine that is gone.
 *
 * What `remove` erases can be read no longer at once; its bytes leave the database's files as it vacuums them, and its
 * write-ahead log and backups as they are recycled.
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString, connectionTimeoutMillis: 5_000, query_timeout: 10_000 });
 * const store = createPostgresStore(pool);
 * const assistant = createAssistant({ store });
 * ```
 */
export function createPostgresStore(database: PostgresDatabase, options: PostgresStoreOptions = {}): ConversationStore {
  const tables = nameTables(options.schema);
  const statements = createStatements(tables);
  let prepared: Promise<void> | undefined;
  outliveIdleLoss(database);

  const prepare = () => {
    prepared ??= prepareSchema(database, tables).catch((error) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };

  const query = async <Row>({ text, values }: Statement): Promise<readonly Row[]> => {
    const { rows } = await database.query(
      text,
      values.map((value) => value ?? null),
    );
    return rows as readonly Row[];
  };

  const step = async <Row>(act: string, statement: Statement): Promise<readonly Row[]> => {
    await prepare();
    try {
      return await query<Row>(statement);
    } catch (error) {
      throw toStoreError(act, error);
    }
  };

  /** @returns undefined where nothing was changed */
  const write = async (statement: Statement): Promise<number | undefined> => {
    await prepare();
    try {
      const [row] = await query<{ readonly sequence: Wide }>(statement);
      return row && Number(row.sequence);
    } catch (error) {
      // The same write is made by another process at the same moment.
      if (errorCode(error) === '23505') {
        return undefined;
      }
      throw toStoreError('append', error);
    }
  };

  return {
    async append(key, entries, options = {}) {
      const { lease, fence } = options;
      const change = toWrite(entries, options);
      for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
        let statement: Statement | undefined;
        if (lease !== undefined) {
          statement = statements.extendUnderLease(keyValues(key), change, lease.token);
        } else if ((fence ?? 0) === 0 && entries.length > 0) {
          statement = statements.begin(keyValues(key), change);
        } else {
          statement = statements.extend(keyValues(key), change);
        }
        const sequence = raisesFence(entries) ? await write(statement) : undefined;
        if (sequence !== undefined) {
          return { sequence, repeated: false };
        }
        const [found] = await step<ExplainRow>('append', statements.explain(keyValues(key), options.writeId));
        const result = explain(found, entries, options);
        if (result !== undefined) {
          return result;
        }
      }
      throw new ConversationStoreError('append', 'unavailable', undefined);
    },

    async read(key, after = 0) {
      const rows = await step<LoggedRow>('read', statements.read(keyValues(key), after));
      return decodeRows(
        rows.map(({ last, entries }) => ({ last: Number(last), entries })),
        Number(rows[0]?.after ?? 0),
      );
    },

    async head(key) {
      const [row] = await step<HeadRow>('read', statements.head(keyValues(key)));
      return row && toHead(row);
    },

    async acquire(key, ttlMs) {
      const [row] = await step<{ readonly lease_token: Wide }>(
        'acquire a lease',
        statements.acquire(keyValues(key), ttlMs),
      );
      return row && { token: Number(row.lease_token) };
    },

    async renew(key, { token }, ttlMs) {
      const act = 'renew a lease';
      const [row] = await step<{ readonly sequence: Wide }>(act, statements.renew(keyValues(key), token, ttlMs));
      if (row === undefined) {
        const [found] = await step<ExplainRow>(act, statements.explain(keyValues(key), undefined));
        throw new ConversationConflictError('lease', token, found && Number(found.lease_token));
      }
      return Number(row.sequence);
    },

    async release(key, { token }, sequence) {
      const [row] = await step<{ readonly is_released: boolean }>(
        'release a lease',
        statements.release(keyValues(key), token, sequence),
      );
      return row?.is_released === true;
    },

    async list(tenantId, filter = {}) {
      const rows = await step<HeadRow>('list', statements.list(tenantId, filter));
      return rows.map(toHead);
    },

    async remove(key) {
      await step('remove', statements.remove(keyValues(key)));
    },
  };
}

function keyValues({ tenantId, conversationId }: ConversationKey): readonly string[] {
  return [tenantId, conversationId];
}

function toWrite(
  entries: readonly NewLogEntry[],
  { customerId, checkpoint = 0, writeId, fence }: AppendOptions,
): Write {
  let owner: string | undefined;
  let raisedFence: number | undefined;
  let ownerSince: string | undefined;
  let below: number | undefined;
  for (const { event, at } of entries) {
    if (event.type === 'owner-change') {
      below ??= event.fence;
      owner = event.owner;
      raisedFence = event.fence;
      ownerSince = at;
    }
  }
  return {
    customerId,
    owner,
    raisedFence,
    ownerSince,
    count: entries.length,
    checkpoint,
    updatedAt: entries.at(-1)?.at,
    writeId,
    entries: encodeRow(entries),
    fence,
    below,
    beganAt: entries[0]?.at,
  };
}

/** Whether each `owner-change` raises the fence above the one before; the first is the database's to judge. */
function raisesFence(entries: readonly NewLogEntry[]): boolean {
  let fence = 0;
  return entries.every(({ event }) => {
    if (event.type !== 'owner-change') {
      return true;
    }
    const isRaised = event.fence > fence;
    fence = event.fence;
    return isRaised;
  });
}

/**
 * Why a write changed nothing.
 *
 * @returns undefined where it could be made by now
 * @throws {ConversationConflictError} it may not be made
 */
function explain(
  found: ExplainRow | undefined,
  entries: readonly NewLogEntry[],
  { writeId, fence, lease }: AppendOptions,
): AppendResult | undefined {
  const token = found && Number(found.lease_token);
  if (lease !== undefined && token !== lease.token) {
    throw new ConversationConflictError('lease', lease.token, token);
  }
  if (found !== undefined && writeId !== undefined) {
    const isRepeated = lease === undefined ? found.is_written : found.lease_write === writeId;
    if (isRepeated) {
      return { sequence: Number(found.sequence), repeated: true };
    }
  }
  const current = Number(found?.fence ?? 0);
  if (fence !== undefined && fence !== current) {
    throw new ConversationConflictError('fence', fence, current);
  }
  ownerChangeIn(entries, current);
  return found === undefined && entries.length === 0 ? { sequence: 0, repeated: false } : undefined;
}

function toHead(row: HeadRow): ConversationHead {
  return {
    conversationId: row.conversation_id,
    customerId: row.customer_id,
    owner: row.owner,
    fence: Number(row.fence),
    ownerSince: row.owner_since,
    sequence: Number(row.sequence),
    updatedAt: row.updated_at,
  };
}
