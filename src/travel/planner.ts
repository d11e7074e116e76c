import type { Connection } from '../domain/connection.js';
import type { Itinerary, PlanOutcome, TripObstacle } from '../domain/itinerary.js';
import type { Place } from '../domain/place.js';
import type { TripRequest } from '../domain/trip-request.js';
import { TripRequestError } from '../error/travel-error.js';
import type { HolidayCalendar } from './calendar/calendar.js';
import { explainNoPlan } from './conflict/explain-no-plan.js';
import { planAlternatives } from './plan/alternatives.js';
import { attemptWithinBudget } from './plan/attempt-within-budget.js';
import { withoutBarredWishes } from './plan/barred-wishes.js';
import { type City, readCity } from './plan/city.js';
import { heldConnections, showsSame, usablePlan } from './plan/earlier-plan.js';
import { exceedsBounds } from './plan/exceeds-bounds.js';
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
import type { PlanAim, PlanContext } from './plan/plan-context.js';
import type { PlanScope } from './plan/plan-scope.js';
import { type VerifiedPlan, verifyPlan } from './plan/verify-plan.js';
import type { Thrift } from './plan/weights.js';
import { makeRoom, withUsualModes } from './plan/widen-attempt.js';
import { readWishes, type Wishes, withoutGranted, withoutWishes } from './plan/wishes.js';
import { requestIssues } from './request/validate-request.js';
import type { TransportEstimator } from './transport/estimate.js';
import { withMembers } from './vote/with-members.js';

export interface PlanOptions {
  /** Ways to and from other cities. Default: none; the journey there is then not planned. */
  readonly connections?: readonly Connection[] | undefined;
  /** Default: weekdays and public holidays of mainland China. */
  readonly calendar?: HolidayCalendar | undefined;
  /** Default: estimates by distance, with the city's metro and fares where they are known. */
  readonly transport?: TransportEstimator | undefined;
  /**
   * How long to search for a better plan, in changes that the optimiser tries; the same number gives the same plan.
   * Default 900.
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

/** How a request is planned in a city that is read already. */
interface SearchOptions {
  readonly iterations?: number | undefined;
  readonly previous?: Itinerary | undefined;
  readonly scope?: PlanScope | undefined;
  /** One level of thrift alone. Default: the first that keeps the budgets. */
  readonly thrift?: Thrift | undefined;
  /** Default `nearest`. */
  readonly aim?: PlanAim | undefined;
}

export interface ReplanOptions extends SearchOptions {
  readonly previous: Itinerary;
  readonly scope: PlanScope;
}

export const defaultIterations = 900;
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
  const issues = requestIssues(request);
  if (issues.length > 0) throw new TripRequestError(issues);
  const city = readCity(request.city, places, options);
  if (city.places.length === 0) return noPlan([unknownCity(request, places)]);
  const asked = withMembers(request, city.places);
  const outcome = planIn(city, asked, options);
  if (outcome.status === 'planned' || options.explains === false) return outcome;
  const trial = (aim: PlanAim) => (other: TripRequest) =>
    planIn(city, other, { iterations: explainingIterations, aim });
  return explainNoPlan(asked, outcome, { plan: trial('plan'), judge: trial('verdict') });
}

/** The plan for a changed request in which only some days of an earlier plan may differ, each by as little as possible. */
export function replanTrip(request: TripRequest, city: City, options: ReplanOptions): PlanOutcome {
  const issues = requestIssues(request);
  if (issues.length > 0) throw new TripRequestError(issues);
  return planIn(city, withMembers(request, city.places), options);
}

/** Of the alternatives of a request the first that has a plan counts. */
function planIn(city: City, request: TripRequest, options: SearchOptions): PlanOutcome {
  if (request.anyOf?.length) return planAlternatives(request, (each) => planWhole(city, each, options));
  return planWhole(city, request, options);
}

/** Plans a request all of whose wishes are to be kept: attempts it, makes room, verifies, and tells what is in the way. */
function planWhole(city: City, request: TripRequest, options: SearchOptions): PlanOutcome {
  const context = contextOf(city, request, options);
  const { places, wishes } = context;
  const showsNearest = context.aim === 'nearest';
  if (!hasSights(places, request)) return noPlan([...wishes.obstacles, lackOfSights(request, places)]);
  const nothingWorks = noPlan([...wishes.obstacles, { type: 'no-places', city: request.city }]);

  const barred = withoutBarredWishes(request, places, context.connections);
  const refused = [...wishes.obstacles, ...barred.obstacles];
  if (refused.length > 0 && !showsNearest) return noPlan(refused);
  const impossible = wishes.obstacles.map((obstacle) => obstacle.name);
  const possible = withoutWishes(barred.request, impossible);
  if (!showsNearest && context.scope === undefined && exceedsBounds(possible, context)) return noPlan([]);
  const asked = attemptAgain(possible, context) ?? attemptWithinBudget(possible, context);
  const attempt = withUsualModes(possible, asked, context) ?? asked;
  if (attempt === undefined) return nothingWorks;

  const inTheWay = [...refused, ...unmetObstacles(attempt, wishes), ...budgetObstacles(attempt)];
  if (inTheWay.length > 0 && !showsNearest) return noPlan(inTheWay);
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

function contextOf(city: City, request: TripRequest, options: SearchOptions): PlanContext {
  const { scope } = options;
  const previous = usablePlan(options.previous, request);
  return {
    ...city,
    wishes: withoutGranted(readWishes(request, city.places), previous, scope, city.places),
    connections: heldConnections(city.connections, previous, scope),
    iterations: options.iterations ?? defaultIterations,
    previous,
    scope,
    thrift: options.thrift,
    aim: options.aim ?? 'nearest',
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
