import type { Itinerary, PlanOutcome } from '../../domain/itinerary.js';
import type { Budget, TripRequest } from '../../domain/trip-request.js';
import { withSaving } from './keep-plan.js';
import type { ShownPlan } from './trip-output.js';

/** What is looked for first: a saving that is worth another plan. */
const worthwhile = 0.95;

export type CheaperOutcome = PlanOutcome & { readonly cheapest?: true };

/**
 * Plans the trip again for less than it came to before. Where nothing is cheaper, the plan shown before stays, marked
 * as the cheapest; where the trip itself has changed, costs cannot be compared and the thrifty plan is what was asked for.
 *
 * @param shown - the plan that was found too dear
 * @param plan - makes the best plan for a request
 */
export function planCheaper(
  request: TripRequest,
  shown: ShownPlan,
  plan: (request: TripRequest) => PlanOutcome,
): CheaperOutcome {
  const thrifty: TripRequest = { ...request, economical: true };
  if (!isSameTrip(request, shown.request)) return plan(thrifty);
  const before = shown.itinerary.costs.total;
  const target: Budget = { scope: 'total', maxYuan: Math.floor(before * worthwhile) };
  const others = (request.budgets ?? []).filter(
    (budget) => budget.scope !== 'total' || budget.maxYuan < target.maxYuan,
  );
  const cheaper = planWithin({ ...thrifty, budgets: [...others, target] }, target, plan);
  if (cheaper !== undefined && cheaper.costs.total < before) {
    // The target is ours: what is saved is told against the customer's own budget, if there is one.
    return { status: 'planned', itinerary: withSaving(cheaper, request) };
  }
  const outcome = plan(thrifty);
  if (outcome.status === 'no-plan' || outcome.itinerary.costs.total < before) return outcome;
  return { status: 'planned', itinerary: shown.itinerary, cheapest: true };
}

/** A plan that fails the target alone is the cheapest there is. */
function planWithin(
  request: TripRequest,
  target: Budget,
  plan: (request: TripRequest) => PlanOutcome,
): Itinerary | undefined {
  const outcome = plan(request);
  if (outcome.status === 'planned') return outcome.itinerary;
  const failsTargetOnly = outcome.obstacles.every(
    (obstacle) => obstacle.type === 'budget' && obstacle.scope === 'total' && obstacle.maxYuan === target.maxYuan,
  );
  return failsTargetOnly ? outcome.nearest : undefined;
}

function isSameTrip(request: TripRequest, before: TripRequest): boolean {
  const trip = ({ city, origin, startDate, days, party }: TripRequest) =>
    JSON.stringify([city, origin, startDate, days, party.adult, party.child, party.student, party.senior]);
  return trip(request) === trip(before);
}
