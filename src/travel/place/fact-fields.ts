import * as z from 'zod/mini';
import { isCalendarDate } from '../calendar/calendar-date.js';
import { parseClock } from '../calendar/clock.js';

// The fields that places and connections have in common, with a plain message each.

const price = z.number().check(z.nonnegative('must be 0 yuan or more'));

export const clockText = z
  .string()
  .check(
    z.refine(
      (text: string) => parseClock(text) !== undefined,
      'must be a clock time such as 09:00 or, after midnight, 25:30',
    ),
  );

export const dateText = z.string().check(z.refine(isCalendarDate, 'must be a date that exists, YYYY-MM-DD'));

export const filledText = z.string().check(z.refine((text: string) => text.trim() !== '', 'must not be empty'));

export const priceByPerson = z.strictObject({
  adult: price,
  child: z.exactOptional(price),
  student: z.exactOptional(price),
  senior: z.exactOptional(price),
});

export const yuan = price;

export const factSource = z.strictObject({
  name: filledText,
  englishName: z.optional(filledText),
  url: z.optional(z.string()),
  license: z.optional(z.string()),
  date: dateText,
});
