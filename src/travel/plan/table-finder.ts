import { anywhere } from './leg-table.js';
import type { PlanProblem } from './plan-problem.js';

const nearestConsidered = 12;
const optionsOffered = 3;
/** While sights are being chosen, two tables tell well enough whether a meal fits. */
const optionsWhileSearching = 2;
const longestDetourMinutes = 30;
/** A dish better a star is worth five minutes of way. */
const pointsPerStar = 4;

/** Finds tables near a way: where to eat between one stop and the next. */
export class TableFinder {
  readonly #problem: PlanProblem;
  readonly #nearest = new Map<number, readonly number[]>();
  readonly #options = new Map<number, readonly number[]>();

  constructor(problem: PlanProblem) {
    this.#problem = problem;
  }

  /** Points of a table by its rating, 3 stars being 0. */
  rating(table: number): number {
    return ((this.#problem.sites[table]?.rating ?? 3) - 3) * pointsPerStar;
  }

  /**
   * The tables with the smallest detour between two sites that are still free, by points; either site may be `anywhere`.
   */
  between(from: number, to: number, taken: ReadonlySet<number> | undefined): readonly number[] {
    const ranked = this.#ranked(from, to);
    if (taken === undefined) return ranked.slice(0, optionsWhileSearching);
    return ranked.filter((table) => !taken.has(table)).slice(0, optionsOffered);
  }

  #ranked(from: number, to: number): readonly number[] {
    const key = (from + 1) * (this.#problem.sites.length + 1) + to + 1;
    const known = this.#options.get(key);
    if (known !== undefined) return known;
    const { legs, weights, sites, request } = this.#problem;
    const economy =
      weights.perMealYuan * Object.values(request.party).reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const direct = legs.between(from, to);
    const options = [...new Set([...this.#near(from), ...this.#near(to)])]
      .map((table) => {
        const there = legs.between(from, table);
        const onward = legs.between(table, to);
        if (there === undefined || onward === undefined) return undefined;
        const minutes = there.leg.minutes + onward.leg.minutes - (direct?.leg.minutes ?? 0);
        if (minutes > longestDetourMinutes) return undefined;
        const detour = there.burden + onward.burden - (direct?.burden ?? 0);
        const price = sites[table]?.price?.adult ?? 0;
        return { table, points: this.rating(table) - detour * weights.perLegMinute - price * economy };
      })
      .filter((option) => option !== undefined)
      .sort((left, right) => right.points - left.points || left.table - right.table)
      .map((option) => option.table);
    this.#options.set(key, options);
    return options;
  }

  #near(site: number): readonly number[] {
    if (site === anywhere) return [];
    const known = this.#nearest.get(site);
    if (known !== undefined) return known;
    const { legs, tables } = this.#problem;
    const nearest = tables
      .map((table) => ({ table, burden: legs.between(site, table)?.burden ?? Number.POSITIVE_INFINITY }))
      .sort((left, right) => left.burden - right.burden || left.table - right.table)
      .slice(0, nearestConsidered)
      .map((option) => option.table);
    this.#nearest.set(site, nearest);
    return nearest;
  }
}
