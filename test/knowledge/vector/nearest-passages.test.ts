import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../src/domain/passage.js';
import { nearestPassages } from '../../../src/knowledge/vector/nearest-passages.js';
import { normalizeVector } from '../../../src/knowledge/vector/vector-table.js';

const passage = (id: string): Passage => ({ id, documentId: id, title: id, headings: [], text: id });

/** As `nearestPassages` should do it, in the plainest way. */
function sortAll(rows: readonly Float32Array[], live: readonly boolean[], question: Float32Array, limit: number) {
  return rows
    .map((row, at) => ({ at, cosine: row.reduce((sum, value, place) => sum + value * (question[place] ?? 0), 0) }))
    .filter(({ at, cosine }) => live[at] && cosine > 0)
    .sort((one, other) => other.cosine - one.cosine || one.at - other.at)
    .slice(0, limit);
}

const vectors = (dimensions: number) =>
  fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: dimensions, maxLength: dimensions })
    .map((numbers) => normalizeVector(Float32Array.from(numbers)));

describe('nearestPassages()', () => {
  it('finds exactly what a sort of all cosines finds, over several segments', () => {
    const world = fc.integer({ min: 1, max: 9 }).chain((dimensions) =>
      fc.record({
        question: vectors(dimensions),
        rows: fc.array(fc.tuple(vectors(dimensions), fc.boolean()), { minLength: 1, maxLength: 30 }),
        cut: fc.nat(30),
        limit: fc.integer({ min: 1, max: 8 }),
      }),
    );
    fc.assert(
      fc.property(world, ({ question, rows, cut, limit }) => {
        const segments = [rows.slice(0, cut), rows.slice(cut)].map((part, number) => ({
          passages: part.map((_, at) => passage(String(number * cut + at))),
          live: Uint8Array.from(part, ([, alive]) => Number(alive)),
          vectors: {
            model: 'm',
            dimensions: question.length,
            values: Float32Array.from(part.flatMap(([row]) => [...row])),
          },
        }));
        const found = nearestPassages(segments, question, { model: 'm', limit, accept: () => true });
        const expected = sortAll(
          rows.map(([row]) => row),
          rows.map(([, alive]) => alive),
          question,
          limit,
        );
        expect(found.map(({ score }) => score)).toEqual(expected.map(({ cosine }) => expect.closeTo(cosine, 5)));
        for (const {
          passage: { id },
          score,
        } of found) {
          const [row, alive] = rows[Number(id)] ?? [];
          expect(alive).toBe(true);
          expect(row?.reduce((sum, value, at) => sum + value * (question[at] ?? 0), 0)).toBeCloseTo(score, 5);
        }
      }),
    );
  });

  it('passes over what the reader may not see and what another model embedded', () => {
    const segment = {
      passages: ['a', 'b'].map(passage),
      live: Uint8Array.of(1, 1),
      vectors: { model: 'm', dimensions: 2, values: Float32Array.of(1, 0, 0.6, 0.8) },
    };
    const question = Float32Array.of(1, 0);
    const find = (model: string, accept: (passage: Passage) => boolean = () => true) =>
      nearestPassages([segment], question, { model, limit: 5, accept }).map(({ passage: { id } }) => id);
    expect(find('m')).toEqual(['a', 'b']);
    expect(find('m', ({ id }) => id !== 'a')).toEqual(['b']);
    expect(find('other')).toEqual([]);
    expect(nearestPassages([segment], Float32Array.of(1, 0, 0), { model: 'm', limit: 5, accept: () => true })).toEqual(
      [],
    );
  });
});
