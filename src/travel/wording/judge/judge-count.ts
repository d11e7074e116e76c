import type { Judge } from './judge.js';

/** Numbers of days, nights, rooms and people are the trip's. */
export const judgeCount: Judge = (claim, { facts }) => {
  const all = [...facts.trip, ...facts.days.flatMap((day) => day.facts)];
  const allowed = all.filter(({ kind, of }) => kind === 'count' && of === claim.of);
  if (allowed.some(({ value }) => claim.values.includes(value))) return true;
  const planned = new Set(allowed.filter(({ role }) => role === 'count').map(({ value }) => value));
  const isPlain = planned.size === 1 && (claim.of === 'nights' || claim.of === 'rooms');
  return { right: isPlain ? [...planned] : undefined };
};
