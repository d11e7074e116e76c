import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, fitText } from '../../../src/model/endpoint/fit-text.js';

const limit = { model: 'lkeap/m', maxCharacters: 3, tooLong: 'refuse' } as const;

describe('fitText', () => {
  it('leaves a text alone that fits, counted in characters, not in code units', () => {
    expect(fitText('🚢🚢🚢', 'text', limit)).toBe('🚢🚢🚢');
    expect(fitText('a'.repeat(9_000), 'text', { ...limit, maxCharacters: undefined })).toHaveLength(9_000);
  });

  it.each(['', ' \n\t', '\u3000', undefined, 7])('refuses %j and names its place', (text) => {
    expect(() => fitText(text, 'texts[3]', limit)).toThrow(
      expect.objectContaining({
        kind: 'invalid-request',
        message: expect.stringContaining('lkeap/m: texts[3] is empty'),
      }),
    );
  });

  it('refuses a text that is too long, says how long, and does not repeat it', () => {
    expect(() => fitText('门票多少', 'texts[0]', limit)).toThrow(
      expect.objectContaining({
        kind: 'context-length',
        message:
          'Model request was not sent to lkeap/m: texts[0] has 4 characters of at most 3; split the text, or set "tooLong" to "cut" to lose its end',
      }),
    );
  });

  it('cuts between two characters, never inside one', () => {
    expect(fitText('ab🚢🚢', 'text', { ...limit, tooLong: 'cut' })).toBe('ab🚢');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (text, maxCharacters) => {
          fc.pre(text.trim() !== '' && [...text].slice(0, maxCharacters).join('').trim() !== '');
          const cut = fitText(text, 'text', { model: 'm', maxCharacters, tooLong: 'cut' });
          expect(text.startsWith(cut)).toBe(true);
          expect(countCharacters(cut)).toBe(Math.min(maxCharacters, countCharacters(text)));
        },
      ),
    );
  });

  it('replaces half a surrogate pair, which some servers refuse', () => {
    expect(fitText('a\ud83d', 'text', limit)).toBe('a\ufffd');
  });
});
