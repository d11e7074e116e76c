import type { TripRequest } from '../../domain/trip-request.js';
import { costIn, exceededBudgets } from './budget-use.js';
import { leastFixedCost } from './least-cost.js';
import { attemptPlan, type PlanAttempt } from './plan-attempt.js';
import type { PlanContext } from './plan-context.js';
import { firstThrift, thrifts } from './weights.js';

/** A plan that only shows whether a budget can be kept is searched for this many times shorter. */
const hastyPart = 10;
/** The thriftiest plan may exceed a budget by this share of it, and another one keep it still: a search may miss a plan. */
const nearShare = 0.1;

function totalBudget(request: TripRequest): number {
  const totals = (request.budgets ?? []).filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
  return Math.min(Number.POSITIVE_INFINITY, ...totals);
}

/** Whether plans between the usual and the thriftiest one are worth trying: that one keeps the budgets, or nearly. */
function comesNear(thriftiest: PlanAttempt | undefined): boolean {
  if (thriftiest === undefined) return true;
  const { request, costs } = thriftiest;
  return exceededBudgets(request.budgets, costs).every(
    ({ scope, maxYuan }) => costIn(scope, costs) <= maxYuan * (1 + nearShare),
  );
}

function keepsBudgets({ request, costs }: PlanAttempt): boolean {
  return exceededBudgets(request.budgets, costs).length === 0;
}

/**
 * Tries ever thriftier plans until one keeps the budgets; where none does, a thrifty plan shows what would be needed.
 *
 * The thriftiest one is tried second, or first where any plan will do: where it is far too dear, so are the others.
 */
export function attemptWithinBudget(request: TripRequest, context: PlanContext): PlanAttempt | undefined {
  if (context.thrift !== undefined) return attemptPlan(request, context.thrift, context);
  const first = leastFixedCost(request, context) > totalBudget(request) ? 'least' : firstThrift(request);
  const hasty: PlanContext = { ...context, iterations: Math.ceil(context.iterations / hastyPart) };
  const attemptLeast = () => attemptPlan(request, 'least', first === 'least' ? context : hasty);
  const asksFirst = context.aim === 'verdict' && (request.budgets ?? []).length > 0;
  const early = asksFirst ? attemptLeast() : undefined;
  if (early !== undefined && (keepsBudgets(early) || !comesNear(early))) return early;
  const usual = first === 'least' ? (early ?? attemptLeast()) : attemptPlan(request, first, context);
  if (usual !== undefined && keepsBudgets(usual)) return usual;
  const thriftiest = first === 'least' ? usual : (early ?? attemptLeast());
  for (const thrift of comesNear(thriftiest) ? thrifts.slice(thrifts.indexOf(first) + 1) : []) {
    const attempt = thrift === 'least' ? thriftiest : attemptPlan(request, thrift, hasty);
    if (attempt === undefined || !keepsBudgets(attempt)) continue;
    const thorough = context.iterations > hasty.iterations ? attemptPlan(request, thrift, context) : undefined;
    return thorough !== undefined && keepsBudgets(thorough) ? thorough : attempt;
  }
  const latest = thriftiest ?? usual;
  if (latest === undefined || context.aim !== 'nearest') return latest;
  // A budget that cannot be kept would only press the plan out of shape.
  const exceeded = exceededBudgets(request.budgets, latest.costs);
  const budgets = request.budgets?.filter((budget) => !exceeded.includes(budget));
  const unpressed = attemptPlan({ ...request, budgets }, 'least', context);
  return unpressed === undefined ? latest : { ...unpressed, request };
}
