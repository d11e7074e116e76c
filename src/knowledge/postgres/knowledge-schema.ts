import { demandNumber } from '../../schema/demand.js';
import { migrationStatement, type PostgresSchemaOptions, placeOf } from '../../sql/postgres/migration.js';
import { component, knowledgeSteps } from './schema.js';
import { maxDimensions, vectorComponent, vectorSteps } from './vector-schema.js';

export interface PostgresKnowledgeSchemaOptions extends PostgresSchemaOptions {
  /** Length of the vectors, 1 to 4 000, for `embedding`. Default: no table for vectors. */
  readonly dimensions?: number | undefined;
}

/**
 * The SQL that makes the tables of `createPostgresKnowledge` or brings them up to date, for products whose role may not
 * create tables: run it as somebody who may, and grant the role `select, insert, update, delete` on all tables that begin
 * with `zhike_knowledge`, and `select` on `zhike_schema`.
 */
export function postgresKnowledgeSchema(options: PostgresKnowledgeSchemaOptions = {}): string {
  const { schema, dimensions } = options;
  demandNumber('postgresKnowledgeSchema(): dimensions', dimensions, { from: 1, to: maxDimensions, whole: true });
  const place = placeOf('postgresKnowledgeSchema', schema);
  const tables = `${migrationStatement(place, component, knowledgeSteps(place))};\n`;
  if (dimensions === undefined) return tables;
  const vectors = migrationStatement(place, vectorComponent, vectorSteps(place, dimensions, ''));
  return `${tables}create extension if not exists vector;\n${vectors};\n`;
}
