/** Minutes after midnight of `HH:MM`; NaN for any other text, which every comparison then refuses. */
export function toMinutes(clock: string): number {
  const [hours, minutes, ...rest] = clock.split(':');
  if (hours === undefined || minutes === undefined || rest.length > 0) return Number.NaN;
  if (!/^\d{1,2}$/.test(hours) || !/^\d{2}$/.test(minutes) || Number(minutes) > 59) return Number.NaN;
  return Number(hours) * 60 + Number(minutes);
}

/** `HH:MM` of minutes after midnight, to the next full minute. */
export function toClock(minutes: number): string {
  const whole = Math.ceil(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** The date some days later, `YYYY-MM-DD`. */
export function daysLater(date: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Whether a season holds on a date; seasons are `MM-DD` to `MM-DD`, both included, and may run over the year's end. */
export function isInSeason(date: string, season: readonly [from: string, until: string] | undefined): boolean {
  if (season === undefined) return true;
  const [from, until] = season;
  const monthDay = date.slice(5);
  const isAfterStart = monthDay >= from;
  const isBeforeEnd = monthDay <= until;
  return from <= until ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd;
}
