import type { CompiledProblem } from './compile-problem.js';
import { FastRandom } from './fast-random.js';
import { Recreate } from './recreate.js';
import { Ruin } from './ruin.js';
import { Tour } from './tour.js';

/**
 * Ruin and recreate under simulated annealing: a part of the plan is taken out, the room is filled anew, and a slightly
 * worse plan is kept the more readily the earlier it is.
 */
export class Search {
  readonly best: Tour;
  readonly #problem: CompiledProblem;
  readonly #current: Tour;
  readonly #trial: Tour;
  readonly #random: FastRandom;
  readonly #ruin: Ruin;
  readonly #recreate: Recreate;
  readonly #spanWorth: number;
  readonly #scale: number;
  #currentEnergy: number;
  iterations = 0;
  /** Iterations since the best plan was last replaced. */
  idle = 0;

  constructor(problem: CompiledProblem, seed: number) {
    this.#problem = problem;
    this.#random = new FastRandom(seed);
    this.#ruin = new Ruin(problem, this.#random);
    this.#recreate = new Recreate(problem, this.#random);
    this.#trial = new Tour(problem);
    this.#current = new Tour(problem);
    this.best = new Tour(problem);
    this.#recreate.apply(this.#trial, new Uint8Array(problem.days).fill(1), new Int32Array(0), 0, 0);
    this.#current.copy(this.#trial);
    this.best.copy(this.#trial);
    const { candidates, weight, mustWeight, starts, ends } = problem;
    const total = candidates.reduce((sum, place) => sum + ((weight[place] as number) % mustWeight), 0);
    this.#scale = total / Math.max(1, candidates.length);
    const length = starts.reduce((sum, start, day) => sum + (ends[day] as number) - start, 0);
    this.#spanWorth = (tuning.span * this.#scale) / Math.max(1, length / problem.days);
    this.#currentEnergy = this.#energy(this.#current);
  }

  #energy(tour: Tour): number {
    return tour.weight - this.#spanWorth * tour.span;
  }

  /** @param progress - how much of the search is done, 0 to 1 */
  step(progress: number): void {
    this.iterations += 1;
    this.idle += 1;
    const trial = this.#trial;
    const temperature = this.#scale * tuning.hot * (tuning.cold / tuning.hot) ** progress;
    this.#ruin.apply(trial);
    const { touched, taken, takenCount } = this.#ruin;
    this.#recreate.apply(trial, touched, taken, takenCount, tuning.noise * this.#random.fraction());
    const energy = this.#energy(trial);
    const isKept = energy >= this.#currentEnergy + temperature * Math.log(this.#random.fraction());
    const [to, from] = isKept ? [this.#current, trial] : [trial, this.#current];
    for (let day = 0; day < this.#problem.days; day += 1) if (touched[day] === 1) to.copyDay(from, day);
    to.copySums(from);
    if (!isKept) return;
    this.#currentEnergy = energy;
    const { best } = this;
    if (trial.weight < best.weight || (trial.weight === best.weight && trial.span >= best.span)) return;
    best.copy(trial);
    this.idle = 0;
  }

  /** Every place that may be visited is. */
  get isComplete(): boolean {
    return this.#problem.candidates.every((place) => (this.best.dayOf[place] as number) >= 0);
  }

  /** The best plan's places, day by day. */
  bestOrder(): number[][] {
    const { row, width, visits } = this.best;
    return Array.from(visits, (count, day) => Array.from(row.subarray(day * width + 1, day * width + 1 + count)));
  }
}

export const tuning = { span: 0.1, hot: 0.1, cold: 0.01, noise: 1 };
