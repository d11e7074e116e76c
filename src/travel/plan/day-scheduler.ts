import { visitMinutesOf } from '../place/opening-hours.js';
import { DayBounds, insideMealPoints } from './day-bounds.js';
import { earlyEndPoints, lostBeforeMeal } from './day-comfort.js';
import type { DayFrame } from './day-frame.js';
import {
  type DayFinish,
  type DayProgress,
  hasUsed,
  type InsideMeal,
  leavesTimeToEat,
  writeSchedule,
} from './day-progress.js';
import type { DaySchedule } from './day-schedule.js';
import { anywhere, type WeighedLeg } from './leg-table.js';
import { estimatedMealCost, type MealName, mealsDuring, mealTimes, needsMeal, ownMealMinutes } from './meal.js';
import { type PlanProblem, WindowTable } from './plan-problem.js';
import { SightFacts } from './sight-facts.js';
import { TableFinder } from './table-finder.js';
import { dusk, mealWindow, roundDown, roundUp, visitUntil, visitWindow } from './visit-window.js';
import { likenessPoints } from './weights.js';

/** Restrictions on one day's meals. */
export interface MealRules {
  /** Tables that other days have taken. */
  readonly taken?: ReadonlySet<number> | undefined;
  /** Tables that must be used. */
  readonly wanted?: Readonly<Partial<Record<MealName, number>>> | undefined;
}

const shortDayPoints = 20;
/** Sleeping late is no waiting, but the morning is lost. */
const lateStart = 0.3;
const longestMealWait = 70;

/**
 * Turns an order of sights into a day: finds where lunch and dinner fit best, waits for doors to open, and tells
 * whether the order works at all. All ways to place the meals are tried; the order of the sights is kept.
 */
export class DayScheduler {
  readonly #problem: PlanProblem;
  readonly #tables: TableFinder;
  readonly #windows: WindowTable;
  readonly #economical: boolean;
  readonly #facts: SightFacts;
  readonly #bounds: DayBounds;
  #frame: DayFrame | undefined;
  #order: readonly number[] = [];
  #rules: MealRules = {};
  #endBy = 0;
  /** Something opens in the evening only: the hours before it may have to pass. */
  #waitsLong = false;
  #best: DayFinish | undefined;
  /** Points that the day must exceed: those asked for, and those of the best day so far. */
  #bar = Number.NEGATIVE_INFINITY;
  readonly #reached = new Map<number, { readonly time: number; readonly points: number }[]>();

  constructor(problem: PlanProblem) {
    this.#problem = problem;
    this.#facts = new SightFacts(problem);
    this.#tables = new TableFinder(problem);
    this.#windows = new WindowTable(problem.sites);
    this.#bounds = new DayBounds(problem, { facts: this.#facts, tables: this.#tables, windows: this.#windows });
    this.#economical = problem.request.economical ?? false;
  }

  /** Whether a sight is open at all on a day, and not ruled out for it. */
  isOpen(frame: DayFrame, site: number): boolean {
    return this.#windows.on(frame, site).length > 0;
  }

  /**
   * @param above - points that the day must exceed; the higher they are, the sooner a day is given up
   * @returns undefined when the order does not work on this day, or only with fewer points
   */
  schedule(
    frame: DayFrame,
    order: readonly number[],
    rules: MealRules = {},
    above = Number.NEGATIVE_INFINITY,
  ): DaySchedule | undefined {
    if (frame.fixed !== undefined) return frame.fixed;
    for (const site of order) if (!this.isOpen(frame, site)) return undefined;
    this.#frame = frame;
    this.#order = order;
    this.#rules = rules;
    this.#endBy = order.some((site) => this.#problem.candidates.get(site)?.isMust) ? frame.endAtLatest : frame.endBy;
    this.#best = undefined;
    this.#bar = above;
    this.#reached.clear();
    this.#waitsLong = order.some((site) => (this.#windows.on(frame, site)[0]?.open ?? 0) >= mealTimes.dinner.from);
    const start: DayProgress = {
      before: undefined,
      done: 'start',
      way: undefined,
      window: undefined,
      arrive: frame.startTime,
      costYuan: 0,
      mealsInside: [],
      site: frame.start,
      time: frame.startTime,
      visited: 0,
      lunchDone: !needsMeal('lunch', frame),
      dinnerDone: !needsMeal('dinner', frame),
      rested: 0,
      points: 0,
    };
    const begin = frame.begun ?? start;
    this.#bounds.layOut(frame, order, begin.site, this.#endBy, rules.wanted);
    this.#advance(begin);
    return this.#best === undefined ? undefined : writeSchedule(frame, this.#best);
  }

  #advance(progress: DayProgress): void {
    if (this.#bounds.isTooLate(progress) || this.#bounds.mostPoints(progress) <= this.#bar) return;
    if (!progress.lunchDone && progress.time > mealTimes.lunch.until + 60) return;
    if (!progress.dinnerDone && progress.time > mealTimes.dinner.until + 60) return;
    if (this.#isOutdone(progress)) return;
    this.#rest(progress);
    const meal = progress.lunchDone ? (progress.dinnerDone ? undefined : 'dinner') : 'lunch';
    // At mealtime most good days go to table first; a good day found early cuts off the others.
    const isMealtime = meal !== undefined && progress.time > mealTimes[meal].best - 30;
    if (isMealtime) this.#eat(progress, meal);
    if (progress.visited === this.#order.length) this.#finish(progress);
    else this.#visit(progress);
    if (meal !== undefined && !isMealtime) this.#eat(progress, meal);
  }

  /** Whether the same place was reached with the same sights and meals behind, no later and no worse. */
  #isOutdone({ site, visited, lunchDone, dinnerDone, rested, time, points }: DayProgress): boolean {
    const meals = (lunchDone ? 2 : 0) + (dinnerDone ? 1 : 0);
    const key = ((rested * (this.#problem.sites.length + 1) + site + 1) * 32 + visited) * 4 + meals;
    const reached = this.#reached.get(key);
    if (reached === undefined) {
      this.#reached.set(key, [{ time, points }]);
      return false;
    }
    for (const earlier of reached) if (earlier.time <= time && earlier.points >= points) return true;
    reached.push({ time, points });
    return false;
  }

  #visit(progress: DayProgress): void {
    const { candidates, legs, weights } = this.#problem;
    const frame = this.#frame;
    const site = this.#order[progress.visited];
    const candidate = site === undefined ? undefined : candidates.get(site);
    const way = site === undefined ? undefined : legs.between(progress.site, site);
    if (frame === undefined || site === undefined || candidate === undefined || way === undefined) return;
    // A day whose meal is overdue is covered by the branches that eat first.
    if (!progress.lunchDone && progress.time > mealTimes.lunch.until) return;
    if (!progress.dinnerDone && progress.time > mealTimes.dinner.until) return;
    const ready = roundUp(progress.time + way.leg.minutes);
    const leastMinutes = visitMinutesOf(candidate.place);
    const window = visitWindow(this.#windows.on(frame, site), candidate, ready, frame, this.#endBy);
    if (window === undefined) return;
    const until = visitUntil(candidate, window, frame, this.#endBy);
    const arrive = Math.max(ready, roundUp(window.open));
    const leave = Math.min(
      arrive + candidate.visitMinutes,
      Math.max(arrive + leastMinutes, roundDown(Math.min(window.close, until))),
    );
    const isFirst = progress.before === undefined && frame.startsFreely;
    const waiting = (arrive - ready) * (isFirst ? lateStart : 1);
    const costYuan = this.#facts.ticketCost(site, frame);
    const previous = this.#order[progress.visited - 1];
    const visit: DayProgress = {
      before: progress,
      done: 'visit',
      way,
      window,
      arrive,
      costYuan,
      site,
      time: leave,
      mealsInside: [],
      visited: progress.visited + 1,
      lunchDone: progress.lunchDone,
      dinnerDone: progress.dinnerDone,
      rested: progress.rested,
      points:
        progress.points -
        this.#wayPoints(way) -
        waiting * weights.perWaitingMinute -
        costYuan * weights.perTicketYuan -
        (arrive < dusk ? candidate.nightPoints : 0) -
        this.#facts.lossOn(frame, site) -
        (previous === undefined ? 0 : this.#facts.likeness(previous, site) * likenessPoints),
    };
    if (candidate.mealsInside) this.#eatInside(visit);
    this.#advance(visit);
  }

  /** Has the meals that fall into a visit as part of it. */
  #eatInside(visit: DayProgress): void {
    const { weights, request } = this.#problem;
    const mealsInside = mealsDuring(visit.arrive, visit.time, visit).map(
      (meal): InsideMeal => ({ meal, costYuan: estimatedMealCost(meal, request.party, this.#economical) }),
    );
    if (mealsInside.length === 0) return;
    const costYuan = mealsInside.reduce((sum, inside) => sum + inside.costYuan, 0);
    this.#advance({
      ...visit,
      mealsInside,
      lunchDone: true,
      dinnerDone: visit.dinnerDone || mealsInside.some(({ meal }) => meal === 'dinner'),
      points: visit.points - mealsInside.length * insideMealPoints - costYuan * weights.perMealYuan,
    });
  }

  /** The next rest of the day, here and now or as soon as its hours begin. */
  #rest(progress: DayProgress): void {
    const rest = this.#frame?.rests[progress.rested];
    if (rest === undefined) return;
    const from = roundUp(Math.max(progress.time, rest.from));
    const time = from + rest.minutes;
    const waiting = from - progress.time;
    const isOver = progress.visited === this.#order.length;
    if (time > Math.min(rest.until, this.#endBy) || (waiting > longestMealWait && !isOver)) return;
    this.#advance({
      ...progress,
      ...{ before: progress, done: 'rest', way: undefined, window: undefined, mealsInside: [], costYuan: 0 },
      ...{ arrive: from, time, rested: progress.rested + 1 },
      points: progress.points - this.#mealWaitingPoints(waiting, progress),
    });
  }

  #eat(progress: DayProgress, meal: MealName): void {
    const isLast = progress.visited === this.#order.length;
    const wait = mealTimes[meal].from - progress.time;
    const isFirst = progress.before === undefined;
    if (wait > longestMealWait && !isLast && !isFirst && !this.#waitsLong) return;
    const next = this.#order[progress.visited] ?? this.#frame?.end ?? anywhere;
    const wanted = this.#rules.wanted?.[meal];
    const tables = wanted === undefined ? this.#tables.between(progress.site, next, this.#rules.taken) : [wanted];
    for (const table of tables) this.#eatAt(progress, meal, table);
    if (wanted === undefined) this.#eatAlone(progress, meal);
  }

  #eatAt(progress: DayProgress, meal: MealName, table: number): void {
    const { sites, legs, weights } = this.#problem;
    const place = sites[table];
    const way = legs.between(progress.site, table);
    if (this.#frame === undefined || place === undefined || way === undefined) return;
    if (this.#rules.taken?.has(table) || hasUsed(progress, table)) return;
    const times = mealTimes[meal];
    const ready = roundUp(progress.time + way.leg.minutes);
    const minutes = visitMinutesOf(place);
    const window = mealWindow(this.#windows.on(this.#frame, table), times.from, ready, minutes, this.#endBy);
    if (window === undefined) return;
    const arrive = Math.max(ready, roundUp(Math.max(window.open, times.from)));
    if (arrive > times.until) return;
    const costYuan = this.#tables.mealCost(table, meal, this.#frame);
    this.#advance({
      before: progress,
      done: meal,
      way,
      window,
      arrive,
      costYuan,
      mealsInside: [],
      site: table,
      time: arrive + minutes,
      visited: progress.visited,
      lunchDone: true,
      dinnerDone: meal === 'dinner' || progress.dinnerDone,
      rested: progress.rested,
      points:
        progress.points +
        this.#tables.rating(table) -
        this.#wayPoints(way) -
        this.#mealWaitingPoints(arrive - ready, progress) -
        costYuan * weights.perMealYuan -
        Math.abs(arrive - times.best) * 0.1,
    });
  }

  #eatAlone(progress: DayProgress, meal: MealName): void {
    const { weights, request } = this.#problem;
    const times = mealTimes[meal];
    // When all is seen the customer dines near the hotel, whenever they like.
    const isOver = progress.visited === this.#order.length && (this.#frame?.hasOvernight ?? false);
    const isEvening = isOver && meal === 'dinner';
    const from = roundUp(Math.max(progress.time, times.from));
    const isBreak = from <= times.until && from + ownMealMinutes <= this.#endBy;
    if (!isBreak && !isEvening) return;
    const until = isEvening ? progress.time : from + ownMealMinutes;
    const costYuan = estimatedMealCost(meal, request.party, this.#economical);
    const waiting = isEvening ? 0 : from - progress.time;
    this.#advance({
      before: progress,
      done: meal,
      way: undefined,
      window: undefined,
      arrive: isEvening ? progress.time : from,
      costYuan,
      mealsInside: [],
      site: progress.site,
      time: until,
      visited: progress.visited,
      lunchDone: true,
      dinnerDone: meal === 'dinner' || progress.dinnerDone,
      rested: progress.rested,
      points:
        progress.points - weights.ownMeal - costYuan * weights.perMealYuan - this.#mealWaitingPoints(waiting, progress),
    });
  }

  #finish(progress: DayProgress): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    const way = this.#problem.legs.between(progress.site, frame.end);
    if (way === undefined) return;
    const endTime = progress.time + way.leg.minutes;
    if (endTime > this.#endBy || !leavesTimeToEat(progress, endTime)) return;
    // A rest may be left for when the day is over.
    if (frame.rests.slice(progress.rested).some(({ until, minutes }) => endTime + minutes > until)) return;
    // Without a night, a day that is over before a meal needs none.
    const lacksLunch = !progress.lunchDone && (frame.hasOvernight || endTime > mealTimes.lunch.homeBy);
    const lacksDinner = !progress.dinnerDone && (frame.hasOvernight || endTime > mealTimes.dinner.homeBy);
    if (lacksLunch || lacksDinner) return;
    const points =
      progress.points -
      this.#wayPoints(way) -
      (progress.lunchDone ? 0 : shortDayPoints) -
      earlyEndPoints(frame, endTime);
    if (points <= this.#bar) return;
    this.#best = { progress, endLeg: way, endTime, points };
    this.#bar = points;
  }

  #mealWaitingPoints(minutes: number, before: DayProgress): number {
    return lostBeforeMeal(minutes, before) * this.#problem.weights.perWaitingMinute;
  }

  #wayPoints(way: WeighedLeg): number {
    return way.burden * this.#problem.weights.perLegMinute;
  }
}
