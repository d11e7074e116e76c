import { likeness } from './candidate.js';
import { partyPrice } from './party-cost.js';
import type { PlanProblem } from './plan-problem.js';

/** What tickets cost this party and how alike two sights are, each worked out once. */
export class SightFacts {
  readonly #problem: PlanProblem;
  readonly #ticketCosts: number[] = [];
  readonly #likenesses = new Map<number, number>();

  constructor(problem: PlanProblem) {
    this.#problem = problem;
  }

  /** Yuan for the whole party. */
  ticketCost(site: number): number {
    let cost = this.#ticketCosts[site];
    if (cost === undefined) {
      cost = partyPrice(this.#problem.sites[site]?.price, this.#problem.request.party);
      this.#ticketCosts[site] = cost;
    }
    return cost;
  }

  /** How alike two sights are, 0 to 1. */
  likeness(left: number, right: number): number {
    const key = left * this.#problem.sites.length + right;
    let known = this.#likenesses.get(key);
    if (known === undefined) {
      const one = this.#problem.candidates.get(left);
      const other = this.#problem.candidates.get(right);
      known = one === undefined || other === undefined ? 0 : likeness(one, other);
      this.#likenesses.set(key, known);
    }
    return known;
  }
}
