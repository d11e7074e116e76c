import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../../src/domain/document.js';
import { createKnowledge } from '../../../src/knowledge/knowledge.js';
import type { KnowledgeStore } from '../../../src/knowledge/knowledge-store.js';
import { createFolderStore } from '../../../src/knowledge/node/index.js';

const boats: Document = {
  id: 'boats',
  title: '西湖游船',
  text: '末班船 17:30 停航。',
  source: 'https://example.com/boats',
};
const parking: Document = { id: 'parking', title: '停车', text: '停车场每小时 10 元。' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhike-knowledge-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (store: KnowledgeStore = createFolderStore(folder)) => createKnowledge({ store });
const idsOf = async (knowledge: ReturnType<typeof open>, tenant = 't') =>
  (await knowledge.tenant(tenant).list()).map(({ id }) => id);

/** A store whose writes and removals fail from one of them on, as those of a process that dies do. */
function dyingAfter(steps: number): KnowledgeStore {
  const store = createFolderStore(folder);
  let left = steps;
  const step = () => {
    if (left === 0) throw new Error('gone');
    left -= 1;
  };
  return {
    ...store,
    async write(...given) {
      step();
      await store.write(...given);
    },
    async remove(...given) {
      step();
      await store.remove(...given);
    },
  };
}

/** Counts what is written. */
function counting() {
  const written: string[] = [];
  const store = createFolderStore(folder);
  return {
    written,
    store: {
      ...store,
      async write(tenantId: string, name: string, bytes: Uint8Array) {
        written.push(name);
        await store.write(tenantId, name, bytes);
      },
    },
  };
}

describe('knowledge with a store', () => {
  it('is there again in another process, passages and all', async () => {
    const first = open();
    await first.tenant('t').put([boats, parking]);
    const found = await first.tenant('t').retrieve('游船几点停?', { explain: true });
    expect(await open().tenant('t').retrieve('游船几点停?', { explain: true })).toEqual(found);
    expect(found[0]?.passage.source).toBe('https://example.com/boats');
  });

  it('keeps what was replaced and removed replaced and removed', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      id: `d${index}`,
      title: `第${index}条`,
      text: `内容 ${index}。`,
    }));
    const tenant = open().tenant('t');
    await tenant.put([...many, boats, parking]);
    await tenant.put({ ...boats, text: '检修停航。' });
    await tenant.remove('parking');
    const again = open();
    expect(await idsOf(again)).toEqual([...many.map(({ id }) => id), 'boats']);
    expect((await again.tenant('t').retrieve('停航')).map(({ passage }) => passage.text)).toEqual(['检修停航。']);
  });

  it('writes a document that has not changed no second time, and a new one beside the old ones', async () => {
    const { store, written } = counting();
    const many = Array.from({ length: 20 }, (_, index) => ({ id: `d${index}`, title: '条', text: `内容 ${index}。` }));
    await open(store).tenant('t').put(many);
    expect(written).toEqual([expect.stringMatching(/^segment-/), 'manifest.json']);
    await open(store)
      .tenant('t')
      .put([...many, boats]);
    expect(written.slice(2)).toEqual([expect.stringMatching(/^segment-/), 'manifest.json']);
    const [folderOfTenant = ''] = await readdir(folder);
    const sizes = await Promise.all(
      written
        .filter((name) => name.startsWith('segment-'))
        .map(async (name) => (await readFile(join(folder, folderOfTenant, name))).length),
    );
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 2);
    await open(store)
      .tenant('t')
      .put([...many, boats]);
    expect(written).toHaveLength(4);
  });

  it('has the old or the new state after a death at any point, and nothing is left over later', async () => {
    const changed = { ...boats, text: '检修停航。' };
    for (let steps = 0; ; steps += 1) {
      await rm(folder, { recursive: true, force: true });
      await open().tenant('t').put([boats, parking]);
      let died = false;
      const dying = open(dyingAfter(steps));
      await dying
        .tenant('t')
        .put(changed)
        .catch((error) => {
          died = true;
          expect(error).toMatchObject({ code: 'knowledge-store-unavailable', retryable: true });
        });
      const best = async (knowledge: ReturnType<typeof open>) =>
        (await knowledge.tenant('t').retrieve('停航'))[0]?.passage.text;
      expect(await best(open())).toBe(died ? '末班船 17:30 停航。' : '检修停航。');
      // What the process says is what is stored.
      expect(await best(dying)).toBe(await best(open()));
      await open()
        .tenant('t')
        .put({ ...parking, text: '停车免费。' });
      const [own = ''] = await readdir(folder);
      const manifest = JSON.parse(await readFile(join(folder, own, 'manifest.json'), 'utf8')) as {
        segments: { name: string }[];
      };
      expect((await readdir(join(folder, own))).sort()).toEqual(
        ['manifest.json', ...manifest.segments.map(({ name }) => name)].sort(),
      );
      if (!died) break;
    }
  });

  it('stores nothing of a put that came while another one was being written', async () => {
    await open().tenant('t').put([boats, parking]);
    const store = createFolderStore(folder);
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let manifests = 0;
    const slow: KnowledgeStore = {
      ...store,
      async write(tenantId, name, bytes) {
        if (name === 'manifest.json') {
          manifests += 1;
          if (manifests > 1) throw new Error('gone');
        } else {
          await gate;
        }
        await store.write(tenantId, name, bytes);
      },
    };
    const tenant = open(slow).tenant('t');
    const first = tenant.put({ id: 'tickets', title: '门票', text: '门票 60 元。' });
    await tenant.list();
    const second = tenant.put({ ...boats, text: '检修停航。' });
    release();
    await first;
    await expect(second).rejects.toMatchObject({ code: 'knowledge-store-unavailable' });
    expect(await idsOf(open())).toEqual(['boats', 'parking', 'tickets']);
  });

  it('stores nothing of a put that failed, also when another one waits behind it', async () => {
    await open().tenant('t').put(parking);
    const store = createFolderStore(folder);
    let writes = 0;
    const failingOnce: KnowledgeStore = {
      ...store,
      async write(...given) {
        writes += 1;
        if (writes === 1) throw new Error('full');
        await store.write(...given);
      },
    };
    const knowledge = open(failingOnce);
    const both = [boats, { id: 'tickets', title: '门票', text: '门票 60 元。' }].map((each) =>
      knowledge.tenant('t').put(each),
    );
    const ends = await Promise.allSettled(both);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await idsOf(knowledge)).toEqual(['parking']);
    await knowledge.tenant('t').put(boats);
    expect(await idsOf(open())).toEqual(['parking', 'boats']);
  });

  it('is read while another process writes it', async () => {
    const writing = open().tenant('t');
    await writing.put([boats, parking]);
    const store = createFolderStore(folder);
    let reads = 0;
    const overtaken: KnowledgeStore = {
      ...store,
      async read(tenantId, name) {
        const bytes = await store.read(tenantId, name);
        reads += 1;
        // Once the manifest is read, everything that it names is written anew.
        if (reads === 1)
          await writing.put([
            { ...boats, text: '检修停航。' },
            { ...parking, text: '停车免费。' },
          ]);
        return bytes;
      },
    };
    const [best] = await open(overtaken).tenant('t').retrieve('停航');
    expect(best?.passage.text).toBe('检修停航。');
  });

  it('says so where a segment is missing', async () => {
    await open().tenant('t').put(boats);
    const [own = ''] = await readdir(folder);
    const name = (await readdir(join(folder, own))).find((each) => each.startsWith('segment-')) ?? '';
    await rm(join(folder, own, name));
    await expect(open().tenant('t').list()).rejects.toMatchObject({ code: 'knowledge-store-broken' });
  });

  it('stores puts that come together one after the other', async () => {
    const tenant = open().tenant('t');
    const many = Array.from({ length: 12 }, (_, index) => ({ id: `d${index}`, title: '条', text: `内容 ${index}。` }));
    await Promise.all(many.map((document) => tenant.put(document)));
    expect(await idsOf(open())).toHaveLength(12);
  });

  it('keeps tenants apart, whatever their ids', async () => {
    const ids = ['a', 'A', 'a/b', '../a', '..', '.', 'a\0b', '租户', 'x'.repeat(300), 'a b', 'a_b', 'CON'];
    for (const id of ids)
      await open()
        .tenant(id)
        .put({ id: 'own', title: '号码', text: `号码 ${ids.indexOf(id)}77` });
    for (const id of ids) {
      const found = await open().tenant(id).retrieve('号码');
      expect(found.map(({ passage }) => passage.text)).toEqual([`号码 ${ids.indexOf(id)}77`]);
    }
    expect(await readdir(folder)).toHaveLength(ids.length);
  });

  it('leaves nothing of a tenant that is cleared, and all of the others', async () => {
    const knowledge = open();
    await knowledge.tenant('a').put([boats, parking]);
    await knowledge.tenant('b').put(boats);
    await knowledge.tenant('a').clear();
    expect(await idsOf(knowledge, 'a')).toEqual([]);
    expect(await idsOf(open(), 'a')).toEqual([]);
    expect(await idsOf(open(), 'b')).toEqual(['boats']);
    const files = await Promise.all((await readdir(folder)).map((name) => readdir(join(folder, name))));
    expect(files.flat()).toHaveLength(2);
  });

  it('lets tenants that rest leave memory, and has them back with the next question', async () => {
    let reads = 0;
    const store = createFolderStore(folder);
    const counted: KnowledgeStore = {
      ...store,
      read(tenantId, name) {
        if (name === 'manifest.json') reads += 1;
        return store.read(tenantId, name);
      },
    };
    const knowledge = createKnowledge({ store: counted, maxLoadedPassages: 2 });
    for (const id of ['a', 'b', 'c']) await knowledge.tenant(id).put({ ...boats, title: `${id} 游船` });
    expect(reads).toBe(3);
    await knowledge.tenant('c').list();
    await knowledge.tenant('b').list();
    expect(reads).toBe(3);
    expect((await knowledge.tenant('a').retrieve('游船'))[0]?.passage.title).toBe('a 游船');
    expect(reads).toBe(4);
    // c was asked for the longest time ago.
    await knowledge.tenant('b').list();
    expect(reads).toBe(4);
    await knowledge.tenant('c').list();
    expect(reads).toBe(5);
  });

  it.each([
    ['a manifest that is no JSON', 'manifest.json', 'broken', (bytes: Buffer) => bytes.subarray(1)],
    ['a manifest of a newer version', 'manifest.json', 'too-new', () => Buffer.from('{"version":99,"segments":[]}')],
    ['a segment cut short', 'segment-', 'broken', (bytes: Buffer) => bytes.subarray(0, -3)],
    ['a segment with more at its end', 'segment-', 'broken', (bytes: Buffer) => Buffer.concat([bytes, bytes])],
    ['an empty segment', 'segment-', 'broken', () => Buffer.alloc(0)],
  ])('says so where it finds %s, and can be cleared', async (_, start, problem, spoil) => {
    await open().tenant('t').put([boats, parking]);
    const [own = ''] = await readdir(folder);
    const name = (await readdir(join(folder, own))).find((each) => each.startsWith(start)) ?? '';
    const file = join(folder, own, name);
    await writeFile(file, spoil(await readFile(file)));
    const knowledge = open();
    await expect(knowledge.tenant('t').retrieve('游船')).rejects.toMatchObject({ code: `knowledge-store-${problem}` });
    await knowledge.tenant('t').clear();
    await knowledge.tenant('t').put(boats);
    expect(await idsOf(open())).toEqual(['boats']);
  });

  it.each([
    ['store', { store: './knowledge' }],
    ['maxLoadedPassages', { maxLoadedPassages: -1 }],
  ])('refuses a %s that is none', (name, options) => {
    expect(() => createKnowledge(options as never)).toThrow(name);
  });
});
