import { en } from 'zod/locales';
import * as z from 'zod/mini';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { InputCheck, InputIssue } from '../../domain/tool.js';
import { tidyInput } from './tidy-input.js';
import { tripInputSchema } from './trip-input-schema.js';

const { $schema: _, ...described } = z.toJSONSchema(tripInputSchema);

/** The input of the trip planner as JSON Schema. */
export const tripInputDescription = described as JsonObject;

/** Says what was expected. The small build of zod says only that something is invalid, from which no model learns. */
const { localeError: inWords } = en();

/**
 * Checks the input of the trip planner. It forgives what models commonly get wrong and leaves no doubt: numbers in
 * quotes, a number for the party or the budget, a holiday given as a date, `2027/10/1`.
 */
export function readTripInput(input: unknown): InputCheck {
  const tidied = tidyInput(toPlainFields(input as JsonValue), tripInputDescription);
  const parsed = tripInputSchema.safeParse(tidied, { error: inWords });
  return parsed.success ? { value: parsed.data } : { issues: parsed.error.issues.map(toInputIssue) };
}

function toInputIssue({ message, path }: z.core.$ZodIssue): InputIssue {
  return { message, path: path.map(String).join('.') };
}

function toPlainFields(input: JsonValue): JsonValue {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const { party, budgets, startDate, endDate, ...others } = input as JsonObject;
  return {
    ...others,
    ...(isAmount(party) ? { party: { adult: party } } : { party }),
    ...(isAmount(budgets) ? { budgets: [{ scope: 'total', maxYuan: budgets }] } : { budgets }),
    ...(isHoliday(startDate) ? { holiday: startDate } : { startDate: withDashes(startDate) }),
    endDate: withDashes(endDate),
  };
}

function isAmount(value: JsonValue | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d[\d,.]*\s*$/.test(value));
}

function isHoliday(value: JsonValue | undefined): boolean {
  const { holiday } = tripInputSchema.shape;
  return value !== undefined && value !== null && holiday.safeParse(value).success;
}

/** Writes `2027/10/1` and `2027.10.1` as `2027-10-01`. */
function withDashes(date: JsonValue | undefined): JsonValue | undefined {
  if (typeof date !== 'string') return date;
  const [, year, month, day] = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\s*$/.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return date;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
