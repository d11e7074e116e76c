import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimiseTour } from '../../../src/travel/optimise/optimise-tour.js';
import { searchTour } from '../../../src/travel/optimise/search-tour.js';
import type { TourPlan, TourProblem } from '../../../src/travel/optimise/tour-problem.js';
import { anyTour } from './any-tour.js';
import { checkOrder, isPossible, orderOf } from './check-order.js';
import { grid } from './grid.js';

const tours = anyTour(30).filter(isPossible);

function worthIn(problem: TourProblem): (plan: TourPlan) => number {
  return (plan) => {
    const { kept, score } = checkOrder(problem, orderOf(plan));
    return kept * 1_000_000 + score;
  };
}

describe('searchTour', () => {
  it('gives what optimiseTour gives for the same seed and number of iterations', async () => {
    await fc.assert(
      fc.asyncProperty(tours, fc.integer(), async (problem, seed) => {
        const options = { maxIterations: 100, seed };
        expect(searchTour(problem, options)).toEqual(await optimiseTour(problem, options));
      }),
      { numRuns: 30 },
    );
  });

  it('gives its result, not a promise, when its time is over', () => {
    let now = 0;
    const clock = () => now++;
    const [problem] = fc.sample(tours, { numRuns: 1, seed: 5 });
    expect(searchTour(problem!, { timeLimitMs: 20, clock })).toMatchObject({ ended: 'time' });
  });
});

describe('the alternatives of a search', () => {
  it('are feasible plans, each once, none better than the plan, the best first', () => {
    fc.assert(
      fc.property(tours, fc.integer(), (problem, seed) => {
        const { plan, alternatives } = searchTour(problem, { maxIterations: 200, seed });
        expect(alternatives.flatMap((each) => checkOrder(problem, orderOf(each)).faults)).toEqual([]);
        const all = [plan, ...alternatives];
        const orders = all.map((each) => JSON.stringify(orderOf(each)));
        expect(new Set(orders).size).toBe(orders.length);
        const worths = all.map(worthIn(problem));
        expect(worths).toEqual([...worths].sort((one, other) => other - one));
      }),
      { numRuns: 100, endOnFailure: true },
    );
  });

  it('are one for each start at most, and several where the places are many', () => {
    const { alternatives } = searchTour(grid(8), { maxIterations: 1000 });
    expect(alternatives.length).toBeGreaterThan(3);
    expect(alternatives.length).toBeLessThanOrEqual(13);
  });

  it('are none before a second start', () => {
    const [problem] = fc.sample(tours, { numRuns: 1, seed: 5 });
    expect(searchTour(problem!, { maxIterations: 0 }).alternatives).toEqual([]);
  });
});
