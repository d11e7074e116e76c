import { Pool } from 'pg';
import type { Passage } from '../../src/domain/passage.js';
import { findByWords } from '../../src/knowledge/postgres/find-passages.js';
import { prepareSchema } from '../../src/knowledge/postgres/schema.js';
import { type Ask, createStatements } from '../../src/knowledge/postgres/statements.js';
import { TenantIndex } from '../../src/knowledge/postgres/tenant-index.js';
import { Turns } from '../../src/knowledge/turns.js';
import { placeOf } from '../../src/sql/postgres/migration.js';
import { gainOf } from './quality.js';
import { indexOf, sample, type Task } from './tasks.js';

export interface PostgresQuality {
  readonly task: string;
  /** Mean nDCG@10, times 100. */
  readonly inMemory: number;
  readonly inPostgres: number;
}

export interface PostgresCost {
  readonly passages: number;
  readonly buildSeconds: number;
  /** CPU of this process, beside that of the server. */
  readonly ownBuildSeconds: number;
  readonly queryMs: number;
  readonly ownQueryMs: number;
  /** One document put by itself, the index being as long as it is. */
  readonly putMs: number;
  readonly tables: readonly { readonly name: string; readonly megabytes: number }[];
}

/** A schema of the bench's own, and one tenant in it. */
class BenchKnowledge {
  readonly #pool: Pool;
  readonly #schema = `zhike_bench_${process.pid}`;
  readonly #statements = createStatements(placeOf('bench', this.#schema));
  readonly #ask: Ask;
  #index: TenantIndex;

  constructor(connectionString: string) {
    this.#pool = new Pool({ connectionString, max: 1 });
    this.#ask = async <Row>({ text, values }: Parameters<Ask>[0]) =>
      (await this.#pool.query(text, [...values])).rows as readonly Row[];
    this.#index = this.#open('');
  }

  #open(tenant: string): TenantIndex {
    return new TenantIndex(tenant, this.#ask, this.#statements, undefined, new Turns());
  }

  prepare(): Promise<void> {
    return prepareSchema(this.#pool, placeOf('bench', this.#schema));
  }

  /** Makes an index of passages and nothing else. */
  async build(tenant: string, passages: readonly Passage[]): Promise<void> {
    await this.#index.clear();
    this.#index = this.#open(tenant);
    await this.put(passages);
    await this.#pool.query('analyze');
  }

  async put(passages: readonly Passage[]): Promise<void> {
    await this.#index.put(
      passages.map((passage) => ({ documentId: passage.documentId, title: passage.title, passages: [passage] })),
    );
  }

  async search(question: string, limit: number): Promise<readonly string[]> {
    const options = {
      depth: 20,
      reader: { moment: 0, tags: [] },
      explain: false,
      judge: false,
      tags: [],
      now: new Date(),
      synonyms: undefined,
    };
    const { passages } = await findByWords(this.#ask, this.#statements, await this.#index.hash, question, options);
    return passages.slice(0, limit).map(({ passage }) => passage.documentId);
  }

  async sizes(): Promise<PostgresCost['tables']> {
    const { rows } = await this.#pool.query<{ name: string; bytes: string }>(
      `select relname as name, pg_total_relation_size(pg_class.oid) as bytes from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace where nspname = $1 and relkind = 'r' order by relname`,
      [this.#schema],
    );
    return rows.map(({ name, bytes }) => ({ name, megabytes: Number(bytes) / 1e6 }));
  }

  async close(): Promise<void> {
    await this.#pool.query(`drop schema if exists "${this.#schema}" cascade`);
    await this.#pool.end();
  }
}

/** Scores the words' part of the knowledge in PostgreSQL beside that in memory, on all questions. */
export async function measurePostgresQuality(
  tasks: readonly Task[],
  connectionString: string,
  tell: (message: string) => void,
): Promise<readonly PostgresQuality[]> {
  const stored = new BenchKnowledge(connectionString);
  try {
    await stored.prepare();
    const measured: PostgresQuality[] = [];
    for (const { name, passages, queries, relevant } of tasks) {
      tell(`PostgreSQL: ${name}`);
      const index = indexOf(passages);
      await stored.build(name, passages);
      let [inMemory, inPostgres] = [0, 0];
      for (const { id, text } of queries) {
        const known = relevant.get(id) ?? new Set<string>();
        const found = index.search(text, 10).map(({ passage }) => passage.documentId);
        inMemory += gainOf(found, known);
        inPostgres += gainOf(await stored.search(text, 10), known);
      }
      const share = 100 / queries.length;
      measured.push({ task: name, inMemory: share * inMemory, inPostgres: share * inPostgres });
    }
    return measured;
  } finally {
    await stored.close();
  }
}

/** Measures what an index of so many passages costs. */
export async function measurePostgresCost(
  tasks: readonly Task[],
  count: number,
  connectionString: string,
): Promise<PostgresCost> {
  const all = tasks.flatMap((task) =>
    task.passages.map((passage) => ({ ...passage, documentId: `${task.name}/${passage.documentId}` })),
  );
  const passages = all.slice(0, count);
  const others = all.slice(count, count + 50);
  const questions = tasks.flatMap((task) => sample(task.queries, 25)).map(({ text }) => text);
  const stored = new BenchKnowledge(connectionString);
  try {
    await stored.prepare();
    const building = start();
    await stored.build('bench', passages);
    const built = building();
    const tables = await stored.sizes();
    const rounds: { wallMs: number; ownMs: number }[] = [];
    for (let round = 0; round < 4; round += 1) {
      const asking = start();
      for (const question of questions) await stored.search(question, 10);
      rounds.push(asking());
    }
    const putting = start();
    for (const passage of others) await stored.put([passage]);
    return {
      passages: passages.length,
      buildSeconds: built.wallMs / 1000,
      ownBuildSeconds: built.ownMs / 1000,
      queryMs: Math.min(...rounds.map(({ wallMs }) => wallMs)) / questions.length,
      ownQueryMs: Math.min(...rounds.map(({ ownMs }) => ownMs)) / questions.length,
      putMs: putting().wallMs / others.length,
      tables,
    };
  } finally {
    await stored.close();
  }
}

function start(): () => { readonly wallMs: number; readonly ownMs: number } {
  const cpu = process.cpuUsage();
  const since = performance.now();
  return () => ({ wallMs: performance.now() - since, ownMs: process.cpuUsage(cpu).user / 1000 });
}
