import type { Judge } from './judge.js';

/** Numbers of days, nights, rooms and people are the trip's, or those of a part of it that is named as one. */
export const judgeCount: Judge = (claim, { facts, clause }) => {
  const all = [...facts.trip, ...facts.days.flatMap((day) => day.facts)];
  const allowed = all.filter(({ kind, of }) => kind === 'count' && of === claim.of);
  if (allowed.some(({ value }) => claim.values.includes(value))) return true;
  const [before, after] = [clause.text.slice(0, claim.start), clause.text.slice(claim.end)];
  // How long before one has to book is advice.
  if (/(?:提前|提早)[^，。]{0,6}$/.test(before) || /^\s*(?:之?前|ahead|in advance|before|earlier)/.test(after))
    return true;
  const isPart =
    /(?:前|后|头|这|那|其中|另外|剩下|其余|余下|中间|\b(?:first|last|other|next|these|those|remaining|all|both)\b)\s*$/.test(
      before,
    );
  if (isPart && allowed.some(({ value }) => claim.values.some((told) => told < value))) return true;
  const planned = new Set(allowed.filter(({ role }) => role === 'count').map(({ value }) => value));
  const isPlain = planned.size === 1 && (claim.of === 'nights' || claim.of === 'rooms');
  return { right: isPlain ? [...planned] : undefined };
};
