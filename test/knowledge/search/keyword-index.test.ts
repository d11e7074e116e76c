import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { KeywordIndex } from '../../../src/knowledge/search/keyword-index.js';

const toPassage = (documentId: string, text: string, headings: readonly string[] = []): Passage => ({
  id: `${documentId}#1`,
  documentId,
  title: '',
  headings,
  text,
});

function indexOf(texts: Readonly<Record<string, string>>): KeywordIndex {
  const index = new KeywordIndex();
  index.put(Object.entries(texts).map(([id, text]) => ({ documentId: id, passages: [toPassage(id, text)] })));
  return index;
}

const idsOf = (index: KeywordIndex, question: string, limit = 10) =>
  index.search(question, limit).map(({ passage }) => passage.documentId);

describe('KeywordIndex', () => {
  const lake = {
    boats: '西湖游船末班 17:30 停航',
    parking: '停车场每小时 10 元',
    refund: 'Refunds take five working days',
  };

  it('finds the passage that a question is about first', () => {
    const index = indexOf(lake);
    expect(idsOf(index, '西湖游船几点停?')[0]).toBe('boats');
    expect(idsOf(index, '怎么停车')[0]).toBe('parking');
    expect(idsOf(index, 'When do I get my refund?')).toEqual(['refund']);
  });

  it('finds across scripts, misspellings and full-width letters', () => {
    const index = indexOf(lake);
    expect(idsOf(index, '西湖遊船')[0]).toBe('boats');
    expect(idsOf(index, 'refnuds wroking')[0]).toBe('refund');
    expect(idsOf(index, 'ＲＥＦＵＮＤ')[0]).toBe('refund');
  });

  it('finds what was typed by its sound, and what was misspelt', () => {
    const index = indexOf({
      holiday: '国庆期间照常营业',
      village: '清明的村子照常',
      refund: 'Refunds take five days',
      fund: 'A fun thing',
    });
    expect(idsOf(index, '国清营业吗')[0]).toBe('holiday');
    expect(idsOf(index, 'refnud')[0]).toBe('refund');
    const [best] = index.search('国清', 1, { explain: true });
    expect(best?.explanation?.tokens.map(({ token }) => token)).toEqual(expect.arrayContaining(['国庆', '庆']));
  });

  it.each([
    ['钱怎么退还', 'refund'],
    ['忘了密码怎么登陆', 'login'],
    ['how to reimburse', 'refund'],
  ])('finds what help pages call otherwise: %s', (question, document) => {
    const index = indexOf({ refund: '退款三天到账。', login: '登录后可以看历史。', lake: '西湖边没有店。' });
    expect(idsOf(index, question)[0]).toBe(document);
  });

  it('prefers the word of the question to others for the same', () => {
    const index = indexOf({ other: '退钱三天完成', same: '退款三天完成' });
    expect(idsOf(index, '退款')).toEqual(['same', 'other']);
  });

  it('takes a known word as it is written', () => {
    const index = indexOf({ clear: '清水', celebrate: '庆水' });
    expect(idsOf(index, '清水')[0]).toBe('clear');
    const tokens = index.search('清水', 1, { explain: true })[0]?.explanation?.tokens ?? [];
    expect(tokens.map(({ token }) => token).sort()).toEqual(['水', '清', '清水'].sort());
  });

  it('counts what may stand for a word once, however much of it a passage has', () => {
    const [best] = indexOf({ both: '国庆和国情', other: '西湖' }).search('国清', 1, { explain: true });
    const { tokens = [], coverageFactor = 0, reading = 0 } = best?.explanation ?? {};
    expect(tokens.filter(({ token }) => ['国庆', '国情'].includes(token))).toHaveLength(1);
    expect(tokens.reduce((sum, token) => sum + token.score, 0) * coverageFactor + reading).toBeCloseTo(
      best?.score ?? 0,
    );
  });

  it('finds each of many words', () => {
    const words = Array.from({ length: 3000 }, (_, number) => String(number * 7919));
    const index = indexOf({ all: words.join(' ') });
    expect(words.filter((word) => index.passagesWith('words', word) !== 1)).toEqual([]);
    expect(index.passagesWith('words', '1')).toBe(0);
  });

  it('finds nothing where no word is known', () => {
    expect(idsOf(indexOf(lake), '比特币')).toEqual([]);
    expect(idsOf(indexOf(lake), '?!')).toEqual([]);
    expect(idsOf(new KeywordIndex(), '西湖')).toEqual([]);
  });

  it('ranks a word in a heading above one in the text', () => {
    const index = new KeywordIndex();
    index.put([
      { documentId: 'text', passages: [toPassage('text', '这里讲停车,也讲吃饭。', ['吃饭'])] },
      { documentId: 'heading', passages: [toPassage('heading', '这里讲吃饭,也讲停车。', ['停车'])] },
    ]);
    expect(idsOf(index, '停车')).toEqual(['heading', 'text']);
  });

  it('tells apart passages with the same words by their order', () => {
    const index = indexOf({ one: '借呗、花呗', other: '花呗、借呗' });
    expect(idsOf(index, '借呗和花呗')).toEqual(['one', 'other']);
    expect(idsOf(index, '花呗和借呗')).toEqual(['other', 'one']);
  });

  it('lets the words that ask decide where the rest is the same', () => {
    const index = indexOf({ much: '还款:多少', how: '还款:怎么' });
    expect(idsOf(index, '还款 怎么')).toEqual(['how', 'much']);
    expect(idsOf(index, '还款 多少')).toEqual(['much', 'how']);
  });

  it('explains a score by its parts', () => {
    const index = indexOf({ ...lake, other: '西湖边的停车场。游船 17:30 停航。' });
    for (const { score, explanation } of index.search('请问西湖游船几点停航?', 10, { explain: true })) {
      if (explanation === undefined) throw new Error('not explained');
      const { tokens, coverageFactor, reading } = explanation;
      expect(tokens.reduce((sum, token) => sum + token.score, 0) * coverageFactor + reading).toBeCloseTo(score);
    }
    const [best, next] = index.search('西湖游船', 2, { explain: true });
    expect(best?.explanation).toMatchObject({ coverage: 1, coverageFactor: 1, order: 1 });
    expect(best?.explanation?.tokens.map(({ token }) => token).sort()).toEqual(
      ['游船', '湖游', '西湖', '西', '湖', '游', '船'].sort(),
    );
    expect(best?.explanation?.tokens.find(({ token }) => token === '湖游')).toMatchObject({
      stream: 'bigrams',
      passages: 1,
    });
    // 游船 stands in its second sentence, alone.
    expect(next?.explanation).toMatchObject({ coverage: 1, order: 0.5 });
    expect(index.search('西湖', 1)[0]).not.toHaveProperty('explanation');
  });

  it('gives at most as many as asked for, the best of them', () => {
    const index = indexOf(
      Object.fromEntries(Array.from({ length: 50 }, (_, place) => [`d${place}`, `西湖${'游船'.repeat(place % 7)}`])),
    );
    const all = index.search('西湖游船', 50);
    expect(index.search('西湖游船', 5)).toEqual(all.slice(0, 5));
  });

  it('forgets a removed document, its words included', () => {
    const index = indexOf(lake);
    expect(index.remove('refund')).toBe(true);
    expect(index.remove('refund')).toBe(false);
    expect(idsOf(index, 'refund')).toEqual([]);
    expect(index.passagesWith('words', 'refund')).toBe(0);
    expect(index.passageCount).toBe(2);
  });

  it('holds the same after any puts and removals as an index built at once', () => {
    const word = fc.constantFrom('西湖', '游船', '门票', 'boat', 'tickets', '停车', '灵隐寺');
    const step = fc.record({ id: fc.integer({ min: 0, max: 9 }).map(String), words: fc.array(word, { maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), word, (steps, question) => {
        const index = new KeywordIndex();
        const kept = new Map<string, string>();
        for (const { id, words } of steps) {
          kept.delete(id);
          if (words.length === 0) {
            index.remove(id);
          } else {
            kept.set(id, words.join(' '));
            index.put([{ documentId: id, passages: [toPassage(id, words.join(' '))] }]);
          }
        }
        const fresh = indexOf(Object.fromEntries(kept));
        const scores = (each: KeywordIndex) =>
          new Map(each.search(question, 20).map(({ passage, score }) => [passage.documentId, score.toFixed(9)]));
        expect(index.passageCount).toBe(kept.size);
        expect(scores(index)).toEqual(scores(fresh));
        for (const [id] of scores(index)) expect(kept.has(id)).toBe(true);
      }),
    );
  });
});
