/**
 * Finds a smallest set, in the sense that none of it can be spared, of those whose members cannot all be kept.
 *
 * QuickXplain: U. Junker, "QUICKXPLAIN: Preferred Explanations and Relaxations for Over-Constrained Problems", AAAI 2004.
 * It asks about k log(n/k) sets for a conflict of k out of n. Earlier members are more likely to be blamed.
 *
 * @param isConsistent - whether all members of a set can be kept together
 * @returns nothing where all can be kept, or where not even none of them can
 */
export function minimalConflict<Member>(
  members: readonly Member[],
  isConsistent: (members: readonly Member[]) => boolean,
): readonly Member[] {
  if (members.length === 0 || isConsistent(members) || !isConsistent([])) return [];
  return blame([], false, members, isConsistent);
}

function blame<Member>(
  kept: readonly Member[],
  hasGrown: boolean,
  members: readonly Member[],
  isConsistent: (members: readonly Member[]) => boolean,
): readonly Member[] {
  if (hasGrown && !isConsistent(kept)) return [];
  if (members.length === 1) return members;
  const half = Math.ceil(members.length / 2);
  const [first, second] = [members.slice(0, half), members.slice(half)];
  // What is kept counts as granted, so the first half is blamed where it can be.
  const inFirst = blame([...kept, ...second], true, first, isConsistent);
  const inSecond = blame([...kept, ...inFirst], inFirst.length > 0, second, isConsistent);
  return [...inFirst, ...inSecond];
}
