import type { NearestPlan, PlanOutcome } from '../../domain/itinerary.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { withoutWishes } from '../plan/wishes.js';
import { findConflict } from './find-conflict.js';
import { nearestPlans } from './nearest-plans.js';

/** Ways to plan a request in a hurry, without explaining why there is no plan. */
export interface TrialPlans {
  /** For plans that are shown. */
  readonly plan: (request: TripRequest) => PlanOutcome;
  /** Where it only matters whether there is a plan. */
  readonly judge: (request: TripRequest) => PlanOutcome;
}

type NoPlan = Extract<PlanOutcome, { readonly status: 'no-plan' }>;

/**
 * Adds to an outcome without a plan which wishes are in conflict and which plans come near. Places that nobody knows are
 * no wishes to choose between: they are left aside.
 *
 */
export function explainNoPlan(request: TripRequest, outcome: NoPlan, { plan, judge }: TrialPlans): NoPlan {
  const { obstacles } = outcome;
  if (obstacles.some(({ type }) => type === 'unknown-city' || type === 'no-places')) return outcome;
  const unknown = obstacles.flatMap((obstacle) =>
    obstacle.type === 'must-see' && obstacle.reason === 'unknown' ? [obstacle.name] : [],
  );
  if (unknown.length === obstacles.length) return outcome;
  const known = withoutWishes(request, unknown);
  const planOnce = remembering(plan);
  const conflict = findConflict(known, obstacles, remembering(judge));
  if (conflict.length === 0) return outcome;
  const options = nearestPlans(known, outcome, conflict, planOnce);
  return { ...withLessMoney(outcome, options), conflict, options };
}

/** Plans each request once, however often it is asked for. An empty list of wishes is none. */
function remembering(plan: (request: TripRequest) => PlanOutcome): (request: TripRequest) => PlanOutcome {
  const known = new Map<string, PlanOutcome>();
  return (request) => {
    const given = Object.entries(request).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
    const key = JSON.stringify(Object.fromEntries(given.sort(([left], [right]) => (left < right ? -1 : 1))));
    const outcome = known.get(key) ?? plan(request);
    known.set(key, outcome);
    return outcome;
  };
}

/** Where a longer look has found a plan for less than the first one needed, that is what is needed. */
function withLessMoney(outcome: NoPlan, options: readonly NearestPlan[]): NoPlan {
  const found = options.find(({ givesUp }) => givesUp.every(({ type }) => type === 'budget'));
  const [concession, ...others] = found?.givesUp ?? [];
  const [obstacle, ...further] = outcome.obstacles;
  if (concession?.type !== 'budget' || obstacle?.type !== 'budget' || others.length + further.length > 0)
    return outcome;
  if (obstacle.scope !== concession.scope || obstacle.neededYuan <= concession.neededYuan) return outcome;
  const needed = { ...obstacle, neededYuan: concession.neededYuan };
  return { ...outcome, obstacles: [needed], nearest: found?.itinerary };
}
