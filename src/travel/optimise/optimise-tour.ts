import { ConfigurationError } from '../../error/configuration-error.js';
import { checkProblem } from './check-problem.js';
import { inTurns } from './in-turns.js';
import { checkOptions, limitOf, type OptimisedTour, type SearchTourOptions, searchSlices } from './search-tour.js';
import type { TourProblem } from './tour-problem.js';
import { searchInWorker } from './worker/search-in-worker.js';
import { startTourWorker, type TourWorker } from './worker/tour-worker.js';

export interface OptimiseTourOptions extends SearchTourOptions {
  /** Ends the search; the best plan so far is given, not an error. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Searches in a worker, so that the caller's thread stays free; starting it takes part of the time limit. Where the
   * platform has none, or it does not start, the search runs on the caller's thread, and `ranIn` says so. Node has workers
   * for this from 20.16. Bundlers that lose the worker's file are given it by hand:
   * `() => new Worker(new URL('zhike/travel/worker', import.meta.url), { type: 'module' })`. Default false.
   */
  readonly worker?: boolean | (() => TourWorker) | undefined;
}

/** The time that is left, if time is what ends the search. */
function optionsAfter(options: OptimiseTourOptions, begun: number): Omit<SearchTourOptions, 'clock'> {
  const { maxIterations, seed } = options;
  const left = Math.max(0, limitOf(options) - (performance.now() - begun));
  return { maxIterations, seed, ...(left < Number.POSITIVE_INFINITY && { timeLimitMs: left }) };
}

async function inWorker(problem: TourProblem, options: OptimiseTourOptions): Promise<OptimisedTour> {
  const { worker, signal, clock } = options;
  const begun = performance.now();
  checkOptions(options);
  if (clock !== undefined)
    throw new ConfigurationError('Optimiser option clock cannot be given with worker', { code: 'invalid-option' });
  checkProblem(problem);
  const start = typeof worker === 'function' ? worker : startTourWorker;
  const search = { problem, options: () => optionsAfter(options, begun), signal };
  const found = signal?.aborted ? undefined : await searchInWorker(search, start);
  if (found !== undefined) return { ...found, ranIn: 'worker' };
  return inTurns(searchSlices(problem, { ...optionsAfter(options, begun), signal }));
}

/**
 * Chooses places, days and order so that musts are kept first and then the summed score is as high as the search finds;
 * of equal scores the plan with the earlier ends is taken. Every plan it gives keeps all windows, limits and the budget.
 * The event loop gets a turn about every 30 ms; with `worker` the search does not run on the caller's thread at all.
 *
 * @example
 * ```ts
 * const { plan, alternatives } = await optimiseTour(problem, { timeLimitMs: 300, signal });
 * ```
 *
 * @throws TourProblemError - `tour-problem-invalid`
 * @throws ConfigurationError - `invalid-option`
 */
export async function optimiseTour(problem: TourProblem, options: OptimiseTourOptions = {}): Promise<OptimisedTour> {
  return options.worker ? inWorker(problem, options) : inTurns(searchSlices(problem, options));
}
