import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Document } from '../../src/domain/document.js';
import { ConfigurationError } from '../../src/error/configuration-error.js';
import { DocumentError } from '../../src/error/document-error.js';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import type { RetrieveOptions } from '../../src/knowledge/retriever.js';

/** A knowledge to be tried, empty; made with `maxDocumentCharacters: 100_000`. */
export interface KnowledgeUnderTest {
  readonly knowledge: Knowledge;
  /** Opens the same place once more, as another process does; left out where it lives in memory alone. */
  readonly another?: (() => Promise<Knowledge> | Knowledge) | undefined;
  readonly close?: (() => Promise<void> | void) | undefined;
}

const boats: Document = {
  id: 'boats',
  title: '西湖游船',
  text: '末班船 17:30 停航。',
  source: 'https://example.com/boats',
};
const parking: Document = { id: 'parking', title: '停车', text: '停车场每小时 10 元。' };
const library: readonly Document[] = [
  { id: 'tickets', title: 'Tickets', text: 'Tickets cost 60 yuan. Children pay half of it.' },
  { id: 'refunds', title: 'Refunds', text: '# Refunds\n\nA ticket is refunded until noon.', format: 'markdown' },
  { id: '灵隐', title: '灵隐寺', text: '灵隐寺门票 30 元,飞来峰 45 元。开放时间 7:00–18:15。' },
  { id: 'faq', title: '问答', questions: [{ question: '可以退票吗?', answer: '开船前可以退票。' }] },
  { id: 'pages', title: '手册', pages: ['第一页讲救生衣。', '第二页讲码头。'] },
];

/** Ids of tenants that a careless place mixes up. */
const hostileIds: readonly string[] = [
  'a',
  'A',
  ' a',
  'a ',
  'a/b',
  'a#1',
  'a\\b',
  '../a',
  '..',
  '.',
  'a\0b',
  'a\0',
  '\0',
  'a\n',
  "a'; drop table zhike_knowledge; --",
  "a' or '1'='1",
  '"a"',
  '$1',
  '%',
  '_',
  '*',
  '__proto__',
  'constructor',
  'toString',
  '\u00fc',
  'u\u0308',
  '\ud83d',
  '\ude00',
  '\uff41',
  '租户',
  '租户'.repeat(2_000),
  `${'租户'.repeat(2_000)}a`,
  'CON',
  'null',
  'undefined',
  '{a,b}',
];

const noEvidence = { answerability: 'none', passages: [], confidence: 0 };

/** What every `Knowledge` does. */
export function knowledgeContract(name: string, create: () => Promise<KnowledgeUnderTest> | KnowledgeUnderTest): void {
  describe(`knowledge: ${name}`, () => {
    let tried: KnowledgeUnderTest;
    let knowledge: Knowledge;
    beforeEach(async () => {
      tried = await create();
      knowledge = tried.knowledge;
    });
    afterEach(() => tried.close?.());

    const tenant = (id = 't') => knowledge.tenant(id);
    const textsFor = async (question: string, options?: RetrieveOptions, from = tenant()) =>
      (await from.retrieve(question, options)).map(({ passage }) => passage.text);
    const idsOf = async (from = tenant()) => (await from.list()).map(({ id }) => id);

    it('finds what was put, the best first, as it was given', async () => {
      await tenant().put([...library, boats, parking]);
      const [best, ...others] = await tenant().retrieve('游船几点停航?');
      expect(best?.passage).toEqual({
        id: 'boats#1',
        documentId: 'boats',
        title: '西湖游船',
        headings: [],
        text: '末班船 17:30 停航。',
        source: 'https://example.com/boats',
      });
      expect(best?.score).toBeGreaterThan(0);
      for (const { score } of others) expect(score).toBeLessThanOrEqual(best?.score ?? 0);
      expect((await textsFor('How much is a ticket?'))[0]).toContain('60 yuan');
      expect((await tenant().retrieve('ticket refunded until'))[0]?.passage.headings).toEqual(['Refunds']);
      expect((await tenant().retrieve('码头'))[0]?.passage).toMatchObject({ documentId: 'pages' });
    });

    it('finds at most as many passages as asked for, and none for words that it does not know', async () => {
      await tenant().put(Array.from({ length: 30 }, (_, index) => ({ ...boats, id: `boats ${index}` })));
      expect(await tenant().retrieve('游船')).toHaveLength(8);
      expect(await tenant().retrieve('游船', { limit: 1 })).toHaveLength(1);
      expect(await tenant().retrieve('游船', { limit: 100 })).toHaveLength(30);
      expect(await tenant().retrieve('quantum')).toEqual([]);
      expect(await tenant().retrieve('')).toEqual([]);
      expect(await tenant().retrieve('?!')).toEqual([]);
    });

    it('answers a question from its evidence, and has none for another', async () => {
      await tenant().put([...library, boats, parking]);
      const evidence = await tenant().evidence('末班船几点停航?');
      expect(evidence.answerability).toBe('answerable');
      expect(evidence.passages[0]?.documentId).toBe('boats');
      expect((await tenant().evidence('你们支持比特币付款吗?')).answerability).toBe('none');
    });

    it('has nothing before the first document', async () => {
      expect(await tenant().list()).toEqual([]);
      expect(await tenant().retrieve('西湖')).toEqual([]);
      expect(await tenant().evidence('西湖')).toEqual(noEvidence);
      expect(await tenant().remove('boats')).toBe(false);
      await tenant().clear();
      await tenant().put([]);
      expect(await tenant().list()).toEqual([]);
    });

    it('lists documents in the order in which they were last put', async () => {
      await tenant().put([boats, parking]);
      await tenant().put(library);
      await tenant().put({ ...boats, text: '检修停航。' });
      expect(await tenant().list()).toEqual([
        { id: 'parking', title: '停车', passages: 1 },
        { id: 'tickets', title: 'Tickets', passages: 1 },
        { id: 'refunds', title: 'Refunds', passages: 1 },
        { id: '灵隐', title: '灵隐寺', passages: 1 },
        { id: 'faq', title: '问答', passages: 1 },
        { id: 'pages', title: '手册', passages: 1 },
        { id: 'boats', title: '西湖游船', passages: 1 },
      ]);
    });

    it('replaces a document with a known id, also by a longer or shorter one', async () => {
      const long = Array.from({ length: 400 }, (_, index) => `第 ${index} 条:游船停航须知。`).join('\n\n');
      await tenant().put([boats, parking]);
      await tenant().put({ ...boats, text: long });
      const [, { passages = 0 } = {}] = await tenant().list();
      expect(passages).toBeGreaterThan(3);
      expect(await textsFor('末班船 17:30', { limit: 100 })).not.toContain('末班船 17:30 停航。');
      await tenant().put({ ...boats, text: '检修停航。' });
      expect(await tenant().list()).toEqual([
        { id: 'parking', title: '停车', passages: 1 },
        { id: 'boats', title: '西湖游船', passages: 1 },
      ]);
      expect(await textsFor('游船须知', { limit: 100 })).toEqual(['检修停航。']);
    });

    it('takes the last of several documents with one id', async () => {
      await tenant().put([boats, parking, { ...boats, text: '检修停航。' }]);
      expect(await textsFor('游船', { limit: 100 })).toEqual(['检修停航。']);
      expect((await idsOf()).sort()).toEqual(['boats', 'parking']);
    });

    it('leaves a document that has not changed where it is', async () => {
      await tenant().put([boats, parking]);
      await tenant().put(boats);
      expect(await idsOf()).toEqual(['boats', 'parking']);
      await tenant().put({ ...boats, source: 'https://example.com/new' });
      expect(await idsOf()).toEqual(['parking', 'boats']);
      expect((await tenant().retrieve('游船'))[0]?.passage.source).toBe('https://example.com/new');
    });

    it('scores by what is there, not by what was', async () => {
      await tenant().put([...library, boats]);
      const scores = async () => (await tenant().retrieve('末班船停航')).map(({ score }) => score);
      const before = await scores();
      const many = Array.from({ length: 20 }, (_, index) => ({
        ...boats,
        id: `other ${index}`,
        text: `停航 ${index}`,
      }));
      for (const document of many) await tenant().put(document);
      expect(await scores()).not.toEqual(before);
      for (const { id } of many) await tenant().remove(id);
      const after = await scores();
      expect(after).toHaveLength(before.length);
      for (const [index, score] of after.entries()) expect(score).toBeCloseTo(before[index] ?? 0, 4);
    });

    it('keeps its order over many small changes', async () => {
      for (let index = 0; index < 40; index += 1) {
        await tenant().put({ id: `d${index}`, title: '条', text: `内容 number${index} 停车。` });
        if (index % 3 === 2) await tenant().remove(`d${index - 1}`);
        if (index % 5 === 4)
          await tenant().put({ id: `d${index - 2}`, title: '条', text: `改了 changed${index} 停车。` });
      }
      const kept = await idsOf();
      expect(new Set(kept).size).toBe(kept.length);
      expect(await tenant().retrieve('停车', { limit: 100 })).toHaveLength(kept.length);
      const texts = await textsFor('内容改了停车', { limit: 100 });
      expect((await textsFor('changed39'))[0]).toBe('改了 changed39 停车。');
      expect((await textsFor('number36'))[0]).toBe('内容 number36 停车。');
      expect(texts).not.toContain('内容 number37 停车。');
      expect(texts).not.toContain('内容 number34 停车。');
    });

    it('tells whether a document was there to remove', async () => {
      await tenant().put([boats, parking]);
      expect(await tenant().remove('boats')).toBe(true);
      expect(await tenant().remove('boats')).toBe(false);
      for (const id of ['__proto__', 'park', 'parking ', 'PARKING', '%', 'p\0', '\ud83d', 'x'.repeat(100_000)]) {
        expect(await tenant().remove(id)).toBe(false);
      }
      expect(await idsOf()).toEqual(['parking']);
      expect(await textsFor('末班船')).toEqual([]);
    });

    it('keeps apart documents whose ids look alike', async () => {
      const ids = [
        'a',
        'A',
        'a#1',
        'a#11',
        'ü',
        'u\u0308',
        "a'b",
        'a"b',
        'a\\b',
        '%',
        '_',
        '__proto__',
        '文'.repeat(512),
      ];
      await tenant().put(ids.map((id, index) => ({ id, title: '号码', text: `号码 ${index}77。` })));
      expect(await idsOf()).toEqual(ids);
      for (const id of ids) {
        expect(await tenant().remove(id)).toBe(true);
        expect(await idsOf()).not.toContain(id);
      }
      expect(await tenant().list()).toEqual([]);
    });

    it('keeps any text: NUL, emoji, quotes, escapes', async () => {
      const text = '号码\0|😀|"\\\'|\u2028|$1|{a,b}|\\x00|\ufffd|null。';
      await tenant().put({ id: 'hard', title: 'a\0"\\', text });
      const [found] = await tenant().retrieve('号码');
      expect(found?.passage).toMatchObject({ title: 'a\0"\\', text });
      expect((await tenant().list())[0]?.title).toBe('a\0"\\');
      await tenant().put({ id: 'hard', title: 'a\0"\\', text });
      expect(await tenant().list()).toHaveLength(1);
    });

    it('adds none of several documents when one is refused', async () => {
      await tenant().put(boats);
      const changed = { ...boats, text: '改了。' };
      await expect(tenant().put([parking, changed, { id: 'empty', title: '空', text: ' \n' }])).rejects.toThrow(
        DocumentError,
      );
      expect(await idsOf()).toEqual(['boats']);
      expect(await textsFor('末班船')).toEqual(['末班船 17:30 停航。']);
    });

    it.each([
      ['document-empty', { id: 'x', title: 't' }],
      ['document-invalid', { id: 'a\nb', title: 't', text: '字' }],
      ['document-invalid', { id: 'x', title: 't', text: 'half \ud83d' }],
      ['document-invalid', null],
      ['document-too-large', { id: 'x', title: 't', text: '字'.repeat(100_001) }],
    ])('answers %s for a bad document', async (code, document) => {
      await expect(tenant().put(document as Document)).rejects.toMatchObject({ name: 'DocumentError', code });
      expect(await tenant().list()).toEqual([]);
    });

    it.each(['', '  '])('refuses the tenant id %j', (id) => {
      expect(() => tenant(id)).toThrow(ConfigurationError);
    });

    it('refuses limits out of range', async () => {
      for (const limit of [0, -1, 1.5, Number.NaN]) {
        await expect(tenant().retrieve('x', { limit })).rejects.toThrow(ConfigurationError);
        await expect(tenant().evidence('x', { limit })).rejects.toThrow(ConfigurationError);
      }
    });

    it('finds a document in its time only', async () => {
      const validFrom = '2026-12-01T00:00:00+08:00';
      await tenant().put({ ...boats, validFrom, validUntil: '2027-03-01T00:00:00+08:00' });
      const found = async (now: string) => (await textsFor('游船', { now: new Date(now) })).length;
      expect(await found('2026-11-30T15:59:59Z')).toBe(0);
      expect(await found('2026-11-30T16:00:00Z')).toBe(1);
      expect(await found('2027-02-28T15:59:59Z')).toBe(1);
      expect(await found('2027-02-28T16:00:00Z')).toBe(0);
      expect((await tenant().evidence('末班船几点停航?', { now: new Date('2026-11-30') })).answerability).toBe('none');
      expect(await tenant().list()).toHaveLength(1);
    });

    it('finds a document with tags for readers with one of them, whatever else is better', async () => {
      const secrets = Array.from({ length: 300 }, (_, index) => ({
        ...boats,
        id: `secret ${index}`,
        visibleTo: ['staff', 'part"ner\0'],
      }));
      await tenant().put([
        ...secrets,
        { ...boats, id: 'open', text: '船。' },
        { ...boats, id: 'nobody', visibleTo: [] },
      ]);
      const idsFor = async (tags?: readonly string[]) =>
        (await tenant().retrieve('末班船几点停航?', { tags, limit: 500 })).map(({ passage }) => passage.documentId);
      expect(await idsFor()).toEqual(['open']);
      expect(await idsFor(['vip', 'staff ', 'staf', 'STAFF', '\ud83d', '{staff}'])).toEqual(['open']);
      expect(await idsFor(['vip', 'part"ner\0'])).toHaveLength(301);
      expect((await tenant().retrieve('末班船几点停航?')).map(({ passage }) => passage.documentId)).toEqual(['open']);
      const evidence = await tenant().evidence('末班船几点停航?');
      expect(evidence.passages.filter(({ documentId }) => documentId !== 'open')).toEqual([]);
    });

    it('gives an approved answer to its question, in its time and to its readers', async () => {
      const question = '可以带宠物吗?';
      const approved = { alsoAsked: ['能带狗吗?'], until: '2027-01-01T00:00:00Z' };
      await tenant().put([
        ...library,
        { id: 'pets', title: '问答', questions: [{ question, answer: '可以。', approved }], visibleTo: ['guest'] },
      ]);
      const now = new Date('2026-12-01T00:00:00Z');
      const evidence = await tenant().evidence('能带狗吗', { now, tags: ['guest'] });
      expect(evidence).toMatchObject({ answerability: 'answerable', confidence: 1, approved: { match: 'exact' } });
      expect(evidence.passages.map(({ text }) => text)).toEqual(['可以。']);
      expect((await tenant().evidence(question, { now })).approved).toBeUndefined();
      const late = new Date('2027-01-01T00:00:00Z');
      expect((await tenant().evidence(question, { now: late, tags: ['guest'] })).approved).toBeUndefined();
    });

    it('explains its scores where asked to', async () => {
      await tenant().put([...library, boats, parking]);
      const found = await tenant().retrieve('游船几点停航?', { explain: true });
      expect(found.length).toBeGreaterThan(0);
      for (const { score, explanation } of found) {
        const { tokens = [], coverageFactor = 0, reading = 0, coverage = -1 } = explanation ?? {};
        const sum = tokens.reduce((total, token) => total + token.score, 0);
        expect(sum * coverageFactor + reading).toBeCloseTo(score, 6);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1 + 1e-9);
      }
      expect(found[0]?.explanation?.tokens).toContainEqual(
        expect.objectContaining({ token: '游船', stream: 'bigrams', passages: 1 }),
      );
      expect((await tenant().retrieve('游船几点停航?'))[0]?.explanation).toBeUndefined();
    });

    it('is not changed by later changes of the caller’s objects, nor of what it gave', async () => {
      const questions = [{ question: '可以退票吗?', answer: '可以。' }];
      await tenant().put({ id: 'faq', title: '问答', questions });
      questions.pop();
      expect(await textsFor('退票')).toEqual(['可以。']);
    });

    it('takes puts that come together', async () => {
      const many = Array.from({ length: 12 }, (_, index) => ({
        id: `d${index}`,
        title: '条',
        text: `内容 ${index}。`,
      }));
      await Promise.all(many.map((document) => tenant().put(document)));
      expect((await idsOf()).sort()).toEqual(many.map(({ id }) => id).sort());
      await Promise.all(many.slice(1).map(({ id }) => tenant().remove(id)));
      expect(await idsOf()).toEqual(['d0']);
    });

    describe('with tenants of hostile ids', () => {
      const numberOf = (id: string) => `${hostileIds.indexOf(id) + 100}77`;
      beforeEach(async () => {
        for (const id of hostileIds) {
          await tenant(id).put({ id: 'own', title: '号码', text: `号码 ${numberOf(id)}` });
        }
      });

      it('finds, judges and lists each one’s own only', async () => {
        for (const id of hostileIds) {
          expect(await textsFor('号码', { limit: 1_000 }, tenant(id))).toEqual([`号码 ${numberOf(id)}`]);
          expect(await textsFor(numberOf(hostileIds[0] ?? ''), {}, tenant(id))).toHaveLength(
            id === hostileIds[0] ? 1 : 0,
          );
          const { passages } = await tenant(id).evidence(`号码 ${numberOf(id)}`);
          expect(passages.map(({ text }) => text)).toEqual([`号码 ${numberOf(id)}`]);
          expect(await tenant(id).list()).toEqual([{ id: 'own', title: '号码', passages: 1 }]);
        }
        for (const id of ['b', 'a%', 'a_', '租户'.repeat(1_999), 'own', '号码', 'A\0', '1']) {
          expect(await tenant(id).retrieve('号码')).toEqual([]);
          expect(await tenant(id).evidence('号码')).toEqual(noEvidence);
          expect(await tenant(id).list()).toEqual([]);
          expect(await tenant(id).remove('own')).toBe(false);
        }
      });

      it('replaces, removes and clears each one’s own only', async () => {
        for (const [index, id] of hostileIds.entries()) {
          const rest = hostileIds.slice(index + 1);
          if (index % 3 === 0) await tenant(id).put({ id: 'own', title: '号码', text: '换了' });
          else if (index % 3 === 1) expect(await tenant(id).remove('own')).toBe(true);
          else await tenant(id).clear();
          expect(await textsFor('号码 换了', {}, tenant(id))).toEqual(index % 3 === 0 ? ['换了'] : []);
          const next = rest[0];
          if (next !== undefined) expect(await textsFor('号码', {}, tenant(next))).toEqual([`号码 ${numberOf(next)}`]);
        }
        for (const [index, id] of hostileIds.entries()) {
          expect(await textsFor('号码 换了', {}, tenant(id))).toEqual(index % 3 === 0 ? ['换了'] : []);
        }
      });

      it('ranks by each one’s own words alone', async () => {
        const alone = await tenant('a').retrieve('号码 10077', { explain: true });
        await tenant('b').put(
          Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, title: '号码', text: '号码 10077' })),
        );
        expect(await tenant('a').retrieve('号码 10077', { explain: true })).toEqual(alone);
      });
    });

    it('is there again for another process, which sees what is changed since', async (context) => {
      const { another } = tried;
      if (another === undefined) return context.skip('it lives in memory alone');
      await tenant().put([...library, boats, parking]);
      await tenant().put({ ...boats, text: '检修停航。' });
      await tenant().remove('parking');
      const second = (await another()).tenant('t');
      expect(await second.list()).toEqual(await tenant().list());
      const found = await tenant().retrieve('游船停航?', { explain: true });
      expect(await second.retrieve('游船停航?', { explain: true })).toEqual(found);
      expect(found[0]?.passage).toMatchObject({ text: '检修停航。', source: 'https://example.com/boats' });
      await second.put({ ...parking, text: '停车免费。' });
      await second.remove('tickets');
      const third = (await another()).tenant('t');
      expect(await idsOf(third)).toEqual(['refunds', '灵隐', 'faq', 'pages', 'boats', 'parking']);
      await third.clear();
      expect(await (await another()).tenant('t').list()).toEqual([]);
      expect(await (await another()).tenant('t').retrieve('停车')).toEqual([]);
    });
  });
}
