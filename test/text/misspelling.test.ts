import { describe, expect, it } from 'vitest';
import { isMisspelling } from '../../src/text/misspelling.js';

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
