const clock = /^(\d{1,2}):([0-5]\d)$/;

/** Minutes after midnight of `HH:MM`; NaN for any other text, which every comparison then refuses. */
export function toMinutes(text: string): number {
  const found = clock.exec(text);
  return found === null ? Number.NaN : Number(found[1]) * 60 + Number(found[2]);
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
