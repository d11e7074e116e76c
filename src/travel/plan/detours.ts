import type { DayFrame } from './day-frame.js';
import type { PlanProblem } from './plan-problem.js';

/** Stands for a way that no allowed mode goes. */
const noWayBurden = 1_000;

/** How far out of their way days would go for each of the sights, in minutes of burden; worked out once for a way. */
export class Detours {
  readonly #problem: PlanProblem;
  readonly #sights: readonly number[];
  readonly #around = new Map<number, Float64Array>();

  /** @param sights - those to tell about, by site index; all lists here have their order */
  constructor(problem: PlanProblem, sights: readonly number[]) {
    this.#problem = problem;
    this.#sights = sights;
  }

  /** The smallest detour of a day for each sight. */
  least(frame: DayFrame, dayOrder: readonly number[]): Float64Array {
    const least = this.#between(frame.start, dayOrder[0] ?? frame.end).slice();
    for (const [position, site] of dayOrder.entries()) {
      const detours = this.#between(site, dayOrder[position + 1] ?? frame.end);
      for (let sight = 0; sight < least.length; sight += 1) {
        const detour = detours[sight] as number;
        if (detour < (least[sight] as number)) least[sight] = detour;
      }
    }
    return least;
  }

  /** The positions in a day's order with the smallest detours for a sight, the best one first. */
  positions(frame: DayFrame, dayOrder: readonly number[], sight: number, most: number): readonly number[] {
    const detour = (position: number) =>
      this.#between(dayOrder[position - 1] ?? frame.start, dayOrder[position] ?? frame.end)[sight] as number;
    return Array.from({ length: dayOrder.length + 1 }, (_, position) => ({ position, detour: detour(position) }))
      .sort((left, right) => left.detour - right.detour || left.position - right.position)
      .slice(0, most)
      .map(({ position }) => position);
  }

  #between(from: number, to: number): Float64Array {
    const { legs, sites } = this.#problem;
    const key = (from + 1) * (sites.length + 1) + to + 1;
    let detours = this.#around.get(key);
    if (detours === undefined) {
      const direct = legs.between(from, to)?.burden ?? 0;
      detours = Float64Array.from(this.#sights, (site) => {
        const there = legs.between(from, site)?.burden ?? noWayBurden;
        return there + (legs.between(site, to)?.burden ?? noWayBurden) - direct;
      });
      this.#around.set(key, detours);
    }
    return detours;
  }
}
