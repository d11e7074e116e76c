import type { CompiledProblem } from './compile-problem.js';
import type { FastRandom } from './fast-random.js';
import type { Ruin } from './ruin.js';
import type { Tour } from './tour.js';

/** A place is put in by score to one of these powers, by the time it takes. */
const powers = [1.5, 2, 3, 5];
/** Of the places that were not taken out, at least this share is tried; which, changes: it shakes the search and saves time. */
const leastTried = 0.2;
/** How fast worth fades with distance where a plan is begun around a place. */
const fading = 1.5;

/** How often luck decides more than worth: what looks poor at first may be right, above all in small problems. */
const wildShare = 0.05;
/** The same where what a visit adds hangs on the other visits. */
const relativeWildShare = 0.15;

/** Between a short way and a cheap one the choice changes. */
const costWeights = [0.3, 1, 3, 10];
/** Where luck decides, cost alone may: what waits long may cost less than what does not. */
const wildCostWeights = [0.3, 3, 1e6];

/** Puts places into a tour, the best by worth and time first, until none fits. */
export class Recreate {
  readonly #problem: CompiledProblem;
  readonly #random: FastRandom;
  readonly #worths: readonly Float64Array[];
  /** Places still to be put in, in the first cells; and by place, where it would go best. */
  readonly #open: Int32Array;
  readonly #openWorth: Float64Array;
  readonly #value: Float64Array;
  readonly #day: Int32Array;
  readonly #position: Int32Array;
  readonly #isTaken: Uint8Array;
  /** By place, what its worth is multiplied by for luck, and its worth when it was last looked at. */
  readonly #luck: Float64Array;
  readonly #base: Float64Array;
  /** Whether what a place adds depends on the other visits and the ways; then it is worked out for each insertion. */
  readonly #isRelative: boolean;
  #power = 2;
  #isWild = false;
  /** Mean way between two places. */
  readonly #meanWay: number;

  constructor(problem: CompiledProblem, random: FastRandom) {
    const { weight, candidates, places } = problem;
    this.#problem = problem;
    this.#random = random;
    this.#worths = powers.map((power) => Float64Array.from(weight, (each) => each ** power));
    this.#open = new Int32Array(candidates.length);
    this.#openWorth = new Float64Array(places);
    this.#value = new Float64Array(places);
    this.#day = new Int32Array(places);
    this.#position = new Int32Array(places);
    this.#isTaken = new Uint8Array(places);
    this.#luck = new Float64Array(places);
    this.#base = new Float64Array(places);
    const { wayCost, groupWorth, isDaily, waitCost } = problem;
    this.#isRelative = Boolean(wayCost ?? groupWorth ?? isDaily) || waitCost > 0;
    this.#meanWay = meanWay(problem);
  }

  /** Fills an empty tour: by worth and time alone, or, around a place, with luck and the nearer places first. */
  begin(tour: Tour, around?: number): void {
    const { candidates, days, nodes, travel } = this.#problem;
    const touched = new Uint8Array(days).fill(1);
    const ways = travel[0] as Int32Array;
    this.#power = 2;
    this.#isWild = false;
    let open = 0;
    for (const place of candidates) {
      if (!tour.hasMeansFor(place)) continue;
      let luck = 1;
      if (around !== undefined) {
        const way = ways[around * nodes + place] as number;
        luck = Math.exp((-fading * way) / this.#meanWay) * (1 + this.#random.fraction());
      }
      this.#luck[place] = luck;
      this.#openWorth[place] = (this.#problem.weight[place] as number) ** 2 * luck;
      if (this.#seek(tour, place, touched)) this.#open[open++] = place;
    }
    this.#fill(tour, touched, open);
  }

  /**
   * Fills the room that a ruin made. Days that it did not touch are only tried for the places that it took out, since the
   * others were tried, most of them, when the day last changed; unless a budget or a group may have kept them out.
   */
  apply(tour: Tour, { touched, taken, takenCount }: Ruin): void {
    const { candidates } = this.#problem;
    const random = this.#random;
    for (let index = 0; index < takenCount; index += 1) this.#isTaken[taken[index] as number] = 1;
    const power = random.below(powers.length);
    this.#power = powers[power] as number;
    const worths = this.#worths[power] as Float64Array;
    const noise = random.fraction();
    this.#isWild = random.fraction() < (this.#isRelative ? relativeWildShare : wildShare);
    if (this.#isRelative) {
      const weights = this.#isWild ? wildCostWeights : costWeights;
      tour.costWeight = weights[random.below(weights.length)] as number;
    }
    const tried = leastTried + (1 - leastTried) * random.fraction();
    let open = 0;
    for (let index = 0; index < candidates.length; index += 1) {
      const place = candidates[index] as number;
      if ((tour.dayOf[place] as number) >= 0 || !tour.hasMeansFor(place)) continue;
      if (this.#isTaken[place] === 0 && random.fraction() >= tried) continue;
      const luck = random.fraction();
      this.#luck[place] = this.#isWild ? luck ** 6 : 1 + noise * luck;
      this.#openWorth[place] = (worths[place] as number) * (this.#luck[place] as number);
      if (this.#seek(tour, place, touched)) this.#open[open++] = place;
    }
    this.#fill(tour, touched, open);
    for (let index = 0; index < takenCount; index += 1) this.#isTaken[taken[index] as number] = 0;
  }

  /** Puts in the best of the open places until none is left. */
  #fill(tour: Tour, touched: Uint8Array, count: number): void {
    let open = count;
    while (open > 0) {
      let chosen = 0;
      for (let index = 1; index < open; index += 1)
        if (
          (this.#value[this.#open[index] as number] as number) > (this.#value[this.#open[chosen] as number] as number)
        )
          chosen = index;
      const place = this.#open[chosen] as number;
      open -= 1;
      this.#open[chosen] = this.#open[open] as number;
      const day = this.#day[place] as number;
      tour.insert(place, day, this.#position[place] as number);
      touched[day] = 1;
      open = this.#reconsider(tour, day, touched, open);
    }
  }

  /** After an insertion on a day; gives how many places are still open. */
  #reconsider(tour: Tour, day: number, touched: Uint8Array, open: number): number {
    let left = 0;
    for (let index = 0; index < open; index += 1) {
      const place = this.#open[index] as number;
      if (!tour.hasMeansFor(place)) continue;
      if (this.#day[place] === day || this.#isStale(tour, place)) {
        if (!this.#seek(tour, place, touched)) continue;
      } else this.#tryDay(tour, place, day);
      this.#open[left++] = place;
    }
    return left;
  }

  #seek(tour: Tour, place: number, touched: Uint8Array): boolean {
    const { days, groupMost, budget } = this.#problem;
    this.#value[place] = -1;
    const everywhere = this.#isTaken[place] === 1 || groupMost.length > 0 || budget < Number.POSITIVE_INFINITY;
    for (let day = 0; day < days; day += 1) if (everywhere || touched[day] === 1) this.#tryDay(tour, place, day);
    return (this.#value[place] as number) >= 0;
  }

  #tryDay(tour: Tour, place: number, day: number): void {
    const shift = tour.bestInsertion(place, day);
    if (shift < 0) return;
    const value = this.#isRelative
      ? this.#relativeValue(tour, place, day, shift)
      : (this.#openWorth[place] as number) / (shift + 1);
    if (value <= (this.#value[place] as number)) return;
    this.#value[place] = value;
    this.#day[place] = day;
    this.#position[place] = tour.bestPosition;
    if (this.#isRelative) this.#base[place] = tour.worthOf(place, day);
  }

  /** Whether other visits have changed what the place is worth where it would go. */
  #isStale(tour: Tour, place: number): boolean {
    return this.#isRelative && tour.worthOf(place, this.#day[place] as number) !== this.#base[place];
  }

  /** Below zero where the visit would cost more than it adds. */
  #relativeValue(tour: Tour, place: number, day: number, shift: number): number {
    // The dearer or later day may be the better one for what follows.
    if (this.#isWild) return this.#random.fraction();
    const gain = tour.worthOf(place, day) - tour.bestCost;
    return gain > 0 ? (gain ** this.#power * (this.#luck[place] as number)) / (shift + 1) : -1;
  }
}

function meanWay({ candidates, nodes, travel }: CompiledProblem): number {
  const ways = travel[0] as Int32Array;
  let sum = 0;
  for (const from of candidates) for (const to of candidates) sum += ways[from * nodes + to] as number;
  return Math.max(1, sum / Math.max(1, candidates.length ** 2));
}
