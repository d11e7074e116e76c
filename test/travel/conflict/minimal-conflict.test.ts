import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalConflict } from '../../../src/travel/conflict/minimal-conflict.js';

/** Members that are in conflict when all of one of the sets are among them. */
const anyConflicts = fc.array(fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 4,
});
const all = [0, 1, 2, 3, 4, 5, 6, 7];

describe('minimalConflict', () => {
  it('finds a conflict of which nothing can be spared', () => {
    fc.assert(
      fc.property(anyConflicts, (conflicts) => {
        const isConsistent = (members: readonly number[]) =>
          !conflicts.some((conflict) => conflict.every((member) => members.includes(member)));
        const found = minimalConflict(all, isConsistent);
        expect(isConsistent(found)).toBe(false);
        for (const member of found) expect(isConsistent(found.filter((other) => other !== member))).toBe(true);
      }),
    );
  });

  it('asks few questions where the conflict is small', () => {
    let asked = 0;
    const members = Array.from({ length: 64 }, (_, index) => index);
    const found = minimalConflict(members, (kept) => {
      asked += 1;
      return !(kept.includes(7) && kept.includes(50));
    });
    expect(found).toEqual([7, 50]);
    expect(asked).toBeLessThan(30);
  });

  it('blames nobody where all can be kept, or where nothing helps', () => {
    expect(minimalConflict([1, 2], () => true)).toEqual([]);
    expect(minimalConflict([1, 2], () => false)).toEqual([]);
    expect(minimalConflict([], () => false)).toEqual([]);
  });
});
