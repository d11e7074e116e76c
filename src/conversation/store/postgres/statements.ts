import type { ConversationFilter } from '../../conversation-store.js';
import type { Tables } from './schema.js';

/** A statement with its values; text and values never mix. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What a write brings, in the order of the parameters from `$3`. */
export interface Write {
  readonly customerId: string | undefined;
  /** Owner, fence and time of the last `owner-change`. */
  readonly owner: string | undefined;
  readonly raisedFence: number | undefined;
  readonly ownerSince: string | undefined;
  readonly count: number;
  readonly checkpoint: number;
  /** Of the last entry. */
  readonly updatedAt: string | undefined;
  readonly writeId: string | undefined;
  /** JSON. */
  readonly entries: string;
  /** The fence that it is written under. */
  readonly fence: number | undefined;
  /** The fence of the conversation must be below this one. */
  readonly below: number | undefined;
  /** Of the first entry. */
  readonly beganAt: string | undefined;
}

const ofKey = 'kept.tenant_id = $1 and kept.conversation_id = $2';

/**
 * By the clock of the database. A lease that begins later than now was made before that clock was set back, and must not
 * last until it has caught up.
 */
const isLeased = `coalesce(kept.lease_until > clock_timestamp()
  and kept.lease_since < clock_timestamp() + interval '1 second', false)`;

const ttl = (parameter: string) => `lease_since = clock_timestamp(),
  lease_until = clock_timestamp() + ${parameter}::float8 * interval '1 millisecond'`;

const headColumns = `kept.conversation_id, coalesce(kept.customer_id, kept.conversation_id) as customer_id, kept.owner,
  kept.fence, kept.owner_since, kept.sequence, kept.updated_at`;

const headChange = `
    customer_id = coalesce(kept.customer_id, $3::text),
    owner = coalesce($4::text, kept.owner),
    fence = coalesce($5::bigint, kept.fence),
    owner_since = coalesce($6::text, kept.owner_since),
    sequence = kept.sequence + $7::bigint,
    checkpoint = greatest(kept.checkpoint, $8::bigint),
    updated_at = coalesce($9::text, kept.updated_at),
    unfinished = kept.unfinished or $7::bigint > 0`;

const isAllowed = `($12::bigint is null or kept.fence = $12::bigint)
    and ($13::bigint is null or kept.fence < $13::bigint)`;

/** Wherever a row is kept, it is found by tenant and conversation: `kept` is a row of the conversations. */
export function createStatements({ conversations, log }: Tables) {
  const isNew = `not exists (select from ${log} as written where written.conversation = kept.id
      and written.write_id = $10::text)`;

  const withLog = (change: string, writeId: string) => `with changed as (${change}
  returning kept.id, kept.sequence
), written as (
  insert into ${log} (conversation, last, write_id, entries)
  select id, sequence, ${writeId}, $11::text from changed where $7::bigint > 0
)
select sequence from changed`;

  const change = (lease: string, condition: string) => `
  update ${conversations} as kept set ${headChange}${lease}
  where ${ofKey} and ${isAllowed} and ${condition}`;

  const begin = withLog(
    `
  insert into ${conversations} as kept (tenant_id, conversation_id, customer_id, owner, fence, owner_since, sequence,
    checkpoint, updated_at, unfinished)
  values ($1, $2, $3::text, coalesce($4::text, 'assistant'), coalesce($5::bigint, 0), coalesce($6::text, $14::text),
    $7::bigint, $8::bigint, $9::text, true)
  on conflict (tenant_id, conversation_id) do update set ${headChange}
  where ${isAllowed} and ${isNew}`,
    '$10::text',
  );
  const extend = withLog(change('', isNew), '$10::text');
  const extendUnderLease = withLog(
    change(
      ', lease_write = $10::text',
      'kept.lease_token = $14::bigint and ($10::text is null or kept.lease_write is distinct from $10::text)',
    ),
    'null',
  );

  const writeValues = (write: Write): readonly unknown[] => [
    write.customerId,
    write.owner,
    write.raisedFence,
    write.ownerSince,
    write.count,
    write.checkpoint,
    write.updatedAt,
    write.writeId,
    write.entries,
    write.fence,
    write.below,
  ];

  return {
    /** Begins the conversation where there is none. */
    begin: (key: readonly string[], write: Write): Statement => ({
      text: begin,
      values: [...key, ...writeValues(write), write.beganAt],
    }),

    extend: (key: readonly string[], write: Write): Statement => ({
      text: extend,
      values: [...key, ...writeValues(write)],
    }),

    extendUnderLease: (key: readonly string[], write: Write, token: number): Statement => ({
      text: extendUnderLease,
      values: [...key, ...writeValues(write), token],
    }),

    /** Why a write changed nothing. */
    explain: (key: readonly string[], writeId: string | undefined): Statement => ({
      text: `select kept.fence, kept.lease_token, kept.lease_write, kept.sequence, exists (
  select from ${log} as written where written.conversation = kept.id and written.write_id = $3::text
) as is_written from ${conversations} as kept where ${ofKey}`,
      values: [...key, writeId],
    }),

    read: (key: readonly string[], after: number | 'checkpoint'): Statement => {
      const from = after === 'checkpoint' ? 'kept.checkpoint' : '$3::bigint';
      return {
        text: `select written.last, written.entries, ${from} as after
from ${log} as written join ${conversations} as kept on kept.id = written.conversation
where ${ofKey} and written.last > ${from} order by written.last`,
        values: after === 'checkpoint' ? key : [...key, after],
      };
    },

    head: (key: readonly string[]): Statement => ({
      text: `select ${headColumns} from ${conversations} as kept where ${ofKey}`,
      values: key,
    }),

    acquire: (key: readonly string[], ttlMs: number): Statement => ({
      text: `update ${conversations} as kept set lease_token = kept.lease_token + 1, lease_write = null, ${ttl('$3')}
where ${ofKey} and not ${isLeased} returning kept.lease_token`,
      values: [...key, ttlMs],
    }),

    renew: (key: readonly string[], token: number, ttlMs: number): Statement => ({
      text: `update ${conversations} as kept set ${ttl('$4')}
where ${ofKey} and kept.lease_token = $3::bigint returning kept.sequence`,
      values: [...key, token, ttlMs],
    }),

    release: (key: readonly string[], token: number, sequence: number): Statement => ({
      text: `with released as (
  update ${conversations} as kept set lease_since = null, lease_until = null, unfinished = false
  where ${ofKey} and kept.lease_token = $3::bigint and kept.sequence <= $4::bigint returning 1
)
select exists (select from released) or not exists (
  select from ${conversations} as kept where ${ofKey} and kept.lease_token = $3::bigint
) as is_released`,
      values: [...key, token, sequence],
    }),

    list: (tenantId: string, filter: ConversationFilter): Statement => {
      const values: unknown[] = [tenantId];
      const value = (one: unknown) => `$${values.push(one)}`;
      const { customerId, owner, idleSince, unfinished, after, limit = 100 } = filter;
      const conditions = [
        'kept.tenant_id = $1',
        customerId !== undefined && `coalesce(kept.customer_id, kept.conversation_id) = ${value(customerId)}`,
        owner !== undefined && `kept.owner = ${value(owner)}`,
        idleSince !== undefined && `kept.updated_at < ${value(idleSince.toISOString())}`,
        unfinished === true && `kept.unfinished and not ${isLeased}`,
        after !== undefined && `kept.conversation_id > ${value(after)}`,
      ].filter((condition) => condition !== false);
      return {
        text: `select ${headColumns} from ${conversations} as kept where ${conditions.join(' and ')}
order by kept.conversation_id limit ${value(limit)}`,
        values,
      };
    },

    /** The log goes with it. */
    remove: (key: readonly string[]): Statement => ({
      text: `delete from ${conversations} as kept where ${ofKey}`,
      values: key,
    }),
  };
}
