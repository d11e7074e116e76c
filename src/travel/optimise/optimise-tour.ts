import { ConfigurationError } from '../../error/configuration-error.js';
import { checkProblem } from './check-problem.js';
import { compileProblem } from './compile-problem.js';
import { evaluateTour } from './evaluate-tour.js';
import { Search } from './search.js';
import type { TourPlan, TourProblem } from './tour-problem.js';
import { unmetMusts } from './unmet-musts.js';

export interface OptimiseOptions {
  /** How long to search, in milliseconds. Default 1000, or no limit where `maxIterations` is given. */
  readonly timeLimitMs?: number | undefined;
  /**
   * How many changes to try. The same number, seed and problem give the same plan on every machine, unless the time limit
   * or the signal ends the search before. Default: no limit.
   */
  readonly maxIterations?: number | undefined;
  /** An integer; other seeds give other plans of like worth. Default 1. */
  readonly seed?: number | undefined;
  /** Ends the search; the best plan so far is given, not an error. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that count for the time limit. Default: `performance.now`. */
  readonly clock?: (() => number) | undefined;
}

export interface OptimisedTour {
  readonly plan: TourPlan;
  /** Changes tried. */
  readonly iterations: number;
  /** `complete`: every place that may be visited is. */
  readonly ended: 'time' | 'iterations' | 'aborted' | 'complete';
}

/** Others get a turn this often. */
const sliceMs = 30;
/** Between two looks at the clock. */
const stride = 16;
/** With every place visited, the ways are shortened until this many changes have brought nothing. */
const patience = 2000;

function checkOptions({ timeLimitMs, maxIterations, seed }: OptimiseOptions): void {
  for (const [name, value] of Object.entries({ timeLimitMs, maxIterations }))
    if (value !== undefined && !(value >= 0))
      throw new ConfigurationError(`Optimiser option ${name} must be a number from 0`, { code: 'invalid-option' });
  if (seed !== undefined && !Number.isInteger(seed))
    throw new ConfigurationError('Optimiser option seed must be an integer', { code: 'invalid-option' });
}

function planOf(problem: TourProblem, search: Search): TourPlan {
  const order = search.bestOrder();
  const { days, score, fees } = evaluateTour(problem, order);
  return { days, score, fees, unmet: unmetMusts(problem, new Set(order.flat())) };
}

/**
 * Chooses places, days and order so that musts are kept first and then the summed score is as high as the search finds;
 * of equal scores the plan with the earlier ends is taken. Every plan it gives keeps all windows, limits and the budget.
 * The event loop gets a turn about every 30 ms.
 *
 * @throws TourProblemError - `tour-problem-invalid`
 * @throws ConfigurationError - `invalid-option`
 */
export async function optimiseTour(problem: TourProblem, options: OptimiseOptions = {}): Promise<OptimisedTour> {
  checkOptions(options);
  const { maxIterations = Number.POSITIVE_INFINITY, seed = 1, signal, clock = () => performance.now() } = options;
  const timeLimitMs = options.timeLimitMs ?? (options.maxIterations === undefined ? 1000 : Number.POSITIVE_INFINITY);
  const begun = clock();
  checkProblem(problem);
  const search = new Search(compileProblem(problem), seed);
  const done = (ended: OptimisedTour['ended']) => ({
    plan: planOf(problem, search),
    iterations: search.iterations,
    ended,
  });
  let sliceEnds = begun + sliceMs;
  for (;;) {
    if (signal?.aborted) return done('aborted');
    if (search.isComplete && search.idle >= patience) return done('complete');
    if (search.iterations >= maxIterations) return done('iterations');
    const now = clock();
    if (now - begun >= timeLimitMs) return done('time');
    // A plan must not depend on the machine where a number of iterations is given.
    const elapsed = maxIterations === Number.POSITIVE_INFINITY ? (now - begun) / timeLimitMs : undefined;
    for (let step = 0; step < stride && search.iterations < maxIterations; step += 1)
      search.step(elapsed ?? search.iterations / maxIterations);
    if (now < sliceEnds) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceEnds = clock() + sliceMs;
  }
}
