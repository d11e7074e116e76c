import type { Candidate } from './candidate.js';
import type { DayFrame } from './day-frame.js';
import type { DaySchedule, ScheduledStop } from './day-schedule.js';

const longestStretch = 0.6;

/** When the party must set out for what follows a stop: the next stop, or a break before it. */
function freeUntil(day: DaySchedule, position: number): number {
  const stop = day.stops[position];
  const next = day.stops[position + 1];
  if (stop === undefined || next === undefined) return 0;
  const setOut = next.arrive - next.leg.minutes;
  const pauses = day.ownMeals.flatMap((own) => (own.pause === undefined ? [] : [own.pause.from]));
  return Math.min(setOut, ...pauses.filter((from) => from >= stop.leave));
}

function stretch(stop: ScheduledStop, until: number, frame: DayFrame): ScheduledStop {
  const most = stop.leave + Math.floor(((stop.leave - stop.arrive) * longestStretch) / 5) * 5;
  const closing = stop.window.stated ? stop.window.close : Number.POSITIVE_INFINITY;
  const leave = Math.floor(Math.min(until, most, closing, Math.max(frame.sightsUntil, stop.leave)) / 5) * 5;
  return leave > stop.leave ? { ...stop, leave } : stop;
}

/** Lets visits last longer where the party would otherwise wait, as people do. No arrival changes. */
export function stretchVisits(
  day: DaySchedule,
  frame: DayFrame,
  candidates: ReadonlyMap<number, Candidate>,
): DaySchedule {
  const stops = day.stops.map((stop, position) =>
    candidates.has(stop.site) && stop.kind === 'visit' ? stretch(stop, freeUntil(day, position), frame) : stop,
  );
  return { ...day, stops };
}
