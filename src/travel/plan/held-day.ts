import type { Itinerary, ItineraryDay, Stop } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import { parseClock } from '../calendar/clock.js';
import type { OpeningWindow } from '../place/opening-hours.js';
import type { DayFrame } from './day-frame.js';
import type { DayProgress } from './day-progress.js';
import type { DaySchedule, OwnMeal, ScheduledRest, ScheduledStop } from './day-schedule.js';
import { estimatedMealCost, mealTimes, ownMealMinutes } from './meal.js';
import type { BegunDay } from './plan-scope.js';

const hours = /^(?<open>\d{1,2}:\d{2})–(?<close>\d{1,2}:\d{2})$/u;
const longDay = 48 * 60;

function minutesOf(clock: string | undefined): number {
  return parseClock(clock ?? '') ?? 0;
}

/** The opening window that a stop was planned in, as far as the plan tells it. */
function windowOf({ openingHours }: Stop): OpeningWindow {
  const { open, close } = hours.exec(openingHours ?? '')?.groups ?? {};
  if (open === undefined) return { open: 0, close: longDay, lastEntry: longDay, stated: false };
  return { open: minutesOf(open), close: minutesOf(close), lastEntry: minutesOf(close), stated: true };
}

function toScheduled(stop: Stop, sites: readonly Place[]): ScheduledStop | undefined {
  const site = sites.findIndex((place) => place.id === stop.placeId);
  if (site < 0) return undefined;
  const { kind, meal, leg, costYuan } = stop;
  return {
    ...{ kind, meal, site, leg, costYuan, window: windowOf(stop) },
    arrive: minutesOf(stop.arrive),
    leave: minutesOf(stop.leave),
  };
}

function ownMealsOf({ remarks }: Itinerary, day: number, sites: readonly Place[]): OwnMeal[] {
  return remarks.flatMap((remark): OwnMeal[] => {
    if (remark.type !== 'meal-on-your-own' || remark.day !== day) return [];
    const inside = sites.findIndex((place) => place.id === remark.placeId);
    return [
      { meal: remark.meal, costYuan: remark.costYuan, pause: undefined, inside: inside < 0 ? undefined : inside },
    ];
  });
}

function restsOf({ rests = [] }: ItineraryDay, sites: readonly Place[]): ScheduledRest[] {
  return rests.map(({ placeId, from, until }) => ({
    site: sites.findIndex((place) => place.id === placeId),
    from: minutesOf(from),
    until: minutesOf(until),
  }));
}

function sum(stops: readonly ScheduledStop[], kind: 'visit' | 'meal'): number {
  return stops.filter((stop) => stop.kind === kind).reduce((total, stop) => total + stop.costYuan, 0);
}

/** A day of an earlier plan as a schedule, to the minute; undefined where one of its places is known no more. */
export function heldSchedule(previous: Itinerary, day: ItineraryDay, sites: readonly Place[]): DaySchedule | undefined {
  const stops = day.stops.map((stop) => toScheduled(stop, sites)).filter((stop) => stop !== undefined);
  if (stops.length < day.stops.length) return undefined;
  const ownMeals = ownMealsOf(previous, day.day, sites);
  return {
    ...{ stops, ownMeals, rests: restsOf(day, sites), endLeg: day.end.leg, points: 0 },
    startTime: minutesOf(day.start.time),
    endTime: minutesOf(day.end.time),
    costs: {
      attractions: sum(stops, 'visit'),
      dining: sum(stops, 'meal') + ownMeals.reduce((total, own) => total + own.costYuan, 0),
      innerCityTransport: stops.reduce((total, stop) => total + stop.leg.costYuan, day.end.leg.costYuan),
    },
  };
}

/** Where a party is on a day that has begun: all that lies behind, and the meals that are had. */
export function begunProgress(
  frame: DayFrame,
  held: DaySchedule,
  begun: BegunDay,
  options: { readonly party: Readonly<Record<string, number | undefined>>; readonly economical: boolean },
): DayProgress {
  const hasDinner = frame.hasOvernight || frame.endBy >= 19 * 60 + 30;
  let progress: DayProgress = {
    ...{ before: undefined, done: 'start', way: undefined, window: undefined, mealsInside: [] },
    ...{ arrive: held.startTime, time: held.startTime, site: frame.start, costYuan: 0, visited: 0, points: 0 },
    lunchDone: held.startTime > 11 * 60 + 30,
    dinnerDone: held.startTime > 18 * 60 || !hasDinner,
    rested: 0,
  };
  for (const stop of held.stops.slice(0, begun.stops)) {
    const mealsInside = held.ownMeals.filter((own) => own.inside === stop.site);
    const meals = [stop.meal, ...mealsInside.map(({ meal }) => meal)];
    progress = {
      ...{ before: progress, done: stop.meal ?? 'visit', way: { leg: stop.leg, burden: 0 }, window: stop.window },
      ...{ arrive: stop.arrive, time: stop.leave, site: stop.site, costYuan: stop.costYuan, visited: 0, points: 0 },
      mealsInside,
      lunchDone: progress.lunchDone || meals.includes('lunch'),
      dinnerDone: progress.dinnerDone || meals.includes('dinner'),
      rested: 0,
    };
  }
  return atTime(withRests(progress, frame, held, begun.time), begun.time, options);
}

/** The rests that have begun by then; what can no more be had is given up. */
function withRests(progress: DayProgress, frame: DayFrame, held: DaySchedule, now: number): DayProgress {
  let rested = progress;
  for (const { site, from, until } of held.rests.filter((rest) => rest.from < now))
    rested = {
      ...{ before: rested, done: 'rest', way: undefined, window: undefined, mealsInside: [], costYuan: 0, visited: 0 },
      ...{ points: 0, site, arrive: from, time: Math.max(rested.time, until), rested: rested.rested + 1 },
      ...{ lunchDone: rested.lunchDone, dinnerDone: rested.dinnerDone },
    };
  const missed = frame.rests.filter(({ until, minutes }) => until - minutes < Math.max(now, rested.time)).length;
  return { ...rested, rested: Math.max(rested.rested, missed) };
}

/** Lets the time pass until the party can go on. Who has missed lunch by then has had it on the way. */
function atTime(
  progress: DayProgress,
  time: number,
  { party, economical }: Parameters<typeof begunProgress>[3],
): DayProgress {
  const now = Math.max(progress.time, time);
  const dinnerDone = progress.dinnerDone || now > mealTimes.dinner.until;
  if (progress.lunchDone || now <= mealTimes.lunch.until) return { ...waited(progress, now), dinnerDone };
  const from = Math.max(progress.time, mealTimes.lunch.from);
  const lunch: DayProgress = {
    ...{ before: progress, done: 'lunch', way: undefined, window: undefined, mealsInside: [], visited: 0, points: 0 },
    ...{ site: progress.site, arrive: from, time: Math.max(from, Math.min(now, from + ownMealMinutes)) },
    costYuan: estimatedMealCost('lunch', party, economical),
    ...{ lunchDone: true, dinnerDone, rested: progress.rested },
  };
  return waited(lunch, now);
}

/** The time until then passes where the party is; what was done last keeps its own length. */
function waited(progress: DayProgress, now: number): DayProgress {
  const nothing = { done: 'start', way: undefined, window: undefined, mealsInside: [], costYuan: 0 } as const;
  return { ...progress, ...nothing, before: progress, arrive: now, time: now };
}
