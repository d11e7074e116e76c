import { describe, expect, it } from 'vitest';
import { scoreScale } from '../../../src/knowledge/gate/score-scale.js';
import { KeywordIndex } from '../../../src/knowledge/search/keyword-index.js';

function indexOf(count: number): KeywordIndex {
  const index = new KeywordIndex();
  index.put(
    Array.from({ length: count }, (_, at) => {
      const documentId = `document-${at}`;
      const text = at === 0 ? 'The pier opens at nine.' : `Row ${at} of the list.`;
      return { documentId, passages: [{ id: `${documentId}#1`, documentId, title: '', headings: [], text }] };
    }),
  );
  return index;
}

describe('scoreScale', () => {
  it('leaves the scores of a hundred passages and more as they are', () => {
    expect(scoreScale('pier', indexOf(100))).toBe(1);
    expect(scoreScale('pier', indexOf(150))).toBe(1);
  });

  it('raises the scores of a small knowledge to about those of a hundred passages', () => {
    const score = (count: number) => {
      const index = indexOf(count);
      return (index.search('pier', 1)[0]?.score ?? 0) * scoreScale('pier', index);
    };
    expect(score(10) / score(100)).toBeGreaterThan(0.8);
    expect(score(10) / score(100)).toBeLessThan(1.25);
  });

  it('leaves a question alone of which nothing is known', () => {
    expect(scoreScale('zebra', indexOf(3))).toBe(1);
  });
});
