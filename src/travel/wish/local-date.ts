/** The calendar day in China Standard Time (UTC+8, no summer time), `YYYY-MM-DD`. */
export function chinaDate(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The time of day there, `HH:MM`. */
export function chinaClock(now: Date): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
}

/** `YYYY-MM-DD`, or `undefined` for a day that the calendar does not have. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** The next such day of the year, `from` included; 29 February waits for a leap year. */
export function nextYearDay(from: string, month: number, day: number): string | undefined {
  const year = Number(from.slice(0, 4));
  for (let offset = 0; offset <= 8; offset += 1) {
    const date = dateOf(year + offset, month, day);
    if (date !== undefined && date >= from) return date;
  }
  return undefined;
}

/** The next such day of a month, `from` included. */
export function nextMonthDay(from: string, day: number): string | undefined {
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7));
  for (let offset = 0; offset <= 12; offset += 1) {
    const index = month - 1 + offset;
    const date = dateOf(year + Math.floor(index / 12), (index % 12) + 1, day);
    if (date !== undefined && date >= from) return date;
  }
  return undefined;
}
