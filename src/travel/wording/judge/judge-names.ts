import type { Claim } from '../claim.js';
import type { Mention } from '../find-names.js';
import type { DayFacts } from '../plan-facts.js';

/** Names beside an hour of this day that the plan has on no day, or on another day only. */
export function namesElsewhere(
  mentions: readonly Mention[],
  claims: readonly Claim[],
  day: DayFacts | undefined,
): readonly Mention[] {
  if (!claims.some(({ kind }) => kind === 'clock')) return [];
  const isHere = ({ owners }: Mention) => owners.some((owner) => day === undefined || owner.day === day.day);
  return mentions.some(isHere) ? [] : mentions.filter(({ isKnown }) => isKnown);
}
