import { partySize } from '../../domain/party.js';
import type { DayFrame } from './day-frame.js';
import { anywhere } from './leg-table.js';
import { type MealName, mealCost } from './meal.js';
import type { PlanProblem } from './plan-problem.js';

const nearestConsidered = 12;
const optionsOffered = 3;
/** While sights are being chosen, two tables tell well enough whether a meal fits. */
const optionsWhileSearching = 2;
const longestDetourMinutes = 30;
/** A dish better a star is worth five minutes of way. */
const pointsPerStar = 4;

/** What lies between two sites, with a meal on the way or without. */
interface Gap {
  /** The tables to try while sights are being chosen, the best first. */
  readonly tables: readonly number[];
  /** The least that the way takes, straight on or by a table. */
  readonly minutes: number;
  readonly burden: number;
}

interface Option {
  readonly table: number;
  readonly points: number;
}

/** Finds tables near a way: where to eat between one stop and the next. */
export class TableFinder {
  readonly #problem: PlanProblem;
  readonly #nearest = new Map<number, readonly number[]>();
  readonly #gaps = new Map<number, Gap>();
  readonly #costs: Readonly<Record<MealName, number[][]>> = { lunch: [], dinner: [] };
  /** What a table's price takes from its points, by yuan a person. */
  readonly #economy: number;

  constructor(problem: PlanProblem) {
    this.#problem = problem;
    this.#economy = problem.weights.perMealYuan * partySize(problem.request.party);
  }

  /** Points of a table by its rating, 3 stars being 0. */
  rating(table: number): number {
    return ((this.#problem.sites[table]?.rating ?? 3) - 3) * pointsPerStar;
  }

  /** Yuan for the whole party. */
  mealCost(table: number, meal: MealName, frame: DayFrame): number {
    this.#costs[meal][frame.index] ??= [];
    const costs = this.#costs[meal][frame.index] ?? [];
    let cost = costs[table];
    if (cost === undefined) {
      const { sites, request } = this.#problem;
      const place = sites[table];
      cost = place === undefined ? 0 : mealCost(place, meal, request, frame.date);
      costs[table] = cost;
    }
    return cost;
  }

  /**
   * The tables with the smallest detour between two sites that are still free, by points; either site may be `anywhere`.
   */
  between(from: number, to: number, taken: ReadonlySet<number> | undefined): readonly number[] {
    if (taken === undefined) return this.gap(from, to).tables;
    const free = this.#near(from, to).filter((table) => !taken.has(table));
    return this.#measure(from, to, free, optionsOffered).tables;
  }

  gap(from: number, to: number): Gap {
    const key = (from + 1) * (this.#problem.sites.length + 1) + to + 1;
    let gap = this.#gaps.get(key);
    if (gap === undefined) {
      gap = this.#measure(from, to, this.#near(from, to), optionsWhileSearching);
      this.#gaps.set(key, gap);
    }
    return gap;
  }

  #measure(from: number, to: number, near: readonly number[], most: number): Gap {
    const { legs, weights, sites } = this.#problem;
    const direct = legs.between(from, to);
    const best: Option[] = [];
    let minutes = direct?.leg.minutes ?? Number.POSITIVE_INFINITY;
    let burden = direct?.burden ?? Number.POSITIVE_INFINITY;
    for (const table of near) {
      const there = legs.between(from, table);
      const onward = legs.between(table, to);
      if (there === undefined || onward === undefined) continue;
      const minutesByTable = there.leg.minutes + onward.leg.minutes;
      const burdenByTable = there.burden + onward.burden;
      minutes = Math.min(minutes, minutesByTable);
      burden = Math.min(burden, burdenByTable);
      if (minutesByTable - (direct?.leg.minutes ?? 0) > longestDetourMinutes) continue;
      const detour = burdenByTable - (direct?.burden ?? 0);
      const price = sites[table]?.price?.adult ?? 0;
      keepBest(best, most, {
        table,
        points: this.rating(table) - detour * weights.perLegMinute - price * this.#economy,
      });
    }
    return { tables: best.map((option) => option.table), minutes, burden };
  }

  /** Tables near either of two sites. */
  #near(from: number, to: number): readonly number[] {
    const near = this.#nearSite(from);
    if (from === to) return near;
    return [...near, ...this.#nearSite(to).filter((table) => !near.includes(table))];
  }

  #nearSite(site: number): readonly number[] {
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

/** Puts an option where it stands among the best. */
function keepBest(best: Option[], most: number, option: Option): void {
  let position = best.length;
  while (position > 0 && isBetter(option, best[position - 1] as Option)) position -= 1;
  if (position === most) return;
  best.splice(position, 0, option);
  if (best.length > most) best.length = most;
}

function isBetter(one: Option, other: Option): boolean {
  return one.points > other.points || (one.points === other.points && one.table < other.table);
}
