import { PlaceError, type PlaceIssue } from '../../error/travel-error.js';
import { foldText } from '../wish/wish-text.js';
import type { PlaceField, PlaceRow, PlaceTable, PlaceValue, PlaceWay } from './place-kind.js';
import { readDuration } from './read-duration.js';

/**
 * Checks that the rows are what their table says.
 *
 * @throws {PlaceError} with every problem
 */
export function checkTables(tables: readonly PlaceTable[], ways: readonly PlaceWay[]): void {
  const kinds = new Set(tables.map(({ name }) => name));
  const issues = tables.flatMap((table) => [...fieldIssues(table, kinds), ...rowIssues(table)]);
  for (const name of repeated([...tables, ...ways].map((each) => each.name))) {
    issues.push({ place: name, field: 'name', message: 'Two tables or ways have this name; give each its own' });
  }
  if (tables.length === 0) issues.push({ place: 'tables', field: 'tables', message: 'Give at least one table' });
  if (issues.length > 0) throw new PlaceError(issues);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function fieldIssues({ name, nameField, fields }: PlaceTable, kinds: ReadonlySet<string>): readonly PlaceIssue[] {
  const issues: PlaceIssue[] = repeated([nameField, ...fields.map((field) => field.name)]).map((field) => ({
    place: name,
    field,
    message: 'This field is described twice; leave one out. The name needs no description',
  }));
  for (const field of fields) {
    if (field.type === 'nearby' && !kinds.has(field.of)) {
      issues.push({ place: name, field: field.name, message: `There is no table "${field.of}"; name one in "of"` });
    }
  }
  return issues;
}

function rowIssues({ name: kind, nameField, fields, rows }: PlaceTable): readonly PlaceIssue[] {
  return rows.flatMap((row: PlaceRow, index) => {
    const name = row[nameField];
    const isNamed = typeof name === 'string' && name.trim() !== '';
    const place = isNamed ? `${kind} ${name}` : `${kind}, row ${index + 1}`;
    const issues: PlaceIssue[] = isNamed ? [] : [{ place, field: nameField, message: 'The name must be a text' }];
    for (const field of fields) {
      const message = valueIssue(field, row[field.name]);
      if (message !== undefined) issues.push({ place, field: field.name, message });
    }
    return issues;
  });
}

function valueIssue(field: PlaceField, value: PlaceValue): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (field.type === 'number') {
    return typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : 'Must be a number, or null where it is not known';
  }
  if (field.type === 'list' || field.type === 'nearby') {
    return Array.isArray(value) && value.every((each) => typeof each === 'string')
      ? undefined
      : 'Must be a list of texts';
  }
  if (typeof value !== 'string') return 'Must be a text, or null where it is not known';
  return field.type === 'duration' && readDuration(foldText(value)) === undefined
    ? 'Must be a length of time such as "2小时 - 3小时", "1天" or "90 minutes"'
    : undefined;
}
