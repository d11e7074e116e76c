import type { OpeningWindow } from '../place/opening-hours.js';
import type { DaySchedule, OwnMeal, ScheduledRest, ScheduledStop } from './day-schedule.js';
import type { WeighedLeg } from './leg-table.js';
import { type MealName, mealTimes } from './meal.js';

export interface InsideMeal {
  readonly meal: MealName;
  /** Yuan for the whole party. */
  readonly costYuan: number;
}

/** What has happened of a day so far. A chain of these, newest first, is the day. */
export interface DayProgress {
  readonly before: DayProgress | undefined;
  /** What was done last: a visit, a rest, a meal at a table, or one on one's own (without `way`). */
  readonly done: 'start' | 'visit' | 'rest' | MealName;
  readonly way: WeighedLeg | undefined;
  readonly window: OpeningWindow | undefined;
  readonly arrive: number;
  readonly costYuan: number;
  /** Meals had inside a sight, as part of its visit. */
  readonly mealsInside: readonly InsideMeal[];
  /** Where the party is, from when it is free to go on. */
  readonly site: number;
  readonly time: number;
  /** Sights of the order that have been seen. */
  readonly visited: number;
  readonly lunchDone: boolean;
  readonly dinnerDone: boolean;
  /** Rests of the day that are over. */
  readonly rested: number;
  readonly points: number;
}

/** A day that has reached its end. */
export interface DayFinish {
  readonly progress: DayProgress;
  readonly endLeg: WeighedLeg;
  readonly endTime: number;
  readonly points: number;
}

/** Whether a meal of the day was had at a table. */
export function hasUsed(last: DayProgress, table: number): boolean {
  for (let step: DayProgress | undefined = last; step !== undefined; step = step.before) {
    if (step.way !== undefined && step.site === table) return true;
  }
  return false;
}

/** Whether a dinner that was put off to the end of the day can still be had near the hotel then. */
export function leavesTimeToEat(last: DayProgress, endTime: number): boolean {
  const isPutOff = last.done === 'dinner' && last.way === undefined && last.time === last.arrive;
  return !isPutOff || endTime <= mealTimes.dinner.until + 30;
}

/** Turns a finished chain into the day's schedule. A party that leaves its hotel sets out for the first stop, no earlier. */
export function writeSchedule(
  frame: { readonly startTime: number; readonly startsFreely: boolean },
  finish: DayFinish,
): DaySchedule {
  const stops: ScheduledStop[] = [];
  const ownMeals: OwnMeal[] = [];
  const rests: ScheduledRest[] = [];
  for (let step: DayProgress | undefined = finish.progress; step !== undefined; step = step.before) {
    const { done, way, window, arrive, time, costYuan, site } = step;
    if (done === 'start') continue;
    if (done === 'rest') {
      rests.unshift({ site, from: arrive, until: time });
      continue;
    }
    ownMeals.unshift(...step.mealsInside.map((inside) => ({ ...inside, pause: undefined, inside: site })));
    const meal = done === 'visit' ? undefined : done;
    if (way !== undefined && window !== undefined) {
      stops.unshift({
        kind: done === 'visit' ? 'visit' : 'meal',
        meal,
        site,
        leg: way.leg,
        arrive,
        leave: time,
        window,
        costYuan,
      });
    } else if (meal !== undefined) {
      ownMeals.unshift({
        meal,
        costYuan,
        pause: time > arrive ? { from: arrive, until: time } : undefined,
        inside: undefined,
      });
    }
  }
  const sum = (kind: 'visit' | 'meal') =>
    stops.filter((stop) => stop.kind === kind).reduce((total, stop) => total + stop.costYuan, 0);
  const first = stops[0];
  const pauses = [...ownMeals.flatMap(({ pause }) => pause ?? []), ...rests];
  const pausesFirst = pauses.some(({ from }) => first !== undefined && from < first.arrive);
  const leavesLater = frame.startsFreely && first !== undefined && !pausesFirst;
  return {
    startTime: leavesLater
      ? Math.max(frame.startTime, Math.floor((first.arrive - first.leg.minutes) / 5) * 5)
      : frame.startTime,
    stops,
    ownMeals,
    rests,
    endLeg: finish.endLeg.leg,
    endTime: finish.endTime,
    costs: {
      attractions: sum('visit'),
      dining: sum('meal') + ownMeals.reduce((total, own) => total + own.costYuan, 0),
      innerCityTransport: stops.reduce((total, stop) => total + stop.leg.costYuan, finish.endLeg.leg.costYuan),
    },
    points: finish.points,
  };
}
