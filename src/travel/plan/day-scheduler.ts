import type { OpeningWindow } from '../opening-hours.js';
import { visitMinutesOf } from '../opening-hours.js';
import { likeness } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import { type DayFinish, type DayProgress, hasUsed, leavesTimeToEat, writeSchedule } from './day-progress.js';
import type { DaySchedule } from './day-schedule.js';
import { anywhere, type WeighedLeg } from './leg-table.js';
import { estimatedMealCost, type MealName, mealCost, mealTimes, ownMealMinutes } from './meal.js';
import { partyPrice } from './party-cost.js';
import { type PlanProblem, WindowTable } from './plan-problem.js';
import { TableFinder } from './table-finder.js';

/** Restrictions on one day's meals. */
export interface MealRules {
  /** Tables that other days have taken. */
  readonly taken?: ReadonlySet<number> | undefined;
  /** Tables that must be used. */
  readonly wanted?: Readonly<Partial<Record<MealName, number>>> | undefined;
}

const roundUp = (minutes: number): number => Math.ceil(minutes / 5) * 5;
const roundDown = (minutes: number): number => Math.floor(minutes / 5) * 5;
const likenessPoints = 22;
const shortDayPoints = 20;
/** A day that is over in the early afternoon is a day half used. */
const earlyEnd = 17 * 60 + 30;
const pointsPerEarlyMinute = 0.25;
const mostTablePoints = 16;
const easyMealWait = 60;
const longestMealWait = 70;
/** Time before a meal is no lost time: the visit before it lasts longer. */
const mealWaiting = 0.35;

/**
 * Turns an order of sights into a day: finds where lunch and dinner fit best, waits for doors to open, and tells
 * whether the order works at all. All ways to place the meals are tried; the order of the sights is kept.
 */
export class DayScheduler {
  readonly #problem: PlanProblem;
  readonly #tables: TableFinder;
  readonly #windows: WindowTable;
  readonly #economical: boolean;
  readonly #ticketCosts: number[] = [];
  readonly #likenesses = new Map<number, number>();
  #frame: DayFrame | undefined;
  #order: readonly number[] = [];
  #rules: MealRules = {};
  #endBy = 0;
  /** Something opens in the evening only: the hours before it may have to pass. */
  #waitsLong = false;
  #best: DayFinish | undefined;
  readonly #reached = new Map<number, { readonly time: number; readonly points: number }[]>();

  constructor(problem: PlanProblem) {
    this.#problem = problem;
    this.#tables = new TableFinder(problem);
    this.#windows = new WindowTable(problem.sites);
    this.#economical = problem.request.economical ?? false;
  }

  /** Whether a sight is open at all on a day, and not ruled out for it. */
  isOpen(frame: DayFrame, site: number): boolean {
    return this.#windows.on(frame, site).length > 0;
  }

  /** @returns undefined when the order does not work on this day */
  schedule(frame: DayFrame, order: readonly number[], rules: MealRules = {}): DaySchedule | undefined {
    if (order.length > 0 && !order.every((site) => this.isOpen(frame, site))) return undefined;
    this.#frame = frame;
    this.#order = order;
    this.#rules = rules;
    this.#endBy = order.some((site) => this.#problem.candidates.get(site)?.isMust) ? frame.endAtLatest : frame.endBy;
    this.#best = undefined;
    this.#reached.clear();
    this.#waitsLong = order.some((site) => (this.#windows.on(frame, site)[0]?.open ?? 0) >= mealTimes.dinner.from);
    this.#advance({
      before: undefined,
      done: 'start',
      way: undefined,
      window: undefined,
      arrive: frame.startTime,
      costYuan: 0,
      site: frame.start,
      time: frame.startTime,
      visited: 0,
      lunchDone: frame.startTime > 11 * 60 + 30 || frame.endBy < 13 * 60 + 30,
      dinnerDone: frame.startTime > 18 * 60 || (!frame.hasOvernight && frame.endBy < 19 * 60 + 30),
      points: 0,
    });
    return this.#best === undefined ? undefined : writeSchedule(frame, this.#best);
  }

  #advance(progress: DayProgress): void {
    // Points only fall as a day goes on, but for what two good tables may add.
    if (this.#best !== undefined && progress.points + mostTablePoints <= this.#best.points) return;
    if (!progress.lunchDone && progress.time > mealTimes.lunch.until + 60) return;
    if (!progress.dinnerDone && progress.time > mealTimes.dinner.until + 60) return;
    if (this.#isOutdone(progress)) return;
    const meal = progress.lunchDone ? (progress.dinnerDone ? undefined : 'dinner') : 'lunch';
    // At mealtime most good days go to table first; a good day found early cuts off the others.
    const isMealtime = meal !== undefined && progress.time > mealTimes[meal].best - 30;
    if (isMealtime) this.#eat(progress, meal);
    if (progress.visited === this.#order.length) this.#finish(progress);
    else this.#visit(progress);
    if (meal !== undefined && !isMealtime) this.#eat(progress, meal);
  }

  /** Whether the same place was reached with the same sights and meals behind, no later and no worse. */
  #isOutdone({ site, visited, lunchDone, dinnerDone, time, points }: DayProgress): boolean {
    const key = ((site + 1) * 32 + visited) * 4 + (lunchDone ? 2 : 0) + (dinnerDone ? 1 : 0);
    const reached = this.#reached.get(key);
    if (reached?.some((earlier) => earlier.time <= time && earlier.points >= points)) return true;
    if (reached === undefined) this.#reached.set(key, [{ time, points }]);
    else reached.push({ time, points });
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
    const until = candidate.isMust ? this.#endBy : frame.sightsUntil;
    const window = this.#windows.on(frame, site).find((each) => fits(each, ready, leastMinutes, until));
    if (window === undefined) return;
    const arrive = Math.max(ready, roundUp(window.open));
    const leave = Math.min(
      arrive + candidate.visitMinutes,
      Math.max(arrive + leastMinutes, roundDown(Math.min(window.close, until))),
    );
    const isFirst = progress.before === undefined && frame.startsFreely;
    const waiting = isFirst ? 0 : arrive - ready;
    const costYuan = this.#ticketCost(site);
    const previous = this.#order[progress.visited - 1];
    this.#advance({
      before: progress,
      done: 'visit',
      way,
      window,
      arrive,
      costYuan,
      site,
      time: leave,
      visited: progress.visited + 1,
      lunchDone: progress.lunchDone,
      dinnerDone: progress.dinnerDone,
      points:
        progress.points -
        this.#wayPoints(way) -
        waiting * weights.perWaitingMinute -
        costYuan * weights.perYuan -
        (previous === undefined ? 0 : this.#likeness(previous, site) * likenessPoints),
    });
  }

  #eat(progress: DayProgress, meal: MealName): void {
    const isLast = progress.visited === this.#order.length;
    const wait = mealTimes[meal].from - progress.time;
    if (wait > longestMealWait && !isLast && !this.#waitsLong) return;
    const next = this.#order[progress.visited] ?? this.#frame?.end ?? anywhere;
    const wanted = this.#rules.wanted?.[meal];
    const tables = wanted === undefined ? this.#tables.between(progress.site, next) : [wanted];
    for (const table of tables) this.#eatAt(progress, meal, table);
    if (wanted === undefined) this.#eatAlone(progress, meal);
  }

  #eatAt(progress: DayProgress, meal: MealName, table: number): void {
    const { sites, legs, weights, request } = this.#problem;
    const place = sites[table];
    const way = legs.between(progress.site, table);
    if (this.#frame === undefined || place === undefined || way === undefined) return;
    if (this.#rules.taken?.has(table) || hasUsed(progress, table)) return;
    const times = mealTimes[meal];
    const ready = roundUp(progress.time + way.leg.minutes);
    const minutes = visitMinutesOf(place);
    const window = this.#windows
      .on(this.#frame, table)
      .find((each) => fits({ ...each, open: Math.max(each.open, times.from) }, ready, minutes, this.#endBy));
    if (window === undefined) return;
    const arrive = Math.max(ready, roundUp(Math.max(window.open, times.from)));
    if (arrive > times.until) return;
    const costYuan = mealCost(place, meal, request.party, this.#economical);
    this.#advance({
      before: progress,
      done: meal,
      way,
      window,
      arrive,
      costYuan,
      site: table,
      time: arrive + minutes,
      visited: progress.visited,
      lunchDone: true,
      dinnerDone: meal === 'dinner' || progress.dinnerDone,
      points:
        progress.points +
        this.#tables.rating(table) -
        this.#wayPoints(way) -
        this.#mealWaitingPoints(arrive - ready) -
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
      site: progress.site,
      time: until,
      visited: progress.visited,
      lunchDone: true,
      dinnerDone: meal === 'dinner' || progress.dinnerDone,
      points: progress.points - weights.ownMeal - costYuan * weights.perMealYuan - this.#mealWaitingPoints(waiting),
    });
  }

  #finish(progress: DayProgress): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    const way = this.#problem.legs.between(progress.site, frame.end);
    if (way === undefined) return;
    const endTime = progress.time + way.leg.minutes;
    if (endTime > this.#endBy || !leavesTimeToEat(progress, endTime)) return;
    // Without a night, a day that is over before a meal needs none.
    const lacksLunch = !progress.lunchDone && (frame.hasOvernight || endTime > 13 * 60);
    const lacksDinner = !progress.dinnerDone && (frame.hasOvernight || endTime > 19 * 60);
    if (lacksLunch || lacksDinner) return;
    const earlyMinutes = frame.hasOvernight ? Math.max(0, earlyEnd - endTime) : 0;
    const points =
      progress.points -
      this.#wayPoints(way) -
      (progress.lunchDone ? 0 : shortDayPoints) -
      earlyMinutes * pointsPerEarlyMinute;
    if (this.#best === undefined || points > this.#best.points) this.#best = { progress, endLeg: way, endTime, points };
  }

  #mealWaitingPoints(minutes: number): number {
    const lost = Math.min(minutes, easyMealWait) * mealWaiting + Math.max(0, minutes - easyMealWait);
    return lost * this.#problem.weights.perWaitingMinute;
  }

  #ticketCost(site: number): number {
    let cost = this.#ticketCosts[site];
    if (cost === undefined) {
      cost = partyPrice(this.#problem.sites[site]?.price, this.#problem.request.party);
      this.#ticketCosts[site] = cost;
    }
    return cost;
  }

  #likeness(left: number, right: number): number {
    const key = left * this.#problem.sites.length + right;
    let known = this.#likenesses.get(key);
    if (known === undefined) {
      const one = this.#problem.candidates.get(left);
      const other = this.#problem.candidates.get(right);
      known = one === undefined || other === undefined ? 0 : likeness(one, other);
      this.#likenesses.set(key, known);
    }
    return known;
  }

  #wayPoints(way: WeighedLeg): number {
    return way.burden * this.#problem.weights.perLegMinute;
  }
}

function fits(window: OpeningWindow, ready: number, minutes: number, until: number): boolean {
  const begin = roundUp(Math.max(ready, window.open));
  return begin <= window.lastEntry && begin + minutes <= Math.min(window.close, until);
}
