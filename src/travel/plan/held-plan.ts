import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import type { DayFrame } from './day-frame.js';
import type { DayScheduler } from './day-scheduler.js';
import { type EarlierPlan, sightsOn, tablesOn, withWished } from './earlier-plan.js';
import { begunProgress, heldSchedule } from './held-day.js';
import type { PlanProblem } from './plan-problem.js';
import type { PlanScope } from './plan-scope.js';

/** Beyond so many sights a day's order is only thinned out, not turned around. */
const mostReordered = 6;
const mustPoints = 1_000;
const minutesToReturn = 120;

/** Lays an earlier plan over the days: those that may not change are fixed, one that has begun goes on from where it is. */
export function holdDays(
  frames: readonly DayFrame[],
  previous: Itinerary,
  scope: PlanScope,
  sites: readonly Place[],
  request: TripRequest,
): readonly DayFrame[] {
  return frames.map((laidOut) => {
    const frame = limited(laidOut, scope);
    const day = previous.days[frame.index];
    const held = day === undefined ? undefined : heldSchedule(previous, day, sites);
    if (held === undefined) return frame;
    if (!scope.days.includes(frame.index)) return { ...frame, fixed: held };
    const { begun } = scope;
    if (begun?.index !== frame.index) return frame;
    const late = withTimeToReturn(frame, begun.time, previous.inbound !== undefined);
    // Nothing lies behind: the day only begins later.
    if (begun.stops === 0) return { ...late, startTime: Math.max(frame.startTime, begun.time) };
    const behind = new Set(held.stops.slice(0, begun.stops).map((stop) => sites[stop.site]?.id));
    const visits = held.stops.slice(0, begun.stops).filter((stop) => stop.kind === 'visit').length;
    const { party, economical = false } = request;
    return {
      ...late,
      begun: begunProgress(frame, held, begun, { party, economical }),
      mostVisits: Math.max(0, frame.mostVisits - visits),
      refuses: (place) => behind.has(place.id) || frame.refuses(place),
    };
  });
}

/** A day on which places that are shut are out of the question. */
function limited(frame: DayFrame, { shuts }: PlanScope): DayFrame {
  const refuses = (place: Place) => shuts?.(place, frame.index) === true || frame.refuses(place);
  return { ...frame, refuses };
}

/** However late it is, the party gets to its hotel; a train does not wait. */
function withTimeToReturn(frame: DayFrame, time: number, leavesByTrain: boolean): DayFrame {
  if (leavesByTrain && !frame.hasOvernight) return frame;
  const reached = time + minutesToReturn;
  return { ...frame, endBy: Math.max(frame.endBy, reached), endAtLatest: Math.max(frame.endAtLatest, reached) };
}

/** The earlier plan within its scope: of the days that may change, as much as still works, in its order. */
export function readHeldPlan(
  previous: Itinerary,
  scope: PlanScope,
  problem: PlanProblem,
  scheduler: DayScheduler,
): EarlierPlan {
  const planned = problem.frames.map((frame) => sightsOn(previous, frame.index, problem.sites));
  const order = problem.frames.map((frame): readonly number[] => {
    const before = planned[frame.index] ?? [];
    if (frame.fixed !== undefined) return before;
    const open = before.filter((site) => problem.candidates.has(site) && scheduler.isOpen(frame, site));
    const elsewhere = new Set(planned.flatMap((sites, index) => (index === frame.index ? [] : sites)));
    return mostThatFits(frame, withWished(frame, open, elsewhere, problem, scheduler), problem, scheduler);
  });
  const tables = problem.frames.map((frame) => {
    // On a free day nobody is told where to eat.
    if (frame.fixed === undefined && frame.isFree) return {};
    if (frame.fixed === undefined && scope.freedom === 'exchange') return undefined;
    const known = tablesOn(previous, frame.index, problem);
    const before = previous.days[frame.index]?.stops.filter((stop) => stop.meal !== undefined).length ?? 0;
    // Where a table is lost, the day looks for others.
    return frame.fixed === undefined && Object.keys(known).length < before ? undefined : known;
  });
  return { order, concerned: scope.days, tables };
}

/** The largest part of an order that works, in its order where that can be: fewest sights lost, then the least of them. */
function mostThatFits(
  frame: DayFrame,
  order: readonly number[],
  { candidates }: PlanProblem,
  scheduler: DayScheduler,
): readonly number[] {
  const worth = (sites: readonly number[]) =>
    sites.reduce((sum, site) => {
      const candidate = candidates.get(site);
      return sum + (candidate?.value ?? 0) + (candidate?.isMust ? mustPoints : 0);
    }, 0);
  for (let size = Math.min(order.length, frame.mostVisits); size > 0; size -= 1) {
    const parts = partsOf(order, size).toSorted((left, right) => worth(right) - worth(left));
    for (const part of parts) {
      const found = fitting(frame, part, scheduler);
      if (found !== undefined) return found;
    }
  }
  return [];
}

/** The order itself where it works, else with one sight moved, else nothing. */
function fitting(frame: DayFrame, part: readonly number[], scheduler: DayScheduler): readonly number[] | undefined {
  const works = (order: readonly number[]) => scheduler.schedule(frame, order) !== undefined;
  if (works(part)) return part;
  if (part.length > mostReordered) return undefined;
  for (const [from, site] of part.entries()) {
    for (const to of part.keys()) {
      const moved = part.toSpliced(from, 1).toSpliced(to, 0, site);
      if (from !== to && works(moved)) return moved;
    }
  }
  return undefined;
}

/** All parts of an order that have so many members. */
function partsOf(order: readonly number[], size: number): readonly (readonly number[])[] {
  const [first, ...others] = order;
  if (size === 0) return [[]];
  if (first === undefined || order.length < size) return [];
  return [...partsOf(others, size - 1).map((part) => [first, ...part]), ...partsOf(others, size)];
}
