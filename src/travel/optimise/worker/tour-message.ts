import type { OptimisedTour, SearchTourOptions } from '../search-tour.js';
import type { TourProblem } from '../tour-problem.js';

/** What the caller's thread tells the worker. */
export type TourOrder =
  | { readonly kind: 'search'; readonly problem: TourProblem; readonly options: Omit<SearchTourOptions, 'clock'> }
  | { readonly kind: 'abort' };

/** What the worker tells the caller's thread: first that it listens, at last what it found. */
export type TourReport = { readonly kind: 'ready' } | { readonly kind: 'found'; readonly found: OptimisedTour };
