import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMisspelling, possibleSpellings } from '../../src/text/misspelling.js';

describe('isMisspelling', () => {
  it.each([
    ['retrun', 'return'],
    ['tiket', 'ticket'],
    ['tickket', 'ticket'],
    ['tucket', 'ticket'],
    ['cancelaton', 'cancellation'],
    ['brunsfer', 'transfer'],
  ])('takes %s for %s, and the other way round', (word, other) => {
    expect(isMisspelling(word, other)).toBe(true);
    expect(isMisspelling(other, word)).toBe(true);
  });

  it.each([
    ['mars', 'march'],
    ['boat', 'goal'],
    ['bus', 'bug'],
    ['2024', '2025'],
    ['japan', 'jordan'],
  ])('tells %s from %s', (word, other) => {
    expect(isMisspelling(word, other)).toBe(false);
  });
});

describe('possibleSpellings', () => {
  it.each(['tikcet', 'ticet', 'tickket', 'tocket', 'icket', 'ticke', 'tickets'])('takes %s for ticket', (word) => {
    expect(possibleSpellings(word)).toContain('ticket');
  });

  it('gives words that are one misspelling away, and never the word itself', () => {
    const letters = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(letters, (chosen) => {
        const word = chosen.join('');
        const spellings = possibleSpellings(word);
        expect(spellings).not.toContain(word);
        expect([...spellings].filter((other) => !isMisspelling(word, other))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
