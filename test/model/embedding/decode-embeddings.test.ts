import { describe, expect, it } from 'vitest';
import { decodeEmbeddings } from '../../../src/model/embedding/decode-embeddings.js';

const decode = (data: unknown, count: number) =>
  decodeEmbeddings(data, count, 'POST https://host/v1/embeddings').map((vector) => [...vector]);

describe('decodeEmbeddings', () => {
  it('puts vectors into the order of the texts', () => {
    const data = [2, 0, 1].map((index) => ({ index, embedding: [index, 0.5] }));
    expect(decode(data, 3)).toEqual([
      [0, 0.5],
      [1, 0.5],
      [2, 0.5],
    ]);
  });

  it('takes them as they come where no place is said', () => {
    expect(decode([{ Embedding: [1] }, { Embedding: [2] }], 2)).toEqual([[1], [2]]);
  });

  it('reads base64 as little-endian float32', () => {
    // 1.0 is 00 00 80 3f, -2.5 is 00 00 20 c0.
    expect(decode([{ index: 0, embedding: 'AACAPwAAIMA=' }], 1)).toEqual([[1, -2.5]]);
  });

  it("reads one vector that stands alone, as Ark's multimodal models send it", () => {
    expect(decode({ object: 'embedding', embedding: [0.25, 4] }, 1)).toEqual([[0.25, 4]]);
  });

  it.each<[string, unknown, number, string]>([
    ['too few vectors', [{ index: 0, embedding: [1] }], 2, '1 vectors for 2 texts'],
    ['too many vectors', [{ embedding: [1] }, { embedding: [1] }], 1, '2 vectors for 1 texts'],
    ['no data at all', undefined, 1, '0 vectors for 1 texts'],
    [
      'two vectors for one text',
      [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [2] },
      ],
      2,
      'which texts',
    ],
    ['a vector for a text that was not sent', [{ index: 7, embedding: [1] }], 1, 'which texts'],
    ['a place that is left out', [{ index: 0, embedding: [1] }, { embedding: [2] }], 2, 'which texts'],
    ['an empty vector', [{ index: 0, embedding: [] }], 1, 'no vector for text 0'],
    ['null', [{ index: 0, embedding: null }], 1, 'no vector for text 0'],
    ['null in a vector', [{ index: 0, embedding: [1, null] }], 1, 'no vector for text 0'],
    ['text in a vector', [{ index: 0, embedding: ['1'] }], 1, 'no vector for text 0'],
    ['base64 that is none', [{ index: 0, embedding: '§' }], 1, 'no vector for text 0'],
    ['base64 of 5 bytes', [{ index: 0, embedding: 'AAAAAAA=' }], 1, 'no vector for text 0'],
    ['base64 of what is no number', [{ index: 0, embedding: 'AADAfw==' }], 1, 'no vector for text 0'],
  ])('refuses %s', (_, data, count, message) => {
    expect(() => decode(data, count)).toThrow(
      expect.objectContaining({
        name: 'ModelResponseError',
        message: expect.stringMatching(new RegExp(`${message}.*: POST https://host/v1/embeddings$`)),
      }),
    );
  });
});
