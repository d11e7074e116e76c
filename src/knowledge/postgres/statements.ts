import type { SchemaPlace } from '../../sql/postgres/migration.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Asks the database. */
export type Ask = <Row>(statement: Statement) => Promise<readonly Row[]>;

/** For whom, and when. */
export interface Reader {
  /** Milliseconds since 1970; null for a moment that is none. */
  readonly moment: number | null;
  /** As they are stored. */
  readonly tags: readonly string[];
}

export interface DocumentRow {
  readonly document_id: string;
  readonly title: string;
  readonly digest: string;
  readonly first: number;
  readonly passages: number;
  readonly lengths: readonly number[];
}

export interface PassageRow {
  readonly number: number;
  readonly passage: string;
  readonly valid_from: number | null;
  readonly valid_until: number | null;
  readonly visible_to: readonly string[] | null;
}

export interface SegmentRow {
  readonly id: number;
  readonly first: number;
  readonly span: number;
  readonly live: number;
  /** In Base64. */
  readonly dead: string;
}

export interface PostingRow {
  readonly segment: number;
  readonly hash: number;
  /** In Base64. */
  readonly bytes: string;
}

/** One change of a tenant's knowledge. */
export interface Change {
  readonly tenant: number;
  /** The version that it was made from; at another one nothing is changed. */
  readonly version: number;
  readonly nextNumber: number;
  readonly passageCount: number;
  readonly lengths: readonly number[];
  readonly goneDocuments: readonly string[];
  /** Numbers of passages, each run as first and one more than last. */
  readonly gonePassages: readonly (readonly [number, number])[];
  readonly goneSegments: readonly number[];
  readonly documents: readonly DocumentRow[];
  readonly passages: readonly PassageRow[];
  readonly segments: readonly SegmentRow[];
  readonly postings: readonly PostingRow[];
}

export function createStatements({ prefix }: SchemaPlace) {
  const tenants = `${prefix}zhike_knowledge`;
  const documents = `${prefix}zhike_knowledge_document`;
  const passages = `${prefix}zhike_knowledge_passage`;
  const segments = `${prefix}zhike_knowledge_segment`;
  const postings = `${prefix}zhike_knowledge_posting`;

  return {
    addTenant: (hash: string, id: string): Statement => ({
      text: `insert into ${tenants} (tenant_hash, tenant_id) values ($1, $2) on conflict do nothing`,
      values: [hash, id],
    }),

    /** The tenant, its segments, and some of its documents. */
    readState: (hash: string, documentIds: readonly string[]): Statement => ({
      text: `with tenant as materialized (select * from ${tenants} where tenant_hash = $1)
select 'tenant' as kind, id, version, next_number as first, passages, to_json(lengths)::text as lengths, null as document_id, null as digest, null::bytea as dead
from tenant
union all
select 'segment', of.id, of.span, of.first, of.live, null, null, null, of.dead
from ${segments} as of join tenant on of.tenant = tenant.id
union all
select 'document', 0, 0, of.first, of.passages, to_json(of.lengths)::text, of.document_id, of.digest, null
from ${documents} as of join tenant on of.tenant = tenant.id where of.document_id = any($2::text[])`,
      values: [hash, documentIds],
    }),

    readPostings: (tenant: number, ids: readonly number[]): Statement => ({
      text: `select segment, hash, bytes from ${postings} where tenant = $1 and segment = any($2::bigint[]) order by segment, hash`,
      values: [tenant, ids],
    }),

    /**
     * All of it or, where the tenant is at another version by now, nothing.
     *
     * @param vectors - a further step, which may use `tenant` and $13
     */
    change: (change: Change, vectors: string): Statement => ({
      text: `with tenant as (
  update ${tenants} set version = version + 1, next_number = $3, passages = $4, lengths = $5::text::float8[]
  where id = $1 and version = $2 returning id
), gone_documents as (
  delete from ${documents} as of using tenant where of.tenant = tenant.id and of.document_id = any($6::text[])
), gone_passages as (
  delete from ${passages} as of using tenant, json_to_recordset($7::json) as gone (f bigint, u bigint)
  where of.tenant = tenant.id and of.number >= gone.f and of.number < gone.u
), gone_segments as (
  delete from ${segments} as of using tenant where of.tenant = tenant.id and of.id = any($8::bigint[])
), gone_postings as (
  delete from ${postings} as of using tenant where of.tenant = tenant.id and of.segment = any($8::bigint[])
), new_documents as (
  insert into ${documents} select tenant.id, document_id, title, digest, first, passages, lengths
  from tenant, json_to_recordset($9::json)
    as (document_id text, title text, digest text, first bigint, passages integer, lengths float8[])
  on conflict (tenant, document_id) do update set title = excluded.title, digest = excluded.digest,
    first = excluded.first, passages = excluded.passages, lengths = excluded.lengths
), new_passages as (
  insert into ${passages} select tenant.id, number, passage, valid_from, valid_until, visible_to
  from tenant, json_to_recordset($10::json)
    as (number bigint, passage text, valid_from float8, valid_until float8, visible_to text[])
), new_segments as (
  insert into ${segments} select tenant.id, made.id, first, span, live, decode(dead, 'base64')
  from tenant, json_to_recordset($11::json)
    as made (id bigint, first bigint, span integer, live integer, dead text)
  on conflict (tenant, id) do update set live = excluded.live, dead = excluded.dead
), new_postings as (
  insert into ${postings} select tenant.id, segment, hash, decode(bytes, 'base64')
  from tenant, json_to_recordset($12::json) as (segment bigint, hash bigint, bytes text)
)${vectors}
select id from tenant`,
      values: [
        change.tenant,
        change.version,
        change.nextNumber,
        change.passageCount,
        `{${change.lengths.join(',')}}`,
        change.goneDocuments,
        JSON.stringify(change.gonePassages.map(([f, u]) => ({ f, u }))),
        change.goneSegments,
        JSON.stringify(change.documents),
        JSON.stringify(change.passages),
        JSON.stringify(change.segments),
        JSON.stringify(change.postings),
      ],
    }),

    clear: (tenant: number, version: number): Statement => ({
      text: `with tenant as (delete from ${tenants} where id = $1 and version = $2 returning id),
gone_documents as (delete from ${documents} as of using tenant where of.tenant = tenant.id),
gone_passages as (delete from ${passages} as of using tenant where of.tenant = tenant.id),
gone_segments as (delete from ${segments} as of using tenant where of.tenant = tenant.id),
gone_postings as (delete from ${postings} as of using tenant where of.tenant = tenant.id)
select id from tenant`,
      values: [tenant, version],
    }),

    list: (hash: string): Statement => ({
      text: `select of.document_id, of.title, of.passages from ${documents} as of join ${tenants} as tenant on of.tenant = tenant.id
where tenant.tenant_hash = $1 order by of.first`,
      values: [hash],
    }),

    /** The tenant, its segments, and of each the rows that can have one of the hashes. */
    findPostings: (hash: string, hashes: readonly number[]): Statement => ({
      text: `with tenant as materialized (select id, passages, lengths from ${tenants} where tenant_hash = $1),
part as materialized (select of.id, of.first, of.span, of.dead, tenant.id as tenant from ${segments} as of join tenant on of.tenant = tenant.id),
wanted as materialized (
  select distinct part.tenant, part.id as segment, near.hash
  from part cross join unnest($2::bigint[]) as token (hash)
  cross join lateral (
    select of.hash from ${postings} as of
    where of.tenant = part.tenant and of.segment = part.id and of.hash <= token.hash order by of.hash desc limit 1
  ) as near
)
select 'tenant' as kind, id::bigint as id, passages::bigint as number, null::integer as span, to_json(lengths)::text as lengths, null::bytea as bytes
from tenant
union all select 'segment', id, first, span, null, dead from part
union all select 'block', wanted.segment, wanted.hash, null, null, of.bytes
from wanted join ${postings} as of on of.tenant = wanted.tenant and of.segment = wanted.segment and of.hash = wanted.hash`,
      values: [hash, hashes],
    }),

    /** Passages that a reader may see at a moment, in the order in which they were put. */
    listPassages: (hash: string, { moment, tags }: Reader, limit: number): Statement => ({
      text: `select of.passage from ${tenants} as tenant join ${passages} as of on of.tenant = tenant.id
where tenant.tenant_hash = $1 and ${isOpen('of', '$2::float8', '$3::text[]')}
order by of.number limit $4`,
      values: [hash, moment, tags, limit],
    }),

    /** Of the passages given, best first, those that a reader may see at a moment; some may be gone by now. */
    readPassages: (tenant: number, numbers: readonly number[], { moment, tags }: Reader, limit: number): Statement => ({
      text: `select of.number, of.passage from unnest($2::bigint[]) with ordinality as found (number, place)
join ${passages} as of on of.tenant = $1 and of.number = found.number
where ${isOpen('of', '$3::float8', '$4::text[]')}
order by found.place limit $5`,
      values: [tenant, numbers, moment, tags, limit],
    }),
  };
}

/** A condition: whether readers with some tags find a passage at a moment. */
export function isOpen(row: string, moment: string, tags: string): string {
  return `(${row}.valid_from is null or ${row}.valid_from <= ${moment})
  and (${row}.valid_until is null or ${moment} < ${row}.valid_until)
  and (${row}.visible_to is null or ${row}.visible_to && ${tags})`;
}
