import type { TripRequest } from '../../domain/trip-request.js';
import { exceededBudgets } from './budget-use.js';
import { leastFixedCost } from './least-cost.js';
import { attemptPlan, type PlanAttempt } from './plan-attempt.js';
import type { PlanContext } from './plan-context.js';
import { firstThrift, thrifts } from './weights.js';

/** A plan that only shows whether a budget can be kept is searched for this many times shorter. */
const hastyPart = 10;

function totalBudget(request: TripRequest): number {
  const totals = (request.budgets ?? []).filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
  return Math.min(Number.POSITIVE_INFINITY, ...totals);
}

/** Tries ever thriftier plans until one keeps the budgets; where none does, a thrifty plan shows what would be needed. */
export function attemptWithinBudget(request: TripRequest, context: PlanContext): PlanAttempt | undefined {
  let latest: PlanAttempt | undefined;
  const first = leastFixedCost(request, context) > totalBudget(request) ? 'least' : firstThrift(request);
  // Where the first level is too dear, the next ones are only tried in haste until one is not.
  const hasty: PlanContext = { ...context, iterations: Math.ceil(context.iterations / hastyPart) };
  for (const thrift of thrifts.slice(thrifts.indexOf(first))) {
    const isFirst = latest === undefined;
    const attempt = attemptPlan(request, thrift, isFirst ? context : hasty);
    if (attempt === undefined) continue;
    latest = attempt;
    if (exceededBudgets(request.budgets, attempt.costs).length > 0) continue;
    const thorough = isFirst ? attempt : attemptPlan(request, thrift, context);
    return thorough && exceededBudgets(request.budgets, thorough.costs).length === 0 ? thorough : attempt;
  }
  if (latest === undefined) return undefined;
  // A budget that cannot be kept would only press the plan out of shape.
  const exceeded = exceededBudgets(request.budgets, latest.costs);
  const budgets = request.budgets?.filter((budget) => !exceeded.includes(budget));
  const unpressed = attemptPlan({ ...request, budgets }, 'least', context);
  return unpressed === undefined ? latest : { ...unpressed, request };
}
