import type { DayFrame } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import type { DayScheduler } from './day-scheduler.js';
import { servedPoints } from './interest.js';
import type { MustSee, PlanProblem, TripOrder } from './plan-problem.js';
import { isSeen, type TripDraft, tripValue } from './trip-value.js';

/** A sight that may come into a day, and the positions in its order with the smallest detours, the best one first. */
export interface Approach {
  readonly site: number;
  readonly detour: number;
  readonly positions: readonly number[];
}

const promisingSights = 8;
const promisingPlaces = 2;
const unmetWishPoints = 10_000;
/** Stands for a way that no allowed mode goes. */
const noWayBurden = 1_000;

/** The drafts of one trip: makes them from orders, and tells which sights promise most. Whatever is worked out is kept. */
export class DraftSpace {
  readonly #problem: PlanProblem;
  readonly #scheduler: DayScheduler;
  /** The order of a plan that the customer knows; sights that stay on their day are worth more. */
  readonly #kept: TripOrder | undefined;
  readonly #sites: readonly number[];
  readonly #approaches = new Map<string, readonly Approach[]>();
  readonly #schedules = new Map<string, DaySchedule | null>();

  constructor(problem: PlanProblem, scheduler: DayScheduler, kept: TripOrder | undefined) {
    this.#problem = problem;
    this.#scheduler = scheduler;
    this.#kept = kept;
    this.#sites = [...problem.candidates.keys()];
  }

  /** @returns undefined when the order does not work on this day */
  schedule(frame: DayFrame, order: readonly number[]): DaySchedule | undefined {
    const key = `${frame.index}:${order.join(',')}`;
    let known = this.#schedules.get(key);
    if (known === undefined) {
      known = this.#scheduler.schedule(frame, order) ?? null;
      this.#schedules.set(key, known);
    }
    return known ?? undefined;
  }

  /** @returns undefined when some day does not work */
  draft(order: TripOrder): TripDraft | undefined {
    const days: DaySchedule[] = [];
    for (const frame of this.#problem.frames) {
      const day = this.schedule(frame, order[frame.index] ?? []);
      if (day === undefined) return undefined;
      days.push(day);
    }
    return { order, days, value: tripValue(this.#problem, order, days, this.#kept) };
  }

  /** The draft with one day's order replaced; undefined when that does not work. */
  replaced(draft: TripDraft, frame: DayFrame, dayOrder: readonly number[]): TripDraft | undefined {
    const day = this.schedule(frame, dayOrder);
    if (day === undefined) return undefined;
    const order = draft.order.with(frame.index, dayOrder);
    const days = draft.days.with(frame.index, day);
    return { order, days, value: tripValue(this.#problem, order, days, this.#kept) };
  }

  /** The sights not yet planned that should gain most on a day, judged by their worth and the detour alone. */
  promising(draft: TripDraft, frame: DayFrame): readonly Approach[] {
    const planned = new Set(draft.order.flat());
    const unmet = this.#problem.mustSee.filter((wish) => !isSeen(draft.order, wish));
    const served = this.#servedInterests(draft.order);
    const { perLegMinute } = this.#problem.weights;
    const best: Approach[] = [];
    const estimates: number[] = [];
    for (const approach of this.approaches(frame, draft.order[frame.index] ?? [])) {
      const { site, detour } = approach;
      if (planned.has(site)) continue;
      const estimate = this.#worth(site, served, unmet) - detour * perLegMinute;
      if (best.length === promisingSights && estimate <= (estimates[promisingSights - 1] ?? 0)) continue;
      let position = best.length;
      while (position > 0 && estimate > (estimates[position - 1] ?? 0)) position -= 1;
      best.splice(position, 0, approach);
      estimates.splice(position, 0, estimate);
      if (best.length > promisingSights) best.length = estimates.length = promisingSights;
    }
    return best;
  }

  /** Every sight that is open on a day, with where it would come into its order. */
  approaches(frame: DayFrame, dayOrder: readonly number[]): readonly Approach[] {
    const key = `${frame.index}:${dayOrder.join(',')}`;
    const known = this.#approaches.get(key);
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
    this.#approaches.set(key, approaches);
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

  #worth(site: number, served: readonly number[], unmet: readonly MustSee[]): number {
    const candidate = this.#problem.candidates.get(site);
    if (candidate === undefined) return 0;
    const interests = servedPoints(candidate.serves, this.#problem.interests, served);
    const wished = unmet.some((wish) => wish.members.includes(site)) ? unmetWishPoints : 0;
    return candidate.value + interests + wished;
  }

  #detour(from: number, site: number, to: number): number {
    const { legs } = this.#problem;
    const there = legs.between(from, site)?.burden ?? noWayBurden;
    const onward = legs.between(site, to)?.burden ?? noWayBurden;
    return there + onward - (legs.between(from, to)?.burden ?? 0);
  }
}
