import type { PlanOutcome, TripObstacle } from '../../domain/itinerary.js';
import type {
  JourneyMode,
  JourneyModes,
  TransportMode,
  TripAlternative,
  TripRequest,
} from '../../domain/trip-request.js';

type NoPlan = Extract<PlanOutcome, { status: 'no-plan' }>;

function joined<Item>(first: readonly Item[] | undefined, second: readonly Item[] | undefined) {
  return first === undefined ? second : second === undefined ? first : [...first, ...second];
}

/** What two narrowings both allow; the newer one where they have nothing in common. */
function common<Mode extends TransportMode | JourneyMode>(
  first: readonly Mode[] | undefined,
  second: readonly Mode[] | undefined,
): readonly Mode[] | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  const both = first.filter((mode) => second.includes(mode));
  return both.length > 0 ? both : second;
}

function commonJourneys(first: JourneyModes | undefined, second: JourneyModes | undefined): JourneyModes | undefined {
  if (first === undefined || second === undefined) return second ?? first;
  return { outbound: common(first.outbound, second.outbound), inbound: common(first.inbound, second.inbound) };
}

/** The request with the wishes of one alternative added to its own. */
export function withAlternative({ anyOf: _, ...request }: TripRequest, alternative: TripAlternative): TripRequest {
  const limits = [request.taxiBeyondKm, alternative.taxiBeyondKm].filter((limit) => limit !== undefined);
  return {
    ...request,
    budgets: joined(request.budgets, alternative.budgets),
    mustSee: joined(request.mustSee, alternative.mustSee),
    mustNotSee: joined(request.mustNotSee, alternative.mustNotSee),
    modes: common(request.modes, alternative.modes),
    noWalking: request.noWalking === true || alternative.noWalking === true ? true : undefined,
    taxiBeyondKm: limits.length > 0 ? Math.min(...limits) : undefined,
    journeyModes: commonJourneys(request.journeyModes, alternative.journeyModes),
    bedsPerRoom: alternative.bedsPerRoom ?? request.bedsPerRoom,
    freeOnly: request.freeOnly === true || alternative.freeOnly === true ? true : undefined,
  };
}

/** Rooms cannot have two numbers of beds at once. */
function hasOtherBeds({ bedsPerRoom }: TripRequest, alternative: TripAlternative): boolean {
  return bedsPerRoom !== undefined && (alternative.bedsPerRoom ?? bedsPerRoom) !== bedsPerRoom;
}

/** How far from a plan: an obstacle counts one, a budget by the part of it that is missing as well. */
function distanceOf(outcome: NoPlan): number {
  const missing = (obstacle: TripObstacle) =>
    obstacle.type === 'budget' ? 1 + Math.min(1, obstacle.neededYuan / Math.max(obstacle.maxYuan, 1) - 1) : 2;
  return outcome.obstacles.reduce((sum, obstacle) => sum + missing(obstacle), outcome.nearest === undefined ? 100 : 0);
}

/** Says in the plan which of the alternatives it keeps, from 1. */
function keeping(outcome: PlanOutcome, number: number, of: number): PlanOutcome {
  if (outcome.status === 'no-plan' || of < 2) return outcome;
  const { itinerary } = outcome;
  return {
    ...outcome,
    itinerary: { ...itinerary, remarks: [{ type: 'alternative', number, of }, ...itinerary.remarks] },
  };
}

/**
 * Plans the alternatives of a request, in the order in which they were said, until one has a plan. Where none has, the
 * outcome is that of the alternative that comes nearest to one.
 *
 * @param plan - plans a request without alternatives
 */
export function planAlternatives(request: TripRequest, plan: (request: TripRequest) => PlanOutcome): PlanOutcome {
  const { anyOf = [] } = request;
  let nearest: NoPlan | undefined;
  for (const [index, alternative] of anyOf.entries()) {
    if (hasOtherBeds(request, alternative)) continue;
    const outcome = plan(withAlternative(request, alternative));
    if (outcome.status === 'planned') return keeping(outcome, index + 1, anyOf.length);
    if (nearest === undefined || distanceOf(outcome) < distanceOf(nearest)) nearest = outcome;
  }
  return nearest ?? plan(request);
}
