import type { Itinerary, PlanOutcome } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Budget, TripRequest } from '../../domain/trip-request.js';
import { type PlanOptions, planTrip, replanTrip } from '../planner.js';
import { changedDays, changedStops } from './changed-stops.js';
import type { ChangeOutcome, KnownPlan } from './trip-change.js';

/** What is looked for first: a saving that is worth another plan. */
const worthwhile = 0.95;
/** Each day is tried alone: exchanging its sights tells enough, without shaking it. */
const dayIterations = 0;

type CheaperOptions = Omit<PlanOptions, 'previous' | 'iterations'>;

/**
 * Plans a trip again for less than it comes to. One day that saves enough is changed, the one with the fewest stops
 * exchanged; where none does, the whole trip is planned thriftily; where nothing is cheaper, the plan stays.
 */
export function cheaperTrip(known: KnownPlan, places: readonly Place[], options: CheaperOptions): ChangeOutcome {
  const { request, itinerary } = known;
  const before = itinerary.costs.total;
  const thrifty: TripRequest = { ...request, economical: true };
  const target: Budget = { scope: 'total', maxYuan: Math.floor(before * worthwhile) };
  const others = (request.budgets ?? []).filter(
    (budget) => budget.scope !== 'total' || budget.maxYuan < target.maxYuan,
  );
  const aimed = { ...thrifty, budgets: [...others, target] };
  const changed = (cheaper: Itinerary): ChangeOutcome => ({
    ...{ status: 'changed', request: thrifty, itinerary: cheaper },
    days: changedDays(itinerary, cheaper),
    changedStops: changedStops(itinerary, cheaper),
  });
  const byDay = onOneDay(known, aimed, places, options);
  if (byDay !== undefined) return changed(byDay);
  // Of a trip that has begun, only the days to come can still be made cheaper.
  if (known.now !== undefined) return { status: 'unchanged', reason: 'at-its-end', request: thrifty, itinerary };
  const plan = (planned: TripRequest) =>
    planTrip(planned, places, { ...options, previous: itinerary, explains: false });
  const whole = cheapestOf(plan(aimed), target);
  if (whole !== undefined && whole.costs.total < before) return changed(whole);
  const outcome = plan(thrifty);
  if (outcome.status === 'no-plan') return { ...outcome, request: thrifty };
  if (outcome.itinerary.costs.total < before) return changed(outcome.itinerary);
  return { status: 'unchanged', reason: 'at-its-end', request: thrifty, itinerary };
}

/** The plan with one day changed that reaches the target with the fewest stops exchanged, the cheapest of several. */
function onOneDay(
  { itinerary, now }: KnownPlan,
  aimed: TripRequest,
  places: readonly Place[],
  options: CheaperOptions,
): Itinerary | undefined {
  let best: Itinerary | undefined;
  const stops = (plan: Itinerary) => changedStops(itinerary, plan);
  const toCome = [...itinerary.days.keys()].filter((index) => index >= (now?.day ?? 0));
  const dearestFirst = toCome.toSorted(
    (left, right) => (itinerary.days[right]?.costYuan ?? 0) - (itinerary.days[left]?.costYuan ?? 0),
  );
  for (const index of dearestFirst) {
    const using = { ...options, previous: itinerary, iterations: dayIterations };
    const outcome = replanTrip(aimed, places, using, { days: [index], freedom: 'exchange' });
    if (outcome.status !== 'planned' || outcome.itinerary.costs.total >= itinerary.costs.total) continue;
    const { itinerary: plan } = outcome;
    const isLess = best !== undefined && stops(plan) === stops(best) && plan.costs.total < best.costs.total;
    if (best === undefined || stops(plan) < stops(best) || isLess) best = plan;
    // Nothing changes a plan less.
    if (stops(best) <= 1) return best;
  }
  return best;
}

/** A plan that fails the target alone is the cheapest there is. */
function cheapestOf(outcome: PlanOutcome, target: Budget): Itinerary | undefined {
  if (outcome.status === 'planned') return outcome.itinerary;
  const failsTargetOnly = outcome.obstacles.every(
    (obstacle) => obstacle.type === 'budget' && obstacle.scope === 'total' && obstacle.maxYuan === target.maxYuan,
  );
  return failsTargetOnly ? outcome.nearest : undefined;
}
