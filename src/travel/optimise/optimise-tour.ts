import { type OptimisedTour, type SearchTourOptions, searchSlices } from './search-tour.js';
import type { TourProblem } from './tour-problem.js';

export interface OptimiseTourOptions extends SearchTourOptions {
  /** Ends the search; the best plan so far is given, not an error. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Chooses places, days and order so that musts are kept first and then the summed score is as high as the search finds;
 * of equal scores the plan with the earlier ends is taken. Every plan it gives keeps all windows, limits and the budget.
 * The event loop gets a turn about every 30 ms.
 *
 * @throws TourProblemError - `tour-problem-invalid`
 * @throws ConfigurationError - `invalid-option`
 */
export async function optimiseTour(problem: TourProblem, options: OptimiseTourOptions = {}): Promise<OptimisedTour> {
  const slices = searchSlices(problem, options);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}
