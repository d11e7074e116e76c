import type { TripRequest } from '../../domain/trip-request.js';
import { chooseJourney, journeyCost } from './journey-plan.js';
import type { PlanContext } from './plan-context.js';
import { stayCost, staysFor } from './stay.js';
import { planWeights } from './weights.js';

/** Yuan for the cheapest nights. */
export function leastNightsCost(request: TripRequest, context: PlanContext): number {
  const nights = staysFor(request, context.places).stays.map((stay) => stayCost(stay, request, context.calendar));
  return nights.length > 0 ? Math.min(...nights) : 0;
}

/** Yuan that a trip costs before anything is seen or eaten: the cheapest journey and the cheapest nights. */
export function leastFixedCost(request: TripRequest, context: PlanContext): number {
  const journey = chooseJourney(request, context.places, context.connections, planWeights('least', 1));
  return journeyCost(journey) + leastNightsCost(request, context);
}
