import type { CompiledProblem } from './compile-problem.js';
import type { FastRandom } from './fast-random.js';
import type { Tour } from './tour.js';

const powers = [1, 1.5, 2, 3];
/** How often luck decides more than worth: what looks poor at first may be right, above all in small problems. */
const wildShare = 0.05;

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
  }

  /**
   * Days that are not `touched` are only tried for the places that were taken out, all others having been tried before,
   * unless a budget or a group may have kept them out.
   */
  apply(tour: Tour, touched: Uint8Array, taken: Int32Array, takenCount: number, noise: number): void {
    const { candidates } = this.#problem;
    const random = this.#random;
    for (let index = 0; index < takenCount; index += 1) this.#isTaken[taken[index] as number] = 1;
    const worths = this.#worths[random.below(powers.length)] as Float64Array;
    const isWild = random.fraction() < wildShare;
    let open = 0;
    for (let index = 0; index < candidates.length; index += 1) {
      const place = candidates[index] as number;
      if ((tour.dayOf[place] as number) >= 0 || !tour.hasMeansFor(place)) continue;
      const luck = random.fraction();
      this.#openWorth[place] = (worths[place] as number) * (isWild ? luck ** 6 : 1 + noise * luck);
      if (this.#seek(tour, place, touched)) this.#open[open++] = place;
    }
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
    for (let index = 0; index < takenCount; index += 1) this.#isTaken[taken[index] as number] = 0;
  }

  /** After an insertion on a day; gives how many places are still open. */
  #reconsider(tour: Tour, day: number, touched: Uint8Array, open: number): number {
    let left = 0;
    for (let index = 0; index < open; index += 1) {
      const place = this.#open[index] as number;
      if (!tour.hasMeansFor(place)) continue;
      if (this.#day[place] === day) {
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
    const value = (this.#openWorth[place] as number) / (shift + 1);
    if (value <= (this.#value[place] as number)) return;
    this.#value[place] = value;
    this.#day[place] = day;
    this.#position[place] = tour.bestPosition;
  }
}
