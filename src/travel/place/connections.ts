import * as z from 'zod/mini';
import type { Connection } from '../../domain/connection.js';
import type { Place } from '../../domain/place.js';
import { PlaceError, type PlaceIssue } from '../../error/travel-error.js';
import { parseClock } from '../calendar/clock.js';
import { clockText, factSource, filledText, priceByPerson } from './fact-fields.js';
import { toIssues } from './fact-issue.js';

const wholeMinutes = (message: string) => z.number().check(z.minimum(1, message), z.maximum(2880, message));

const departureList = z.array(clockText).check(z.minLength(1, 'must have at least one departure'));

const connection = z.strictObject({
  from: filledText,
  to: filledText,
  mode: z.enum(['train', 'coach', 'flight', 'drive']),
  station: filledText,
  fromStation: z.optional(filledText),
  minutes: wholeMinutes('must be from 1 to 2880 minutes'),
  price: priceByPerson,
  departures: z.union(
    [
      z.strictObject({
        first: clockText,
        last: clockText,
        everyMinutes: wholeMinutes('must be from 1 to 2880 minutes'),
      }),
      z.strictObject({ outbound: departureList, inbound: departureList }),
    ],
    'must be { first, last, everyMinutes }, or { outbound, inbound } with at least one time HH:MM each',
  ),
  source: z.optional(factSource),
});

function connectionIssues(row: string, each: Connection, places: readonly Place[]): PlaceIssue[] {
  const issues: PlaceIssue[] = [];
  for (const [field, end] of [
    ['station', 'to'],
    ['fromStation', 'from'],
  ] as const) {
    const id = each[field];
    if (id === undefined) continue;
    const station = places.find((place) => place.id === id);
    if (station?.kind !== 'station') {
      issues.push({ place: row, field, message: 'must be the id of a place of kind "station"' });
    } else if (station.city !== each[end]) {
      issues.push({ place: row, field, message: `must lie in the city that "${end}" names` });
    }
  }
  const { departures } = each;
  if ('first' in departures) {
    if ((parseClock(departures.last) ?? 0) < (parseClock(departures.first) ?? 0)) {
      issues.push({ place: row, field: 'departures.last', message: 'must not be earlier than first' });
    }
  } else {
    for (const direction of ['outbound', 'inbound'] as const) {
      const times = departures[direction].map((time) => parseClock(time) ?? 0);
      if (times.some((time, index) => time < (times[index - 1] ?? 0))) {
        issues.push({ place: row, field: `departures.${direction}`, message: 'must be in order, earliest first' });
      }
    }
  }
  return issues;
}

/**
 * Checks connections between cities that come from a file or a database.
 *
 * @param value - an array of connections, as JSON gives it
 * @param places - where the stations are found
 * @throws {PlaceError} lists every problem, with the connection named by its number from 1: `connection 3`
 */
export function parseConnections(value: unknown, places: readonly Place[]): readonly Connection[] {
  if (!Array.isArray(value)) {
    throw new PlaceError([{ place: 'connections', field: '', message: 'must be an array of connections' }]);
  }
  const issues: PlaceIssue[] = [];
  const rows: Connection[] = [];
  for (const [index, each] of value.entries()) {
    const row = `connection ${index + 1}`;
    const parsed = connection.safeParse(each);
    if (parsed.success) {
      rows.push(parsed.data);
      issues.push(...connectionIssues(row, parsed.data, places));
    } else {
      issues.push(...toIssues(row, parsed.error.issues));
    }
  }
  if (issues.length > 0) throw new PlaceError(issues);
  return rows;
}
