import { describe, expect, it } from 'vitest';
import { decodeRanking } from '../../../src/model/rerank/decode-ranking.js';

const decode = (results: unknown, count: number, expected = count) =>
  decodeRanking(results, { count, expected, target: 'POST https://host/v1/rerank' });

describe('decodeRanking', () => {
  it('reads scores under either name, whatever stands beside them', () => {
    expect(
      decode(
        [
          { index: 1, relevance_score: 0.9, document: { text: 'x' } },
          { index: 0, score: -2 },
        ],
        2,
      ),
    ).toEqual([
      { index: 1, score: 0.9 },
      { index: 0, score: -2 },
    ]);
  });

  it('takes fewer scores than documents where only the best were asked for, and more than that', () => {
    expect(decode([{ index: 1, score: 1 }], 3, 1)).toHaveLength(1);
    expect(
      decode(
        [2, 1, 0].map((index) => ({ index, score: index })),
        3,
        1,
      ),
    ).toHaveLength(3);
  });

  it.each<[string, unknown, string]>([
    ['too few', [{ index: 0, score: 1 }], '1 scores for 2 documents'],
    ['too many', [0, 1, 2].map((index) => ({ index, score: 1 })), '3 scores for 2 documents'],
    ['none', undefined, '0 scores for 2 documents'],
    ['two for one document', [0, 0].map((index) => ({ index, score: 1 })), 'which documents'],
    ['one for a document that was not sent', [0, 2].map((index) => ({ index, score: 1 })), 'which documents'],
    ['one without a document', [{ index: 0, score: 1 }, { score: 1 }], 'which documents'],
    [
      'one that is null',
      [
        { index: 0, score: 1 },
        { index: 1, score: null },
      ],
      'no score for document 1',
    ],
    [
      'one that is text',
      [
        { index: 0, score: '0.3' },
        { index: 1, score: 1 },
      ],
      'no score for document 0',
    ],
    ['entries that are no objects', [0.1, 0.2], 'which documents'],
  ])('refuses scores: %s', (_, results, message) => {
    expect(() => decode(results, 2)).toThrow(
      expect.objectContaining({
        name: 'ModelResponseError',
        message: expect.stringMatching(new RegExp(`${message}.*: POST https://host/v1/rerank$`)),
      }),
    );
  });
});
