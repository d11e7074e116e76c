import type { Itinerary } from '../../domain/itinerary.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { checkItinerary } from '../check-itinerary.js';
import { attemptWithinBudget } from './attempt-within-budget.js';
import { costIn } from './budget-use.js';
import type { PlanAttempt } from './plan-attempt.js';
import type { PlanContext } from './plan-context.js';
import { remarksOn } from './remarks.js';
import { readWishes, withoutUnknownBases, withoutWishes } from './wishes.js';
import { writeItinerary } from './write-itinerary.js';

/** A plan that the checker has passed, and the attempt that it was written from. */
export interface VerifiedPlan {
  readonly attempt: PlanAttempt;
  readonly itinerary: Itinerary;
}

const mostRepairs = 4;

/** The request that an attempt fulfils: budgets raised to what is needed, wishes without room given up. */
function easedRequest(attempt: PlanAttempt): TripRequest {
  const known = withoutUnknownBases(attempt.request, attempt.problem.sites);
  const request = withoutWishes(known, attempt.unmet);
  const budgets = request.budgets?.map((budget) => ({
    ...budget,
    maxYuan: Math.max(budget.maxYuan, Math.ceil(costIn(budget.scope, attempt.costs))),
  }));
  return { ...request, budgets };
}

/**
 * Passes a plan through the independent checker. A violation is a mistake of the planner, or an estimator that nobody
 * could follow: the places concerned are taken out and the plan is made again.
 */
export function verifyPlan(first: PlanAttempt, context: PlanContext): VerifiedPlan | undefined {
  let attempt: PlanAttempt | undefined = first;
  let known = context;
  for (let repair = 0; repair <= mostRepairs && attempt !== undefined; repair += 1) {
    const itinerary = writeItinerary(attempt, remarksOn(attempt), known.calendar);
    const violations = checkItinerary(itinerary, easedRequest(attempt), known.places, {
      connections: known.connections,
      calendar: known.calendar,
      transport: known.transport,
    });
    if (violations.length === 0) return { attempt, itinerary };
    const suspects = new Set(violations.map((violation) => violation.placeId).filter((id) => id !== undefined));
    if (suspects.size === 0 || known.scope !== undefined) return undefined;
    const mustNotSee = [...(attempt.request.mustNotSee ?? []), ...suspects];
    const stricter: TripRequest = withoutWishes({ ...attempt.request, mustNotSee }, attempt.unmet);
    const wishes = readWishes(stricter, known.places);
    const impossible = wishes.obstacles.map((obstacle) => obstacle.name);
    known = { ...known, wishes, previous: undefined };
    attempt = attemptWithinBudget(withoutWishes(stricter, impossible), known);
  }
  return undefined;
}
