import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../src/domain/document.js';
import type { EmbeddingModel } from '../../src/domain/embedding-model.js';
import type { RerankModel } from '../../src/domain/rerank-model.js';
import { noUsage } from '../../src/domain/usage.js';
import { createKnowledge, type KnowledgeOptions } from '../../src/knowledge/knowledge.js';
import type { KnowledgeModelCall, KnowledgeModelFailure } from '../../src/knowledge/model-calls.js';
import { createFolderStore } from '../../src/knowledge/node/index.js';
import { hashEmbeddings } from '../../src/testing/hash-embeddings.js';

const meanings = [
  ['狗', '宠物'],
  ['money back', 'refund'],
];
const pets: Document = { id: 'pets', title: '入住须知', text: '宠物谢绝入内,导盲犬除外。' };
const parking: Document = { id: 'parking', title: '停车', text: '停车场每小时 10 元,住客免费。' };
const boats: Document = { id: 'boats', title: '西湖游船', text: '末班船 17:30 停航,船票每人 80 元。' };
const breakfast: Document = { id: 'breakfast', title: '早餐', text: '早餐 7:00 至 10:00,在二楼餐厅。' };
const documents = [parking, boats, breakfast, pets];
const petQuestion = '能带狗吗?';

/** Answers after `ms`; pays no heed to its signal. */
function slow(model: EmbeddingModel, ms: number): EmbeddingModel {
  return {
    ...model,
    async embed(texts) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return model.embed(texts);
    },
  };
}

/** Fails on questions, or on documents. */
function failing(model: EmbeddingModel, on: 'query' | 'document'): EmbeddingModel {
  return {
    ...model,
    async embed(texts, options) {
      if ((options?.purpose ?? 'document') === on) throw new Error('no service');
      return model.embed(texts, options);
    },
  };
}

function knowing(options: KnowledgeOptions = {}) {
  const calls: KnowledgeModelCall[] = [];
  const failures: KnowledgeModelFailure[] = [];
  const knowledge = createKnowledge({
    embedding: hashEmbeddings({ meanings }),
    onModelCall: (call) => calls.push(call),
    onError: (_, failure) => failures.push(failure),
    ...options,
  });
  return { knowledge, tenant: knowledge.tenant('hotel'), calls, failures };
}

const idsOf = (found: readonly { readonly passage: { readonly documentId: string } }[]) =>
  found.map(({ passage }) => passage.documentId);

describe('knowledge with an embedding model', () => {
  it('finds what shares a meaning but no word with the question', async () => {
    const { tenant } = knowing();
    await tenant.put(documents);
    expect(idsOf(await tenant.retrieve(petQuestion))[0]).toBe('pets');
    const byWords = createKnowledge().tenant('hotel');
    await byWords.put(documents);
    expect(idsOf(await byWords.retrieve(petQuestion))).not.toContain('pets');
  });

  it('finds by its words what has them, and tells both ranks of it', async () => {
    const { tenant } = knowing();
    await tenant.put(documents);
    const [first] = await tenant.retrieve('末班船几点停航?', { explain: true });
    expect(first?.passage.documentId).toBe('boats');
    expect(first?.explanation?.ranks).toMatchObject({ words: 1, meaning: 1 });
    expect(first?.explanation?.ranks?.similarity).toBeGreaterThan(0.2);
    const [pet] = await tenant.retrieve(petQuestion, { explain: true });
    expect(pet?.explanation).toMatchObject({ tokens: [], ranks: { meaning: 1 } });
    expect(pet?.explanation?.ranks).not.toHaveProperty('words');
  });

  it('lets the order by meaning count as much as it is told, and not where the words leave nothing open', async () => {
    const luggage: Document = { id: 'luggage', title: '行李', text: '行李能带上船,每人一件。' };
    const firstOf = async (options: KnowledgeOptions, question: string) => {
      const { tenant } = knowing(options);
      await tenant.put([...documents, luggage]);
      return idsOf(await tenant.retrieve(question))[0];
    };
    expect(await firstOf({ embedding: undefined }, petQuestion)).toBe('luggage');
    expect(await firstOf({ embeddingWeight: 10 }, petQuestion)).toBe('pets');
    expect(await firstOf({ embeddingWeight: 0 }, petQuestion)).toBe('luggage');
    expect(await firstOf({ embeddingWeight: 10 }, '行李能带上船吗?')).toBe('luggage');
  });

  it('no longer finds what was replaced or taken out', async () => {
    const { tenant } = knowing();
    await tenant.put(documents);
    await tenant.put({ ...pets, text: '欢迎入住。' });
    expect(idsOf(await tenant.retrieve('狗', { limit: 1 }))).not.toContain('pets#1');
    const [first] = await tenant.retrieve(petQuestion, { explain: true });
    expect(first?.explanation?.ranks?.similarity ?? 0).toBeLessThan(0.3);
    await tenant.remove('pets');
    expect(idsOf(await tenant.retrieve(petQuestion))).not.toContain('pets');
  });

  it('keeps the vectors while segments are merged', async () => {
    const { tenant, calls } = knowing();
    for (const document of documents) await tenant.put(document);
    for (let number = 0; number < 12; number += 1) {
      await tenant.put({ id: `room-${number}`, title: `房间 ${number}`, text: `第 ${number} 间房有窗。` });
    }
    expect(idsOf(await tenant.retrieve(petQuestion))[0]).toBe('pets');
    expect(calls.filter(({ act }) => act === 'embed-documents')).toHaveLength(documents.length + 12);
  });

  it('asks the model only for what has changed', async () => {
    const embedded: string[] = [];
    const model = hashEmbeddings({ meanings });
    const counting: EmbeddingModel = {
      ...model,
      embed(texts, options) {
        embedded.push(...texts);
        return model.embed(texts, options);
      },
    };
    const { tenant } = knowing({ embedding: counting });
    const faq = (answer: string): Document => ({
      id: 'faq',
      title: '常见问题',
      questions: [
        { question: '能带狗吗?', answer },
        { question: '有停车场吗?', answer: '有。' },
      ],
    });
    await tenant.put(faq('不能。'));
    expect(embedded).toHaveLength(2);
    await tenant.put(faq('不能。'));
    expect(embedded).toHaveLength(2);
    await tenant.put(faq('小型犬可以。'));
    expect(embedded).toHaveLength(3);
    expect(embedded.at(-1)).toContain('小型犬可以。');
  });

  it('sends each text once, and each question once while it is remembered', async () => {
    const { tenant, calls } = knowing();
    await tenant.put([pets, { ...pets, id: 'copy' }]);
    await tenant.retrieve(petQuestion);
    const { calls: again } = await tenant.evidence(petQuestion);
    expect(calls.map(({ act }) => act)).toEqual(['embed-documents', 'embed-question']);
    expect(again).toBeUndefined();
  });

  it('adds nothing where the documents cannot be embedded', async () => {
    const { tenant } = knowing({ embedding: failing(hashEmbeddings(), 'document') });
    await expect(tenant.put(documents)).rejects.toThrow('no service');
    expect(await tenant.list()).toEqual([]);
  });

  it('lets the later of two puts count, however long the earlier one takes', async () => {
    let waits = [60, 0];
    const model = hashEmbeddings();
    const uneven: EmbeddingModel = {
      ...model,
      async embed(texts, options) {
        const [wait = 0, ...rest] = waits;
        waits = rest;
        await new Promise((resolve) => setTimeout(resolve, wait));
        return model.embed(texts, options);
      },
    };
    const { tenant } = knowing({ embedding: uneven });
    await Promise.all([tenant.put({ ...pets, title: '旧' }), tenant.put({ ...pets, title: '新' })]);
    expect((await tenant.list()).map(({ title }) => title)).toEqual(['新']);
  });

  it('searches by words alone where the question cannot be embedded, and says so', async () => {
    const { tenant, failures } = knowing({ embedding: failing(hashEmbeddings(), 'query') });
    await tenant.put(documents);
    const evidence = await tenant.evidence('末班船几点停航?');
    expect(evidence).toMatchObject({ answerability: 'answerable', unavailable: ['embedding'] });
    expect(evidence.passages[0]?.documentId).toBe('boats');
    expect(failures).toEqual([{ tenantId: 'hotel', act: 'embed-question', model: 'test/hash-embeddings' }]);
  });

  it('does not wait longer than the limit for a model that pays no heed to its signal', async () => {
    const { tenant, failures } = knowing({ embedding: slow(hashEmbeddings(), 60_000), modelTimeoutMs: 20 });
    expect((await tenant.evidence('末班船几点停航?')).unavailable).toEqual(['embedding']);
    expect(failures).toMatchObject([{ act: 'embed-question' }]);
  });

  it('stops with the caller’s reason once it is aborted', async () => {
    const { tenant, failures } = knowing({ embedding: slow(hashEmbeddings(), 60_000) });
    const controller = new AbortController();
    const retrieving = tenant.retrieve('末班船几点停航?', { signal: controller.signal });
    controller.abort(new Error('the customer left'));
    await expect(retrieving).rejects.toThrow('the customer left');
    expect(failures).toEqual([]);
  });

  it('judges by words alone unless it is told from where on a model’s similarity speaks', async () => {
    const { tenant } = knowing();
    await tenant.put(documents);
    const evidence = await tenant.evidence(petQuestion);
    expect(evidence).toMatchObject({ answerability: 'none', passages: [] });
    const { similarity = 0 } = evidence;
    expect(similarity).toBeGreaterThan(0.3);

    const near = knowing({ minSimilarity: similarity - 0.05 }).tenant;
    await near.put(documents);
    const partly = await near.evidence(petQuestion);
    expect(partly.answerability).toBe('partial');
    expect(partly.passages[0]?.documentId).toBe('pets');
    expect(await near.evidence('支持比特币付款吗?')).toMatchObject({ answerability: 'none' });
  });

  it('hands passages to the answer that are near by meaning beside those that have the words', async () => {
    const { tenant } = knowing();
    await tenant.put([...documents, { id: 'dogs', title: '犬类', text: '狗狗乐园每天 9:00 开放。' }]);
    const { answerability, passages } = await tenant.evidence('狗狗乐园几点开放?');
    expect(answerability).toBe('answerable');
    expect(passages.map(({ documentId }) => documentId)).toEqual(['dogs', 'pets']);
  });

  it('finds by meaning only what the reader may see now, and only the tenant’s own', async () => {
    const { knowledge, tenant } = knowing();
    await tenant.put([{ ...pets, visibleTo: ['staff'] }, boats]);
    expect(idsOf(await tenant.retrieve(petQuestion))).not.toContain('pets');
    expect(idsOf(await tenant.retrieve(petQuestion, { tags: ['staff'] }))).toContain('pets');
    expect(await knowledge.tenant('hotel2').retrieve(petQuestion)).toEqual([]);
  });

  it('finds what another model embedded by words alone, until it is put again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhike-meaning-'));
    try {
      const store = createFolderStore(folder);
      const old = knowing({ store, embedding: hashEmbeddings({ id: 'old', meanings }) });
      await old.tenant.put(documents);
      const renewed = knowing({ store, embedding: hashEmbeddings({ id: 'new', meanings }) });
      expect(idsOf(await renewed.tenant.retrieve(petQuestion))).not.toContain('pets');
      await renewed.tenant.put(documents);
      expect(idsOf(await renewed.tenant.retrieve(petQuestion))[0]).toBe('pets');
      const longer = knowing({ store, embedding: hashEmbeddings({ id: 'new', dimensions: 300, meanings }) });
      expect(idsOf(await longer.tenant.retrieve(petQuestion))).not.toContain('pets');
      await longer.tenant.put(documents);
      expect(idsOf(await longer.tenant.retrieve(petQuestion))[0]).toBe('pets');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    [{ embedding: {} as EmbeddingModel }, 'embedding must be an embedding model'],
    [{ rerank: {} as RerankModel }, 'rerank must be a rerank model'],
    [{ embeddingWeight: -1 }, 'embeddingWeight must be a number from 0 to 10'],
    [{ minSimilarity: 2 }, 'minSimilarity must be a number from 0 to 1'],
    [{ minRelevance: Number.NaN }, 'minRelevance must be a number'],
    [{ modelTimeoutMs: 0 }, 'modelTimeoutMs must be a whole number from 1'],
  ] as const)('refuses %o', (options, problem) => {
    expect(() => createKnowledge(options)).toThrow(problem);
  });
});

describe('stored vectors', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhike-meaning-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function vectorFile(): Promise<string> {
    const files = await readdir(folder, { recursive: true });
    const name = files.find((file) => file.includes('vectors-'));
    if (name === undefined) throw new Error(`No vectors among ${files.join(', ')}`);
    return join(folder, name);
  }

  it('are there again in another process, with no call for them', async () => {
    const store = createFolderStore(folder);
    await knowing({ store }).tenant.put(documents);
    const { tenant, calls } = knowing({ store });
    expect(idsOf(await tenant.retrieve(petQuestion))[0]).toBe('pets');
    await tenant.put(documents);
    expect(calls.map(({ act }) => act)).toEqual(['embed-question']);
  });

  it('are kept while the knowledge is used without a model', async () => {
    const store = createFolderStore(folder);
    await knowing({ store }).tenant.put(documents);
    const wordsOnly = createKnowledge({ store }).tenant('hotel');
    await wordsOnly.put({ id: 'wifi', title: '网络', text: '密码在房卡上。' });
    await wordsOnly.remove('parking');
    const { tenant } = knowing({ store });
    expect(idsOf(await tenant.retrieve(petQuestion))[0]).toBe('pets');
  });

  it('that are damaged are told', async () => {
    const store = createFolderStore(folder);
    await knowing({ store }).tenant.put(documents);
    const file = await vectorFile();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 4));
    await expect(knowing({ store }).tenant.list()).rejects.toMatchObject({ code: 'knowledge-store-broken' });
  });

  it('are erased with the rest', async () => {
    const store = createFolderStore(folder);
    const { tenant } = knowing({ store });
    await tenant.put(documents);
    await tenant.clear();
    await expect(vectorFile()).rejects.toThrow('No vectors');
  });
});

describe('knowledge with a rerank model', () => {
  /** Prefers documents that have a word. */
  const preferring = (word: string): RerankModel => ({
    id: 'test/prefers',
    async rerank(_, texts) {
      const results = texts.map((text, index) => ({ index, score: text.includes(word) ? 0.9 : 0.1 }));
      return {
        results: results.sort((one, other) => other.score - one.score),
        usage: { ...noUsage, inputTokens: 7, calls: 1 },
      };
    },
  });
  const prices: Document = { id: 'prices', title: '船票', text: '船票每人 80 元,儿童半价。' };
  const night: Document = { id: 'night', title: '夜游船票', text: '夜游船票每人 120 元。' };

  it('gives the order that the model says, with its scores', async () => {
    const { tenant } = knowing({ embedding: undefined, rerank: preferring('夜游') });
    await tenant.put([prices, night]);
    expect(await tenant.retrieve('船票多少钱?')).toMatchObject([
      { passage: { documentId: 'night' }, score: 0.9 },
      { passage: { documentId: 'prices' }, score: 0.1 },
    ]);
    expect(await tenant.evidence('船票多少钱?')).toMatchObject({
      passages: [{ documentId: 'night' }, { documentId: 'prices' }],
      relevance: 0.9,
      calls: [{ model: 'test/prefers', usage: { inputTokens: 7 } }],
    });
  });

  it('makes a question partly answerable from the score on that it is told', async () => {
    const { tenant } = knowing({ embedding: undefined, rerank: preferring('导盲犬'), minRelevance: 0.8 });
    await tenant.put([...documents, { ...pets, id: 'guests', text: '住客须知:导盲犬可入住,谢绝喧哗。' }]);
    const question = '入住的时候我要出示比特币钱包吗?';
    const plain = createKnowledge().tenant('hotel');
    await plain.put(documents);
    expect((await plain.evidence(question)).answerability).toBe('none');
    expect(await tenant.evidence(question)).toMatchObject({ answerability: 'partial', relevance: 0.9 });
  });

  it('leaves the order as it was where the model fails', async () => {
    const broken: RerankModel = { id: 'test/broken', rerank: () => Promise.reject(new Error('no service')) };
    const { tenant, failures } = knowing({ embedding: undefined, rerank: broken });
    await tenant.put([prices, night]);
    const evidence = await tenant.evidence('船票多少钱?');
    expect(evidence).toMatchObject({ passages: [{ documentId: 'prices' }, {}], unavailable: ['rerank'] });
    expect(failures).toEqual([{ tenantId: 'hotel', act: 'rerank', model: 'test/broken' }]);
  });
});
