import type { CompiledProblem } from './compile-problem.js';
import { afterRest, never } from './rest-times.js';

/**
 * The times of a day with rests. Each stands once for every number of rests that may lie behind by then, so that where they
 * are taken is open until the day's end, and an insertion may move them.
 */
export class RestedDay {
  readonly #problem: CompiledProblem;
  readonly #travel: Int32Array;
  readonly #day: number;
  readonly #firstRest: number;
  readonly #layers: number;
  /** By position in the row and rests behind: when the party is free to leave; at the row's end, when all is over. */
  readonly #free: Int32Array;
  /** The same at one position of a row that is tried. */
  readonly #times: Int32Array;
  /** When the last way and all rests are over; `never` where a visit or a rest comes too late. */
  ends = 0;
  /** Time that the visit last tried adds before the rest of the day, its waiting counted and rests left out. */
  added = 0;

  /** @param width - most positions of a row */
  constructor(problem: CompiledProblem, day: number, width: number) {
    this.#problem = problem;
    this.#travel = problem.travel[day] as Int32Array;
    this.#day = day;
    this.#firstRest = problem.restAt[day] as number;
    this.#layers = (problem.restAt[day + 1] as number) - this.#firstRest + 1;
    this.#free = new Int32Array(width * this.#layers);
    this.#times = new Int32Array(this.#layers);
  }

  copy(other: RestedDay, positions: number): void {
    for (let cell = 0; cell < positions * this.#layers; cell += 1) this.#free[cell] = other.#free[cell] as number;
    this.ends = other.ends;
  }

  /** @param row - the day's start, its visits and its end */
  schedule(row: Int32Array): void {
    const times = this.#times.fill(never);
    times[0] = this.#problem.starts[this.#day] as number;
    this.#takeRests();
    this.#free.set(times, 0);
    for (let position = 1; position < row.length; position += 1) {
      this.#goOn(row[position - 1] as number, row[position] as number, position < row.length - 1);
      this.#free.set(times, position * this.#layers);
    }
    this.ends = times[this.#layers - 1] as number;
  }

  /**
   * When the day would end with one visit more, after the node at a position of its row; `never` where a visit or a rest
   * would come too late.
   */
  endsWith(place: number, position: number, row: Int32Array): number {
    const times = this.#times;
    const layers = this.#layers;
    for (let layer = 0; layer < layers; layer += 1) times[layer] = this.#free[position * layers + layer] as number;
    this.#goOn(row[position] as number, place, true);
    this.added = this.#addedBy(place, position, row);
    let node = place;
    for (let next = position + 1; next < row.length; next += 1) {
      this.#goOn(node, row[next] as number, next < row.length - 1);
      if (this.#isAsBefore(next)) return this.ends;
      node = row[next] as number;
    }
    return times[layers - 1] as number;
  }

  #wayBetween(from: number, to: number): number {
    return this.#travel[from * this.#problem.nodes + to] as number;
  }

  #addedBy(place: number, position: number, row: Int32Array): number {
    const next = row[position + 1] as number;
    const detour = this.#wayBetween(place, next) - this.#wayBetween(row[position] as number, next);
    let least = never;
    for (let layer = 0; layer < this.#layers; layer += 1) {
      const time = this.#times[layer] as number;
      if (time === never) continue;
      const added = time - (this.#free[position * this.#layers + layer] as number) + detour;
      if (added < least) least = added;
    }
    return least;
  }

  /** Rests on arrival, the visit, and rests after it. */
  #goOn(from: number, to: number, isVisit: boolean): void {
    const way = this.#wayBetween(from, to);
    const times = this.#times;
    for (let layer = 0; layer < this.#layers; layer += 1)
      if (times[layer] !== never) times[layer] = (times[layer] as number) + way;
    this.#takeRests();
    if (!isVisit) return;
    for (let layer = 0; layer < this.#layers; layer += 1) times[layer] = this.#afterVisit(to, times[layer] as number);
    this.#takeRests();
  }

  #afterVisit(place: number, arrives: number): number {
    const { windowAt, opens, closes, days, duration } = this.#problem;
    const end = windowAt[place * days + this.#day + 1] as number;
    for (let window = windowAt[place * days + this.#day] as number; window < end; window += 1)
      if (arrives <= (closes[window] as number))
        return Math.max(arrives, opens[window] as number) + (duration[place] as number);
    return never;
  }

  #takeRests(): void {
    const { restOpens, restCloses, restDuration } = this.#problem;
    for (let layer = 1; layer < this.#layers; layer += 1) {
      const rest = this.#firstRest + layer - 1;
      const over = afterRest(
        this.#times[layer - 1] as number,
        restOpens[rest] as number,
        restCloses[rest] as number,
        restDuration[rest] as number,
      );
      if (over < (this.#times[layer] as number)) this.#times[layer] = over;
    }
  }

  #isAsBefore(position: number): boolean {
    for (let layer = 0; layer < this.#layers; layer += 1)
      if (this.#times[layer] !== this.#free[position * this.#layers + layer]) return false;
    return true;
  }
}
