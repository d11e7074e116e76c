import type { Connection } from '../../domain/connection.js';
import type { Itinerary } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { foldCity } from '../place/place-name.js';
import type { DayFrame } from './day-frame.js';
import type { DayScheduler } from './day-scheduler.js';
import type { MealName } from './meal.js';
import type { PlanProblem, TripOrder } from './plan-problem.js';
import type { PlanScope } from './plan-scope.js';
import { isSeen } from './trip-value.js';

/** What of an earlier plan still holds under a changed request. */
export interface EarlierPlan {
  readonly order: TripOrder;
  /** Indexes of the days that the change concerns; all days when it is not clear which. */
  readonly concerned: readonly number[];
  /** Tables of the other days. */
  readonly tables: readonly (Readonly<Partial<Record<MealName, number>>> | undefined)[];
}

/** The earlier plan, if it is one of this city. */
export function usablePlan(previous: Itinerary | undefined, request: TripRequest): Itinerary | undefined {
  return previous !== undefined && foldCity(previous.city) === foldCity(request.city) ? previous : undefined;
}

/** The connections to travel by: where days of an earlier plan stay, its journey stays. */
export function heldConnections(
  connections: readonly Connection[],
  previous: Itinerary | undefined,
  scope: PlanScope | undefined,
): readonly Connection[] {
  const { outbound } = previous ?? {};
  if (scope === undefined || outbound === undefined) return connections;
  const station = previous?.days[0]?.start.placeId;
  return connections.filter((connection) => connection.mode === outbound.mode && connection.station === station);
}

/** Whether a new plan has the sights of an earlier one, each on its day and in its place. */
export function showsSame(
  previous: Itinerary,
  next: { readonly order: TripOrder; readonly problem: { readonly sites: readonly Place[] } },
): boolean {
  const before = previous.days.map(({ stops }) =>
    stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.placeId] : [])),
  );
  const after = next.order.map((sites) => sites.map((site) => next.problem.sites[site]?.id));
  return (
    before.length === after.length &&
    before.every((ids, day) => ids.length === after[day]?.length && ids.every((id, at) => id === after[day]?.[at]))
  );
}

/** The sights of a day that are still known, in their order. */
export function sightsOn(previous: Itinerary, index: number, sites: readonly Place[]): number[] {
  const stops = previous.days[index]?.stops ?? [];
  return stops
    .filter((stop) => stop.kind === 'visit')
    .map((stop) => sites.findIndex((site) => site.id === stop.placeId))
    .filter((site) => site >= 0);
}

/** The tables of a day at which one can still eat. */
export function tablesOn(previous: Itinerary, index: number, problem: PlanProblem): Partial<Record<MealName, number>> {
  const tables: Partial<Record<MealName, number>> = {};
  for (const stop of previous.days[index]?.stops ?? []) {
    const table = problem.sites.findIndex((site) => site.id === stop.placeId);
    if (stop.meal !== undefined && problem.tables.includes(table)) tables[stop.meal] = table;
  }
  return tables;
}

/** Whether a day of the earlier plan has to change: something in it is no longer possible, or something is missing. */
function isConcerned(
  frame: DayFrame,
  kept: readonly number[],
  lost: boolean,
  previous: Itinerary,
  problem: PlanProblem,
  scheduler: DayScheduler,
): boolean {
  const earlier = previous.days[frame.index];
  if (lost || earlier === undefined || kept.length > frame.mostVisits) return true;
  if (earlier.end.placeId !== (problem.sites[frame.end]?.id ?? earlier.end.placeId)) return true;
  const wishes = problem.mustSee.filter((wish) => wish.day === frame.index);
  if (wishes.some((wish) => !kept.some((site) => wish.members.includes(site)))) return true;
  return scheduler.schedule(frame, kept) === undefined;
}

/** Sights of the earlier plan that are wished for on another day than theirs, where no other sight grants the wish. */
function sightsToMove(planned: TripOrder, { mustSee }: PlanProblem): ReadonlySet<number> {
  const all = new Set(planned.flat());
  return new Set(
    mustSee
      .filter((wish) => wish.day !== undefined && !isSeen(planned, wish))
      .filter(({ members }) => members.every((site) => all.has(site)))
      .flatMap(({ members }) => members.slice(0, 1)),
  );
}

/** A day with the sights that are now wished for on it; the least of its other sights give way where there is no room. */
export function withWished(
  frame: DayFrame,
  kept: readonly number[],
  elsewhere: ReadonlySet<number>,
  { mustSee, candidates }: PlanProblem,
  scheduler: DayScheduler,
): number[] {
  let day = [...kept];
  for (const { members } of mustSee.filter((wish) => wish.day === frame.index)) {
    if (members.some((site) => day.includes(site))) continue;
    const wished = members.find(
      (site) => candidates.has(site) && !elsewhere.has(site) && scheduler.isOpen(frame, site),
    );
    if (wished === undefined) continue;
    const worth = (site: number) => candidates.get(site)?.value ?? 0;
    const leastFirst = day
      .filter((site) => candidates.get(site)?.isMust !== true)
      .toSorted((left, right) => worth(left) - worth(right));
    const withRoom = Array.from({ length: leastFirst.length + 1 }, (_, count) => leastFirst.slice(0, count))
      .map((gone) => day.filter((site) => !gone.includes(site)))
      .filter((sites) => sites.length < frame.mostVisits)
      .flatMap((sites) => Array.from({ length: sites.length + 1 }, (_, at) => sites.toSpliced(at, 0, wished)));
    day = withRoom.find((sites) => scheduler.schedule(frame, sites) !== undefined) ?? day;
  }
  return day;
}

/** Compares an earlier plan with a changed request. */
export function readEarlierPlan(previous: Itinerary, problem: PlanProblem, scheduler: DayScheduler): EarlierPlan {
  const order: number[][] = [];
  const concerned: number[] = [];
  const planned = problem.frames.map((frame) => sightsOn(previous, frame.index, problem.sites));
  const toMove = sightsToMove(planned, problem);
  for (const frame of problem.frames) {
    const before = planned[frame.index] ?? [];
    const kept = before.filter(
      (site) => problem.candidates.has(site) && scheduler.isOpen(frame, site) && !toMove.has(site),
    );
    const elsewhere = new Set(planned.flat().filter((site) => !toMove.has(site)));
    order.push(withWished(frame, kept, elsewhere, problem, scheduler));
    const earlierStops = previous.days[frame.index]?.stops.filter((stop) => stop.kind === 'visit').length ?? 0;
    if (isConcerned(frame, kept, kept.length < earlierStops, previous, problem, scheduler)) concerned.push(frame.index);
  }
  const isWhole =
    concerned.length > 0 && problem.mustSee.every((wish) => wish.day !== undefined || isSeen(order, wish));
  const open = isWhole ? concerned : problem.frames.map((frame) => frame.index);
  const tables = problem.frames.map((frame) =>
    open.includes(frame.index) && isWhole ? undefined : tablesOn(previous, frame.index, problem),
  );
  return { order, concerned: open, tables };
}
