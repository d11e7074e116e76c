import * as z from 'zod/mini';
import type { OpeningHours, Place } from '../../domain/place.js';
import { PlaceError, type PlaceIssue } from '../../error/travel-error.js';
import { isCalendarDate } from '../calendar/calendar-date.js';
import { parseClock } from '../calendar/clock.js';
import { clockText, factSource, filledText, priceByPerson, yuan } from './fact-fields.js';
import { toIssues } from './fact-issue.js';
import { visitMinutesOf } from './opening-hours.js';

const weekdays = z.array(z.literal([1, 2, 3, 4, 5, 6, 7], 'must be a weekday from 1 (Monday) to 7 (Sunday)'));

/** A day of every year; 2024 is a leap year, so 29 February counts. */
const isMonthDay = (text: string): boolean => isCalendarDate(`2024-${text}`);

const monthDay = z.string().check(z.refine(isMonthDay, 'must be a day of the year, MM-DD'));

const openingHours = z.strictObject({
  open: clockText,
  close: clockText,
  lastEntry: z.optional(clockText),
  weekdays: z.optional(weekdays),
  season: z.optional(z.tuple([monthDay, monthDay])),
});

const closedDays = z.strictObject({
  weekdays: z.optional(weekdays),
  dates: z.optional(
    z.array(
      z
        .string()
        .check(
          z.refine(
            (text: string) => isMonthDay(text) || isCalendarDate(text),
            'must be MM-DD or a date that exists, YYYY-MM-DD',
          ),
        ),
    ),
  ),
  openOnHolidays: z.optional(z.boolean()),
});

const between = (from: number, until: number, unit: string) => {
  const message = `must be from ${from} to ${until}${unit}`;
  return z.number().check(z.minimum(from, message), z.maximum(until, message));
};

const wholeBetween = (from: number, until: number, unit: string) => {
  const message = `must be a whole number from ${from} to ${until}${unit}`;
  return z.number().check(z.minimum(from, message), z.maximum(until, message), z.multipleOf(1, message));
};

const place = z.strictObject({
  id: filledText,
  name: filledText,
  aliases: z.optional(z.array(filledText)),
  englishName: z.optional(filledText),
  city: filledText,
  area: z.optional(z.string()),
  kind: z.enum(['sight', 'restaurant', 'food-street', 'hotel', 'hotel-area', 'station']),
  position: z.strictObject({
    latitude: between(-90, 90, ' degrees'),
    longitude: between(-180, 180, ' degrees'),
    datum: z.enum(['WGS-84', 'GCJ-02']),
  }),
  openingHours: z.optional(z.array(openingHours)),
  closedDays: z.optional(closedDays),
  price: z.optional(priceByPerson),
  roomPrice: z.optional(yuan),
  holidayRoomPrice: z.optional(yuan),
  sleeps: z.optional(wholeBetween(1, 30, ' people')),
  minimumNights: z.optional(wholeBetween(1, 30, ' nights')),
  visitMinutes: z.optional(between(5, 720, ' minutes')),
  mealsInside: z.optional(z.boolean()),
  tags: z.optional(z.array(filledText)),
  rating: z.optional(between(0, 5, '')),
  indoor: z.optional(z.boolean()),
  access: z.optional(z.strictObject({ stepFree: z.optional(z.boolean()), stroller: z.optional(z.boolean()) })),
  priceSeasons: z.optional(z.array(z.strictObject({ season: z.tuple([monthDay, monthDay]), price: priceByPerson }))),
  holidayCrowd: z.optional(between(0, 3, '')),
  address: z.optional(z.string()),
  phone: z.optional(z.string()),
  bookAhead: z.optional(z.string()),
  englishBookAhead: z.optional(z.string()),
  source: z.optional(factSource),
});

function hoursIssues(row: Place, hours: OpeningHours, field: string): PlaceIssue[] {
  const issues: PlaceIssue[] = [];
  const report = (name: string, message: string) => issues.push({ place: row.id, field: `${field}.${name}`, message });
  const open = parseClock(hours.open) ?? 0;
  const close = parseClock(hours.close) ?? 0;
  const lastEntry = hours.lastEntry === undefined ? undefined : parseClock(hours.lastEntry);
  if (close <= open) {
    report('close', `must be later than open (${hours.open}); a window that ends after midnight goes beyond 24:00`);
  } else if (lastEntry !== undefined && (lastEntry < open || lastEntry > close)) {
    report('lastEntry', `must lie between open (${hours.open}) and close (${hours.close})`);
  } else if (row.kind === 'sight' && close - open < visitMinutesOf(row)) {
    report(
      'close',
      `leaves less time than the ${visitMinutesOf(row)} minutes of a visit; set visitMinutes or correct the hours`,
    );
  }
  return issues;
}

/** What only shows when the fields are read together. */
function rowIssues(row: Place): PlaceIssue[] {
  return (row.openingHours ?? []).flatMap((hours, index) => hoursIssues(row, hours, `openingHours[${index}]`));
}

/** Checks one place. @param name - how it is called in the issues */
export function checkPlace(
  value: unknown,
  name: string,
): { readonly place: Place; readonly issues?: undefined } | { readonly issues: readonly PlaceIssue[] } {
  const parsed = place.safeParse(value);
  if (!parsed.success) return { issues: toIssues(name, parsed.error.issues) };
  const issues = rowIssues(parsed.data);
  return issues.length === 0 ? { place: parsed.data } : { issues };
}

/** Ids of rows that are written twice. */
function duplicateIssues(rows: readonly Place[]): PlaceIssue[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    if (!seen.has(row.id)) {
      seen.add(row.id);
      return [];
    }
    return [{ place: row.id, field: 'id', message: 'is used by another place; ids must be unique' }];
  });
}

/** How a row is called in an error: its id, or its number from 1. */
function rowName(value: unknown, index: number): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== '' ? id : String(index + 1);
}

/**
 * Checks places that come from a file or a database.
 *
 * @param value - an array of places, as JSON gives it
 * @returns the same places, safe to plan with
 * @throws {PlaceError} lists every problem: fields that are missing, unknown or out of range, windows that close before
 *   they open, ids used twice
 */
export function parsePlaces(value: unknown): readonly Place[] {
  if (!Array.isArray(value)) {
    throw new PlaceError([{ place: 'places', field: '', message: 'must be an array of places' }]);
  }
  const issues: PlaceIssue[] = [];
  const rows: Place[] = [];
  for (const [index, each] of value.entries()) {
    const parsed = place.safeParse(each);
    if (parsed.success) rows.push(parsed.data);
    else issues.push(...toIssues(rowName(each, index), parsed.error.issues));
  }
  issues.push(...rows.flatMap(rowIssues), ...duplicateIssues(rows));
  if (issues.length > 0) throw new PlaceError(issues);
  return rows;
}
