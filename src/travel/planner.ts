import type { Connection } from '../domain/connection.js';
import type { Itinerary, PlanOutcome, TripObstacle } from '../domain/itinerary.js';
import type { Place } from '../domain/place.js';
import type { TripRequest } from '../domain/trip-request.js';
import { TripRequestError } from '../error/travel-error.js';
import { createCalendar, type HolidayCalendar } from './calendar/calendar.js';
import { explainNoPlan } from './conflict/explain-no-plan.js';
import { foldCity } from './place/place-name.js';
import { planAlternatives } from './plan/alternatives.js';
import { attemptWithinBudget } from './plan/attempt-within-budget.js';
import { withoutBarredWishes } from './plan/barred-wishes.js';
import { heldConnections, showsSame, usablePlan } from './plan/earlier-plan.js';
import {
  budgetObstacles,
  droppedObstacles,
  hasSights,
  lackOfSights,
  modesObstacles,
  unknownCity,
  unmetObstacles,
} from './plan/obstacles.js';
import type { PlanAttempt } from './plan/plan-attempt.js';
import type { PlanContext } from './plan/plan-context.js';
import type { PlanScope } from './plan/plan-scope.js';
import { type VerifiedPlan, verifyPlan } from './plan/verify-plan.js';
import { makeRoom, withUsualModes } from './plan/widen-attempt.js';
import { readWishes, type Wishes, withoutGranted, withoutWishes } from './plan/wishes.js';
import { requestIssues } from './request/validate-request.js';
import { createTransportEstimator, type TransportEstimator } from './transport/estimate.js';

export interface PlanOptions {
  /** Ways to and from other cities. Default: none; the journey there is then not planned. */
  readonly connections?: readonly Connection[] | undefined;
  /** Default: weekdays and public holidays of mainland China. */
  readonly calendar?: HolidayCalendar | undefined;
  /** Default: estimates by distance, with the city's metro and fares where they are known. */
  readonly transport?: TransportEstimator | undefined;
  /**
   * How long to search for a better plan, in changes that the optimiser tries; the same number gives the same plan.
   * Default 600.
   */
  readonly iterations?: number | undefined;
  /** A plan that the customer knows: days that the new request does not concern stay as they are. */
  readonly previous?: Itinerary | undefined;
  /**
   * False: an outcome without a plan names the obstacles and the nearest plan, but neither the wishes in conflict nor
   * plans to choose from, which takes a tenth of the time. Default true.
   */
  readonly explains?: boolean | undefined;
}

export const defaultIterations = 600;
/** Why there is no plan is asked in a dozen trips or more: each is planned in a hurry. */
const explainingIterations = 0;

/**
 * Plans a trip: which sights on which day, when, the ways between, meals, hotel and all costs.
 *
 * Every plan has passed `checkItinerary`. The same input gives the same plan: nothing is read from the clock and nothing
 * is random. Of alternatives (`anyOf`) the first that can be planned counts. Where no plan keeps all wishes, the outcome
 * names those in the way, and `nearest` is a plan without them; `conflict` is a smallest set of wishes that the planner
 * cannot keep together, and `options` are plans to choose from.
 *
 * @param places - of any number of cities; pass them through `parsePlaces` once
 * @throws {TripRequestError} a value of the request is out of range
 * @example
 * const outcome = planTrip({ city: '杭州', startDate: '2027-05-01', days: 2, party: { adult: 2 } }, places);
 * if (outcome.status === 'planned') console.log(outcome.itinerary.costs.total);
 */
export function planTrip(request: TripRequest, places: readonly Place[], options: PlanOptions = {}): PlanOutcome {
  const outcome = planWithin(request, places, options, undefined);
  if (outcome.status === 'planned' || options.explains === false) return outcome;
  const calendar = options.calendar ?? createCalendar();
  const using = { ...options, calendar, iterations: explainingIterations, previous: undefined };
  return explainNoPlan(request, outcome, (other) => planWithin(other, places, using, undefined));
}

/** The plan for a changed request in which only some days of an earlier plan may differ, each by as little as possible. */
export function replanTrip(
  request: TripRequest,
  places: readonly Place[],
  options: PlanOptions & { readonly previous: Itinerary },
  scope: PlanScope,
): PlanOutcome {
  return planWithin(request, places, options, scope);
}

function planWithin(
  request: TripRequest,
  places: readonly Place[],
  options: PlanOptions,
  scope: PlanScope | undefined,
): PlanOutcome {
  const issues = requestIssues(request);
  if (issues.length > 0) throw new TripRequestError(issues);
  if (request.anyOf?.length) return planAlternatives(request, (each) => planWhole(each, places, options, scope));
  return planWhole(request, places, options, scope);
}

/** Plans a request all of whose wishes are to be kept: attempts it, makes room, verifies, and tells what is in the way. */
function planWhole(
  request: TripRequest,
  places: readonly Place[],
  options: PlanOptions,
  scope: PlanScope | undefined,
): PlanOutcome {
  const cityPlaces = places.filter((place) => foldCity(place.city) === foldCity(request.city));
  if (cityPlaces.length === 0) return noPlan([unknownCity(request, places)]);
  const context = contextOf(request, cityPlaces, options, scope);
  const { wishes } = context;
  if (!hasSights(cityPlaces, request)) return noPlan([...wishes.obstacles, lackOfSights(request, cityPlaces)]);
  const nothingWorks = noPlan([...wishes.obstacles, { type: 'no-places', city: request.city }]);

  const barred = withoutBarredWishes(request, cityPlaces, context.connections);
  const impossible = wishes.obstacles.map((obstacle) => obstacle.name);
  const possible = withoutWishes(barred.request, impossible);
  const asked = attemptAgain(possible, context) ?? attemptWithinBudget(possible, context);
  const attempt = withUsualModes(possible, asked, context) ?? asked;
  if (attempt === undefined) return nothingWorks;

  const inTheWay = [
    ...wishes.obstacles,
    ...barred.obstacles,
    ...unmetObstacles(attempt, wishes),
    ...budgetObstacles(attempt),
  ];
  const plan = verifyPlan(makeRoom(attempt, context), context);
  if (plan === undefined) return inTheWay.length > 0 ? noPlan(inTheWay) : nothingWorks;
  const obstacles = [
    ...inTheWay,
    ...modesObstacles(request, plan.itinerary),
    ...droppedObstacles(request, plan.attempt, [...impossible, ...attempt.unmet]),
  ];
  if (obstacles.length === 0) obstacles.push(...budgetObstacles(plan.attempt));
  return obstacles.length === 0 ? { status: 'planned', itinerary: plan.itinerary } : nearest(plan, obstacles, wishes);
}

function contextOf(
  request: TripRequest,
  places: readonly Place[],
  options: PlanOptions,
  scope: PlanScope | undefined,
): PlanContext {
  const previous = usablePlan(options.previous, request);
  return {
    places,
    wishes: withoutGranted(readWishes(request, places), previous, scope, places),
    connections: heldConnections(options.connections ?? [], previous, scope),
    calendar: options.calendar ?? createCalendar(),
    transport: options.transport ?? createTransportEstimator({ city: request.city }),
    iterations: options.iterations ?? defaultIterations,
    previous,
    scope,
  };
}

/** The plan made afresh where it shows what the earlier one shows: then nothing was changed, and nothing may change. */
function attemptAgain(request: TripRequest, context: PlanContext): PlanAttempt | undefined {
  const { previous, scope } = context;
  if (previous === undefined || scope !== undefined) return undefined;
  const fresh = attemptWithinBudget(request, { ...context, previous: undefined });
  return fresh !== undefined && showsSame(previous, fresh) ? fresh : undefined;
}

function noPlan(obstacles: readonly TripObstacle[]): PlanOutcome {
  return { status: 'no-plan', obstacles };
}

/** The outcome that a plan comes near to; it says itself which places nobody knows. */
function nearest({ itinerary }: VerifiedPlan, obstacles: readonly TripObstacle[], wishes: Wishes): PlanOutcome {
  const unknown = wishes.obstacles
    .filter((obstacle) => obstacle.reason === 'unknown')
    .map(({ name }) => ({ type: 'unknown-place', name }) as const);
  return { status: 'no-plan', obstacles, nearest: { ...itinerary, remarks: [...unknown, ...itinerary.remarks] } };
}
