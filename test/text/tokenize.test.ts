import { describe, expect, it } from 'vitest';
import { stemWord } from '../../src/text/stem.js';
import { tokenize } from '../../src/text/tokenize.js';

describe('tokenize', () => {
  it.each(["isn't", 'isnt', 'IS NOT', 'isn’t'])('reads %s as two words', (written) => {
    expect(tokenize(`It ${written} here`).words).toEqual(['it', 'is', 'not', 'her']);
  });

  it('takes what an apostrophe adds off a word', () => {
    expect(tokenize("I'm, we'll, John's").words).toEqual(['i', 'we', 'john']);
  });

  it('tells Chinese from Latin where nothing separates them', () => {
    const { words, bigrams } = tokenize('用WiFi吗iPhone15多少');
    expect(words).toEqual(['wifi', 'iphone15']);
    expect(bigrams).toEqual(['多少']);
  });

  it('makes no difference between scripts, widths and cases', () => {
    expect(tokenize('遊船ＡＢＣ１２')).toEqual(tokenize('游船abc12'));
  });

  it('keeps decimals whole and pairs neighbouring words', () => {
    const { words, wordPairs } = tokenize('It costs 5.5 yuan.');
    expect(words).toContain('5.5');
    expect(wordPairs).toContain('5.5 yuan');
  });

  it('has most letter triples in common with a misspelt word', () => {
    const right = new Set(tokenize('cancellation').wordGrams);
    const shared = tokenize('cancelation').wordGrams.filter((gram) => right.has(gram));
    expect(shared.length).toBeGreaterThan(right.size * 0.7);
  });
});

describe('stemWord', () => {
  it.each([
    ['tickets', 'ticket'],
    ['cancelled', 'cancelling'],
    ['policies', 'policy'],
    ['prices', 'price'],
    ['stopped', 'stops'],
    ["hotel's", 'hotels'],
    ['boxes', 'box'],
  ])('brings %s and %s together', (one, other) => {
    expect(stemWord(one)).toBe(stemWord(other));
  });

  it.each(['bus', 'this', 'glass', 'need', 'sing', 'x15s'])('leaves %s alone', (word) => {
    expect(stemWord(word)).toBe(word);
  });
});
