import type { Itinerary, PlanOutcome, TripRemark } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { type CheckOptions, checkItinerary } from '../check-itinerary.js';
import { isTagged, placesNamed } from '../place/place-name.js';
import type { ShownPlan } from './trip-output.js';

/**
 * Keeps the plan that the customer knows where a changed wish gives no reason to touch it: a larger budget, a sight that
 * is in it already, a refusal of what is not in it. The checker decides. What was assumed for the earlier request is left
 * out, as it may have been said since.
 *
 * @returns the plan shown before, or undefined when the trip has to be planned again
 */
export function keepPlan(
  request: TripRequest,
  shown: ShownPlan,
  places: readonly Place[],
  options: CheckOptions,
): Itinerary | undefined {
  if (trip(request) !== trip(shown.request)) return undefined;
  const itinerary = withSaving(withoutAssumptions(shown.itinerary), request);
  const keeps =
    holdsWishes(itinerary, request, places) && checkItinerary(itinerary, request, places, options).length === 0;
  return keeps ? itinerary : undefined;
}

/**
 * Leaves the plan alone where all that is new is a wish for places that nobody knows.
 *
 * @param outcome - what planning came to
 */
export function keepPlanUnderUnknownWishes(
  outcome: PlanOutcome,
  request: TripRequest,
  keep: (request: TripRequest) => Itinerary | undefined,
): PlanOutcome {
  if (outcome.status === 'planned') return outcome;
  const unknown = outcome.obstacles.map((obstacle) =>
    obstacle.type === 'must-see' && obstacle.reason === 'unknown' ? obstacle.name : undefined,
  );
  if (unknown.includes(undefined)) return outcome;
  const known = (names: readonly string[] | undefined) => names?.filter((name) => !unknown.includes(name));
  const kept = keep({
    ...request,
    mustSee: known(request.mustSee),
    dayWishes: request.dayWishes?.map((wish) => ({ ...wish, mustSee: known(wish.mustSee) })),
  });
  return kept === undefined ? outcome : { ...outcome, nearest: kept };
}

/** Whether every place that was asked for is in the plan. The planner's reading of names counts, the strictest there is. */
function holdsWishes(
  { days }: Itinerary,
  { mustSee = [], dayWishes = [] }: TripRequest,
  places: readonly Place[],
): boolean {
  const isSeen = (name: string, on?: number) => {
    const named = placesNamed(name, places);
    const meant = named.length > 0 ? named : places.filter((place) => isTagged(place, name));
    return days
      .filter(({ day }) => on === undefined || day === on)
      .some(({ stops }) => stops.some((stop) => meant.some((place) => place.id === stop.placeId)));
  };
  return (
    mustSee.every((name) => isSeen(name)) &&
    dayWishes.every(({ day, mustSee: names = [] }) => names.every((name) => isSeen(name, day)))
  );
}

function withoutAssumptions(itinerary: Itinerary): Itinerary {
  const isAssumed = (remark: TripRemark) =>
    remark.type === 'assumed' && ['party', 'days', 'dates', 'holiday', 'pace'].includes(remark.slot);
  return { ...itinerary, remarks: itinerary.remarks.filter((remark) => !isAssumed(remark)) };
}

/** Tells what is saved against the budget as it is now. */
export function withSaving(itinerary: Itinerary, { budgets = [] }: TripRequest): Itinerary {
  const totals = budgets.filter((budget) => budget.scope === 'total').map((budget) => budget.maxYuan);
  const costYuan = itinerary.costs.total;
  const budgetYuan = Math.min(...totals);
  const saving: readonly TripRemark[] =
    totals.length > 0 && costYuan < budgetYuan ? [{ type: 'saving', budgetYuan, costYuan }] : [];
  return { ...itinerary, remarks: [...saving, ...itinerary.remarks.filter((remark) => remark.type !== 'saving')] };
}

/** All of a request that a kept plan has to share: what the checker cannot judge by the plan alone. */
function trip({
  budgets: _,
  mustSee: __,
  mustNotSee: ___,
  unkept: ____,
  dayWishes = [],
  ...others
}: TripRequest): string {
  const daily = dayWishes.map(({ mustSee: _, mustNotSee: __, ...wish }) => wish);
  const days = daily.filter((wish) => Object.keys(wish).length > 1);
  const fields = Object.entries({ ...others, days, length: others.days }).filter(([, value]) => value !== undefined);
  return JSON.stringify(fields.sort(([left], [right]) => left.localeCompare(right)));
}
