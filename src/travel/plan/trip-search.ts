import { searchTour } from '../optimise/search-tour.js';
import type { DayFrame } from './day-frame.js';
import type { DayScheduler } from './day-scheduler.js';
import { DraftSpace } from './draft-space.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import { seededRandom } from './seeded-random.js';
import { TripTour } from './trip-tour.js';
import type { TripDraft } from './trip-value.js';

export interface SearchOptions {
  /** Changes that the optimiser tries; the same number gives the same plan. */
  readonly iterations: number;
  /** An order to start from in place of the optimiser's. */
  readonly start?: TripOrder | undefined;
  /** True when `start` is a plan that the customer knows: sights that stay on their day are worth more. */
  readonly keepsStart?: boolean | undefined;
  /** False where the plan is refined later, or not at all. Default true. */
  readonly refines?: boolean | undefined;
  /** Indexes of the days that may change; default: all. */
  readonly openDays?: readonly number[] | undefined;
  /** True: sights are only added to the start, in its order, and all that gain anything are. */
  readonly onlyFills?: boolean | undefined;
}

const leastGain = 1e-6;
/** Points that a known plan must gain before it is changed at all. */
const reasonToChange = 40;
const mustPoints = 1_000;
/** After so many shakes without a better plan the search goes back to the best one. */
const patience = 12;
/** A plan is shaken and scheduled anew once for so many changes that the optimiser tries. */
const changesPerShake = 10;
/** Of the optimiser's plans so many are scheduled to the minute. */
const toursCompared = 2;

/**
 * Searches for the best order of sights. The optimiser chooses sights, days and order with ways, hours and meals as it
 * knows them; the best of its plans are scheduled to the minute, and judged and mended by all that the party cares for.
 */
export class TripSearch {
  readonly #problem: PlanProblem;
  readonly #options: SearchOptions;
  readonly #openDays: readonly DayFrame[];
  readonly #space: DraftSpace;

  constructor(problem: PlanProblem, scheduler: DayScheduler, options: SearchOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#openDays = problem.frames.filter((frame) => options.openDays?.includes(frame.index) ?? true);
    this.#space = new DraftSpace(problem, scheduler, options.keepsStart ? options.start : undefined);
  }

  /** @returns undefined when not even days without sights work */
  run(): TripDraft | undefined {
    const { start, keepsStart, refines = true } = this.#options;
    const drafts = (start === undefined ? this.#tours() : [start])
      .map((order) => this.#draftOf(order))
      .filter((draft) => draft !== undefined);
    const [given] = drafts;
    if (this.#options.onlyFills) return given && this.#fill(given);
    const mended = bestOf(drafts.map((draft) => this.#polish(this.#fill(draft))));
    if (mended === undefined) return undefined;
    const searched = this.#shaken(mended);
    const result = refines ? this.refine(searched) : searched;
    return keepsStart && given !== undefined && result.value < given.value + reasonToChange ? given : result;
  }

  /** Replaces single sights by others, and swaps sights between days, while that helps. */
  refine(draft: TripDraft): TripDraft {
    let current = draft;
    for (;;) {
      const better = this.#betterChoice(current) ?? this.#betterSplit(current);
      if (better === undefined) return current;
      current = this.#polish(this.#fill(better));
    }
  }

  /** The plans of the optimiser, the best first, and days without sights where it finds none. */
  #tours(): readonly TripOrder[] {
    const tour = new TripTour(this.#problem);
    const { plan, alternatives } = searchTour(tour.problem, { maxIterations: this.#options.iterations });
    return [plan, ...alternatives].slice(0, toursCompared).map((each) => tour.orderOf(each));
  }

  /** An order as a draft, less what does not work. */
  #draftOf(tour: TripOrder): TripDraft | undefined {
    const order = this.#problem.frames.map((frame) => {
      const kept = (tour[frame.index] ?? []).slice(0, frame.mostVisits);
      while (kept.length > 0 && this.#space.schedule(frame, kept) === undefined) kept.splice(this.#leastWorth(kept), 1);
      return kept;
    });
    return this.#space.draft(order);
  }

  #leastWorth(order: readonly number[]): number {
    const worth = (site: number | undefined) => {
      const candidate = this.#problem.candidates.get(site ?? -1);
      return candidate === undefined ? -1 : candidate.value + (candidate.isMust ? mustPoints : 0);
    };
    return order.reduce((least, site, position) => (worth(site) < worth(order[least]) ? position : least), 0);
  }

  /** Inserts the sight that gains most, until none gains anything. */
  #fill(draft: TripDraft): TripDraft {
    let current = draft;
    let insertions = this.#openDays.map((frame) =>
      this.#bestInsertion(current, frame, current.order[frame.index] ?? [], current.value + leastGain),
    );
    for (;;) {
      const best = bestOf(insertions);
      if (best === undefined) return current;
      const before = current;
      current = best;
      insertions = this.#openDays.map((frame, index) => this.#insertionAfter(before, best, frame, insertions[index]));
    }
  }

  /** The best insertion on a day after another one was made: on another day it is still the same, mostly. */
  #insertionAfter(
    before: TripDraft,
    current: TripDraft,
    frame: DayFrame,
    earlier: TripDraft | undefined,
  ): TripDraft | undefined {
    const { index } = frame;
    const dayOrder = current.order[index] ?? [];
    const above = current.value + leastGain;
    if (before.order[index] !== dayOrder) return this.#bestInsertion(current, frame, dayOrder, above);
    // What gained nothing gains no more with another sight in the plan.
    if (earlier === undefined) return undefined;
    const order = earlier.order[index] ?? [];
    const known = new Set(before.order[index]);
    const coming = order.find((site) => !known.has(site));
    const isTaken = coming !== undefined && current.order.some((sites) => sites.includes(coming));
    if (isTaken) return this.#bestInsertion(current, frame, dayOrder, above);
    return this.#space.replaced(current, frame, order, above);
  }

  /** The best draft worth more than `above` with one sight more in a day's order, which may be another than the draft's. */
  #bestInsertion(draft: TripDraft, frame: DayFrame, dayOrder: readonly number[], above: number): TripDraft | undefined {
    if (dayOrder.length >= frame.mostVisits) return undefined;
    let best: TripDraft | undefined;
    for (const { site, positions } of this.#space.promising(draft.order.with(frame.index, dayOrder), frame)) {
      for (const position of positions) {
        const order = dayOrder.toSpliced(position, 0, site);
        best = this.#space.replaced(draft, frame, order, best?.value ?? above) ?? best;
      }
    }
    return best;
  }

  /** Moves sights within their day, and turns a part of it around, while that helps; days as they were before are not tried. */
  #polish(draft: TripDraft, before?: TripDraft): TripDraft {
    let current = draft;
    for (const frame of this.#openDays) {
      if (before?.order[frame.index] === draft.order[frame.index]) continue;
      for (let improved = true; improved; ) {
        const moved = this.#betterOrder(current, frame);
        improved = moved !== undefined;
        current = moved ?? current;
      }
    }
    return current;
  }

  #betterOrder(draft: TripDraft, frame: DayFrame): TripDraft | undefined {
    const dayOrder = draft.order[frame.index] ?? [];
    for (const [from, site] of dayOrder.entries()) {
      for (const to of dayOrder.keys()) {
        if (from === to) continue;
        const moved = dayOrder.toSpliced(from, 1).toSpliced(to, 0, site);
        const turned = dayOrder.toSpliced(from, to - from + 1, ...dayOrder.slice(from, to + 1).toReversed());
        for (const order of to > from + 1 ? [moved, turned] : [moved]) {
          const other = this.#space.replaced(draft, frame, order, draft.value + leastGain);
          if (other !== undefined) return other;
        }
      }
    }
    return undefined;
  }

  /** The best replacement of one sight by one that is not in the plan, on the first day that has one. */
  #betterChoice(draft: TripDraft): TripDraft | undefined {
    for (const frame of this.#openDays) {
      let best: TripDraft | undefined;
      const dayOrder = draft.order[frame.index] ?? [];
      for (const position of dayOrder.keys()) {
        const above = (best ?? draft).value + leastGain;
        best = this.#bestInsertion(draft, frame, dayOrder.toSpliced(position, 1), above) ?? best;
      }
      if (best !== undefined) return best;
    }
    return undefined;
  }

  /** The first swap of two sights between their days that helps. */
  #betterSplit(draft: TripDraft): TripDraft | undefined {
    for (const [index, frame] of this.#openDays.entries()) {
      for (const other of this.#openDays.slice(index + 1)) {
        for (const site of draft.order[frame.index] ?? []) {
          for (const counterpart of draft.order[other.index] ?? []) {
            const swapped = this.#swapped(draft, { frame, site }, { frame: other, site: counterpart });
            if (swapped !== undefined) return swapped;
          }
        }
      }
    }
    return undefined;
  }

  #swapped(
    draft: TripDraft,
    one: { readonly frame: DayFrame; readonly site: number },
    other: { readonly frame: DayFrame; readonly site: number },
  ): TripDraft | undefined {
    const incoming = this.#placed(draft, one.frame, one.site, other.site);
    return incoming && this.#placed(incoming, other.frame, other.site, one.site, draft.value + leastGain);
  }

  /** The draft with one sight of a day replaced by a given one, at the position with the smallest detour. */
  #placed(draft: TripDraft, frame: DayFrame, leaving: number, coming: number, above?: number): TripDraft | undefined {
    const dayOrder = (draft.order[frame.index] ?? []).filter((site) => site !== leaving);
    const position = this.#space.bestPosition(frame, dayOrder, coming);
    if (position === undefined) return undefined;
    return this.#space.replaced(draft, frame, dayOrder.toSpliced(position, 0, coming), above);
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
      shaken = this.#space.replaced(shaken, frame, dayOrder.toSpliced(random(dayOrder.length), count)) ?? shaken;
    }
    return shaken;
  }

  /** Shakes a plan and mends it again and again. */
  #shaken(first: TripDraft): TripDraft {
    let current = first;
    let best = first;
    const random = seededRandom(20_090_101);
    const shakes = Math.floor(this.#options.iterations / changesPerShake);
    for (let iteration = 0; iteration < shakes; iteration += 1) {
      const shaken = this.#shake(current, random, iteration);
      if (shaken === undefined) break;
      const mended = this.#polish(this.#fill(shaken), current);
      if (mended.value > current.value + leastGain) current = mended;
      else if (iteration % patience === patience - 1) current = best;
      if (current.value > best.value + leastGain) best = current;
    }
    return best;
  }
}

function bestOf(drafts: readonly (TripDraft | undefined)[]): TripDraft | undefined {
  let best: TripDraft | undefined;
  for (const draft of drafts) if (draft !== undefined && (best === undefined || draft.value > best.value)) best = draft;
  return best;
}
