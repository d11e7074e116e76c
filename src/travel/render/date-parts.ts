/** A day of the calendar taken apart, for wording. */
export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
  /** 0 is Sunday, 6 is Saturday. */
  readonly weekday: number;
}

/** Takes `YYYY-MM-DD` apart. Computed in UTC, so the machine's time zone does not matter. */
export function readDateParts(date: string): DateParts {
  const parsed = new Date(`${date}T00:00:00Z`);
  return {
    year: parsed.getUTCFullYear(),
    month: parsed.getUTCMonth() + 1,
    day: parsed.getUTCDate(),
    weekday: parsed.getUTCDay(),
  };
}
