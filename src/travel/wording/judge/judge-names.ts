import type { Claim } from '../claim.js';
import type { Mention } from '../find-names.js';
import type { Owner } from '../plan-facts.js';
import type { TextPlace } from '../text-place.js';

/**
 * Names that are wrong where they stand: of places that are not in the plan, and of places of another day beside an hour
 * or right after the day that they are said to be on.
 */
export function namesElsewhere(
  mentions: readonly Mention[],
  claims: readonly Claim[],
  { day, isFirm }: TextPlace,
  hasDayMark: boolean,
): readonly Mention[] {
  const clocks = claims.filter(({ kind }) => kind === 'clock');
  // Some other names are those of a flower or a road: only beside an hour do they say where one will be.
  const unknown = mentions.filter(
    ({ isKnown, isAlias, isOtherForm }) => isOtherForm || (!isKnown && (!isAlias || clocks.length > 0)),
  );
  const isHere = ({ owners }: Mention) => owners.some((owner) => day === undefined || owner.day === day.day);
  if (mentions.some(isHere)) return unknown;
  const fits = ({ facts, windows }: Owner) =>
    clocks.every(({ values }) =>
      [...facts.filter(({ kind }) => kind === 'clock').map(({ value }) => value), ...windows.flat()].some((value) =>
        values.includes(value),
      ),
    );
  if (clocks.length > 0) {
    return [...unknown, ...mentions.filter(({ isKnown, owners }) => isKnown && (isFirm || !owners.some(fits)))];
  }
  return [...unknown, ...(hasDayMark ? mentions.filter(({ isAlias, owners }) => !isAlias && owners.length > 0) : [])];
}
