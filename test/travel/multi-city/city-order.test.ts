import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOrder } from '../../../src/travel/multi-city/city-order.js';

const pathOf = (table: readonly (readonly number[])[]) => (order: readonly number[]) =>
  order.slice(1).reduce((sum, city, index) => sum + (table[order[index] ?? 0]?.[city] ?? 0), 0);

function* orders(left: readonly number[], begun: readonly number[] = []): Generator<readonly number[]> {
  if (left.length === 0) yield begun;
  for (const city of left)
    yield* orders(
      left.filter((other) => other !== city),
      [...begun, city],
    );
}

describe('bestOrder', () => {
  it('is as good as any order of up to six cities', () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: size, maxLength: size }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        const burden = pathOf(rows);
        const least = Math.min(...[...orders([...rows.keys()])].map(burden));
        const found = bestOrder(rows.length, burden);
        expect(found.toSorted((left, right) => left - right)).toEqual([...rows.keys()]);
        expect(burden(found)).toBe(least);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps the order that was given where none is better', () => {
    expect(bestOrder(4, () => 1)).toEqual([0, 1, 2, 3]);
  });

  it('runs along a line of nine cities that were given in a muddle', () => {
    const places = [4, 0, 8, 2, 6, 1, 7, 3, 5];
    const burden = pathOf(places.map((from) => places.map((to) => Math.abs(from - to))));
    const found = bestOrder(9, burden).map((city) => places[city]);
    const line = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect([line, line.toReversed()]).toContainEqual(found);
  });
});
