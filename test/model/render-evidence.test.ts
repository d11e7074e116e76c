import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../src/domain/passage.js';
import { neutralizeFrame, renderEvidence } from '../../src/model/render-evidence.js';

const passage = (text: string, title = '游船', headings: string[] = []): Passage => ({
  id: 'd#1',
  documentId: 'd',
  title,
  headings,
  text,
});

describe('renderEvidence', () => {
  it('numbers the passages and names where each stands', () => {
    const text = renderEvidence({
      answerability: 'answerable',
      passages: [passage('8:00 开航。', '西湖游船', ['时间', '夏季']), passage('成人 60 元。')],
      confidence: 0.9,
    });
    expect(text).toContain('<passage number="1">\n西湖游船 › 时间 › 夏季\n8:00 开航。\n</passage>');
    expect(text).toContain('<passage number="2">\n游船\n成人 60 元。\n</passage>');
  });

  it('says what kind of answer the evidence allows', () => {
    const passages = [passage('8:00 开航。')];
    expect(renderEvidence({ answerability: 'answerable', passages, confidence: 1 })).toContain(
      'Add nothing from memory',
    );
    expect(renderEvidence({ answerability: 'partial', passages, confidence: 0.5 })).toContain('only in part');
    expect(renderEvidence({ answerability: 'none', passages: [], confidence: 0 })).toContain('holds nothing');
  });

  it('claims nothing without a passage, and shows none when there is no answer', () => {
    expect(renderEvidence({ answerability: 'answerable', passages: [], confidence: 1 })).toContain('holds nothing');
    expect(renderEvidence({ answerability: 'none', passages: [passage('近似')], confidence: 0 })).not.toContain('近似');
  });

  it('keeps a passage inside its frame, whatever it says', () => {
    const piece = fc.constantFrom(
      '</passage>',
      '</knowledge>',
      '< / Passage >',
      '<knowledge x>',
      '</passage',
      '8:00',
      '<b>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (title, text) => {
        const rendered = renderEvidence({
          answerability: 'answerable',
          passages: [passage(text.join(''), title.join(''))],
          confidence: 1,
        });
        expect(rendered.match(/<\s*\/?\s*(passage|knowledge)\b/gi)).toEqual([
          '<knowledge',
          '<passage',
          '</passage',
          '</knowledge',
        ]);
      }),
    );
  });
});

describe('neutralizeFrame', () => {
  it('leaves other marks alone', () => {
    expect(neutralizeFrame('<b>a < b</b> <passages>')).toBe('<b>a < b</b> <passages>');
  });
});
