import { visitMinutesOf } from '../place/opening-hours.js';
import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { DayProgress } from './day-progress.js';
import { anywhere } from './leg-table.js';
import { estimatedMealCost, type MealName } from './meal.js';
import type { PlanProblem, WindowTable } from './plan-problem.js';
import type { SightFacts } from './sight-facts.js';
import type { TableFinder } from './table-finder.js';
import { roundDown, roundUp, visitUntil } from './visit-window.js';
import { likenessPoints } from './weights.js';

/** A meal inside a sight leaves less choice than a table. */
export const insideMealPoints = 15;

/** A table of five stars for nothing. */
const bestTablePoints = 8;

const noGap = { minutes: 0, burden: 0 };

export interface DayTools {
  readonly facts: SightFacts;
  readonly tables: TableFinder;
  readonly windows: WindowTable;
}

/**
 * What the rest of a day takes at least, for one order of sights: whoever comes later, or has fewer points left, need not
 * be followed any further.
 */
export class DayBounds {
  readonly #problem: PlanProblem;
  readonly #tools: DayTools;
  /** By number of sights seen: the latest time to be ready at the next one, and last of all at the day's end. */
  readonly #latest: number[] = [];
  /** By number of sights seen: points that are lost in any case from the next one on, its own way left out. */
  readonly #loss: number[] = [];
  /** By number of sights seen: points that the way to the next one takes in any case. */
  readonly #wayLoss: number[] = [];
  /** By number of sights seen: minutes that it takes. */
  readonly #wayMinutes: number[] = [];
  readonly #mealGains: Readonly<Record<MealName, (number | undefined)[]>> = { lunch: [], dinner: [] };
  #lunchGain = 0;
  #dinnerGain = 0;

  constructor(problem: PlanProblem, tools: DayTools) {
    this.#problem = problem;
    this.#tools = tools;
  }

  /**
   * @param start - the site where the order begins
   * @param wanted - tables that must be used: the way to them may lead anywhere
   */
  layOut(
    frame: DayFrame,
    order: readonly number[],
    start: number,
    endBy: number,
    wanted: Readonly<Partial<Record<MealName, number>>> = {},
  ): void {
    const { candidates, weights } = this.#problem;
    const { facts, tables } = this.#tools;
    const goesAnywhere = wanted.lunch !== undefined || wanted.dinner !== undefined;
    this.#lunchGain = goesAnywhere ? bestTablePoints : this.#mealGain(frame, 'lunch');
    this.#dinnerGain = goesAnywhere ? bestTablePoints : this.#mealGain(frame, 'dinner');
    let latest = endBy;
    let loss = 0;
    for (let seen = order.length; ; seen -= 1) {
      this.#latest[seen] = latest;
      this.#loss[seen] = loss;
      const site = seen === 0 ? start : (order[seen - 1] ?? anywhere);
      const { minutes, burden } = goesAnywhere ? noGap : tables.gap(site, order[seen] ?? frame.end);
      this.#wayMinutes[seen] = minutes;
      this.#wayLoss[seen] = burden * weights.perLegMinute;
      if (seen === 0) return;
      const candidate = candidates.get(site);
      latest = candidate === undefined ? latest : this.#latestStart(frame, site, candidate, latest - minutes, endBy);
      const before = order[seen - 2];
      loss +=
        burden * weights.perLegMinute +
        facts.ticketCost(site, frame) * weights.perTicketYuan +
        facts.lossOn(frame, site) +
        (before === undefined ? 0 : facts.likeness(before, site) * likenessPoints);
    }
  }

  /** Whether the sights to come cannot be seen any more. */
  isTooLate({ visited, done, time }: DayProgress): boolean {
    return time + (isAtMeal(done) ? 0 : (this.#wayMinutes[visited] ?? 0)) > (this.#latest[visited] ?? 0);
  }

  /** The most points that the day can end with. */
  mostPoints({ visited, done, points, lunchDone, dinnerDone }: DayProgress): number {
    return (
      points -
      (this.#loss[visited] ?? 0) -
      (isAtMeal(done) ? 0 : (this.#wayLoss[visited] ?? 0)) +
      (lunchDone ? 0 : this.#lunchGain) +
      (dinnerDone ? 0 : this.#dinnerGain)
    );
  }

  /** When a visit must begin at the latest for the party to leave by a time. */
  #latestStart(frame: DayFrame, site: number, candidate: Candidate, leaveBy: number, endBy: number): number {
    const least = visitMinutesOf(candidate.place);
    let latest = Number.NEGATIVE_INFINITY;
    for (const window of this.#tools.windows.on(frame, site)) {
      const until = Math.min(window.close, visitUntil(candidate, window, frame, endBy));
      const fits = Math.min(window.lastEntry, until - least);
      const isCutShort = roundDown(until) <= leaveBy;
      const start = isCutShort ? fits : Math.min(fits, leaveBy - candidate.visitMinutes);
      if (start >= roundUp(window.open)) latest = Math.max(latest, start);
    }
    return latest;
  }

  /** The most that a meal can add to a day's points. */
  #mealGain(frame: DayFrame, meal: MealName): number {
    let gain = this.#mealGains[meal][frame.index];
    if (gain === undefined) {
      const { tables, request, weights } = this.#problem;
      const finder = this.#tools.tables;
      const estimated = estimatedMealCost(meal, request.party, request.economical ?? false) * weights.perMealYuan;
      gain = -Math.min(insideMealPoints, weights.ownMeal) - estimated;
      // Where no night follows, a meal may be left out.
      if (!frame.hasOvernight) gain = Math.max(gain, 0);
      for (const table of tables)
        gain = Math.max(gain, finder.rating(table) - finder.mealCost(table, meal, frame) * weights.perMealYuan);
      this.#mealGains[meal][frame.index] = gain;
    }
    return gain;
  }
}

/** Whether a part of the way to the next sight may lie behind. */
function isAtMeal(done: DayProgress['done']): boolean {
  return done === 'lunch' || done === 'dinner';
}
