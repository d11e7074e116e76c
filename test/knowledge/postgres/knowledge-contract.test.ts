import { PGlite } from '@electric-sql/pglite';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { createPostgresKnowledge, type PostgresDatabase } from '../../../src/postgres/index.js';
import { knowledgeContract } from '../../contract/knowledge-contract.js';
import { hasPostgres, TestSchema } from '../../support/postgres.js';

const tables = ['', '_document', '_passage', '_segment', '_posting'].map((end) => `zhike_knowledge${end}`);

/** Empties a database for each trial. */
function emptied(database: () => PostgresDatabase, another: () => PostgresDatabase = database) {
  const open = (from: PostgresDatabase) => createPostgresKnowledge(from, { maxDocumentCharacters: 100_000 });
  return async () => {
    const knowledge = open(database());
    await knowledge.tenant('t').list();
    await database().query(`truncate ${tables.join(', ')}`, []);
    return { knowledge, another: () => open(another()) };
  };
}

describe('PGlite', () => {
  let database: PGlite;
  beforeAll(async () => {
    database = await PGlite.create();
  }, 60_000);
  afterAll(() => database.close());

  knowledgeContract(
    'in PGlite',
    emptied(() => database),
  );
});

describe.skipIf(!hasPostgres).each([
  { pool: 'a pool of ten connections', max: 10 },
  { pool: 'a pool of one connection', max: 1 },
])('PostgreSQL by $pool', ({ pool: name, max }) => {
  let schema: TestSchema;
  let pool: Pool;
  let anotherPool: Pool;
  beforeAll(async () => {
    schema = new TestSchema();
    await schema.create();
    pool = schema.pool({ max });
    anotherPool = schema.pool({ max });
  });
  afterAll(() => schema.close());

  knowledgeContract(
    `in PostgreSQL by ${name}`,
    emptied(
      () => pool,
      () => anotherPool,
    ),
  );
});
