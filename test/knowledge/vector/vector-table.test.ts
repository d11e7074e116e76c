import { describe, expect, it } from 'vitest';
import { isFilled, joinRows, normalizeVector, vectorAt } from '../../../src/knowledge/vector/vector-table.js';

const table = (model: string, ...vectors: readonly (readonly number[])[]) => ({
  model,
  dimensions: vectors[0]?.length ?? 0,
  values: Float32Array.from(vectors.flat()),
});

describe('joinRows()', () => {
  it('keeps the vectors of the model that was used last, and leaves the others’ rows empty', () => {
    const old = { table: table('old', [1, 0]), row: 0 };
    const newer = { table: table('new', [0, 1], [0.6, 0.8]), row: 1 };
    const joined = joinRows([old, undefined, newer]);
    expect(joined).toMatchObject({ model: 'new', dimensions: 2 });
    const rows = [0, 1, 2].map((row) => (joined === undefined ? undefined : { table: joined, row }));
    expect(rows.map((row) => row && isFilled(row))).toEqual([false, false, true]);
    const last = rows[2];
    expect(last && [...vectorAt(last)]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  it('leaves rows of another length empty', () => {
    const joined = joinRows([
      { table: table('m', [1, 0, 0]), row: 0 },
      { table: table('m', [0, 1]), row: 0 },
    ]);
    expect(joined && [...joined.values]).toEqual([0, 0, 0, 1]);
  });

  it('makes no table of nothing', () => {
    expect(joinRows([undefined, undefined])).toBeUndefined();
  });
});

describe('normalizeVector()', () => {
  it('scales to the length 1, and leaves zero as it is', () => {
    expect([...normalizeVector(Float32Array.of(3, 4))]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
    expect([...normalizeVector(Float32Array.of(0, 0))]).toEqual([0, 0]);
  });
});
