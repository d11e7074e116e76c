import type { PlanOutcome, TripObstacle } from '../../domain/itinerary.js';
import type { RequestWish } from '../../domain/request-wish.js';
import type { TripRequest } from '../../domain/trip-request.js';
import { maximumDays } from '../request/validate-request.js';
import { minimalConflict } from './minimal-conflict.js';
import { requestKeeping, wishesOfRequest } from './wishes-of-request.js';

/** With more wishes than these, a second search for a smaller conflict takes too long. */
const mostAskedTwice = 6;

/** Plans a request roughly: tells whether there is a plan, not what the best one is. */
export type RoughPlan = (request: TripRequest) => PlanOutcome;

/** The request over another number of days; wishes for days that fall away go with them. */
export function withDays(request: TripRequest, days: number): TripRequest {
  return { ...request, days, dayWishes: request.dayWishes?.filter((wish) => wish.day <= days) };
}

/** Whether a wish is one of those that an obstacle names. */
function isNamedBy(wish: RequestWish, obstacles: readonly TripObstacle[]): boolean {
  return obstacles.some((obstacle) => {
    switch (obstacle.type) {
      case 'budget':
        return wish.type === 'budget' && wish.scope === obstacle.scope;
      case 'must-see':
        return wish.type === 'must-see' && wish.name === obstacle.name;
      case 'too-many-wishes':
        return wish.type === 'must-see' && obstacle.names.includes(wish.name);
      case 'modes':
        return wish.type === 'modes';
      default:
        return false;
    }
  });
}

/**
 * The smallest set of wishes found that cannot be kept together. None of it can be spared: without any one of them the
 * others have a plan. Where there are several such sets, one of the fewest members among those found is given.
 */
export function findConflict(
  request: TripRequest,
  obstacles: readonly TripObstacle[],
  plan: RoughPlan,
): readonly RequestWish[] {
  const kept: (readonly RequestWish[])[] = [];
  const refuted: (readonly RequestWish[])[] = [];
  // A plan that keeps some wishes keeps any part of them; who cannot keep some cannot keep more.
  const isConsistent = (wishes: readonly RequestWish[]): boolean => {
    if (kept.some((larger) => wishes.every((wish) => larger.includes(wish)))) return true;
    if (refuted.some((smaller) => smaller.every((wish) => wishes.includes(wish)))) return false;
    const answer = canBeKept(request, wishes, plan);
    (answer ? kept : refuted).push(wishes);
    return answer;
  };
  const wishes = wishesOfRequest(request);
  const named = wishes.filter((wish) => isNamedBy(wish, obstacles));
  const single = named.find((wish) => !isConsistent([wish]));
  if (single !== undefined) return [single];
  const [suspects, others] = [0, 1].map((part) =>
    wishes.filter((wish) => (isSuspect(wish, named) ? 0 : 1) === part),
  ) as [RequestWish[], RequestWish[]];
  // Most conflicts lie among what the planner named; then the other wishes need not be asked about.
  const within = isConsistent(suspects) ? [...suspects, ...others] : suspects;
  const found = minimalConflict(within, isConsistent);
  if (found.length <= 2 || within.length > mostAskedTwice) return found;
  const other = minimalConflict(within.toReversed(), isConsistent);
  return other.length > 0 && other.length < found.length ? other : found;
}

function isSuspect(wish: RequestWish, named: readonly RequestWish[]): boolean {
  return named.includes(wish) || ['must-see', 'days', 'pace', 'modes'].includes(wish.type);
}

function canBeKept(request: TripRequest, wishes: readonly RequestWish[], plan: RoughPlan): boolean {
  const kept = requestKeeping(request, wishes);
  const isPlanned = (each: TripRequest) => plan(each).status === 'planned';
  if (wishes.some((wish) => wish.type === 'days')) return isPlanned(kept);
  const outcome = plan(kept);
  if (outcome.status === 'planned') return true;
  // Fewer days make a trip cheap; more make room for sights, and never save anything.
  const isDear = wishes.some((wish) => wish.type === 'budget');
  const isOnlyDear = outcome.obstacles.length > 0 && outcome.obstacles.every(({ type }) => type === 'budget');
  if (isDear && request.days > 1 && isPlanned(withDays(kept, 1))) return true;
  return !isOnlyDear && isPlanned(withDays(kept, Math.min(maximumDays, request.days + 1)));
}
