import { ConfigurationError } from '../../error/configuration-error.js';
import { checkProblem } from './check-problem.js';
import { compileProblem } from './compile-problem.js';
import { evaluateTour } from './evaluate-tour.js';
import { type FoundPlan, Search } from './search.js';
import type { TourPlan, TourProblem } from './tour-problem.js';
import { unmetMusts } from './unmet-musts.js';

export interface SearchTourOptions {
  /** How long to search, in milliseconds. Default 1000, or no limit where `maxIterations` is given. */
  readonly timeLimitMs?: number | undefined;
  /**
   * How many changes to try. The same number, seed and problem give the same plan on every machine, unless the time limit
   * or a signal ends the search before. Default: no limit.
   */
  readonly maxIterations?: number | undefined;
  /** An integer; other seeds give other plans of like worth. Default 1. */
  readonly seed?: number | undefined;
  /** Milliseconds that count for the time limit. Default: `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

export interface OptimisedTour {
  readonly plan: TourPlan;
  /**
   * Other good plans, the best first: what each of the search's starts from another part of the map came to. None is twice
   * in the list, and `plan` is not in it. Empty where the search was too short for a second start or found nothing else.
   */
  readonly alternatives: readonly TourPlan[];
  /** Changes tried. */
  readonly iterations: number;
  /** `complete`: every place that may be visited is. */
  readonly ended: 'time' | 'iterations' | 'aborted' | 'complete';
  /** Where the search ran: on the caller's thread, or in a worker. */
  readonly ranIn: 'main' | 'worker';
}

/** A slice is this long. */
const sliceMs = 30;
/** Between two looks at the clock. */
const stride = 16;
/** With every place visited, the ways are shortened until this many changes have brought nothing. */
const patience = 2000;

export function checkOptions({ timeLimitMs, maxIterations, seed }: SearchTourOptions): void {
  for (const [name, value] of Object.entries({ timeLimitMs, maxIterations }))
    if (value !== undefined && !(value >= 0))
      throw new ConfigurationError(`Optimiser option ${name} must be a number from 0`, { code: 'invalid-option' });
  if (seed !== undefined && !Number.isInteger(seed))
    throw new ConfigurationError('Optimiser option seed must be an integer', { code: 'invalid-option' });
}

/** The time limit in milliseconds, infinite where only the number of iterations ends the search. */
export function limitOf({ timeLimitMs, maxIterations }: SearchTourOptions): number {
  return timeLimitMs ?? (maxIterations === undefined ? 1000 : Number.POSITIVE_INFINITY);
}

function planOf(problem: TourProblem, { order }: FoundPlan): TourPlan {
  const { days, score, fees } = evaluateTour(problem, order);
  return { days, score, fees, unmet: unmetMusts(problem, new Set(order.flat())) };
}

function resultOf(problem: TourProblem, search: Search, ended: OptimisedTour['ended']): OptimisedTour {
  const [plan, ...alternatives] = search.plans().map((found) => planOf(problem, found));
  return { plan: plan as TourPlan, alternatives, iterations: search.iterations, ended, ranIn: 'main' };
}

/**
 * The one search that both `searchTour` and `optimiseTour` run. After every slice of about 30 ms the caller has the word:
 * it goes on at once, or lets others work before. A signal is looked at when a slice begins and within it.
 */
export function* searchSlices(
  problem: TourProblem,
  options: SearchTourOptions & { readonly signal?: AbortSignal | undefined },
): Generator<undefined, OptimisedTour, void> {
  checkOptions(options);
  const { maxIterations = Number.POSITIVE_INFINITY, seed = 1, signal, clock = () => performance.now() } = options;
  const timeLimitMs = limitOf(options);
  const begun = clock();
  checkProblem(problem);
  const search = new Search(compileProblem(problem), seed);
  let sliceEnds = begun + sliceMs;
  for (;;) {
    if (signal?.aborted) return resultOf(problem, search, 'aborted');
    if (search.idle >= patience && search.isComplete) return resultOf(problem, search, 'complete');
    if (search.iterations >= maxIterations) return resultOf(problem, search, 'iterations');
    const now = clock();
    if (now - begun >= timeLimitMs) return resultOf(problem, search, 'time');
    // A plan must not depend on the machine where a number of iterations is given.
    const elapsed = maxIterations === Number.POSITIVE_INFINITY ? (now - begun) / timeLimitMs : undefined;
    for (let step = 0; step < stride && search.iterations < maxIterations; step += 1)
      search.step(elapsed ?? search.iterations / maxIterations);
    if (now < sliceEnds) continue;
    yield;
    sliceEnds = clock() + sliceMs;
  }
}

/**
 * Chooses places, days and order like `optimiseTour`, by the same search, but in one go: nothing else runs on the thread
 * until it ends. For callers that need a plan at once and keep the limit small.
 *
 * @throws TourProblemError - `tour-problem-invalid`
 * @throws ConfigurationError - `invalid-option`
 */
export function searchTour(problem: TourProblem, options: SearchTourOptions = {}): OptimisedTour {
  const slices = searchSlices(problem, options);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}
