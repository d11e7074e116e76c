import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { DaySchedule } from './day-schedule.js';
import type { DayScheduler } from './day-scheduler.js';
import { Detours } from './detours.js';
import { servedPoints } from './interest.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import { budgetLoss, isSeen, OrderValue, type TripDraft } from './trip-value.js';

/** A sight that may come into a day, and the positions in its order with the smallest detours, the best one first. */
export interface Approach {
  readonly site: number;
  readonly positions: readonly number[];
}

/** What is known of an order of sights on a day. */
interface KnownDay {
  /** Undefined where the order does not work or has no more points than were asked for so far. */
  readonly schedule: DaySchedule | undefined;
  readonly mostPoints: number;
}

const promisingSights = 8;
const promisingPlaces = 2;
const unmetWishPoints = 10_000;

/** The drafts of one trip: makes them from orders, and tells which sights promise most. Whatever is worked out is kept. */
export class DraftSpace {
  readonly #problem: PlanProblem;
  readonly #scheduler: DayScheduler;
  readonly #orderValue: OrderValue;
  readonly #sights: readonly (readonly [site: number, candidate: Candidate])[];
  readonly #detours: Detours;
  readonly #leastDetours = new Map<string, Float64Array>();
  readonly #days = new Map<string, KnownDay>();

  /** @param kept - the order of a plan that the customer knows: sights that stay on their day are worth more */
  constructor(problem: PlanProblem, scheduler: DayScheduler, kept: TripOrder | undefined) {
    this.#problem = problem;
    this.#scheduler = scheduler;
    this.#orderValue = new OrderValue(problem, kept);
    this.#sights = [...problem.candidates];
    this.#detours = new Detours(problem, [...problem.candidates.keys()]);
  }

  /**
   * @param above - points that the day must exceed
   * @returns undefined when the order does not work on this day, or only with fewer points
   */
  schedule(frame: DayFrame, order: readonly number[], above = Number.NEGATIVE_INFINITY): DaySchedule | undefined {
    const key = keyOf(frame, order);
    const known = this.#days.get(key);
    if (known !== undefined && (known.schedule !== undefined || known.mostPoints <= above)) return known.schedule;
    const schedule = this.#scheduler.schedule(frame, order, {}, above);
    this.#days.set(key, { schedule, mostPoints: schedule?.points ?? above });
    return schedule;
  }

  /** @returns undefined when some day does not work */
  draft(order: TripOrder): TripDraft | undefined {
    const days: DaySchedule[] = [];
    for (const frame of this.#problem.frames) {
      const day = this.schedule(frame, order[frame.index] ?? []);
      if (day === undefined) return undefined;
      days.push(day);
    }
    return this.#drafted(order, days, this.#orderValue.of(order));
  }

  /**
   * The draft with one day's order replaced.
   *
   * @param above - what the draft must be worth more than
   * @returns undefined when the order does not work, or only makes a draft that is worth less
   */
  replaced(
    draft: TripDraft,
    frame: DayFrame,
    dayOrder: readonly number[],
    above = Number.NEGATIVE_INFINITY,
  ): TripDraft | undefined {
    const order = draft.order.with(frame.index, dayOrder);
    const sights = this.#orderValue.of(order);
    let points = sights;
    for (const [index, day] of draft.days.entries()) if (index !== frame.index) points += day.points;
    const day = this.schedule(frame, dayOrder, above - points);
    if (day === undefined) return undefined;
    const replaced = this.#drafted(order, draft.days.with(frame.index, day), sights);
    return replaced.value > above ? replaced : undefined;
  }

  #drafted(order: TripOrder, days: readonly DaySchedule[], sights: number): TripDraft {
    let value = sights;
    for (const day of days) value += day.points;
    return { order, days, value: value - budgetLoss(this.#problem, days) };
  }

  /** The sights not yet planned that should gain most on a day, judged by their worth and the detour alone. */
  promising(order: TripOrder, frame: DayFrame): readonly Approach[] {
    const { mustSee, weights } = this.#problem;
    const dayOrder = order[frame.index] ?? [];
    const planned = new Set(order.flat());
    const wished = new Set(mustSee.filter((wish) => !isSeen(order, wish)).flatMap((wish) => wish.members));
    const served = this.#servedInterests(order);
    const detours = this.#leastDetoursOf(frame, dayOrder);
    const best: number[] = [];
    const estimates: number[] = [];
    for (const [sight, [site, candidate]] of this.#sights.entries()) {
      if (planned.has(site) || !this.#scheduler.isOpen(frame, site)) continue;
      const estimate =
        candidate.value +
        servedPoints(candidate.serves, this.#problem.interests, served) +
        (wished.has(site) ? unmetWishPoints : 0) -
        (detours[sight] as number) * weights.perLegMinute;
      if (best.length === promisingSights && estimate <= (estimates[promisingSights - 1] as number)) continue;
      let position = best.length;
      while (position > 0 && estimate > (estimates[position - 1] as number)) position -= 1;
      best.splice(position, 0, sight);
      estimates.splice(position, 0, estimate);
      if (best.length > promisingSights) best.length = estimates.length = promisingSights;
    }
    return best.map((sight) => ({
      site: this.#sights[sight]?.[0] as number,
      positions: this.#detours.positions(frame, dayOrder, sight, promisingPlaces),
    }));
  }

  /** Where a sight would come into a day's order with the smallest detour; undefined where it is closed. */
  bestPosition(frame: DayFrame, dayOrder: readonly number[], site: number): number | undefined {
    if (!this.#scheduler.isOpen(frame, site)) return undefined;
    const sight = this.#sights.findIndex(([each]) => each === site);
    return this.#detours.positions(frame, dayOrder, sight, 1)[0];
  }

  #leastDetoursOf(frame: DayFrame, dayOrder: readonly number[]): Float64Array {
    const key = keyOf(frame, dayOrder);
    let detours = this.#leastDetours.get(key);
    if (detours === undefined) {
      detours = this.#detours.least(frame, dayOrder);
      this.#leastDetours.set(key, detours);
    }
    return detours;
  }

  #servedInterests(order: TripOrder): readonly number[] {
    const served: number[] = [];
    for (const sites of order)
      for (const site of sites)
        for (const interest of this.#problem.candidates.get(site)?.serves ?? [])
          served[interest] = (served[interest] ?? 0) + 1;
    return served;
  }
}

function keyOf(frame: DayFrame, order: readonly number[]): string {
  return `${frame.index}:${order.join(',')}`;
}
