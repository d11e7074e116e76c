/** Minutes after midnight of `HH:MM`; NaN for any other text, which every comparison then refuses. */
export function toMinutes(clock: string): number {
  const [hours, minutes, ...rest] = clock.split(':');
  if (hours === undefined || minutes === undefined || rest.length > 0) return Number.NaN;
  if (!/^\d{1,2}$/.test(hours) || !/^\d{2}$/.test(minutes) || Number(minutes) > 59) return Number.NaN;
  return Number(hours) * 60 + Number(minutes);
}

/** The date some days later, `YYYY-MM-DD`. */
export function daysLater(date: string, days: number): string {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
