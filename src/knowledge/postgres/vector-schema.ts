import type { SchemaPlace } from '../../sql/postgres/migration.js';
import { isOpen } from './statements.js';

export const vectorComponent = 'knowledge_vector';

/** The most dimensions that an HNSW index takes, at two bytes each: https://github.com/pgvector/pgvector */
export const maxDimensions = 4_000;

/** Tenants up to this many passages are searched vector by vector, which is exact and, for so few, as fast. */
export const exactUpTo = 5_000;

/**
 * The table of vectors, and a function that finds the nearest of a tenant.
 *
 * Vectors stand at two bytes a dimension, which halves the index and changes hardly an order. An HNSW index knows no
 * tenants: `iterative_scan` goes on past the others' vectors, and where it gives up too early, the tenant's own are
 * compared one by one. The function is what sets it: for its own time only, on whatever connection.
 *
 * @param types - schema of the extension, as it stands in SQL before a name; empty where the search path has it
 */
export function vectorSteps({ prefix }: SchemaPlace, dimensions: number, types: string): readonly string[] {
  const open = isOpen('of', 'moment', 'tags');
  const nearer = types === '' ? '<=>' : `operator(${types}<=>)`;
  return [
    `
    create table ${prefix}zhike_knowledge_model (
      id integer primary key, model text collate "C" not null, dimensions integer not null
    );
    create table ${prefix}zhike_knowledge_vector (
      tenant integer not null,
      number bigint not null,
      embedding ${types}halfvec(${dimensions}) not null,
      primary key (tenant, number),
      foreign key (tenant, number) references ${prefix}zhike_knowledge_passage on delete cascade
    );
    create index on ${prefix}zhike_knowledge_vector using hnsw (embedding ${types}halfvec_cosine_ops);
    create function ${prefix}zhike_knowledge_nearest(
      hash text, question ${types}halfvec, most integer, moment float8, tags text[], exact_up_to integer
    ) returns table (found_number bigint, found_passage text, similarity float8) language plpgsql stable
    set hnsw.iterative_scan = 'strict_order'
    as $nearest$
    declare
      own integer;
      own_passages integer;
      numbers bigint[] := '{}';
    begin
      select id, passages into own, own_passages from ${prefix}zhike_knowledge where tenant_hash = hash;
      if own_passages > exact_up_to then
        numbers := array(
          select near.number from ${prefix}zhike_knowledge_vector near
          join ${prefix}zhike_knowledge_passage of on of.tenant = near.tenant and of.number = near.number
          where near.tenant = own and ${open}
          order by near.embedding ${nearer} question limit most
        );
      end if;
      if cardinality(numbers) < most then
        numbers := array(
          with open as materialized (
            select near.number, near.embedding ${nearer} question as distance from ${prefix}zhike_knowledge_vector near
            join ${prefix}zhike_knowledge_passage of on of.tenant = near.tenant and of.number = near.number
            where near.tenant = own and ${open}
          )
          select open.number from open order by distance, number limit most
        );
      end if;
      return query select of.number, of.passage, 1 - (near.embedding ${nearer} question)
        from unnest(numbers) with ordinality as chosen (number, place)
        join ${prefix}zhike_knowledge_vector near on near.tenant = own and near.number = chosen.number
        join ${prefix}zhike_knowledge_passage of on of.tenant = own and of.number = chosen.number
        order by chosen.place;
    end $nearest$;`,
  ];
}
