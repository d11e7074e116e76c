import { interestPoints } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import type { DayScheduler } from './day-scheduler.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import { seededRandom } from './seeded-random.js';
import { isSeen, type TripDraft, tripValue } from './trip-value.js';

export interface SearchOptions {
  /** Times that the plan is shaken and mended; the same number gives the same plan. */
  readonly iterations: number;
  /** An order to start from; default: empty days. */
  readonly start?: TripOrder | undefined;
  /** True when `start` is a plan that the customer knows: sights that stay on their day are worth more. */
  readonly keepsStart?: boolean | undefined;
  /** Indexes of the days that may change; default: all. */
  readonly openDays?: readonly number[] | undefined;
}

/** Where a sight would come into a day with the smallest detours, the best one first. */
interface Approach {
  readonly site: number;
  readonly detour: number;
  readonly positions: readonly number[];
}

interface Insertion {
  readonly day: number;
  readonly draft: TripDraft;
}

const promisingSights = 8;
const promisingPlaces = 2;
const leastGain = 1e-6;
/** Points that a known plan must gain before it is changed at all. */
const reasonToChange = 40;

/**
 * Searches for the best order of sights: insertion of whatever gains most, then iterated local search, which takes some
 * sights out and puts the best ones back. After Vansteenwegen et al., "Iterated local search for the team orienteering
 * problem with time windows" (2009), with whole days scheduled anew instead of shifted.
 */
export class TripSearch {
  readonly #problem: PlanProblem;
  readonly #scheduler: DayScheduler;
  readonly #options: SearchOptions;
  readonly #openDays: readonly DayFrame[];
  readonly #sites: readonly number[];
  readonly #kept: TripOrder | undefined;
  readonly #knownApproaches = new Map<string, readonly Approach[]>();
  readonly #schedules = new Map<string, DaySchedule | null>();

  constructor(problem: PlanProblem, scheduler: DayScheduler, options: SearchOptions) {
    this.#problem = problem;
    this.#scheduler = scheduler;
    this.#options = options;
    this.#kept = options.keepsStart ? options.start : undefined;
    this.#openDays = problem.frames.filter((frame) => options.openDays?.includes(frame.index) ?? true);
    this.#sites = [...problem.candidates.keys()];
  }

  /** @returns undefined when not even days without sights work */
  run(): TripDraft | undefined {
    const start = this.#start();
    if (start === undefined) return undefined;
    let current = this.#polish(this.#fill(start));
    let best = current;
    const random = seededRandom(20_090_101);
    for (let iteration = 0; iteration < this.#options.iterations; iteration += 1) {
      const shaken = this.#shake(current, random, iteration);
      if (shaken === undefined) break;
      const mended = this.#polish(this.#fill(shaken));
      if (mended.value > current.value + leastGain) current = mended;
      else if (iteration % 12 === 11) current = best;
      if (current.value > best.value + leastGain) best = current;
    }
    return this.#kept !== undefined && best.value < start.value + reasonToChange ? start : best;
  }

  /** The draft to start from: empty days, or the given order less what does not work. */
  #start(): TripDraft | undefined {
    const order = this.#problem.frames.map((frame) => {
      const kept = [...(this.#options.start?.[frame.index] ?? [])].slice(0, frame.mostVisits);
      while (kept.length > 0 && this.#schedule(frame, kept) === undefined) kept.splice(this.#leastWorth(kept), 1);
      return kept;
    });
    return this.#draft(order);
  }

  #leastWorth(order: readonly number[]): number {
    const worth = (site: number | undefined) => {
      const candidate = this.#problem.candidates.get(site ?? -1);
      return candidate === undefined ? -1 : candidate.value + (candidate.isMust ? 1000 : 0);
    };
    return order.reduce((least, site, position) => (worth(site) < worth(order[least]) ? position : least), 0);
  }

  #schedule(frame: DayFrame, order: readonly number[]): DaySchedule | undefined {
    const key = `${frame.index}:${order.join(',')}`;
    let known = this.#schedules.get(key);
    if (known === undefined) {
      known = this.#scheduler.schedule(frame, order) ?? null;
      this.#schedules.set(key, known);
    }
    return known ?? undefined;
  }

  #draft(order: TripOrder): TripDraft | undefined {
    const days: DaySchedule[] = [];
    for (const frame of this.#problem.frames) {
      const day = this.#schedule(frame, order[frame.index] ?? []);
      if (day === undefined) return undefined;
      days.push(day);
    }
    return { order, days, value: tripValue(this.#problem, order, days, this.#kept) };
  }

  /** The draft with one day's order replaced. */
  #replaced(draft: TripDraft, frame: DayFrame, dayOrder: readonly number[]): TripDraft | undefined {
    const day = this.#schedule(frame, dayOrder);
    if (day === undefined) return undefined;
    const order = draft.order.with(frame.index, dayOrder);
    const days = draft.days.with(frame.index, day);
    return { order, days, value: tripValue(this.#problem, order, days, this.#kept) };
  }

  /** Inserts the sight that gains most, until none gains anything. */
  #fill(draft: TripDraft): TripDraft {
    let current = draft;
    for (;;) {
      let best: Insertion | undefined;
      for (const frame of this.#openDays) {
        const insertion = this.#bestInsertion(current, frame);
        if (insertion !== undefined && (best === undefined || insertion.draft.value > best.draft.value))
          best = insertion;
      }
      if (best === undefined || best.draft.value <= current.value + leastGain) return current;
      current = best.draft;
    }
  }

  #bestInsertion(draft: TripDraft, frame: DayFrame): Insertion | undefined {
    const dayOrder = draft.order[frame.index] ?? [];
    if (dayOrder.length >= frame.mostVisits) return undefined;
    let best: Insertion | undefined;
    for (const { site, positions } of this.#promising(draft, frame)) {
      for (const position of positions) {
        const inserted = this.#replaced(draft, frame, dayOrder.toSpliced(position, 0, site));
        if (inserted !== undefined && (best === undefined || inserted.value > best.draft.value)) {
          best = { day: frame.index, draft: inserted };
        }
      }
    }
    return best;
  }

  /** The sights that should gain most on a day, judged by their worth and the detour alone. */
  #promising(draft: TripDraft, frame: DayFrame): readonly Approach[] {
    const planned = new Set(draft.order.flat());
    const unmet = this.#problem.mustSee.filter((wish) => !isSeen(draft.order, wish));
    const served = this.#servedInterests(draft.order);
    const { perLegMinute } = this.#problem.weights;
    return this.#approaches(frame, draft.order[frame.index] ?? [])
      .filter(({ site }) => !planned.has(site))
      .map((approach) => ({
        approach,
        estimate: this.#worth(approach.site, served, unmet) - approach.detour * perLegMinute,
      }))
      .sort((left, right) => right.estimate - left.estimate || left.approach.site - right.approach.site)
      .slice(0, promisingSights)
      .map(({ approach }) => approach);
  }

  /** For every sight that is open on a day, the positions in its order with the smallest detours. */
  #approaches(frame: DayFrame, dayOrder: readonly number[]): readonly Approach[] {
    const key = `${frame.index}:${dayOrder.join(',')}`;
    const known = this.#knownApproaches.get(key);
    if (known !== undefined) return known;
    const ways = [frame.start, ...dayOrder, frame.end];
    const approaches = this.#sites
      .filter((site) => this.#scheduler.isOpen(frame, site))
      .map((site): Approach => {
        const positions = ways
          .slice(1)
          .map((to, position) => ({ position, detour: this.#detour(ways[position] ?? to, site, to) }))
          .sort((left, right) => left.detour - right.detour || left.position - right.position)
          .slice(0, promisingPlaces);
        return { site, detour: positions[0]?.detour ?? 0, positions: positions.map(({ position }) => position) };
      });
    this.#knownApproaches.set(key, approaches);
    return approaches;
  }

  #servedInterests(order: TripOrder): readonly number[] {
    const served: number[] = [];
    for (const site of order.flat()) {
      for (const interest of this.#problem.candidates.get(site)?.serves ?? [])
        served[interest] = (served[interest] ?? 0) + 1;
    }
    return served;
  }

  #worth(site: number, served: readonly number[], unmet: readonly { readonly members: readonly number[] }[]): number {
    const candidate = this.#problem.candidates.get(site);
    if (candidate === undefined) return 0;
    const interests = candidate.serves.reduce(
      (sum, interest) => sum + interestPoints(interest, served[interest] ?? 0),
      0,
    );
    return candidate.value + interests + (unmet.some((wish) => wish.members.includes(site)) ? 10_000 : 0);
  }

  #detour(from: number, site: number, to: number): number {
    const { legs } = this.#problem;
    const there = legs.between(from, site)?.burden ?? 1_000;
    const onward = legs.between(site, to)?.burden ?? 1_000;
    return there + onward - (legs.between(from, to)?.burden ?? 0);
  }

  /** Moves sights within their day while that helps. */
  #polish(draft: TripDraft): TripDraft {
    let current = draft;
    for (const frame of this.#openDays) {
      for (let improved = true; improved; ) {
        improved = false;
        const dayOrder = current.order[frame.index] ?? [];
        for (let from = 0; from < dayOrder.length; from += 1) {
          for (let to = 0; to < dayOrder.length; to += 1) {
            const site = dayOrder[from];
            if (from === to || site === undefined) continue;
            const moved = this.#replaced(current, frame, dayOrder.toSpliced(from, 1).toSpliced(to, 0, site));
            if (moved !== undefined && moved.value > current.value + leastGain) {
              current = moved;
              improved = true;
              break;
            }
          }
          if (improved) break;
        }
      }
    }
    return current;
  }

  /** Takes a run of sights out of one day, and on every other turn out of a second one too. */
  #shake(draft: TripDraft, random: (below: number) => number, iteration: number): TripDraft | undefined {
    const filled = this.#openDays.filter((frame) => (draft.order[frame.index] ?? []).length > 0);
    if (filled.length === 0) return undefined;
    let shaken = draft;
    for (let turn = 0; turn <= iteration % 2; turn += 1) {
      const frame = filled[(iteration + turn * (1 + random(filled.length))) % filled.length];
      if (frame === undefined) continue;
      const dayOrder: readonly number[] = shaken.order[frame.index] ?? [];
      if (dayOrder.length === 0) continue;
      const count = 1 + random(Math.min(3, dayOrder.length));
      shaken = this.#replaced(shaken, frame, dayOrder.toSpliced(random(dayOrder.length), count)) ?? shaken;
    }
    return shaken;
  }
}
