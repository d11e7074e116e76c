import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optimiseTour } from '../../../src/travel/optimise/optimise-tour.js';
import { searchTour } from '../../../src/travel/optimise/search-tour.js';
import type { TourPlan, TourProblem } from '../../../src/travel/optimise/tour-problem.js';
import { anyTour } from './any-tour.js';
import { checkOrder, orderOf } from './check-order.js';

// The way of a day must be possible at all, else the problem is refused.
const tours = anyTour(30).filter(({ days, travel, nodes }) =>
  days.every(({ from, to, starts, ends, mode = 0 }) => starts + travel[mode]![from * nodes + to]! <= ends),
);

/** Places on a square grid, ten apart, of unlike worth; two days that have time for some of them. */
function grid(side: number): TourProblem {
  const count = side * side;
  const at = (node: number) => ({ x: (node % side) * 10, y: Math.floor((node % count) / side) * 10 });
  const far = (one: number, other: number) => Math.abs(at(one).x - at(other).x) + Math.abs(at(one).y - at(other).y);
  const nodes = count + 1;
  const open = [{ opens: 0, closes: 200 }];
  const day = { from: count, to: count, starts: 0, ends: 200 };
  return {
    nodes,
    travel: [Array.from({ length: nodes * nodes }, (_, cell) => far(Math.floor(cell / nodes), cell % nodes))],
    days: [day, day],
    places: Array.from({ length: count }, (_, place) => ({
      duration: 5,
      score: 10 + ((place * 7) % 11),
      windows: [open, open],
    })),
  };
}

function worthIn(problem: TourProblem): (plan: TourPlan) => number {
  const mustWorth = 100_000;
  return (plan) => {
    const { kept, score } = checkOrder(problem, orderOf(plan));
    return kept * mustWorth + score;
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
      { numRuns: 100 },
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
