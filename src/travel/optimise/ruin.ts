import type { CompiledProblem } from './compile-problem.js';
import type { FastRandom } from './fast-random.js';
import type { Tour } from './tour.js';

/** Takes some visits out of a tour, so that others may take their room. */
export class Ruin {
  readonly #problem: CompiledProblem;
  readonly #random: FastRandom;
  /** By place, every other candidate, the nearest first. */
  readonly #near: readonly Int32Array[];
  readonly #visited: Int32Array;
  /** Days of which visits were taken; by day 0 or 1. */
  readonly touched: Uint8Array;
  /** What was taken, in its first `takenCount` cells. */
  readonly taken: Int32Array;
  takenCount = 0;

  constructor(problem: CompiledProblem, random: FastRandom) {
    this.#problem = problem;
    this.#random = random;
    this.#visited = new Int32Array(problem.candidates.length);
    this.touched = new Uint8Array(problem.days);
    // What a day is given may have to go again.
    this.taken = new Int32Array(2 * problem.candidates.length);
    this.#near = nearest(problem);
  }

  /** Leaves the tour with the times of its touched days computed and kept. */
  apply(tour: Tour): void {
    this.touched.fill(0);
    this.takenCount = 0;
    const random = this.#random;
    const visited = this.#listVisited(tour);
    if (visited === 0) {
      this.touched.fill(1);
      return;
    }
    const choice = random.fraction();
    const most = Math.max(Math.min(visited, alwaysTakable), Math.min(mostTaken, Math.ceil(visited * 0.5)));
    const count = 1 + random.below(most);
    if (choice < 0.15) this.#takeAny(tour, visited, count);
    else if (choice < 0.35) this.#takeSegment(tour, visited, count);
    else this.#takeStrings(tour, count);
    for (let day = 0; day < this.#problem.days; day += 1) if (this.touched[day] === 1) this.#settle(tour, day);
  }

  /** Gives a day these visits in place of its own, as far as it admits them; they leave the days where they were. */
  replaceDay(tour: Tour, day: number, visits: readonly number[]): void {
    this.touched.fill(0);
    this.takenCount = 0;
    this.touched[day] = 1;
    const first = day * tour.width + 1;
    while ((tour.visits[day] as number) > 0) this.#take(tour, tour.row[first] as number);
    for (const place of visits) if ((tour.dayOf[place] as number) >= 0) this.#take(tour, place);
    for (const place of visits)
      if (tour.hasMeansFor(place) && tour.admits(place, day)) tour.insert(place, day, tour.visits[day] as number);
    for (let each = 0; each < this.#problem.days; each += 1) if (this.touched[each] === 1) this.#settle(tour, each);
  }

  #listVisited(tour: Tour): number {
    const { candidates } = this.#problem;
    let count = 0;
    for (let index = 0; index < candidates.length; index += 1) {
      const place = candidates[index] as number;
      if ((tour.dayOf[place] as number) >= 0) this.#visited[count++] = place;
    }
    return count;
  }

  #take(tour: Tour, place: number): void {
    this.touched[tour.dayOf[place] as number] = 1;
    this.taken[this.takenCount++] = place;
    tour.take(place);
  }

  /** A way may be longer without a stop between, where the table breaks the triangle inequality; then more must go. */
  #settle(tour: Tour, day: number): void {
    while (!tour.schedule(day) && (tour.visits[day] as number) > 0)
      this.#take(tour, tour.row[day * tour.width + 1 + this.#random.below(tour.visits[day] as number)] as number);
  }

  #takeAny(tour: Tour, visited: number, count: number): void {
    let left = visited;
    for (let taken = 0; taken < count && left > 0; taken += 1) {
      const index = this.#random.below(left);
      const place = this.#visited[index] as number;
      left -= 1;
      this.#visited[index] = this.#visited[left] as number;
      this.#take(tour, place);
    }
  }

  /** Neighbouring visits of one day. */
  #takeSegment(tour: Tour, visited: number, count: number): void {
    const day = tour.dayOf[this.#visited[this.#random.below(visited)] as number] as number;
    this.#takeString(tour, day, this.#random.below(tour.visits[day] as number), count);
  }

  #takeString(tour: Tour, day: number, first: number, count: number): void {
    const visits = tour.visits[day] as number;
    const length = Math.min(count, visits);
    const begin = Math.max(0, Math.min(first, visits - length));
    const cell = day * tour.width + 1 + begin;
    for (let taken = 0; taken < length; taken += 1) this.#take(tour, tour.row[cell] as number);
  }

  /** Strings of neighbouring visits around a place, on several days. */
  #takeStrings(tour: Tour, count: number): void {
    const { candidates } = this.#problem;
    const random = this.#random;
    const centre = candidates[random.below(candidates.length)] as number;
    const near = this.#near[centre] as Int32Array;
    const length = 1 + random.below(Math.min(count, mostStringLength));
    for (let index = 0; index < near.length && this.takenCount < count; index += 1) {
      const place = near[index] as number;
      const day = tour.dayOf[place] as number;
      if (day < 0 || (this.touched[day] === 1 && length > 1)) continue;
      let position = 0;
      const base = day * tour.width + 1;
      while (tour.row[base + position] !== place) position += 1;
      this.#takeString(tour, day, position - random.below(length), length);
    }
  }
}

const mostTaken = 16;
/** Of a small plan everything may go: there the best one is sometimes reached from no other by halves. */
const alwaysTakable = 4;
const mostStringLength = 8;

function nearest({ candidates, nodes, travel }: CompiledProblem): readonly Int32Array[] {
  const near: Int32Array[] = [];
  const table = travel[0] as Int32Array;
  // Way and node in one number, so that plain numbers are sorted.
  const keys = new Float64Array(candidates.length);
  for (const place of candidates) {
    for (let index = 0; index < candidates.length; index += 1) {
      const other = candidates[index] as number;
      const far = (table[place * nodes + other] as number) + (table[other * nodes + place] as number);
      keys[index] = far * nodes + other;
    }
    near[place] = Int32Array.from(keys.sort(), (key) => key % nodes);
  }
  return near;
}
