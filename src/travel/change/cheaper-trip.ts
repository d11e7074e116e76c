import type { Itinerary, ItineraryDay, PlanOutcome } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { Budget, TripRequest } from '../../domain/trip-request.js';
import { readCity } from '../plan/city.js';
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
  const byDay = onOneDay(known, aimed, target, places, options);
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

/** The most that a day could save by one stop: all that it costs but the other stops. */
function savedByOne(day: ItineraryDay | undefined): number {
  const { stops = [], costYuan = 0 } = day ?? {};
  const costs = stops.map((stop) => stop.costYuan);
  return costYuan - costs.reduce((sum, cost) => sum + cost, 0) + Math.max(0, ...costs);
}

/**
 * The plan with one day changed that reaches the target with the fewest stops exchanged, the cheapest of several. The
 * thriftier a day is planned, the less of it stays: days are only planned so where no single stop is enough.
 */
function onOneDay(
  { itinerary, now }: KnownPlan,
  aimed: TripRequest,
  target: Budget,
  places: readonly Place[],
  options: CheaperOptions,
): Itinerary | undefined {
  const city = readCity(itinerary.city, places, options);
  const cost = (index: number) => itinerary.days[index]?.costYuan ?? 0;
  const toCome = [...itinerary.days.keys()].filter((index) => index >= (now?.day ?? 0));
  let days: readonly number[] = toCome.toSorted((left, right) => cost(right) - cost(left));
  const aim = itinerary.costs.total - target.maxYuan;
  let best: Itinerary | undefined;
  const stops = (plan: Itinerary) => changedStops(itinerary, plan);
  for (const thrift of ['economical', 'strict', 'least'] as const) {
    const tooDear: number[] = [];
    for (const index of days) {
      const scope = { days: [index], freedom: 'exchange' } as const;
      const search = { previous: itinerary, scope, iterations: dayIterations, thrift, aim: 'plan' } as const;
      const outcome = replanTrip(aimed, city, search);
      if (outcome.status !== 'planned' || outcome.itinerary.costs.total >= itinerary.costs.total) {
        tooDear.push(index);
        continue;
      }
      const { itinerary: plan } = outcome;
      const isLess = best !== undefined && stops(plan) === stops(best) && plan.costs.total < best.costs.total;
      if (best === undefined || stops(plan) < stops(best) || isLess) best = plan;
      // Nothing changes a plan less.
      if (stops(best) <= 1) return best;
    }
    if (best !== undefined && thrift !== 'economical') return best;
    days = best === undefined ? tooDear : tooDear.filter((index) => savedByOne(itinerary.days[index]) >= aim);
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
