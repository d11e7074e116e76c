import { en } from 'zod/locales';
import * as z from 'zod/mini';
import type { JsonObject } from '../../domain/json.js';
import type { InputCheck } from '../../domain/tool.js';

const names = z.array(z.string());
const condition = z.union([
  names,
  z.strictObject({ min: z.exactOptional(z.number()), max: z.exactOptional(z.number()) }),
]);

/** What the place finder is called with. */
export const finderInputSchema = z.strictObject({
  kind: optional(z.string(), 'Name of the table to look in. Needed for "where" and "names"'),
  where: optional(
    z.record(z.string(), condition),
    'Everything wished of the thing so far, by field: {"min": 4.5} or {"min": 200, "max": 300} for a number (hours for a length of time, 0 to 0 for free of charge), a list of words for anything else; for a field of nearby things the name of the thing that it is to be near',
  ),
  names: optional(names, 'Names of the things that the customer asks about, in place of a search'),
  asks: optional(names, 'Fields that the customer wants to know'),
  way: optional(z.strictObject({ name: z.string(), from: z.string(), to: z.string() }), 'A way between two things'),
});

export type FinderInput = z.infer<typeof finderInputSchema>;

function optional<Schema extends z.core.$ZodType>(schema: Schema, description: string) {
  return z.exactOptional(schema).check(z.describe(description));
}

const { $schema: _, ...described } = z.toJSONSchema(finderInputSchema);

export const finderInputDescription = described as JsonObject;

const { localeError: inWords } = en();

export function readFinderInput(input: unknown): InputCheck {
  const parsed = finderInputSchema.safeParse(input, { error: inWords });
  return parsed.success
    ? { value: parsed.data }
    : { issues: parsed.error.issues.map(({ message, path }) => ({ message, path: path.map(String).join('.') })) };
}
