import { fromBaiduPosition } from '../place/baidu-position.js';
import { tagOf } from '../place/place-name.js';
import { type ReadHours, readOpeningHours } from './opening-hours-tag.js';
import type { ColumnReader, PlaceField } from './place-fields.js';
import type { FindingList } from './place-report.js';
import type { RawRow } from './raw-row.js';
import {
  readClock,
  readDate,
  readFlag,
  readKind,
  readList,
  readMinutes,
  readNumber,
  readText,
  readYuan,
  type ValueReader,
} from './read-value.js';

/** The datum of a file's coordinates; BD-09 is Baidu's, and becomes GCJ-02. */
export type PlaceDatum = 'WGS-84' | 'GCJ-02' | 'BD-09';

export interface CandidateOptions {
  readonly columns: ColumnReader;
  readonly datum: PlaceDatum | undefined;
  /** What holds where a row says nothing. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly findings: FindingList;
  /** Counts the rows in which a column says something that no field takes. */
  readonly unused: Map<string, number>;
}

const readers: Readonly<Record<PlaceField, ValueReader>> = {
  id: readText,
  name: readText,
  aliases: readList,
  englishName: readText,
  city: readText,
  area: readText,
  kind: readKind,
  latitude: readNumber,
  longitude: readNumber,
  hours: readText,
  open: readClock,
  close: readClock,
  lastEntry: readClock,
  price: readYuan,
  childPrice: readYuan,
  studentPrice: readYuan,
  seniorPrice: readYuan,
  roomPrice: readYuan,
  holidayRoomPrice: readYuan,
  visitMinutes: readMinutes,
  mealsInside: readFlag,
  tags: readList,
  rating: readNumber,
  indoor: readFlag,
  stepFree: readFlag,
  stroller: readFlag,
  holidayCrowd: readNumber,
  address: readText,
  phone: readText,
  bookAhead: readText,
  englishBookAhead: readText,
  sourceName: readText,
  sourceUrl: readText,
  sourceLicense: readText,
  sourceDate: readDate,
};

/** Fields of a place that are objects or lists of them; they are taken as they are. */
const nested: ReadonlySet<string> = new Set([
  'position',
  'openingHours',
  'closedDays',
  'price',
  'priceSeasons',
  'access',
  'source',
]);

type Values = Partial<Record<PlaceField, unknown>>;

/**
 * Makes of a row what a place may be, with its values read: it is not checked yet. What a cell says but nobody understood is
 * reported and left out.
 */
export function toCandidate(raw: RawRow, options: CandidateOptions): Record<string, unknown> {
  const { columns, defaults, findings, unused, datum } = options;
  const values: Values = {};
  const whole: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(raw.value)) {
    if (value === '' || value === null || value === undefined) continue;
    if (nested.has(column) && typeof value === 'object') {
      whole[column] = value;
      continue;
    }
    const field = columns.fieldOf(column);
    if (field === undefined) unused.set(column, (unused.get(column) ?? 0) + 1);
    else {
      const read = readers[field](value);
      if (read !== undefined) values[field] = read;
      else findings.add('unread-value', { row: raw.row, place: nameIn(raw), field: column, found: String(value) });
    }
  }
  const { readUnread, ...hours } = readHours(values);
  for (const part of readUnread)
    findings.add('unread-hours', { row: raw.row, place: nameIn(raw), field: 'hours', found: part });
  const own = withoutUndefined({
    ...plainFields(values),
    ...hours,
    ...compoundFields(values, datum),
    source: sourceOf(values, defaults.source),
    ...whole,
  });
  const candidate: Record<string, unknown> = { ...defaults, ...own };
  candidate.id ??= defaultId(candidate);
  candidate.kind ??= 'sight';
  return candidate;
}

export function nameIn({ value }: RawRow): string {
  const name = Object.entries(value).find(([key]) => /^(?:name|名称|id)$/iu.test(key))?.[1];
  return typeof name === 'string' ? name : '';
}

/** Fields that a place has under the same name. */
const plain: readonly PlaceField[] = [
  ...([
    'id',
    'name',
    'aliases',
    'englishName',
    'city',
    'area',
    'kind',
    'visitMinutes',
    'mealsInside',
    'rating',
  ] as const),
  ...(['indoor', 'roomPrice', 'holidayRoomPrice', 'holidayCrowd', 'address', 'phone', 'bookAhead'] as const),
  'englishBookAhead',
];

function plainFields(values: Values): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of plain) if (values[field] !== undefined) fields[field] = values[field];
  if (Array.isArray(values.tags)) fields.tags = values.tags.map(tagOf);
  return fields;
}

const mostKnownHours = 5_000;
/** A city's places share few texts of hours. */
const knownHours = new Map<string, ReadHours>();

function readHoursOnce(text: string): ReadHours {
  let known = knownHours.get(text);
  if (known === undefined) {
    known = readOpeningHours(text);
    if (knownHours.size >= mostKnownHours) knownHours.clear();
    knownHours.set(text, known);
  }
  return known;
}

function readHours({ hours, open, close, lastEntry }: Values) {
  if (typeof hours === 'string') {
    const { openingHours, closedDays, unread } = readHoursOnce(hours);
    return {
      openingHours: openingHours.length > 0 ? openingHours : undefined,
      closedDays,
      readUnread: unread,
    };
  }
  const isStated = open !== undefined && close !== undefined;
  return { openingHours: isStated ? [withoutUndefined({ open, close, lastEntry })] : undefined, readUnread: [] };
}

function compoundFields(values: Values, datum: PlaceDatum | undefined): Record<string, unknown> {
  const { price, childPrice, studentPrice, seniorPrice, stepFree, stroller } = values;
  const people = withoutUndefined({ adult: price, child: childPrice, student: studentPrice, senior: seniorPrice });
  const access = withoutUndefined({ stepFree, stroller });
  return {
    position: positionOf(values, datum),
    price: Object.keys(people).length > 0 ? people : undefined,
    access: Object.keys(access).length > 0 ? access : undefined,
  };
}

/** A row's own words on its source, before those of the file; a part that is missing in both shows in the check. */
function sourceOf({ sourceName, sourceUrl, sourceLicense, sourceDate }: Values, whole: unknown): unknown {
  const own = withoutUndefined({ name: sourceName, url: sourceUrl, license: sourceLicense, date: sourceDate });
  return Object.keys(own).length > 0 ? { ...(whole as object | undefined), ...own } : undefined;
}

function positionOf({ latitude, longitude }: Values, datum: PlaceDatum | undefined): unknown {
  if (latitude === undefined && longitude === undefined) return undefined;
  const isWhole = typeof latitude === 'number' && typeof longitude === 'number';
  if (datum === 'BD-09' && isWhole) return fromBaiduPosition({ latitude, longitude });
  return withoutUndefined({ latitude, longitude, datum: datum ?? 'GCJ-02' });
}

/** The same row gives the same id, wherever it stands in the file. */
function defaultId({ city, name, position }: Record<string, unknown>): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined;
  const { latitude, longitude } = (position ?? {}) as { readonly latitude?: unknown; readonly longitude?: unknown };
  const at = typeof latitude === 'number' && typeof longitude === 'number';
  return [city, name, ...(at ? [`${latitude.toFixed(4)},${longitude.toFixed(4)}`] : [])].join('-');
}

/** Takes them out of the object itself, which nobody else has. */
function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  for (const name in values) if (values[name] === undefined) delete values[name];
  return values;
}
