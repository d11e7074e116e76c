import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import {
  createPostgresKnowledge,
  type PostgresDatabase,
  postgresKnowledgeSchema,
} from '../../../src/postgres/index.js';
import { hasPostgres, TestSchema } from '../../support/postgres.js';

const boats: Document = { id: 'boats', title: '西湖游船', text: '末班船 17:30 停航。' };
const words = [
  '游船',
  '停车',
  '门票',
  '寺庙',
  'boats',
  'tickets',
  'parking',
  'temple',
  '几点',
  '多少钱',
  'closed',
  '早上',
];

/** Documents made of a few words each, so that many have the same. */
function makeDocuments(count: number, seed = 7): Document[] {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % below;
  };
  return Array.from({ length: count }, (_, index) => ({
    id: `d${index}`,
    title: `${words[next(words.length)]} ${index}`,
    text: Array.from({ length: 3 + next(20) }, () => words[next(words.length)]).join(next(2) === 0 ? ' ' : '。'),
  }));
}

describe.skipIf(!hasPostgres)('knowledge in PostgreSQL', () => {
  let schema: TestSchema;
  beforeEach(async () => {
    schema = new TestSchema();
    await schema.create();
  });
  afterEach(() => schema.close());

  const segments = () => schema.run('select live, dead from zhike_knowledge_segment order by first');

  it('finds, scores and judges as the knowledge in memory does, whatever came and went', async () => {
    const stored = createPostgresKnowledge(schema.pool()).tenant('t');
    const inMemory = createKnowledge().tenant('t');
    const documents = makeDocuments(300);
    for (const tenant of [stored, inMemory]) {
      for (let from = 0; from < 300; from += 60) await tenant.put(documents.slice(from, from + 60));
      for (let index = 0; index < 300; index += 7) await tenant.remove(`d${index}`);
      await tenant.put(makeDocuments(40, 99));
      await tenant.put([boats]);
    }
    for (const question of [
      '末班船几点停航?',
      'When is the temple closed?',
      '停车多少钱',
      '听车多少钱',
      'boats tickets 早上',
      '比特币',
      'paking',
    ]) {
      const [found, expected] = await Promise.all(
        [stored, inMemory].map((tenant) => tenant.retrieve(question, { limit: 30, explain: true })),
      );
      expect(found?.map(({ score }) => score.toFixed(4))).toEqual(expected?.map(({ score }) => score.toFixed(4)));
      expect(new Set(found?.map(({ passage }) => passage.id))).toEqual(
        new Set(expected?.map(({ passage }) => passage.id)),
      );
      expect(found?.[0]?.explanation?.tokens.map(({ token, passages }) => [token, passages]).sort()).toEqual(
        expected?.[0]?.explanation?.tokens.map(({ token, passages }) => [token, passages]).sort(),
      );
      const [judged, known] = await Promise.all([stored, inMemory].map((tenant) => tenant.evidence(question)));
      expect(judged?.answerability).toBe(known?.answerability);
      expect(judged?.confidence).toBeCloseTo(known?.confidence ?? -1, 6);
      expect(judged?.reasons).toEqual(known?.reasons);
      expect(judged?.confidence).toBeCloseTo(known?.confidence ?? -1, 4);
      expect(judged?.reasons).toEqual(known?.reasons);
    }
  });

  it('takes what several processes put and remove at once, and counts right', async () => {
    const pools = [schema.pool(), schema.pool(), schema.pool()];
    const tenants = pools.map((pool) => createPostgresKnowledge(pool).tenant('t'));
    const documents = makeDocuments(60);
    await Promise.all(
      tenants.map(async (tenant, at) => {
        for (const document of documents.slice(20 * at, 20 * at + 20))
          await tenant.put([document, { ...boats, text: `游船 ${at}` }]);
        await tenant.remove(`d${20 * at}`);
      }),
    );
    const listed = await tenants[0]?.list();
    expect(listed?.map(({ id }) => id).sort()).toEqual(
      [...documents.filter((_, index) => index % 20 !== 0).map(({ id }) => id), 'boats'].sort(),
    );
    const [totals] = await schema.run(`select passages, to_json(lengths) as lengths,
      (select count(*)::integer from zhike_knowledge_passage) as there,
      (select sum(live)::integer from zhike_knowledge_segment) as live,
      (select json_agg(sum order by place) from (
        select place, sum(length) from zhike_knowledge_document, unnest(lengths) with ordinality as of (length, place) group by place
      ) as sums) as sums from zhike_knowledge`);
    expect(totals).toMatchObject({ passages: 58, there: 58, live: 58 });
    expect(totals?.lengths).toEqual(totals?.sums);
    const found = await tenants[1]?.retrieve('游船', { limit: 100 });
    expect(found?.filter(({ passage }) => passage.documentId === 'boats')).toHaveLength(1);
  });

  it('keeps few segments however many documents come one by one, and writes anew what lost much', async () => {
    const tenant = createPostgresKnowledge(schema.pool()).tenant('t');
    for (const document of makeDocuments(70)) await tenant.put(document);
    expect((await segments()).length).toBeLessThanOrEqual(5);
    for (let index = 0; index < 69; index += 1) await tenant.remove(`d${index}`);
    const left = await segments();
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ live: 1 });
    await tenant.remove('d69');
    expect(await segments()).toEqual([]);
    expect(await schema.run('select * from zhike_knowledge_posting')).toEqual([]);
    expect(await schema.run('select * from zhike_knowledge_passage')).toEqual([]);
  });

  it('asks the database twice a question, and once where a document has not changed', async () => {
    const pool = schema.pool();
    const asked: string[] = [];
    const database: PostgresDatabase = {
      query: (text, values) => {
        asked.push(text);
        return pool.query(text, values);
      },
    };
    const tenant = createPostgresKnowledge(database).tenant('t');
    await tenant.put([...makeDocuments(30), boats]);
    const count = async (run: () => Promise<unknown>) => {
      asked.length = 0;
      await run();
      return asked.length;
    };
    expect(await count(() => tenant.retrieve('末班船几点停航?'))).toBe(2);
    expect(await count(() => tenant.evidence('末班船几点停航?'))).toBe(2);
    // The second one looks for other spellings of what no passage has.
    expect(await count(() => tenant.retrieve('quantum'))).toBe(2);
    expect(await count(() => tenant.put(boats))).toBe(1);
    expect(asked.join()).not.toContain('末班船');
  });

  it('reads numbers and bytes in whatever form a driver gives them', async () => {
    const pool = schema.pool();
    const plain: PostgresDatabase = {
      async query(text, values) {
        const { rows } = await pool.query<Record<string, unknown>>(text, values);
        const plainOf = (value: unknown) =>
          value instanceof Uint8Array
            ? `\\x${Buffer.from(value).toString('hex')}`
            : typeof value === 'number'
              ? BigInt(value)
              : value;
        return {
          rows: rows.map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainOf(value)])),
          ),
        };
      },
    };
    const tenant = createPostgresKnowledge(plain).tenant('t');
    for (const document of makeDocuments(20)) await tenant.put(document);
    await tenant.put(boats);
    await tenant.remove('d3');
    const usual = createPostgresKnowledge(pool).tenant('t');
    expect(await tenant.retrieve('游船 tickets')).toEqual(await usual.retrieve('游船 tickets'));
    expect(await tenant.list()).toEqual(await usual.list());
  });

  it('is made by somebody else for a role that may not create tables', async () => {
    const role = `${schema.name}_role`;
    await schema.run(`create role ${role} login`);
    try {
      await schema.run(postgresKnowledgeSchema({ schema: schema.name }));
      await schema.run(`grant usage on schema ${schema.name} to ${role};
        grant select, insert, update, delete on all tables in schema ${schema.name} to ${role}`);
      const pool = schema.pool({ max: 2, options: `-c search_path=${schema.name} -c role=${role}` });
      const tenant = createPostgresKnowledge(pool, { schema: schema.name }).tenant('t');
      for (const document of makeDocuments(10)) await tenant.put(document);
      expect(await tenant.remove('d1')).toBe(true);
      expect(await tenant.retrieve('boats')).not.toEqual([]);
      await tenant.clear();
      expect(await schema.run('select * from zhike_knowledge')).toEqual([]);
    } finally {
      await schema.run(`drop owned by ${role}; drop role ${role}`);
    }
  });

  it('is left alone where a newer zhike has made it', async () => {
    await createPostgresKnowledge(schema.pool()).tenant('t').put(boats);
    await schema.run("update zhike_schema set version = 99 where component = 'knowledge'");
    await expect(createPostgresKnowledge(schema.pool()).tenant('t').list()).rejects.toMatchObject({
      code: 'knowledge-store-too-new',
      retryable: false,
    });
  });

  it('leaves nothing of a tenant that is cleared, and all of the others', async () => {
    const knowledge = createPostgresKnowledge(schema.pool());
    await knowledge.tenant('a').put(makeDocuments(10));
    await knowledge.tenant('b').put(boats);
    await knowledge.tenant('a').clear();
    for (const table of ['', '_document', '_passage', '_segment']) {
      expect(await schema.run(`select * from zhike_knowledge${table}`)).toHaveLength(1);
    }
    expect(await knowledge.tenant('b').retrieve('末班船')).toHaveLength(1);
  });
});

describe('a database that cannot be used', () => {
  const failing = (code: string): PostgresDatabase => ({
    query: () => Promise.reject(Object.assign(new Error('what the driver says'), { code, detail: '秘密' })),
  });

  it.each([
    ['ECONNREFUSED', 'knowledge-store-unavailable', true],
    ['57P01', 'knowledge-store-unavailable', true],
    ['42501', 'knowledge-store-refused', false],
  ])('%s is %s', async (code, expected, retryable) => {
    const tenant = createPostgresKnowledge(failing(code)).tenant('t');
    const calls = [
      () => tenant.put(boats),
      () => tenant.remove('x'),
      () => tenant.clear(),
      () => tenant.list(),
      () => tenant.retrieve('x'),
      () => tenant.evidence('x'),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({ code: expected, retryable, cause: { code } });
    const error = await tenant.list().catch((cause: unknown) => cause);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('秘密');
  });

  it.each([
    ['database', () => createPostgresKnowledge({} as PostgresDatabase)],
    ['schema', () => createPostgresKnowledge(failing(''), { schema: 'a"b' })],
    ['maxDocumentCharacters', () => createPostgresKnowledge(failing(''), { maxDocumentCharacters: 0 })],
    ['embedding', () => createPostgresKnowledge(failing(''), { embedding: {} as never })],
  ])('and options that are none are refused: %s', (_, create) => {
    expect(create).toThrow(/createPostgresKnowledge/);
  });
});
