import type { TripRequest } from '../../domain/trip-request.js';
import { attemptWithinBudget } from './attempt-within-budget.js';
import { exceededBudgets } from './budget-use.js';
import { paces } from './pace.js';
import type { PlanAttempt } from './plan-attempt.js';
import type { PlanContext } from './plan-context.js';

/** Where the allowed modes lead to less than half of what the usual ones do, the plan with the usual modes. */
export function withUsualModes(
  request: TripRequest,
  attempt: PlanAttempt | undefined,
  context: PlanContext,
): PlanAttempt | undefined {
  const visits = (each: PlanAttempt | undefined) => each?.order.flat().length ?? 0;
  const isFull = attempt?.order.every((sites) => sites.length > 0) ?? false;
  const isNarrowed = Boolean(request.modes?.length) || request.noWalking === true;
  if (!isNarrowed || isFull || context.scope !== undefined) return undefined;
  const widened: TripRequest = { ...request, modes: undefined, noWalking: undefined };
  const usual = attemptWithinBudget(widened, { ...context, previous: undefined });
  return usual !== undefined && visits(usual) > visits(attempt) * 2 ? usual : undefined;
}

/** A faster pace may make room for places that were asked for, but not at the price of a budget. */
export function makeRoom(attempt: PlanAttempt, context: PlanContext): PlanAttempt {
  const dayWishes = attempt.request.dayWishes?.map((wish) => ({ ...wish, pace: undefined }));
  const budgetsExceeded = ({ costs }: PlanAttempt) => exceededBudgets(attempt.request.budgets, costs).length;
  let roomiest = attempt;
  if (context.scope !== undefined) return attempt;
  for (const pace of paces.slice(paces.indexOf(attempt.request.pace ?? 'moderate') + 1)) {
    if (roomiest.unmet.length === 0) break;
    const faster = attemptWithinBudget({ ...attempt.request, pace, dayWishes }, context);
    if (faster === undefined || budgetsExceeded(faster) > budgetsExceeded(attempt)) continue;
    if (faster.unmet.length < roomiest.unmet.length) roomiest = faster;
  }
  return roomiest;
}
