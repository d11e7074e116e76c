import assert from 'node:assert/strict';
import type { KnowledgeStore } from '../knowledge/knowledge-store.js';
import type { ContractCase } from './contract-case.js';

/** A store to be tried, empty. */
export interface KnowledgeStoreUnderTest {
  readonly store: KnowledgeStore;
  /** Opens the same place once more, as another process does. Default: the same store again. */
  another?(): Promise<KnowledgeStore> | KnowledgeStore;
  close?(): Promise<void> | void;
}

interface Trial {
  readonly store: KnowledgeStore;
  readonly another: KnowledgeStore;
}

const name = 'segment-V1StGXR8_Z5jdHi6B-myT';
const bytesOf = (...values: readonly number[]) => Uint8Array.from(values);
const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);

/** Ids that a careless store mixes up: paths, SQL, patterns, names of properties, look-alikes, starts of each other. */
const hostileIds: readonly string[] = [
  'a',
  'A',
  ' a',
  'a ',
  'a/b',
  'a\\b',
  '../a',
  '..',
  '.',
  'a\0b',
  'a\0',
  '\0',
  "a'; drop table zhike_knowledge_blob; --",
  "a' or '1'='1",
  '"a"',
  '%',
  '_',
  '*',
  '__proto__',
  'constructor',
  '\u00fc',
  'u\u0308',
  '\ud83d',
  '\ude00',
  '租户',
  '租户'.repeat(300),
  `${'租户'.repeat(300)}a`,
  'CON',
  'null',
  'undefined',
];

async function sameBytes(store: KnowledgeStore, tenantId: string, blob: string, expected: Uint8Array | undefined) {
  const found = await store.read(tenantId, blob);
  assert.deepEqual(found && [...found], expected && [...expected], `"${blob}" of ${JSON.stringify(tenantId)}`);
}

const cases: readonly (readonly [name: string, run: (trial: Trial) => Promise<void>])[] = [
  [
    'reads nothing where nothing was written',
    async ({ store }) => {
      await sameBytes(store, 'tenant', name, undefined);
      assert.deepEqual([...(await store.list('tenant'))], []);
      await store.remove('tenant', name);
    },
  ],
  [
    'keeps every byte, none at all, and a million of them, for others to read',
    async ({ store, another }) => {
      const many = Uint8Array.from({ length: 1_000_000 }, (_, index) => index * 7 + (index >> 8));
      await store.write('tenant', 'manifest.json', everyByte);
      await store.write('tenant', name, many);
      await store.write('tenant', 'segment-empty', bytesOf());
      await sameBytes(another, 'tenant', 'manifest.json', everyByte);
      await sameBytes(another, 'tenant', 'segment-empty', bytesOf());
      const found = await another.read('tenant', name);
      assert.ok(found !== undefined && Buffer.compare(found, many) === 0, 'a million bytes come back as they were');
    },
  ],
  [
    'keeps the bytes of a view of a larger buffer, and no others',
    async ({ store }) => {
      await store.write('tenant', name, everyByte.subarray(10, 13));
      await sameBytes(store, 'tenant', name, bytesOf(10, 11, 12));
    },
  ],
  [
    'replaces a blob as a whole',
    async ({ store, another }) => {
      await store.write('tenant', name, everyByte);
      await another.write('tenant', name, bytesOf(1));
      await sameBytes(store, 'tenant', name, bytesOf(1));
      assert.deepEqual([...(await store.list('tenant'))], [name]);
    },
  ],
  [
    'lists and removes blobs by their whole names',
    async ({ store, another }) => {
      const names = ['manifest.json', 'segment-a', 'segment-A', 'segment-a-b', 'segment-_'];
      for (const [index, each] of names.entries()) await store.write('tenant', each, bytesOf(index));
      assert.deepEqual([...(await another.list('tenant'))].sort(), [...names].sort());
      await another.remove('tenant', 'segment-a');
      await another.remove('tenant', 'segment-_');
      assert.deepEqual([...(await store.list('tenant'))].sort(), ['manifest.json', 'segment-A', 'segment-a-b']);
      await sameBytes(store, 'tenant', 'segment-a', undefined);
      await sameBytes(store, 'tenant', 'segment-A', bytesOf(2));
    },
  ],
  [
    'keeps tenants apart, whatever their ids',
    async ({ store, another }) => {
      for (const [index, id] of hostileIds.entries()) await store.write(id, name, bytesOf(index));
      for (const [index, id] of hostileIds.entries()) {
        await sameBytes(another, id, name, bytesOf(index));
        assert.deepEqual([...(await another.list(id))], [name]);
      }
      for (const [index, id] of hostileIds.entries()) {
        await another.remove(id, name);
        await sameBytes(store, id, name, undefined);
        const next = hostileIds[index + 1];
        if (next !== undefined) await sameBytes(store, next, name, bytesOf(index + 1));
      }
    },
  ],
];

/**
 * What every `KnowledgeStore` does, case by case, for a test runner of your choice. Each case opens a store of its own.
 *
 * @param create - gives an empty store
 *
 * @example
 * for (const { name, run } of knowledgeStoreContract(() => ({ store: myStore() }))) it(name, run);
 */
export function knowledgeStoreContract(
  create: () => Promise<KnowledgeStoreUnderTest> | KnowledgeStoreUnderTest,
): readonly ContractCase[] {
  return cases.map(([sentence, run]) => ({
    name: sentence,
    async run() {
      const tried = await create();
      try {
        await run({ store: tried.store, another: (await tried.another?.()) ?? tried.store });
      } finally {
        await tried.close?.();
      }
    },
  }));
}
