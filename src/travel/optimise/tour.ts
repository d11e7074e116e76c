import type { CompiledProblem } from './compile-problem.js';
import { RestedDay } from './rested-day.js';

/**
 * The plan that the search changes. A day is a row of node numbers, its start first and its end last. For every node of
 * the row stand the earliest arrival and departure (forward) and the latest start that the rest of the day allows
 * (backward), so that an insertion is checked at once, however long the day.
 */
export class Tour {
  readonly problem: CompiledProblem;
  /** Length of one day's row in the arrays below. */
  readonly width: number;
  readonly row: Int32Array;
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  readonly latest: Int32Array;
  /** By day, its times where it has rests; of those above only its end is then kept. */
  readonly #rested: readonly (RestedDay | undefined)[];
  /** Visits of a day. */
  readonly visits: Int32Array;
  /** By place; -1 where it is not visited. */
  readonly dayOf: Int32Array;
  readonly groupCount: Int32Array;
  fees = 0;
  weight = 0;
  /** By day, what its ways and its waiting cost. */
  readonly wayCosts: Float64Array;
  /** Units of time that a unit of cost is worth where `bestInsertion` chooses between positions. */
  costWeight = 1;
  /** What the insertion that `bestInsertion` found adds to the cost of ways and waiting, below zero where it saves more. */
  bestCost = 0;
  /** Where `bestInsertion` would put the place: after the node at this position of the row. */
  bestPosition = -1;

  constructor(problem: CompiledProblem) {
    this.problem = problem;
    this.width = problem.candidates.length + 2;
    const cells = this.width * problem.days;
    this.row = new Int32Array(cells);
    this.arrival = new Int32Array(cells);
    this.departure = new Int32Array(cells);
    this.latest = new Int32Array(cells);
    this.visits = new Int32Array(problem.days);
    this.dayOf = new Int32Array(problem.places).fill(-1);
    const { groupMost, isDaily, days } = problem;
    this.groupCount = new Int32Array(groupMost.length * (isDaily === undefined ? 1 : days));
    this.wayCosts = new Float64Array(problem.days);
    this.#rested = Array.from({ length: problem.days }, (_, day) =>
      problem.restAt[day] === problem.restAt[day + 1] ? undefined : new RestedDay(problem, day, this.width),
    );
    for (let day = 0; day < problem.days; day += 1) {
      this.row[day * this.width] = problem.from[day] as number;
      this.row[day * this.width + 1] = problem.to[day] as number;
      this.schedule(day);
    }
  }

  /** Whether budget and groups allow one more visit; of daily groups `bestInsertion` takes care. */
  hasMeansFor(place: number): boolean {
    const { fee, budget, groupAt, groups, groupMost, isDaily } = this.problem;
    if (this.fees + (fee[place] as number) > budget) return false;
    const end = groupAt[place + 1] as number;
    for (let index = groupAt[place] as number; index < end; index += 1) {
      const group = groups[index] as number;
      if ((this.groupCount[group] as number) >= (groupMost[group] as number) && isDaily?.[group] !== 1) return false;
    }
    return true;
  }

  /** Whether a day has the place open and allows one more visit of its kind. */
  admits(place: number, day: number): boolean {
    const { windowAt, days, mostVisits, isDaily } = this.problem;
    const cell = place * days + day;
    if (windowAt[cell] === windowAt[cell + 1] || (this.visits[day] as number) >= (mostVisits[day] as number))
      return false;
    return isDaily === undefined || this.#hasRoomOn(place, day, isDaily);
  }

  #hasRoomOn(place: number, day: number, isDaily: Uint8Array): boolean {
    const { groupAt, groups, groupMost } = this.problem;
    const end = groupAt[place + 1] as number;
    for (let index = groupAt[place] as number; index < end; index += 1) {
      const group = groups[index] as number;
      if (
        isDaily[group] === 1 &&
        (this.groupCount[this.#counter(group, day)] as number) >= (groupMost[group] as number)
      )
        return false;
    }
    return true;
  }

  /** Where the visits of a group are counted: for the trip, or for the day. */
  #counter(group: number, day: number): number {
    const { isDaily, groupMost } = this.problem;
    return isDaily?.[group] === 1 ? group + day * groupMost.length : group;
  }

  /**
   * The least time that a visit would add to the day, waiting for its opening counted, or -1 where it fits nowhere;
   * `bestPosition` then says where.
   */
  bestInsertion(place: number, day: number): number {
    const { problem, row, departure, arrival, latest, width } = this;
    const { opens, closes, nodes } = problem;
    const windowsStart = problem.windowAt[place * problem.days + day] as number;
    const windowsEnd = problem.windowAt[place * problem.days + day + 1] as number;
    const count = this.visits[day] as number;
    if (!this.admits(place, day)) return -1;
    const rested = this.#rested[day];
    if (rested !== undefined) return this.#bestAmongRests(place, day, rested);
    const lastClose = closes[windowsEnd - 1] as number;
    const duration = problem.duration[place] as number;
    const firstLeave = (opens[windowsStart] as number) + duration;
    const into = problem.travelInto[day] as Int32Array;
    const out = problem.travel[day] as Int32Array;
    const { waitCost } = problem;
    const costs = problem.wayCost?.[day];
    const isPriced = costs !== undefined || waitCost > 0;
    const line = place * nodes;
    const base = day * width;
    let least = 2147483647;
    let leastPrice = Number.POSITIVE_INFINITY;
    let position = -1;
    for (let cell = base, end = base + count; cell <= end; cell += 1) {
      const leaves = departure[cell] as number;
      // Departures only grow along the day.
      if (leaves > lastClose) break;
      const bound = latest[cell + 1] as number;
      if (bound < firstLeave) continue;
      let start = leaves + (into[line + (row[cell] as number)] as number);
      if (start > lastClose) continue;
      let window = windowsStart;
      while (start > (closes[window] as number)) window += 1;
      const arrives = start;
      if (start < (opens[window] as number)) start = opens[window] as number;
      const next = start + duration + (out[line + (row[cell + 1] as number)] as number);
      if (next > bound) continue;
      const shift = next - (arrival[cell + 1] as number);
      if (isPriced) {
        const waiting = waitCost === 0 ? 0 : start - arrives + this.#waitingAfter(day, cell + 1, shift);
        const cost = this.#detourCost(costs, cell, line) + waiting * waitCost;
        const price = shift + cost * this.costWeight;
        if (price >= leastPrice) continue;
        leastPrice = price;
        this.bestCost = cost;
      } else if (shift >= least) continue;
      least = shift;
      position = cell - base;
    }
    if (position < 0) return -1;
    this.bestPosition = position;
    return least > 0 ? least : 0;
  }

  /** The same on a day with rests. */
  #bestAmongRests(place: number, day: number, rested: RestedDay): number {
    const { nodes, ends, duration, travel, wayCost, waitCost } = this.problem;
    const row = this.#rowOf(day);
    const ways = travel[day] as Int32Array;
    const costs = wayCost?.[day];
    const line = place * nodes;
    let least = -1;
    let leastPrice = Number.POSITIVE_INFINITY;
    for (let position = 0; position < row.length - 1; position += 1) {
      const over = rested.endsWith(place, position, row);
      if (over > (ends[day] as number)) continue;
      const before = (row[position] as number) * nodes;
      const next = row[position + 1] as number;
      const detour = (ways[before + place] as number) + (ways[line + next] as number) - (ways[before + next] as number);
      // What the day ends later for and is neither way nor visit, is waiting.
      const waiting = over - rested.ends - detour - (duration[place] as number);
      const cost = this.#detourCost(costs, day * this.width + position, line) + waiting * waitCost;
      const price = rested.added + cost * this.costWeight;
      if (price >= leastPrice) continue;
      leastPrice = price;
      this.bestCost = cost;
      this.bestPosition = position;
      least = Math.max(0, rested.added);
    }
    return least;
  }

  #rowOf(day: number): Int32Array {
    const first = day * this.width;
    return this.row.subarray(first, first + (this.visits[day] as number) + 2);
  }

  /** How much more is waited from a node of the row on, where it is reached so much later; below zero: less. */
  #waitingAfter(day: number, first: number, delay: number): number {
    const { opens, closes, windowAt, duration, days } = this.problem;
    const last = day * this.width + (this.visits[day] as number) + 1;
    let left = delay;
    for (let cell = first; cell < last && left !== 0; cell += 1) {
      const place = this.row[cell] as number;
      const arrives = (this.arrival[cell] as number) + left;
      let window = windowAt[place * days + day] as number;
      while (arrives > (closes[window] as number)) window += 1;
      const start = Math.max(arrives, opens[window] as number);
      left = start + (duration[place] as number) - (this.departure[cell] as number);
    }
    return left - delay;
  }

  #detourCost(costs: Float64Array | undefined, cell: number, line: number): number {
    if (costs === undefined) return 0;
    const { nodes } = this.problem;
    const before = (this.row[cell] as number) * nodes;
    const next = this.row[cell + 1] as number;
    return (costs[before + line / nodes] as number) + (costs[line + next] as number) - (costs[before + next] as number);
  }

  /** Expects a position that `bestInsertion` gave. */
  insert(place: number, day: number, position: number): void {
    const base = day * this.width;
    const count = this.visits[day] as number;
    this.row.copyWithin(base + position + 2, base + position + 1, base + count + 2);
    this.row[base + position + 1] = place;
    this.visits[day] = count + 1;
    this.#count(place, day, 1);
    this.schedule(day);
  }

  /** Takes a visit out; the day's times hold again only after `schedule`. */
  take(place: number): void {
    const day = this.dayOf[place] as number;
    const base = day * this.width;
    const count = this.visits[day] as number;
    let position = base + 1;
    while (this.row[position] !== place) position += 1;
    this.row.copyWithin(position, position + 1, base + count + 2);
    this.visits[day] = count - 1;
    this.#count(place, day, -1);
  }

  clear(): void {
    for (const place of this.problem.candidates) if ((this.dayOf[place] as number) >= 0) this.take(place);
    for (let day = 0; day < this.problem.days; day += 1) this.schedule(day);
  }

  #count(place: number, day: number, change: 1 | -1): void {
    const { fee, weight, groupAt, groups, groupWorth } = this.problem;
    this.dayOf[place] = change === 1 ? day : -1;
    this.fees += change * (fee[place] as number);
    this.weight += change * (weight[place] as number);
    const end = groupAt[place + 1] as number;
    for (let index = groupAt[place] as number; index < end; index += 1) {
      const group = groups[index] as number;
      const counter = this.#counter(group, day);
      const count = (this.groupCount[counter] as number) + change;
      this.groupCount[counter] = count;
      if (groupWorth !== undefined)
        this.weight += change * (groupWorth[group]?.[change === 1 ? count - 1 : count] as number);
    }
  }

  /** What a visit that is not in the tour would add on a day, before its ways. */
  worthOf(place: number, day: number): number {
    const { weight, groupAt, groups, groupWorth } = this.problem;
    let worth = weight[place] as number;
    if (groupWorth === undefined) return worth;
    const end = groupAt[place + 1] as number;
    for (let index = groupAt[place] as number; index < end; index += 1) {
      const group = groups[index] as number;
      worth += groupWorth[group]?.[this.groupCount[this.#counter(group, day)] as number] as number;
    }
    return worth;
  }

  /** Scores and worths of all visits, less the cost of all ways and waiting. */
  get value(): number {
    const { wayCost, waitCost } = this.problem;
    return wayCost === undefined && waitCost === 0 ? this.weight : this.weight - this.#wayCost();
  }

  #wayCost(): number {
    let sum = 0;
    for (const cost of this.wayCosts) sum += cost;
    return sum;
  }

  #addUpWays(day: number, costs: Float64Array): number {
    const { nodes } = this.problem;
    const first = day * this.width;
    const last = first + (this.visits[day] as number) + 1;
    let sum = 0;
    for (let cell = first; cell < last; cell += 1)
      sum += costs[(this.row[cell] as number) * nodes + (this.row[cell + 1] as number)] as number;
    return sum;
  }

  /** Computes a day's times anew. False where a visit, a rest or the end comes too late. */
  schedule(day: number): boolean {
    const rested = this.#rested[day];
    return rested === undefined ? this.#scheduleWithoutRests(day) : this.#scheduleWithRests(day, rested);
  }

  #scheduleWithRests(day: number, rested: RestedDay): boolean {
    const { starts, ends, nodes, duration, restAt, restDuration, travel, wayCost, waitCost } = this.problem;
    const row = this.#rowOf(day);
    rested.schedule(row);
    const ways = travel[day] as Int32Array;
    let busy = 0;
    for (let cell = 1; cell < row.length; cell += 1)
      busy +=
        (ways[(row[cell - 1] as number) * nodes + (row[cell] as number)] as number) +
        (cell < row.length - 1 ? (duration[row[cell] as number] as number) : 0);
    for (let rest = restAt[day] as number; rest < (restAt[day + 1] as number); rest += 1)
      busy += restDuration[rest] as number;
    const costs = wayCost?.[day];
    const waited = rested.ends - (starts[day] as number) - busy;
    this.wayCosts[day] = (costs === undefined ? 0 : this.#addUpWays(day, costs)) + waited * waitCost;
    this.arrival[day * this.width + row.length - 1] = rested.ends;
    return rested.ends <= (ends[day] as number);
  }

  /** Forward and backward. */
  #scheduleWithoutRests(day: number): boolean {
    const { problem, row, arrival, departure, latest } = this;
    const { opens, closes, windowAt, duration, nodes, days } = problem;
    const travel = problem.travel[day] as Int32Array;
    const first = day * this.width;
    const last = first + (this.visits[day] as number) + 1;
    let time = problem.starts[day] as number;
    let node = row[first] as number;
    let isKept = true;
    let waited = 0;
    arrival[first] = time;
    departure[first] = time;
    for (let cell = first + 1; cell < last; cell += 1) {
      const place = row[cell] as number;
      time += travel[node * nodes + place] as number;
      arrival[cell] = time;
      let window = windowAt[place * days + day] as number;
      const end = windowAt[place * days + day + 1] as number;
      while (window < end && time > (closes[window] as number)) window += 1;
      if (window === end) isKept = false;
      else if (time < (opens[window] as number)) {
        waited += (opens[window] as number) - time;
        time = opens[window] as number;
      }
      time += duration[place] as number;
      departure[cell] = time;
      node = place;
    }
    time += travel[node * nodes + (row[last] as number)] as number;
    arrival[last] = time;
    departure[last] = time;
    if (time > (problem.ends[day] as number)) isKept = false;
    const ways = problem.wayCost?.[day];
    this.wayCosts[day] = (ways === undefined ? 0 : this.#addUpWays(day, ways)) + waited * problem.waitCost;
    let bound = problem.ends[day] as number;
    latest[last] = bound;
    node = row[last] as number;
    for (let cell = last - 1; cell > first; cell -= 1) {
      const place = row[cell] as number;
      bound -= (duration[place] as number) + (travel[place * nodes + node] as number);
      const begin = windowAt[place * days + day] as number;
      let window = (windowAt[place * days + day + 1] as number) - 1;
      while (window > begin && bound < (opens[window] as number)) window -= 1;
      if (window >= begin && bound > (closes[window] as number)) bound = closes[window] as number;
      latest[cell] = bound;
      node = place;
    }
    latest[first] = bound - (travel[(row[first] as number) * nodes + node] as number);
    return isKept;
  }

  /** Makes this tour's day the other's. */
  copyDay(other: Tour, day: number): void {
    const base = day * this.width;
    const end = base + Math.max(this.visits[day] as number, other.visits[day] as number) + 2;
    for (let cell = base; cell < end; cell += 1) {
      this.row[cell] = other.row[cell] as number;
      this.arrival[cell] = other.arrival[cell] as number;
      this.departure[cell] = other.departure[cell] as number;
      this.latest[cell] = other.latest[cell] as number;
    }
    this.visits[day] = other.visits[day] as number;
    const rested = other.#rested[day];
    if (rested !== undefined) this.#rested[day]?.copy(rested, (this.visits[day] as number) + 2);
    this.wayCosts[day] = other.wayCosts[day] as number;
  }

  copySums(other: Tour): void {
    this.dayOf.set(other.dayOf);
    this.groupCount.set(other.groupCount);
    this.fees = other.fees;
    this.weight = other.weight;
  }

  copy(other: Tour): void {
    for (let day = 0; day < this.problem.days; day += 1) this.copyDay(other, day);
    this.copySums(other);
  }

  /** Time at which the days end, summed: among plans of equal worth the shorter leaves more room. */
  get span(): number {
    let sum = 0;
    for (let day = 0; day < this.problem.days; day += 1)
      sum += this.arrival[day * this.width + 1 + (this.visits[day] as number)] as number;
    return sum;
  }
}
