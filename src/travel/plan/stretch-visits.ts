import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { DaySchedule, ScheduledStop } from './day-schedule.js';
import { type MealName, mealTimes } from './meal.js';

const longestStretch = 0.4;

/** When a day without a night may end: before a meal that it does without. */
function latestEnd(day: DaySchedule, frame: DayFrame): number {
  const isHad = (meal: MealName) => [...day.stops, ...day.ownMeals].some((each) => each.meal === meal);
  const missed = (['lunch', 'dinner'] as const).filter(
    (meal) => !isHad(meal) && frame.startTime < mealTimes[meal].homeBy && day.endTime <= mealTimes[meal].homeBy,
  );
  return Math.min(frame.endBy, ...missed.map((meal) => mealTimes[meal].homeBy));
}

/** When the party must set out for what follows a stop: the next stop, or a break before it. */
function freeUntil(day: DaySchedule, position: number, frame: DayFrame): number {
  const stop = day.stops[position];
  if (stop === undefined) return 0;
  const next = day.stops[position + 1];
  // On the last day the party is free until it must be at the station.
  const atStation = frame.hasOvernight ? day.endTime : Math.max(day.endTime, latestEnd(day, frame));
  const setOut = next === undefined ? atStation - day.endLeg.minutes : next.arrive - next.leg.minutes;
  const pauses = [...day.ownMeals.flatMap(({ pause }) => pause ?? []), ...day.rests];
  return Math.min(setOut, ...pauses.map(({ from }) => from).filter((from) => from >= stop.leave));
}

function stretch(stop: ScheduledStop, until: number, frame: DayFrame): ScheduledStop {
  const most = stop.leave + Math.floor(((stop.leave - stop.arrive) * longestStretch) / 5) * 5;
  const closing = stop.window.stated ? stop.window.close : Number.POSITIVE_INFINITY;
  const leave = Math.floor(Math.min(until, most, closing, Math.max(frame.sightsUntil, stop.leave)) / 5) * 5;
  return leave > stop.leave ? { ...stop, leave } : stop;
}

/** Lets visits last longer where the party would otherwise wait, as people do. No arrival at a stop changes. */
export function stretchVisits(
  day: DaySchedule,
  frame: DayFrame,
  candidates: ReadonlyMap<number, Candidate>,
): DaySchedule {
  const stops = day.stops.map((stop, position) =>
    candidates.has(stop.site) && stop.kind === 'visit' ? stretch(stop, freeUntil(day, position, frame), frame) : stop,
  );
  const last = stops.at(-1);
  const endTime = last === undefined ? day.endTime : Math.max(day.endTime, last.leave + day.endLeg.minutes);
  return { ...day, stops, endTime };
}
