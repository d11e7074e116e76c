import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { type OpeningWindow, openingWindows } from '../place/opening-hours.js';
import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { Interest } from './interest.js';
import type { LegTable } from './leg-table.js';
import type { PlanWeights } from './weights.js';

/** A wish that some place be seen: one of `members` on any day, or on the day given. */
export interface MustSee {
  readonly name: string;
  readonly members: readonly number[];
  /** Index of the day; undefined: any. */
  readonly day: number | undefined;
}

/**
 * Everything that the search for a plan needs, worked out once. Places are known by their index in `sites`.
 * An optimiser takes this and gives for each day the order of its sights.
 */
export interface PlanProblem {
  readonly request: TripRequest;
  readonly sites: readonly Place[];
  /** By site index. */
  readonly candidates: ReadonlyMap<number, Candidate>;
  /** What the party comes for; candidates know them by their position. */
  readonly interests: readonly Interest[];
  /** Sites where people eat. */
  readonly tables: readonly number[];
  readonly frames: readonly DayFrame[];
  readonly legs: LegTable;
  readonly weights: PlanWeights;
  readonly mustSee: readonly MustSee[];
  /** Yuan for journeys and nights, which no order of sights changes. */
  readonly fixedCosts: { readonly hotel: number; readonly intercityTransport: number };
}

/** Sights of each day in order, by site index. */
export type TripOrder = readonly (readonly number[])[];

/** Of an appointment only its own moment counts. */
function atAppointment(windows: readonly OpeningWindow[], start: number | undefined): readonly OpeningWindow[] {
  if (start === undefined) return windows;
  return windows
    .filter(({ open, lastEntry }) => open <= start && start <= lastEntry)
    .map((window) => ({ ...window, doorsOpen: window.open, open: start, lastEntry: start }));
}

/** Opening windows by day and site, each worked out once; none where the day's wishes rule the site out. */
export class WindowTable {
  readonly #known: (readonly OpeningWindow[] | undefined)[][] = [];
  readonly #sites: readonly Place[];

  constructor(sites: readonly Place[]) {
    this.#sites = sites;
  }

  on(frame: DayFrame, site: number): readonly OpeningWindow[] {
    this.#known[frame.index] ??= [];
    const row = this.#known[frame.index] ?? [];
    const known = row[site];
    if (known !== undefined) return known;
    const place = this.#sites[site];
    const opening = place === undefined || frame.refuses(place) ? [] : openingWindows(place, frame);
    const windows = atAppointment(opening, frame.appointments.get(site));
    row[site] = windows;
    return windows;
  }
}
