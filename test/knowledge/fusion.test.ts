import { describe, expect, it } from 'vitest';
import type { ScoredPassage } from '../../src/domain/passage.js';
import { fuseRankings } from '../../src/knowledge/fusion.js';

const ranking = (...ids: string[]): ScoredPassage[] =>
  ids.map((id, place) => ({
    passage: { id, documentId: id, title: id, headings: [], text: id },
    score: 100 - place,
  }));

describe('fuseRankings()', () => {
  it('adds up 1 / (5 + rank)', () => {
    const [first, second, third] = fuseRankings([{ passages: ranking('a', 'b') }, { passages: ranking('b', 'c') }], 10);
    expect(first).toMatchObject({ passage: { id: 'b' }, score: expect.closeTo(1 / 7 + 1 / 6, 12) });
    expect(second).toMatchObject({ passage: { id: 'a' }, score: expect.closeTo(1 / 6, 12) });
    expect(third).toMatchObject({ passage: { id: 'c' }, score: expect.closeTo(1 / 7, 12) });
  });

  it('lets a ranking count more by its weight', () => {
    const fused = fuseRankings([{ passages: ranking('a') }, { passages: ranking('b'), weight: 1.1 }], 10);
    expect(fused.map(({ passage }) => passage.id)).toEqual(['b', 'a']);
  });

  it('keeps the order of the earlier ranking among equals and gives no more than the limit', () => {
    const fused = fuseRankings([{ passages: ranking('a', 'b') }, { passages: ranking('c', 'd') }], 3);
    expect(fused.map(({ passage }) => passage.id)).toEqual(['a', 'c', 'b']);
  });

  it('finds nothing in nothing', () => {
    expect(fuseRankings([{ passages: [] }, { passages: [] }], 5)).toEqual([]);
  });
});
