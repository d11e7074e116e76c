import type { CompiledProblem } from './compile-problem.js';
import { stageAt, starts } from './cooling.js';
import { FastRandom } from './fast-random.js';
import { Recreate } from './recreate.js';
import { Ruin } from './ruin.js';
import { Tour } from './tour.js';

/** The best plan of one stage of a search. */
export interface FoundPlan {
  /** Places, day by day. */
  readonly order: readonly (readonly number[])[];
  readonly value: number;
  readonly span: number;
}

/** What the end of a day that is as long as the mean day counts for, in scores of a mean place. */
const spanShare = 0.2;
/** How often the last stage takes a day over from another start's plan, instead of taking visits out. */
const recombinedShare = 0.05;

/**
 * Ruin and recreate under simulated annealing: a part of the plan is taken out, the room is filled anew, and a slightly
 * worse plan is kept the more readily the earlier in its stage it is. The last stage also takes over whole days from the plans
 * that the other starts came to, and fills what that leaves open.
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
  #stage = 0;
  /** The best of the stage that is under way, and what the stages before it found. */
  readonly #stageBest: Tour;
  readonly #found: FoundPlan[] = [];
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
    this.#stageBest = new Tour(problem);
    this.#recreate.begin(this.#trial);
    this.#current.copy(this.#trial);
    this.best.copy(this.#trial);
    this.#stageBest.copy(this.#trial);
    const { starts, ends } = problem;
    this.#scale = problem.meanScore;
    const length = starts.reduce((sum, start, day) => sum + (ends[day] as number) - start, 0);
    this.#spanWorth = (spanShare * this.#scale) / Math.max(1, length / problem.days);
    this.#currentEnergy = this.#energy(this.#current);
  }

  #energy(tour: Tour): number {
    return tour.value - this.#spanWorth * tour.span;
  }

  /** @param progress - how much of the search is done, 0 to 1 */
  step(progress: number): void {
    this.iterations += 1;
    this.idle += 1;
    const trial = this.#trial;
    const { stage, temperature } = stageAt(progress);
    if (stage !== this.#stage) this.#enter(stage);
    if (this.#recombines(stage)) this.#takeOver(trial);
    else this.#ruin.apply(trial);
    this.#recreate.apply(trial, this.#ruin);
    const { touched } = this.#ruin;
    const energy = this.#energy(trial);
    this.#keepBest();
    const isKept = energy >= this.#currentEnergy + this.#scale * temperature * Math.log(this.#random.fraction());
    const [to, from] = isKept ? [this.#current, trial] : [trial, this.#current];
    for (let day = 0; day < this.#problem.days; day += 1) if (touched[day] === 1) to.copyDay(from, day);
    to.copySums(from);
    if (isKept) this.#currentEnergy = energy;
  }

  /** Only the last stage has other plans to learn from, and only several days can be put together anew. */
  #recombines(stage: number): boolean {
    return stage === starts && this.#problem.days > 1 && this.#random.fraction() < recombinedShare;
  }

  /** Gives a day the visits of a day of another start's plan. */
  #takeOver(trial: Tour): void {
    const random = this.#random;
    const { order } = this.#found[random.below(this.#found.length)] as FoundPlan;
    const visits = order[random.below(order.length)] as readonly number[];
    const day = random.below(2) === 0 ? random.below(order.length) : likestDay(trial, visits);
    this.#ruin.replaceDay(trial, day, visits);
  }

  #keepBest(): void {
    if (isBetter(this.#trial, this.#stageBest)) this.#stageBest.copy(this.#trial);
    if (!isBetter(this.#trial, this.best)) return;
    this.best.copy(this.#trial);
    this.idle = 0;
  }

  #enter(stage: number): void {
    this.#found.push(foundIn(this.#stageBest));
    this.#stage = stage;
    const trial = this.#trial;
    if (stage === starts) trial.copy(this.best);
    else {
      trial.clear();
      const { candidates } = this.#problem;
      this.#recreate.begin(trial, candidates[this.#random.below(candidates.length)]);
    }
    this.#stageBest.copy(trial);
    this.#keepBest();
    this.#current.copy(trial);
    this.#currentEnergy = this.#energy(trial);
  }

  /** Every place that may be visited is. */
  get isComplete(): boolean {
    return this.#problem.candidates.every((place) => (this.best.dayOf[place] as number) >= 0);
  }

  /** The best plan, and after it the best of every other stage so far that is a plan of its own, the best first. */
  plans(): FoundPlan[] {
    const best = foundIn(this.best);
    const others = [...this.#found, foundIn(this.#stageBest)].sort(
      (one, other) => other.value - one.value || one.span - other.span,
    );
    const seen = new Set<string>();
    return [best, ...others].filter(({ order }) => {
      const key = order.join(';');
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
}

/** The day that has most of these visits already. */
function likestDay(tour: Tour, visits: readonly number[]): number {
  const shared = new Int32Array(tour.problem.days);
  for (const place of visits) {
    const day = tour.dayOf[place] as number;
    if (day >= 0) shared[day] = (shared[day] as number) + 1;
  }
  return shared.indexOf(Math.max(...shared));
}

/** Of equal worth the plan whose days end earlier is better. */
function isBetter(one: Tour, other: Tour): boolean {
  return one.value > other.value || (one.value === other.value && one.span < other.span);
}

function foundIn({ row, width, visits, value, span }: Tour): FoundPlan {
  const order = Array.from(visits, (count, day) => Array.from(row.subarray(day * width + 1, day * width + 1 + count)));
  return { order, value, span };
}
