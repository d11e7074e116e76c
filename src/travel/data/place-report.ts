/** What can be found in a row, as a word for programs. */
export type PlaceFindingCode =
  /** A field is missing, of the wrong kind or out of range. The row is not used. */
  | 'invalid'
  | 'closes-before-opening'
  | 'id-repeated'
  | 'swapped-coordinates'
  | 'outside-bounds'
  | 'unreadable-row'
  /** The row is used, but somebody should look at it. */
  | 'far-away'
  | 'name-repeated'
  | 'price-missing'
  | 'room-price-missing'
  | 'visit-odd'
  | 'unknown-tag'
  | 'unread-hours'
  | 'unread-value'
  | 'unused-column'
  | 'stale'
  | 'undated';

/** One thing to look at. */
export interface PlaceFinding {
  /** An error keeps the row out; a warning does not. */
  readonly severity: 'error' | 'warning';
  readonly code: PlaceFindingCode;
  /**
   * Number of the row: in CSV as a spreadsheet counts (the header is 1), elsewhere from 1. 0: the file as a whole.
   */
  readonly row: number;
  /** Name of the place, its id where it has no name; may be empty. */
  readonly place: string;
  /** Field of the place: `openingHours[0].close`; the column for what was not read. */
  readonly field: string;
  /** What was found there, short. */
  readonly found: string;
  /** What was expected, or what it may have been meant to be; may be empty. */
  readonly hint: string;
}

/** What reading places came to. Every row is either used, or has an error, or is counted in `skipped`. */
export interface PlaceReport {
  readonly rows: number;
  readonly used: number;
  /** Rows that are no places to plan with, by why: `no name`, `amenity=bench`. Only OpenStreetMap extracts have them. */
  readonly skipped: Readonly<Record<string, number>>;
  /** By row. */
  readonly findings: readonly PlaceFinding[];
}

export const errorCodes: ReadonlySet<PlaceFindingCode> = new Set([
  'invalid',
  'closes-before-opening',
  'id-repeated',
  'swapped-coordinates',
  'outside-bounds',
  'unreadable-row',
]);

/** Collects findings; whether one is an error follows from its code. */
export class FindingList {
  readonly findings: PlaceFinding[] = [];

  add(code: PlaceFindingCode, finding: Omit<PlaceFinding, 'code' | 'severity' | 'hint'> & { hint?: string }): void {
    const severity = errorCodes.has(code) ? 'error' : 'warning';
    const { hint = '', found, ...rest } = finding;
    this.findings.push({ severity, code, hint, found: shorten(found), ...rest });
  }
}

const longestFound = 60;

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= longestFound ? plain : `${plain.slice(0, longestFound - 1)}…`;
}
