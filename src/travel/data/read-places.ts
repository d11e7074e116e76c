import type { FactSource, Place, PlaceKind } from '../../domain/place.js';
import { ConfigurationError } from '../../error/configuration-error.js';
import { demand, demandNumber } from '../../schema/demand.js';
import { requireKnownOptions } from '../../schema/known-options.js';
import { isCalendarDate } from '../calendar/calendar-date.js';
import { createLocalDay } from '../calendar/local-day.js';
import { checkPlace } from '../place/places.js';
import { checkPlaceFacts, checkTogether, type PlaceLimits, type ReadPlace } from './check-places.js';
import { csvRows } from './csv-rows.js';
import { osmRows } from './osm-rows.js';
import { ColumnReader, type PlaceFieldNames, placeFields } from './place-fields.js';
import { FindingList, type PlaceReport } from './place-report.js';
import { isRecord, type RawRow, toRows } from './raw-row.js';
import { nameIn, type PlaceDatum, toCandidate } from './to-candidate.js';

/** Rows, or pages of rows, as a database gives them. */
type RowsOrPages = readonly unknown[] | Iterable<unknown> | AsyncIterable<unknown>;

/** Where places come from; exactly one. */
export type PlaceInput =
  /** JSON text or what it holds: a list of rows, or an object with such a list. */
  | { readonly json: unknown }
  /** Text with a header row; comma, semicolon or tab between the cells. */
  | { readonly csv: string }
  /** An extract: Overpass JSON (text or parsed), or `.osm` XML. */
  | { readonly osm: unknown }
  /** Called once; gives rows, or pages of them one after the other. */
  | { readonly rows: () => RowsOrPages | Promise<RowsOrPages> };

export interface ReadPlacesOptions {
  /** Which column holds which field; columns with usual names (name, 名称, lat, 门票 …) are found without. */
  readonly fields?: PlaceFieldNames | undefined;
  /** For rows that name no city. */
  readonly city?: string | undefined;
  /** For rows that name no kind. Default `sight`. */
  readonly kind?: PlaceKind | undefined;
  /** Of the columns latitude and longitude. Default GCJ-02, as maps made in China have it; OpenStreetMap is WGS-84. */
  readonly datum?: PlaceDatum | undefined;
  /** For rows that name no source. */
  readonly source?: FactSource | undefined;
  /** Places outside are refused: degrees, in the datum of the rows. */
  readonly bounds?:
    | { readonly south: number; readonly west: number; readonly north: number; readonly east: number }
    | undefined;
  /** A place further than this from the middle of its city's places is reported. Default 150. */
  readonly farKilometers?: number | undefined;
  /** Facts older than this are reported as stale. Default 365. */
  readonly staleAfterDays?: number | undefined;
  /** `YYYY-MM-DD`. Default: the day in Shanghai. */
  readonly today?: string | undefined;
}

export interface ReadPlaces {
  /** Those without an error, safe to plan with. */
  readonly places: readonly Place[];
  readonly report: PlaceReport;
}

const known = [
  ...['fields', 'city', 'kind', 'datum', 'source', 'bounds', 'farKilometers', 'staleAfterDays', 'today'],
] as const;

/**
 * Reads places from a file, a database or OpenStreetMap, and reports what is wrong with them.
 *
 * Rows without an error can be planned with at once; no row is dropped in silence. Print the report with
 * `formatPlaceReport`.
 *
 * @throws {ConfigurationError} an option is unusable, or the text is no JSON, no CSV or no extract at all
 * @example
 * const { places, report } = await readPlaces({ csv: await readFile('sights.csv', 'utf8') }, { city: '杭州' });
 * console.log(formatPlaceReport(report, 'zh-Hans'));
 */
export async function readPlaces(input: PlaceInput, options: ReadPlacesOptions = {}): Promise<ReadPlaces> {
  checkOptions(options);
  const { city, kind, source, fields } = options;
  const { rows, skipped = {}, datum } = await rowsOf(input, city);
  const findings = new FindingList();
  const unused = new Map<string, number>();
  const reading = {
    columns: new ColumnReader(fields),
    datum: options.datum ?? datum,
    defaults: { ...(city && { city }), ...(kind && { kind }), ...(source && { source }) },
    findings,
    unused,
  };
  const limits: PlaceLimits = {
    today: options.today ?? createLocalDay('Asia/Shanghai')(new Date()),
    staleAfterDays: options.staleAfterDays ?? 365,
    farKilometers: options.farKilometers ?? 150,
  };
  const read: ReadPlace[] = [];
  const ids = new Map<string, number>();
  for (const raw of rows) {
    const place = readRow(raw, reading, options);
    if (place === undefined) continue;
    const first = ids.get(place.id);
    if (first !== undefined) {
      findings.add('id-repeated', {
        row: raw.row,
        place: place.name,
        field: 'id',
        found: place.id,
        hint: String(first),
      });
      continue;
    }
    ids.set(place.id, raw.row);
    read.push({ row: raw.row, place });
    checkPlaceFacts({ row: raw.row, place }, limits, findings);
  }
  checkTogether(read, limits, findings);
  noteWhole(read, unused, findings);
  const sorted = findings.findings.sort((left, right) => left.row - right.row);
  const skippedRows = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  return {
    places: read.map(({ place }) => place),
    report: { rows: rows.length + skippedRows, used: read.length, skipped, findings: sorted },
  };
}

function checkOptions(options: ReadPlacesOptions): void {
  requireKnownOptions('readPlaces()', options, known);
  for (const field of Object.keys(options.fields ?? {})) {
    demand(
      placeFields.has(field),
      `readPlaces(): "fields" has the unknown field "${field}"; known: ${[...placeFields].join(', ')}`,
    );
  }
  demandNumber('readPlaces(): "farKilometers"', options.farKilometers, { from: 1 });
  demandNumber('readPlaces(): "staleAfterDays"', options.staleAfterDays, { from: 1 });
  const { today } = options;
  demand(today === undefined || isCalendarDate(today), 'readPlaces(): "today" must be a date, YYYY-MM-DD');
}

interface InputRows {
  readonly rows: readonly RawRow[];
  readonly skipped?: Readonly<Record<string, number>>;
  readonly datum?: PlaceDatum;
}

async function rowsOf(input: PlaceInput, city: string | undefined): Promise<InputRows> {
  if ('csv' in input) return { rows: csvRows(input.csv) };
  if ('json' in input) return { rows: toRows(listIn(parseJson(input.json))) };
  if ('osm' in input) return { ...osmRows(input.osm, city), datum: 'WGS-84' };
  demand('rows' in input, 'readPlaces(): give one of json, csv, osm and rows');
  const values: unknown[] = [];
  for await (const page of await input.rows()) {
    if (Array.isArray(page)) for (const row of page) values.push(row);
    else values.push(page);
  }
  return { rows: toRows(values) };
}

function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw new ConfigurationError('readPlaces(): the text is no JSON', { cause });
  }
}

/** A list, or the only list in an object: `{ "places": [ … ] }`. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const lists = isRecord(value) ? Object.values(value).filter(Array.isArray) : [];
  const [list, ...others] = lists;
  demand(
    list !== undefined && others.length === 0,
    'readPlaces(): "json" must be a list of rows, or an object with one',
  );
  return list;
}

function readRow(
  raw: RawRow,
  reading: Parameters<typeof toCandidate>[1],
  { bounds }: ReadPlacesOptions,
): Place | undefined {
  const { row } = raw;
  const { findings } = reading;
  if (raw.broken !== undefined) {
    findings.add('unreadable-row', { row, place: nameIn(raw), field: '', found: raw.broken });
    return undefined;
  }
  const candidate = toCandidate(raw, reading);
  const name = typeof candidate.name === 'string' ? candidate.name : nameIn(raw);
  const position = isRecord(candidate.position) ? candidate.position : {};
  const { latitude, longitude } = position;
  const found = `${latitude}, ${longitude}`;
  if (looksSwapped(latitude, longitude)) {
    findings.add('swapped-coordinates', {
      row,
      place: name,
      field: 'position',
      found,
      hint: `${longitude}, ${latitude}`,
    });
    return undefined;
  }
  const checked = checkPlace(candidate, name);
  if (checked.issues !== undefined) {
    for (const { field, message } of checked.issues) {
      const code =
        field.endsWith('.close') && message.includes('later than open') ? 'closes-before-opening' : 'invalid';
      findings.add(code, { row, place: name, field, found: valueAt(candidate, field), hint: message });
    }
    return undefined;
  }
  const { place } = checked;
  if (bounds !== undefined && isOutside(place, bounds)) {
    findings.add('outside-bounds', { row, place: name, field: 'position', found });
    return undefined;
  }
  return place;
}

/** China lies between 3 and 54 degrees north, 73 and 136 east. */
function looksSwapped(latitude: unknown, longitude: unknown): boolean {
  return (
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    latitude >= 73 &&
    latitude <= 136 &&
    longitude >= 3 &&
    longitude <= 54
  );
}

function isOutside(
  { position }: Place,
  { south, west, north, east }: NonNullable<ReadPlacesOptions['bounds']>,
): boolean {
  const { latitude, longitude } = position;
  return latitude < south || latitude > north || longitude < west || longitude > east;
}

/** What stands at `openingHours[0].close`, as text; empty where nothing does. */
function valueAt(candidate: unknown, field: string): string {
  let value: unknown = candidate;
  for (const step of field.split(/[.[\]]+/).filter((part) => part !== '')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

function noteWhole(read: readonly ReadPlace[], unused: ReadonlyMap<string, number>, findings: FindingList): void {
  for (const [column, count] of unused) {
    findings.add('unused-column', { row: 0, place: '', field: column, found: String(count) });
  }
  const undated = read.filter(({ place }) => place.source === undefined).length;
  if (undated > 0) findings.add('undated', { row: 0, place: '', field: 'source', found: String(undated) });
}
