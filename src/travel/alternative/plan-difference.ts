import type { Itinerary } from '../../domain/itinerary.js';

/** In what a plan differs from another one. */
export interface PlanDifference {
  /** Part of its sights that the other plan does not have, 0 to 1. */
  readonly otherSights: number;
  /** Yuan for the whole party by which it is cheaper; negative where it costs more. */
  readonly savesYuan: number;
  /** By how many its sights are fewer; negative where there are more. */
  readonly fewerSights: number;
}

/** Ids of the sights of a plan. */
export function sightsOf({ days }: Itinerary): readonly string[] {
  return days.flatMap(({ stops }) => stops.filter((stop) => stop.kind === 'visit').map((stop) => stop.placeId));
}

/** Measures in what a plan differs from another one. */
export function differenceFrom(other: Itinerary, plan: Itinerary): PlanDifference {
  const [before, now] = [sightsOf(other), sightsOf(plan)];
  const others = now.filter((id) => !before.includes(id)).length;
  return {
    otherSights: now.length === 0 ? 0 : others / now.length,
    savesYuan: Math.round((other.costs.total - plan.costs.total) * 100) / 100,
    fewerSights: before.length - now.length,
  };
}
