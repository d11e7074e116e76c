import { demand } from '../../schema/demand.js';
import { errorCode } from './database-error.js';
import type { PostgresDatabase } from './driver.js';

export interface PostgresSchemaOptions {
  /**
   * Where the tables are, created if it does not exist; 1 to 63 characters without quotes, `$` and backslashes. Default:
   * the first schema of the connection's search path.
   */
  readonly schema?: string | undefined;
}

/** Where tables are, as it stands in SQL. */
export interface SchemaPlace {
  readonly schemaName: string | undefined;
  /** What stands before the name of a table. */
  readonly prefix: string;
}

/** Names this library's migrations among a database's advisory locks. */
const lockId = 7_248_651_034;

/**
 * @param caller - the function that was given the name, for its error
 * @throws {ConfigurationError} the schema's name cannot be used
 */
export function placeOf(caller: string, schemaName: string | undefined): SchemaPlace {
  demand(
    schemaName === undefined || /^[^"'$\\\0]{1,63}$/u.test(schemaName),
    `${caller}(): schema must be a name of 1 to 63 characters without quotes, "$" and backslashes`,
    'invalid-option',
  );
  return { schemaName, prefix: schemaName === undefined ? '' : `"${schemaName}".` };
}

/**
 * SQL that makes the tables of one component, or brings them up to date: one statement, so all of it or nothing.
 * Processes that run it at the same time wait for each other.
 *
 * @param component - a name that stands in SQL as it is: `conversation`
 * @param steps - in SQL; one that has been published never changes
 */
export function migrationStatement(place: SchemaPlace, component: string, steps: readonly string[]): string {
  const { schemaName, prefix } = place;
  const createSchema =
    schemaName === undefined
      ? ''
      : `
  if not exists (select from pg_namespace where nspname = '${schemaName}') then
    create schema "${schemaName}";
  end if;`;
  const guarded = steps.map(
    (step, index) => `
  if (select version from ${prefix}zhike_schema where component = '${component}') < ${index + 1} then
    ${step.trim()}
    update ${prefix}zhike_schema set version = ${index + 1} where component = '${component}';
  end if;`,
  );
  return `do $zhike$ begin
  perform pg_advisory_xact_lock(${lockId});${createSchema}
  create table if not exists ${prefix}zhike_schema (component text primary key, version integer not null);
  insert into ${prefix}zhike_schema values ('${component}', 0) on conflict do nothing;${guarded.join('')}
end $zhike$`;
}

/**
 * Makes the tables of one component, or brings them up to date. Where they are, it only reads, so that a role without
 * the right to create tables is enough.
 *
 * @returns `too-new`: the tables are newer than this library, and nothing was done
 */
export async function migrate(
  database: PostgresDatabase,
  place: SchemaPlace,
  component: string,
  steps: readonly string[],
): Promise<'up-to-date' | 'too-new'> {
  let version = await readVersion(database, place, component);
  if (version === undefined || version < steps.length) {
    await database.query(migrationStatement(place, component, steps), []);
    version = await readVersion(database, place, component);
  }
  return version !== undefined && version > steps.length ? 'too-new' : 'up-to-date';
}

/** @returns undefined where there are no tables */
async function readVersion(
  database: PostgresDatabase,
  { prefix }: SchemaPlace,
  component: string,
): Promise<number | undefined> {
  try {
    const { rows } = await database.query(
      `select version from ${prefix}zhike_schema where component = '${component}'`,
      [],
    );
    return (rows as readonly { readonly version: number }[])[0]?.version;
  } catch (error) {
    // No such table, no such schema.
    if (['42P01', '3F000'].includes(errorCode(error))) {
      return undefined;
    }
    throw error;
  }
}
