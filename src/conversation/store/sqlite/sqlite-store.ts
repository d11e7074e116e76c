import type { Owner } from '../../../domain/handoff.js';
import { ConversationConflictError } from '../../../error/conversation-error.js';
import { SqliteConnection } from '../../../sql/sqlite/connection.js';
import type { SqliteDatabase } from '../../../sql/sqlite/driver.js';
import type {
  ConversationFilter,
  ConversationHead,
  ConversationKey,
  ConversationStore,
} from '../../conversation-store.js';
import { decodeRows, encodeRow } from '../log-row.js';
import { ownerChangeIn } from '../owner-change.js';
import { clock, firstToken, prepareSchema } from './schema.js';
import { toStoreError } from './store-error.js';

export interface SqliteStoreOptions {
  /**
   * `full`: what was stored survives a loss of power. `normal`: it survives any end of the process, and a loss of power
   * may take the last moments with it; several times faster. Default `full`.
   */
  readonly synchronous?: 'full' | 'normal' | undefined;
}

interface Row {
  readonly id: number;
  readonly conversation_id: string;
  readonly customer_id: string | null;
  readonly owner: Owner;
  readonly fence: number;
  readonly owner_since: string;
  readonly sequence: number;
  readonly checkpoint: number;
  readonly updated_at: string;
  readonly lease_token: number;
  readonly lease_write: string | null;
}

/**
 * By the clock of the machine. A lease that begins later than now was made before that clock was set back, and must not
 * last until it has caught up. Set forward, the clock ends leases early, and their holders' writes are then refused.
 */
const isLeased = `coalesce(lease_until > ${clock} and lease_since < ${clock} + 1000, 0)`;

/**
 * Keeps conversations in an SQLite file, for any number of processes on one machine.
 *
 * The tables are made and brought up to date on first use. The file is put into write-ahead mode, so that readers and the
 * one writer do not wait for each other. What `remove` erases is overwritten in the file.
 *
 * @param database - opened by `libsql`, `better-sqlite3`, `node:sqlite` or `bun:sqlite`; closed by whoever opened it
 * @throws {ConfigurationError} the database has no `prepare` and `exec`
 *
 * @example
 * ```ts
 * const assistant = createAssistant({ store: createSqliteStore(new Database('conversations.db')) });
 * ```
 */
export function createSqliteStore(database: SqliteDatabase, options: SqliteStoreOptions = {}): ConversationStore {
  const { synchronous = 'full' } = options;
  const connection = new SqliteConnection('createSqliteStore', database, synchronous, prepareSchema);
  const statement = (sql: string) => connection.statement(sql);

  /** One atomic step. The driver is synchronous, so that nothing of this process comes between. */
  const step = async <Result>(act: string, work: () => Result, isWrite = true): Promise<Result> => {
    try {
      connection.makeReady();
      if (!isWrite) {
        return work();
      }
      database.exec('begin immediate');
      try {
        const result = work();
        database.exec('commit');
        return result;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    } catch (error) {
      throw toStoreError(act, error);
    }
  };

  const find = ({ tenantId, conversationId }: ConversationKey): Row | undefined =>
    toRow(
      statement('select * from zhike_conversation where tenant_id = ? and conversation_id = ?').get(
        tenantId,
        conversationId,
      ),
    );

  const isWritten = (id: number, writeId: string): boolean =>
    Boolean(statement('select 1 as found from zhike_log where conversation = ? and write_id = ?').get(id, writeId));

  const insert = ({ tenantId, conversationId }: ConversationKey, at: string): void => {
    statement(
      `insert into zhike_conversation (tenant_id, conversation_id, owner, fence, owner_since, sequence, checkpoint,
        updated_at, unfinished, lease_token) values (?, ?, 'assistant', 0, ?, 0, 0, ?, 1, ${firstToken})`,
    ).run(tenantId, conversationId, at, at);
  };

  return {
    async append(key, entries, given = {}) {
      const { writeId, fence, lease, checkpoint = 0, customerId } = given;
      const words = encodeRow(entries);
      return step('append', () => {
        let row = find(key);
        if (lease !== undefined && row?.lease_token !== lease.token) {
          throw new ConversationConflictError('lease', lease.token, row?.lease_token);
        }
        if (row !== undefined && writeId !== undefined) {
          const isRepeated = lease === undefined ? isWritten(row.id, writeId) : row.lease_write === writeId;
          if (isRepeated) {
            return { sequence: row.sequence, repeated: true };
          }
        }
        const current = row?.fence ?? 0;
        if (fence !== undefined && fence !== current) {
          throw new ConversationConflictError('fence', fence, current);
        }
        const change = ownerChangeIn(entries, current);
        if (entries.length === 0 && row === undefined) {
          return { sequence: 0, repeated: false };
        }
        if (row === undefined) {
          insert(key, entries[0]?.at ?? '');
          row = find(key);
        }
        const id = row?.id ?? 0;
        const sequence = (row?.sequence ?? 0) + entries.length;
        statement(
          `update zhike_conversation set customer_id = coalesce(customer_id, ?), owner = coalesce(?, owner),
            fence = coalesce(?, fence), owner_since = coalesce(?, owner_since), sequence = ?,
            checkpoint = max(checkpoint, ?), updated_at = coalesce(?, updated_at), unfinished = max(unfinished, ?),
            lease_write = case when ? = 1 then ? else lease_write end where id = ?`,
        ).run(
          customerId ?? null,
          change?.owner ?? null,
          change?.fence ?? null,
          change?.at ?? null,
          sequence,
          checkpoint,
          entries.at(-1)?.at ?? null,
          entries.length > 0 ? 1 : 0,
          lease === undefined ? 0 : 1,
          writeId ?? null,
          id,
        );
        if (entries.length > 0) {
          statement('insert into zhike_log (conversation, last, write_id, entries) values (?, ?, ?, ?)').run(
            id,
            sequence,
            lease === undefined ? (writeId ?? null) : null,
            words,
          );
        }
        return { sequence, repeated: false };
      });
    },

    async read(key, after = 0) {
      return step(
        'read',
        () => {
          const row = find(key);
          if (row === undefined) {
            return [];
          }
          const from = after === 'checkpoint' ? row.checkpoint : after;
          const rows = statement(
            'select last, entries from zhike_log where conversation = ? and last > ? order by last',
          ).all(row.id, from) as readonly { readonly last: number | bigint; readonly entries: string }[];
          return decodeRows(
            rows.map(({ last, entries }) => ({ last: Number(last), entries })),
            from,
          );
        },
        false,
      );
    },

    async head(key) {
      return step(
        'read',
        () => {
          const row = find(key);
          return row && toHead(row);
        },
        false,
      );
    },

    async acquire({ tenantId, conversationId }, ttlMs) {
      return step('acquire a lease', () => {
        const row = statement(
          `update zhike_conversation set lease_token = lease_token + 1, lease_write = null, lease_since = ${clock},
            lease_until = ${clock} + ? where tenant_id = ? and conversation_id = ? and not ${isLeased}
            returning lease_token`,
        ).all(ttlMs, tenantId, conversationId) as readonly { readonly lease_token: number | bigint }[];
        return row[0] && { token: Number(row[0].lease_token) };
      });
    },

    async renew(key, { token }, ttlMs) {
      return step('renew a lease', () => {
        const row = find(key);
        if (row?.lease_token !== token) {
          throw new ConversationConflictError('lease', token, row?.lease_token);
        }
        statement(`update zhike_conversation set lease_since = ${clock}, lease_until = ${clock} + ? where id = ?`).run(
          ttlMs,
          row.id,
        );
        return row.sequence;
      });
    },

    async release(key, { token }, sequence) {
      return step('release a lease', () => {
        const row = find(key);
        if (row?.lease_token !== token) {
          return true;
        }
        if (row.sequence > sequence) {
          return false;
        }
        statement(
          'update zhike_conversation set lease_since = null, lease_until = null, unfinished = 0 where id = ?',
        ).run(row.id);
        return true;
      });
    },

    async list(tenantId, filter = {}) {
      return step(
        'list',
        () => {
          const { sql, values } = toListing(tenantId, filter);
          return (statement(sql).all(...values) as readonly unknown[]).map((row) => toHead(toRow(row) as Row));
        },
        false,
      );
    },

    async remove(key) {
      await step('remove', () => {
        const row = find(key);
        if (row !== undefined) {
          statement('delete from zhike_log where conversation = ?').run(row.id);
          statement('delete from zhike_conversation where id = ?').run(row.id);
        }
      });
      connection.emptyLog();
    },
  };
}

function toListing(tenantId: string, filter: ConversationFilter) {
  const { customerId, owner, idleSince, unfinished, after, limit = 100 } = filter;
  const values: (string | number)[] = [tenantId];
  const conditions = ['tenant_id = ?'];
  const where = (condition: string, value: string | undefined) => {
    if (value !== undefined) {
      conditions.push(condition);
      values.push(value);
    }
  };
  where('coalesce(customer_id, conversation_id) = ?', customerId);
  where('owner = ?', owner);
  where('updated_at < ?', idleSince?.toISOString());
  where('conversation_id > ?', after);
  if (unfinished === true) {
    conditions.push(`unfinished = 1 and not ${isLeased}`);
  }
  values.push(limit);
  const sql = `select * from zhike_conversation where ${conditions.join(' and ')} order by conversation_id limit ?`;
  return { sql, values };
}

/** Drivers may give whole numbers as bigint, and no row as null. */
function toRow(found: unknown): Row | undefined {
  if (found === undefined || found === null) {
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(found).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]),
  ) as unknown as Row;
}

function toHead(row: Row): ConversationHead {
  return {
    conversationId: row.conversation_id,
    customerId: row.customer_id ?? row.conversation_id,
    owner: row.owner,
    fence: row.fence,
    ownerSince: row.owner_since,
    sequence: row.sequence,
    updatedAt: row.updated_at,
  };
}
