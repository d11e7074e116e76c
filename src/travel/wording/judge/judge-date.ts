import { isNoted, type Judge } from './judge.js';

/** A date is one of the trip's, in a heading that of its day, with the weekday that it falls on. */
export const judgeDate: Judge = (claim, scene) => {
  const { facts, day, clause } = scene;
  const [value = 0] = claim.values;
  const isHeading = day !== undefined && /第\s*\S{1,3}\s*天|\bday\s+\d/.test(clause.text.slice(0, claim.start));
  const allowed = isHeading && day ? [day.date] : facts.days.map(({ date }) => date);
  const matching = allowed.filter((date) => isSameDate(value, date));
  const weekdayFits = (date: number) => claim.weekday === undefined || weekdayOf(date) === claim.weekday;
  if (matching.some(weekdayFits)) return true;
  if (matching.length > 0) return { right: undefined };
  if (claim.weekday === undefined && isNoted(scene, claim)) return true;
  const [only] = allowed.length === 1 ? allowed : [];
  return { right: only === undefined ? undefined : [only] };
};

function isSameDate(told: number, date: number): boolean {
  const [year, month, day] = [Math.floor(told / 10_000), Math.floor(told / 100) % 100, told % 100];
  return (
    (year === 0 || year === Math.floor(date / 10_000)) &&
    (month === 0 || month === Math.floor(date / 100) % 100) &&
    (day === 0 || day === date % 100)
  );
}

function weekdayOf(date: number): number {
  return new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100)).getUTCDay();
}
