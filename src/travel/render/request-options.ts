import type { TripRequest } from '../../domain/trip-request.js';
import type { RenderItineraryOptions } from './render-itinerary.js';

/** What of a request the wording of its plan refers to. */
export function optionsOf({
  budgets = [],
  pace,
  economical,
  noWalking,
  taxiBeyondKm,
}: TripRequest): RenderItineraryOptions {
  const totals = budgets.filter((budget) => budget.scope === 'total').map((budget) => budget.maxYuan);
  return { budgetYuan: totals.length > 0 ? Math.min(...totals) : undefined, pace, economical, noWalking, taxiBeyondKm };
}
