import type * as z from 'zod/mini';
import type { PlaceIssue } from '../../error/travel-error.js';

/** Writes a path as people do: `openingHours[0].close`. */
function writeField(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`;
    return field === '' ? String(key) : `${field}.${String(key)}`;
  }, '');
}

/** One plain sentence for what a schema found; the schemas' own messages are taken as they are. */
function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing: must be a ${issue.expected}` : `must be a ${issue.expected}`;
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.join(', ')}: remove it or correct its name`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
    case 'too_big':
    case 'custom':
    case 'invalid_union':
      return issue.message;
    default:
      return 'is not valid';
  }
}

/** Turns what a schema found in one row into issues of places or connections. */
export function toIssues(row: string, issues: readonly z.core.$ZodIssue[]): PlaceIssue[] {
  return issues.map((issue) => ({ place: row, field: writeField(issue.path), message: describe(issue) }));
}
