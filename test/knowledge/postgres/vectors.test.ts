import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.js';
import type { EmbeddingModel, EmbedOptions } from '../../../src/domain/embedding-model.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import {
  createPostgresKnowledge,
  type PostgresKnowledgeOptions,
  postgresKnowledgeSchema,
} from '../../../src/postgres/index.js';
import { type HashEmbeddingOptions, hashEmbeddings } from '../../../src/testing/hash-embeddings.js';
import { hasPostgres, TestSchema } from '../../support/postgres.js';

const meanings = [['dog', 'puppy', '狗']];
const pets: Document = { id: 'pets', title: 'House rules', text: 'A puppy is welcome for 100 yuan a night.' };
const boats: Document = { id: 'boats', title: '西湖游船', text: '末班船 17:30 停航。' };
const parking: Document = { id: 'parking', title: '停车', text: '停车场每小时 10 元。' };

/** What it was asked for is in `calls`. */
function recorded(options: HashEmbeddingOptions = {}) {
  const model = hashEmbeddings(options);
  const calls: { readonly texts: readonly string[]; readonly purpose: EmbedOptions['purpose'] }[] = [];
  return {
    ...model,
    calls,
    async embed(texts: readonly string[], given: EmbedOptions = {}) {
      calls.push({ texts, purpose: given.purpose });
      return model.embed(texts, given);
    },
  };
}

describe('knowledge with vectors, in PGlite', () => {
  let database: PGlite;
  let schemas = 0;
  let schema = '';
  beforeAll(async () => {
    database = await PGlite.create({ extensions: { vector } });
  }, 60_000);
  afterAll(() => database.close());
  beforeEach(() => {
    schemas += 1;
    schema = `vectors ${schemas}`;
  });

  const open = (options: PostgresKnowledgeOptions = {}) =>
    createPostgresKnowledge(database, { schema, embedding: recorded({ meanings }), ...options });
  const count = async (table: string) => {
    const { rows } = await database.query<{ n: number }>(`select count(*)::integer as n from "${schema}".${table}`);
    return rows[0]?.n;
  };

  it('finds by meaning what shares no word with the question, and by words what they say', async () => {
    const tenant = open().tenant('t');
    await tenant.put([boats, parking, pets]);
    const wordsAlone = open({ embedding: undefined }).tenant('t');
    expect(await wordsAlone.retrieve('狗')).toEqual([]);
    const [nearest] = await tenant.retrieve('狗');
    expect(nearest?.passage).toMatchObject({ documentId: 'pets', text: pets.text });
    expect((await tenant.retrieve('末班船几点停航?'))[0]?.passage.documentId).toBe('boats');
    const evidence = await tenant.evidence('末班船几点停航?');
    expect(evidence.answerability).toBe('answerable');
    expect(evidence.passages[0]?.documentId).toBe('boats');
    expect((await tenant.retrieve('末班船', { explain: true }))[0]?.explanation?.tokens.length).toBeGreaterThan(0);
  });

  it('joins both orders by rank, as the knowledge in memory does', async () => {
    const embedding = hashEmbeddings({ meanings });
    const inMemory = createKnowledge({ embedding }).tenant('t');
    const tenant = open({ embedding }).tenant('t');
    for (const each of [inMemory, tenant]) await each.put([boats, parking, pets]);
    for (const question of ['末班船', '狗', 'Is a puppy welcome?', '停车场收费']) {
      const expected = await inMemory.retrieve(question, { explain: true });
      const found = await tenant.retrieve(question, { explain: true });
      expect(found.map(({ passage }) => passage.id)).toEqual(expected.map(({ passage }) => passage.id));
      for (const [at, { score, explanation }] of found.entries()) {
        expect(score).toBeCloseTo(expected[at]?.score ?? 0, 6);
        // Vectors stand there at two bytes a number.
        const { similarity = 0, ...ranks } = expected[at]?.explanation?.ranks ?? {};
        expect(explanation?.ranks).toMatchObject(ranks);
        expect(explanation?.ranks?.similarity ?? 0).toBeCloseTo(similarity, 2);
      }
    }
  });

  it('asks the model for documents once, and for questions as such', async () => {
    const embedding = recorded({ meanings });
    const tenant = open({ embedding }).tenant('t');
    await tenant.put([boats, pets]);
    await tenant.put([boats, pets]);
    await tenant.put([{ ...boats, text: '检修停航。' }, pets]);
    await tenant.retrieve('狗');
    await tenant.retrieve(' ');
    expect(embedding.calls).toEqual([
      { texts: [`${boats.title}\n${boats.text}`, `${pets.title}\n${pets.text}`], purpose: 'document' },
      { texts: [`${boats.title}\n检修停航。`], purpose: 'document' },
      { texts: ['狗'], purpose: 'query' },
    ]);
  });

  it('takes out what was put without', async () => {
    await open({ embedding: undefined }).tenant('t').put([boats, pets]);
    expect(await open().tenant('t').remove('boats')).toBe(true);
    await open().tenant('t').clear();
    expect(await open().tenant('t').list()).toEqual([]);
  });

  it('gives vectors to what was put without, when it is put again', async () => {
    await open({ embedding: undefined }).tenant('t').put([boats, pets]);
    const tenant = open().tenant('t');
    expect(await tenant.retrieve('狗')).toEqual([]);
    await tenant.put([boats, pets]);
    expect((await tenant.retrieve('狗'))[0]?.passage.documentId).toBe('pets');
  });

  it('keeps tenants apart, and readers, and times', async () => {
    const knowledge = open();
    for (const id of ['a', 'A', "a'", 'a\0', '租户'.repeat(2_000)]) {
      await knowledge.tenant(id).put({ ...pets, text: `A puppy of ${id.length} and ${id.charCodeAt(1)}.` });
    }
    for (const id of ['a', 'A', "a'", 'a\0', '租户'.repeat(2_000)]) {
      const found = await knowledge.tenant(id).retrieve('狗', { limit: 100 });
      expect(found.map(({ passage }) => passage.text)).toEqual([`A puppy of ${id.length} and ${id.charCodeAt(1)}.`]);
    }
    expect(await knowledge.tenant('b').retrieve('狗')).toEqual([]);
    const tenant = knowledge.tenant('t');
    await tenant.put([
      { ...pets, id: 'secret', visibleTo: ['staff'] },
      { ...pets, id: 'later', validFrom: '2027-01-01T00:00:00Z' },
      { ...pets, id: 'past', validUntil: '2026-01-01T00:00:00Z' },
    ]);
    const idsAt = async (now: string, tags: readonly string[] = []) =>
      (await tenant.retrieve('狗', { now: new Date(now), tags })).map(({ passage }) => passage.documentId).sort();
    expect(await idsAt('2026-06-01')).toEqual([]);
    expect(await idsAt('2025-06-01')).toEqual(['past']);
    expect(await idsAt('2027-06-01', ['staff'])).toEqual(['later', 'secret']);
  });

  it('leaves no vector of what was replaced, removed or cleared, also by those who have no model', async () => {
    const tenant = open().tenant('t');
    await tenant.put([boats, parking, pets]);
    await tenant.put({ ...boats, text: '检修停航。' });
    expect(await count('zhike_knowledge_vector')).toBe(3);
    await open({ embedding: undefined }).tenant('t').remove('boats');
    expect(await count('zhike_knowledge_vector')).toBe(2);
    await open({ embedding: undefined }).tenant('t').clear();
    expect(await count('zhike_knowledge_vector')).toBe(0);
  });

  it('answers by words, and says so, when the vector of a question cannot be had', async () => {
    const embedding = recorded();
    const failure = new Error('down');
    const broken: EmbeddingModel = {
      ...embedding,
      embed: (texts, options) =>
        options?.purpose === 'query' ? Promise.reject(failure) : embedding.embed(texts, options),
    };
    const errors: unknown[] = [];
    const tenant = open({ embedding: broken, onError: (error) => errors.push(error) }).tenant('t');
    await tenant.put([boats, parking]);
    expect((await tenant.retrieve('末班船'))[0]?.passage.documentId).toBe('boats');
    expect((await tenant.evidence('末班船几点停航?')).answerability).toBe('answerable');
    expect(errors).toEqual([failure, failure]);
    await expect(open({ embedding: broken }).tenant('t').retrieve('停车')).resolves.toHaveLength(2);
  });

  it('stores nothing when the vectors of documents cannot be had', async () => {
    const failure = new Error('down');
    const broken = { ...recorded(), embed: () => Promise.reject(failure) };
    const tenant = open({ embedding: broken }).tenant('t');
    await expect(tenant.put(boats)).rejects.toBe(failure);
    expect(await tenant.list()).toEqual([]);
  });

  it.each([
    ['model', recorded({ id: 'test/other' })],
    ['number of dimensions', recorded({ dimensions: 128 })],
  ])('refuses another %s, with what to do', async (_, embedding) => {
    await open().tenant('t').put(boats);
    const tenant = open({ embedding }).tenant('t');
    const refusal = {
      code: 'knowledge-store-other-model',
      retryable: false,
      message: /test\/hash-embeddings.*`schema`/,
    };
    await expect(tenant.put(pets)).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(refusal.message),
    });
    await expect(tenant.retrieve('狗')).rejects.toMatchObject({ code: refusal.code });
    expect((await tenant.list()).map(({ id }) => id)).toEqual(['boats']);
  });

  it('refuses more dimensions than an index takes', async () => {
    const tenant = open({ embedding: recorded({ dimensions: 4_001 }) }).tenant('t');
    await expect(tenant.put(boats)).rejects.toThrow('4001 dimensions, more than the 4000 allowed');
    await expect(
      open({ embedding: recorded({ dimensions: 4_000 }) })
        .tenant('t')
        .put(boats),
    ).resolves.toBeUndefined();
  });

  it('finds a tenant’s own by the index of all, however many nearer ones others have', async () => {
    const knowledge = open();
    const others = Array.from({ length: 300 }, (_, index) => ({ ...pets, id: `p${index}`, text: `狗 ${index}` }));
    await knowledge.tenant('others').put(others);
    await knowledge.tenant('t').put([boats, parking, pets]);
    await database.exec(`analyze "${schema}".zhike_knowledge_vector`);
    const embedding = recorded({ meanings });
    const [question = new Float32Array()] = (await embedding.embed(['狗'])).vectors;
    const nearest = async (exactUpTo: number, most: number) => {
      const { rows } = await database.query<{ found_passage: string; similarity: number }>(
        `select of.* from "${schema}".zhike_knowledge as tenant, "${schema}".zhike_knowledge_nearest(
          tenant.tenant_hash, $1::text::halfvec, $2, 0, '{}', $3) as of where tenant.tenant_id = 't'`,
        [`[${question.join(',')}]`, most, exactUpTo],
      );
      return rows.map(({ found_passage }) => (JSON.parse(found_passage) as { documentId: string }).documentId);
    };
    expect(await nearest(1_000, 1)).toEqual(['pets']);
    // So few rows are faster to sort than to find by the index, unless sorting is forbidden.
    await database.exec('set enable_sort = off');
    try {
      const { rows } = await database.query<{ 'QUERY PLAN': string }>(
        `explain select number from "${schema}".zhike_knowledge_vector where tenant = 2
        order by embedding <=> $1::text::halfvec limit 2`,
        [`[${question.join(',')}]`],
      );
      expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/zhike_knowledge_vector_embedding_idx/);
      expect(await nearest(0, 1)).toEqual(['pets']);
      expect((await nearest(0, 100)).sort()).toEqual(['boats', 'parking', 'pets']);
      await database.exec('set hnsw.max_scan_tuples = 1');
      expect(await nearest(0, 1)).toEqual(['pets']);
    } finally {
      await database.exec('reset enable_sort; reset hnsw.max_scan_tuples');
    }
  }, 60_000);

  it('uses tables that were made by its SQL', async () => {
    await database.exec(postgresKnowledgeSchema({ schema, dimensions: 256 }));
    await database.exec(postgresKnowledgeSchema({ schema, dimensions: 256 }));
    const tenant = open().tenant('t');
    await tenant.put([boats, pets]);
    expect((await tenant.retrieve('狗'))[0]?.passage.documentId).toBe('pets');
  });
});

it('refuses dimensions out of range for its SQL', () => {
  expect(() => postgresKnowledgeSchema({ dimensions: 4_001 })).toThrow('dimensions');
  expect(() => postgresKnowledgeSchema({ schema: 'a"b' })).toThrow('schema');
});

describe.skipIf(!hasPostgres)('knowledge with vectors, in PostgreSQL without pgvector', () => {
  it('says what to install, pays for no vector, and goes on without', async (context) => {
    const schema = new TestSchema();
    try {
      await schema.create();
      const available = await schema.run("select from pg_available_extensions where name = 'vector'");
      if (available.length > 0) return context.skip('this server has pgvector');
      const embedding = recorded();
      const tenant = createPostgresKnowledge(schema.pool(), { embedding }).tenant('t');
      const error: unknown = await tenant.put(boats).catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'knowledge-store-vectors-missing', retryable: false });
      expect(String(error)).toMatch(/postgresql-NN-pgvector.*CREATE EXTENSION vector.*leave out `embedding`/);
      expect(embedding.calls).toEqual([]);
      expect(await tenant.list()).toEqual([]);
      const words = createPostgresKnowledge(schema.pool()).tenant('t');
      await words.put(boats);
      expect(await words.retrieve('末班船')).toHaveLength(1);
    } finally {
      await schema.close();
    }
  });
});
