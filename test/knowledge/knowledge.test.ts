import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/domain/document.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { DocumentError } from '../../src/error/document-error.js';
import { createKnowledge } from '../../src/knowledge/knowledge.js';

const boats: Document = { id: 'boats', title: '西湖游船', text: '末班船 17:30 停航。' };
const parking: Document = { id: 'parking', title: '停车', text: '停车场每小时 10 元。' };

describe('createKnowledge', () => {
  it('keeps tenants apart, whatever their ids', async () => {
    const knowledge = createKnowledge();
    const ids = ['a', 'a/b', 'a#1', '__proto__', 'constructor', 'A', ' a'];
    for (const id of ids)
      await knowledge.tenant(id).put({ id: 'own', title: '号码', text: `号码 ${ids.indexOf(id)}77` });
    for (const id of ids) {
      const found = await knowledge.tenant(id).retrieve('号码');
      expect(found.map(({ passage }) => passage.text)).toEqual([`号码 ${ids.indexOf(id)}77`]);
    }
    await knowledge.tenant('a').remove('own');
    expect(await knowledge.tenant('a').list()).toEqual([]);
    expect(await knowledge.tenant('A').list()).toHaveLength(1);
  });

  it('finds what is called by another word of the tenant, and takes it as said', async () => {
    const documents = [
      { id: 'pass', title: '逍遥卡', text: '逍遥卡全年入园不限次数,售价 299 元。' },
      { id: 'lockers', title: 'Lockers', text: 'A locker is 10 yuan an hour.' },
      { id: 'dogs', title: '犬只', text: '犬只不得入园。' },
    ];
    const ask = async (knowledge: ReturnType<typeof createKnowledge>, question: string) => {
      const tenant = knowledge.tenant('park');
      await tenant.put(documents);
      const [best] = await tenant.retrieve(question);
      const { confidence, reasons } = await tenant.evidence(question);
      return { best: best?.passage.documentId, confidence, unknown: reasons?.unknown ?? [] };
    };
    const plain = createKnowledge();
    const own = createKnowledge({
      synonyms: [
        ['年票', '逍遙卡', 'annual pass'],
        ['储物格', 'lockers'],
      ],
    });
    for (const [question, document] of [
      ['年票多少钱', 'pass'],
      ['Annual passes, please', 'pass'],
      ['储物格', 'lockers'],
    ] as const) {
      const [without, found] = [await ask(plain, question), await ask(own, question)];
      expect(found.best, question).toBe(document);
      expect(found.unknown, question).toEqual([]);
      expect(found.confidence, question).toBeGreaterThan(without.confidence);
    }
  });

  it('gives each tenant its own synonyms', async () => {
    const knowledge = createKnowledge({ synonyms: (id) => (id === 'park' ? [['年票', '逍遥卡']] : []) });
    const found = async (id: string) => {
      await knowledge.tenant(id).put({ id: 'pass', title: '价目', text: '逍遥卡 299 元' });
      return (await knowledge.tenant(id).retrieve('年票')).length;
    };
    expect(await found('park')).toBe(1);
    expect(await found('lake')).toBe(0);
  });

  it.each([
    ['no list', 'a, b'],
    ['a group that is no list', ['年票']],
    ['a group of one word', [['年票', '年票 ']]],
    ['a word that is no text', [['年票', 5]]],
    ['a word without letters', [['年票', '?']]],
    ['a sentence', [['年票', '字'.repeat(51)]]],
  ])('refuses synonyms that are %s', async (_, synonyms) => {
    expect(() => createKnowledge({ synonyms: synonyms as never })).toThrow(ConfigurationError);
    const tenant = createKnowledge({ synonyms: () => synonyms as never }).tenant('t');
    await expect(tenant.list()).rejects.toThrow(ConfigurationError);
  });

  it.each(['', '  '])('refuses the tenant id %j', (id) => {
    expect(() => createKnowledge().tenant(id)).toThrow(ConfigurationError);
  });

  it('replaces a document with a known id', async () => {
    const tenant = createKnowledge().tenant('t');
    await tenant.put([boats, parking]);
    await tenant.put({ ...boats, text: '检修停航。' });
    expect(await tenant.list()).toEqual([
      { id: 'parking', title: '停车', passages: 1 },
      { id: 'boats', title: '西湖游船', passages: 1 },
    ]);
    const texts = (await tenant.retrieve('游船停航')).map(({ passage }) => passage.text);
    expect(texts).toContain('检修停航。');
    expect(texts).not.toContain('末班船 17:30 停航。');
  });

  it('finds a document in its time only', async () => {
    const tenant = createKnowledge().tenant('t');
    const validFrom = '2026-12-01T00:00:00+08:00';
    await tenant.put({ ...boats, validFrom, validUntil: '2027-03-01T00:00:00+08:00' });
    const found = async (now: string) => (await tenant.retrieve('游船', { now: new Date(now) })).length;
    expect(await found('2026-11-30T15:59:59Z')).toBe(0);
    expect(await found('2026-11-30T16:00:00Z')).toBe(1);
    expect(await found('2027-02-28T16:00:00Z')).toBe(0);
    expect((await tenant.evidence('末班船几点停航?', { now: new Date('2026-11-30') })).answerability).toBe('none');
    expect(await tenant.list()).toHaveLength(1);
  });

  it('finds a document with tags for readers with one of them, whatever else is better', async () => {
    const tenant = createKnowledge().tenant('t');
    const secrets = Array.from({ length: 30 }, (_, index) => ({
      ...boats,
      id: `secret ${index}`,
      visibleTo: ['staff', 'partner'],
    }));
    await tenant.put([...secrets, { ...boats, id: 'open', text: '船。' }, { ...boats, id: 'nobody', visibleTo: [] }]);
    const idsFor = async (tags?: readonly string[]) =>
      (await tenant.retrieve('末班船几点停航?', { tags, limit: 50 })).map(({ passage }) => passage.documentId);
    expect(await idsFor()).toEqual(['open']);
    expect(await idsFor(['vip'])).toEqual(['open']);
    expect(await idsFor(['vip', 'partner'])).toHaveLength(31);
    expect((await tenant.evidence('末班船几点停航?')).passages.map(({ documentId }) => documentId)).not.toContain(
      'secret 0',
    );
  });

  it('adds none of several documents when one is refused', async () => {
    const tenant = createKnowledge().tenant('t');
    await tenant.put(boats);
    const changed = { ...boats, text: '改了。' };
    await expect(tenant.put([parking, changed, { id: 'empty', title: '空', text: ' \n' }])).rejects.toThrow(
      DocumentError,
    );
    expect((await tenant.list()).map(({ id }) => id)).toEqual(['boats']);
    expect((await tenant.retrieve('末班船'))[0]?.passage.text).toBe('末班船 17:30 停航。');
  });

  it('tells whether a document was there to remove', async () => {
    const tenant = createKnowledge().tenant('t');
    await tenant.put(boats);
    expect(await tenant.remove('boats')).toBe(true);
    expect(await tenant.remove('boats')).toBe(false);
    expect(await tenant.remove('__proto__')).toBe(false);
  });

  it('is not changed by later changes of the caller’s objects', async () => {
    const tenant = createKnowledge().tenant('t');
    const questions = [{ question: '可以退票吗?', answer: '可以。' }];
    await tenant.put({ id: 'faq', title: '问答', questions });
    questions.pop();
    expect((await tenant.retrieve('退票'))[0]?.passage.text).toBe('可以。');
  });

  it.each([
    ['document-empty', { id: 'x', title: 't' }],
    ['document-empty', { id: 'x', title: 't', text: '---' }],
    ['document-invalid', { id: '', title: 't', text: '字' }],
    ['document-invalid', { id: 'a\nb', title: 't', text: '字' }],
    ['document-invalid', { id: 7, title: 't', text: '字' }],
    ['document-invalid', { id: 'x', title: 't', text: 'half \ud83d' }],
    ['document-invalid', { id: 'x', text: '字' }],
    ['document-invalid', { id: 'x', title: 't', text: 12 }],
    ['document-invalid', { id: 'x', title: 't', text: '字', validFrom: 'soon' }],
    ['document-invalid', { id: 'x', title: 't', text: '字', validUntil: 20261201 }],
    ['document-invalid', { id: 'x', title: 't', text: '字', visibleTo: 'staff' }],
    ['document-invalid', { id: 'x', title: 't', text: '字', visibleTo: [''] }],
    ['document-invalid', { id: 'x', title: 't', text: '字', format: 'pdf' }],
    ['document-invalid', { id: 'x', title: 't', questions: [{ question: '问' }] }],
    ['document-invalid', { id: 'x', title: 't', questions: [{ question: ' ', answer: '答' }] }],
    ['document-invalid', null],
    ['document-too-large', { id: 'x', title: 't', text: '字'.repeat(101) }],
  ])('answers %s for a bad document', async (code, document) => {
    const tenant = createKnowledge({ maxDocumentCharacters: 100 }).tenant('t');
    await expect(tenant.put(document as Document)).rejects.toMatchObject({ name: 'DocumentError', code });
    expect(await tenant.list()).toEqual([]);
  });

  it('refuses options out of range', async () => {
    expect(() => createKnowledge({ maxDocumentCharacters: 0 })).toThrow(ConfigurationError);
    await expect(createKnowledge().tenant('t').retrieve('x', { limit: 0 })).rejects.toThrow(ConfigurationError);
  });

  it('takes an empty list', async () => {
    const tenant = createKnowledge().tenant('t');
    await tenant.put([]);
    expect(await tenant.evidence('西湖')).toEqual({ answerability: 'none', passages: [], confidence: 0 });
  });
});
