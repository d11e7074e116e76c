import type { SqliteDatabase, SqliteStatement } from './driver.js';

/** One step of a schema, in SQL; a step that has been published never changes. */
export type Migration = string;

/**
 * Makes the tables of one component, or brings them up to date: all steps or none. Processes that do so at the same time
 * wait for each other.
 *
 * @param component - a name that stands in SQL as it is: `conversation`
 * @returns `too-new`: the tables are newer than this library, and nothing was done
 */
export function migrate(
  database: SqliteDatabase,
  component: string,
  steps: readonly Migration[],
): 'up-to-date' | 'too-new' {
  database.exec('begin immediate');
  try {
    database.exec('create table if not exists zhike_schema (component text primary key, version integer not null)');
    database.exec(`insert into zhike_schema values ('${component}', 0) on conflict do nothing`);
    const statement = database.prepare(`select version from zhike_schema where component = '${component}'`);
    const { version } = (statement as SqliteStatement).get() as { readonly version: number | bigint };
    for (const step of steps.slice(Number(version))) {
      database.exec(step);
    }
    const isTooNew = Number(version) > steps.length;
    if (!isTooNew) database.exec(`update zhike_schema set version = ${steps.length} where component = '${component}'`);
    database.exec('commit');
    return isTooNew ? 'too-new' : 'up-to-date';
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
