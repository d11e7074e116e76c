import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceSplitter, splitSentences } from '../../src/text/sentences.js';

const textsOf = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it.each([
    ['游船几点停?末班船17:30开。票价55.5元!', ['游船几点停?', '末班船17:30开。', '票价55.5元!']],
    [
      'See No. 5 on Mr. Li’s list. Open 9 a.m. to 5 p.m. daily.',
      ['See No. 5 on Mr. Li’s list.', 'Open 9 a.m. to 5 p.m. daily.'],
    ],
    ['Closed at 5 p.m. Come earlier.', ['Closed at 5 p.m.', 'Come earlier.']],
    ['见 https://a.example/x?y=1.2 。好。', ['见 https://a.example/x?y=1.2 。', '好。']],
    ['嗯……这个嘛。Well... maybe. Yes.', ['嗯……这个嘛。', 'Well... maybe.', 'Yes.']],
    ['他说:“好的。走吧。”然后走了。', ['他说:“好的。走吧。”然后走了。']],
    ['“一。”“二。”', ['“一。”', '“二。”']],
    ['She said "Yes. We do." twice. Then left.', ['She said "Yes. We do." twice.', 'Then left.']],
    ['周一闭馆(节假日除外。)请注意。', ['周一闭馆(节假日除外。)请注意。']],
    ['1. 西湖\n2. 灵隐寺', ['1. 西湖', '2. 灵隐寺']],
    ['好吗??!真的。', ['好吗??!', '真的。']],
    ['', []],
    [' \n ', []],
  ])('cuts %j', (text, sentences) => {
    expect(textsOf(text)).toEqual(sentences);
  });

  it('gives offsets that cut the sentence out of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'西湖a. 。!?\n“”"(5:…') }), (text) => {
        for (const { text: sentence, start, end } of splitSentences(text))
          expect(text.slice(start, end)).toBe(sentence);
      }),
    );
  });

  it('loses nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'西湖aB. 。!?\n“”"(5:…😀') }), (text) => {
        expect(textsOf(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('createSentenceSplitter', () => {
  it('gives the same sentences however the text arrives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'西湖aB. 。!?\n“”"(5:…'), maxLength: 6 })),
        (deltas) => {
          const splitter = createSentenceSplitter();
          const streamed = [...deltas.flatMap((delta) => splitter.push(delta)), ...splitter.flush()];
          expect(streamed).toEqual(splitSentences(deltas.join('')));
        },
      ),
    );
  });

  it('gives a sentence as soon as it is sure to be over', () => {
    const splitter = createSentenceSplitter();
    expect(splitter.push('末班船 17')).toEqual([]);
    expect(splitter.push(':30 开。')).toEqual([]);
    expect(splitter.push('请')).toEqual([{ text: '末班船 17:30 开。', start: 0, end: 12 }]);
    expect(splitter.flush()).toEqual([{ text: '请', start: 12, end: 13 }]);
  });

  it('begins anew after flush', () => {
    const splitter = createSentenceSplitter();
    splitter.push('一。');
    splitter.flush();
    splitter.push('二。');
    expect(splitter.flush()).toEqual([{ text: '二。', start: 0, end: 2 }]);
  });
});
