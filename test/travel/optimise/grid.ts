import type { TourProblem } from '../../../src/travel/optimise/tour-problem.js';

/** Places on a square grid, ten apart, of unlike worth; two days that have time for some of them. */
export function grid(side: number): TourProblem {
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
