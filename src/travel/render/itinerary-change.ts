import type { Base, Itinerary, ItineraryDay, Stop } from '../../domain/itinerary.js';

/** A sight that is now seen on another day. */
export interface MovedSight {
  readonly stop: Stop;
  /** Days from 1. */
  readonly from: number;
  readonly to: number;
}

/** A day that is not as it was. */
export interface DayChange {
  /** From 1. */
  readonly day: number;
  /** The most telling difference; `way` when only times, fares or means of transport differ. */
  readonly kind: 'sights' | 'order' | 'meals' | 'way';
  /** Sights of the day that are in the trip no more; those that moved to another day are not among them. */
  readonly removed: readonly Stop[];
  /** Sights of the day that are new in the trip. */
  readonly added: readonly Stop[];
}

/** What is different between two itineraries of one trip. */
export interface ItineraryChange {
  /** The days that differ, in order. */
  readonly days: readonly DayChange[];
  readonly moved: readonly MovedSight[];
  /** Where the nights are now, if it was elsewhere. */
  readonly stay: Base | undefined;
  /** Journeys at another time, by another means or at another fare. */
  readonly journeys: readonly ('outbound' | 'inbound')[];
  /** Yuan for the whole party and trip. */
  readonly beforeYuan: number;
  readonly nowYuan: number;
}

/** Compares two itineraries, day by day. Days that only one of them has count as changed. */
export function compareItineraries(before: Itinerary, now: Itinerary): ItineraryChange {
  const moved = movedSights(before, now);
  const length = Math.max(before.days.length, now.days.length);
  const days = Array.from({ length }, (_, index) => index + 1).flatMap((day) => {
    const change = compareDay(day, before, now, moved);
    return change === undefined ? [] : [change];
  });
  const stay = now.days[0]?.overnight;
  return {
    days,
    moved,
    stay: stay !== undefined && stay.placeId !== before.days[0]?.overnight?.placeId ? stay : undefined,
    journeys: (['outbound', 'inbound'] as const).filter((journey) => !isSame(before[journey], now[journey])),
    beforeYuan: before.costs.total,
    nowYuan: now.costs.total,
  };
}

/** Whether two itineraries hold the same days, journeys and costs. */
export function isUnchanged(change: ItineraryChange): boolean {
  return change.days.length === 0 && change.journeys.length === 0 && change.beforeYuan === change.nowYuan;
}

function compareDay(
  day: number,
  before: Itinerary,
  now: Itinerary,
  moved: readonly MovedSight[],
): DayChange | undefined {
  const earlier = before.days[day - 1];
  const later = now.days[day - 1];
  if (isSame(earlier, later) && isSame(ownMealsOf(before, day), ownMealsOf(now, day))) return undefined;
  const [sightsBefore, sightsNow] = [sightsOf(earlier), sightsOf(later)];
  const isMoved = ({ placeId }: Stop) => moved.some(({ stop }) => stop.placeId === placeId);
  const removed = sightsBefore.filter((stop) => !isAmong(stop, sightsNow) && !isMoved(stop));
  const added = sightsNow.filter((stop) => !isAmong(stop, sightsBefore) && !isMoved(stop));
  const kind = kindOf(
    { sights: sightsBefore, meals: mealsOf(earlier, before) },
    { sights: sightsNow, meals: mealsOf(later, now) },
  );
  return { day, kind, removed, added };
}

interface DayContent {
  readonly sights: readonly Stop[];
  readonly meals: readonly string[];
}

function kindOf(before: DayContent, now: DayContent): DayChange['kind'] {
  const ids = (sights: readonly Stop[]) => sights.map((stop) => stop.placeId);
  if (!isSame(ids(before.sights).sort(), ids(now.sights).sort())) return 'sights';
  if (!isSame(ids(before.sights), ids(now.sights))) return 'order';
  return isSame(before.meals, now.meals) ? 'way' : 'meals';
}

function movedSights(before: Itinerary, now: Itinerary): MovedSight[] {
  return now.days.flatMap(({ day: to, stops }) =>
    stops.flatMap((stop) => {
      const from = before.days.find(({ stops: earlier }) => isAmong(stop, earlier))?.day;
      const isVisit = stop.kind === 'visit';
      return isVisit && from !== undefined && from !== to ? [{ stop, from, to }] : [];
    }),
  );
}

function sightsOf(day: ItineraryDay | undefined): Stop[] {
  return day?.stops.filter((stop) => stop.kind === 'visit') ?? [];
}

function mealsOf(day: ItineraryDay | undefined, itinerary: Itinerary): string[] {
  const tables = day?.stops.flatMap((stop) => (stop.kind === 'meal' ? [`${stop.meal} ${stop.placeId}`] : [])) ?? [];
  return [...tables, ...(day === undefined ? [] : ownMealsOf(itinerary, day.day))];
}

function ownMealsOf({ remarks }: Itinerary, day: number): string[] {
  return remarks.flatMap((remark) =>
    remark.type === 'meal-on-your-own' && remark.day === day ? [`${remark.meal} ${remark.costYuan}`] : [],
  );
}

function isAmong(stop: Stop, stops: readonly Stop[]): boolean {
  return stops.some((other) => other.placeId === stop.placeId);
}

/** Of plain data whose fields stand in one order, whether it is fresh or came back from a log. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
