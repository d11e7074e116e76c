import { priceOn } from '../place/price-on.js';
import { isIndoor } from '../place/weather.js';
import { likeness } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import { partyPrice } from './party-cost.js';
import type { PlanProblem } from './plan-problem.js';

const rainPoints = 90;
/** For each degree of crowd. */
const crowdPoints = 12;

/** What tickets cost this party and how alike two sights are, each worked out once. */
export class SightFacts {
  readonly #problem: PlanProblem;
  readonly #ticketCosts: number[][] = [];
  readonly #likenesses = new Map<number, number>();

  constructor(problem: PlanProblem) {
    this.#problem = problem;
  }

  /** Yuan for the whole party. */
  ticketCost(site: number, frame: DayFrame | undefined): number {
    const day = frame?.index ?? 0;
    this.#ticketCosts[day] ??= [];
    const costs = this.#ticketCosts[day] ?? [];
    let cost = costs[site];
    if (cost === undefined) {
      const place = this.#problem.sites[site];
      const price = place && priceOn(place, frame?.date ?? this.#problem.request.startDate);
      cost = partyPrice(price, this.#problem.request.party);
      costs[site] = cost;
    }
    return cost;
  }

  /** Points that a sight loses on a day: the sky is over it in the rain, or all the country is there. */
  lossOn(frame: DayFrame, site: number): number {
    if (!frame.rain && !frame.isHoliday) return 0;
    const place = this.#problem.sites[site];
    if (place === undefined) return 0;
    const wet = frame.rain && isIndoor(place) !== true ? (isIndoor(place) === false ? rainPoints : rainPoints / 2) : 0;
    return wet + (frame.isHoliday ? (place.holidayCrowd ?? 0) * crowdPoints : 0);
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
