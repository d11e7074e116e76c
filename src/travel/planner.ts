import type { Connection } from '../domain/connection.js';
import type { Itinerary, PlanOutcome, TripObstacle } from '../domain/itinerary.js';
import type { Place } from '../domain/place.js';
import type { TripRequest } from '../domain/trip-request.js';
import { TripRequestError } from '../error/travel-error.js';
import { createCalendar, type HolidayCalendar } from './calendar/calendar.js';
import { checkItinerary } from './check-itinerary.js';
import { explainNoPlan } from './conflict/explain-no-plan.js';
import { foldCity } from './place/place-name.js';
import { planAlternatives } from './plan/alternatives.js';
import { withoutBarredWishes } from './plan/barred-wishes.js';
import { costIn, exceededBudgets } from './plan/budget-use.js';
import { heldConnections, showsSame, usablePlan } from './plan/earlier-plan.js';
import { leastFixedCost } from './plan/least-cost.js';
import { usualModes } from './plan/leg-table.js';
import { paces } from './plan/pace.js';
import { attemptPlan, type PlanAttempt } from './plan/plan-attempt.js';
import type { PlanContext } from './plan/plan-context.js';
import type { PlanScope } from './plan/plan-scope.js';
import { remarksOn } from './plan/remarks.js';
import { firstThrift, thrifts } from './plan/weights.js';
import {
  isRefused,
  readWishes,
  wishedNames,
  withoutGranted,
  withoutUnknownBases,
  withoutWishes,
} from './plan/wishes.js';
import { writeItinerary } from './plan/write-itinerary.js';
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
/** A plan that only shows whether a budget can be kept is searched for this many times shorter. */
const hastyPart = 10;
const mostRepairs = 4;
/** Why there is no plan is asked in a dozen trips or more: each is planned in a hurry. */
const explainingIterations = 0;

/** The plan made afresh where it shows what the earlier one shows: then nothing was changed, and nothing may change. */
function attemptAgain(request: TripRequest, context: PlanContext): PlanAttempt | undefined {
  const { previous, scope } = context;
  if (previous === undefined || scope !== undefined) return undefined;
  const fresh = attemptWithinBudget(request, { ...context, previous: undefined });
  return fresh !== undefined && showsSame(previous, fresh) ? fresh : undefined;
}

function totalBudget(request: TripRequest): number {
  const totals = (request.budgets ?? []).filter(({ scope }) => scope === 'total').map(({ maxYuan }) => maxYuan);
  return Math.min(Number.POSITIVE_INFINITY, ...totals);
}

/** Tries ever thriftier plans until one keeps the budgets; where none does, a thrifty plan shows what would be needed. */
function attemptWithinBudget(request: TripRequest, context: PlanContext): PlanAttempt | undefined {
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

/** Where the allowed modes lead to less than half of what the usual ones do, the plan with the usual modes. */
function withUsualModes(
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

/** The obstacle that a plan with more modes than were asked for has overcome. */
function modesObstacles(request: TripRequest, itinerary: Itinerary): TripObstacle[] {
  const { noWalking = false } = request;
  const modes = request.modes?.length ? request.modes : usualModes;
  const used = itinerary.days
    .flatMap((day) => [...day.stops.map((stop) => stop.leg), day.end.leg])
    .filter((leg) => leg.distanceMeters > 0)
    .map((leg) => leg.mode);
  const neededModes = [...new Set(used)].filter((mode) => (mode === 'walk' ? noWalking : !modes.includes(mode)));
  if (neededModes.length === 0) return [];
  return [{ type: 'modes', modes: modes.filter((mode) => mode !== 'walk' || !noWalking), neededModes }];
}

/** A faster pace may make room for places that were asked for, but not at the price of a budget. */
function makeRoom(attempt: PlanAttempt, context: PlanContext): PlanAttempt {
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

function unmetObstacles(attempt: PlanAttempt, context: PlanContext): TripObstacle[] {
  const { problem, scheduler } = attempt;
  const isClosed = (name: string) =>
    [...context.wishes.sights, ...context.wishes.tables]
      .filter((wish) => wish.name === name)
      .every((wish) =>
        problem.frames
          .filter((frame) => wish.day === undefined || wish.day === frame.index)
          .every((frame) => !wish.members.some((site) => scheduler.isOpen(frame, site))),
      );
  const closed = attempt.unmet.filter(isClosed);
  const crowded = attempt.unmet.filter((name) => !closed.includes(name));
  const obstacles: TripObstacle[] = closed.map((name) => ({ type: 'must-see', name, reason: 'closed' }));
  const [only, ...others] = crowded;
  if (only === undefined) return obstacles;
  return [
    ...obstacles,
    others.length === 0
      ? { type: 'must-see', name: only, reason: 'time' }
      : { type: 'too-many-wishes', names: crowded },
  ];
}

function budgetObstacles(attempt: PlanAttempt): TripObstacle[] {
  return exceededBudgets(attempt.request.budgets, attempt.costs).map(({ scope, maxYuan }) => ({
    type: 'budget',
    scope,
    maxYuan,
    neededYuan: Math.ceil(costIn(scope, attempt.costs)),
  }));
}

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

interface VerifiedPlan {
  readonly attempt: PlanAttempt;
  readonly itinerary: Itinerary;
}

/**
 * Passes a plan through the independent checker. A violation is a mistake of the planner, or an estimator that nobody
 * could follow: the places concerned are taken out and the plan is made again.
 */
function verify(first: PlanAttempt, context: PlanContext): VerifiedPlan | undefined {
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

function unknownCity(request: TripRequest, places: readonly Place[]): PlanOutcome {
  const knownCities = [...new Set(places.map((place) => place.city))];
  return { status: 'no-plan', obstacles: [{ type: 'unknown-city', city: request.city, knownCities }] };
}

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

function hasSights(places: readonly Place[], request: TripRequest): boolean {
  return places.some((place) => place.kind === 'sight' && !isRefused(place, request));
}

/** Names the one wish without which there would be sights to plan with. */
function withoutSights(
  places: readonly Place[],
  request: TripRequest,
  obstacles: readonly TripObstacle[],
): PlanOutcome {
  const because = hasSights(places, { ...request, freeOnly: undefined })
    ? 'free-only'
    : hasSights(places, { ...request, needs: undefined })
      ? 'needs'
      : hasSights(places, { ...request, mustNotSee: undefined })
        ? 'must-not-see'
        : undefined;
  return { status: 'no-plan', obstacles: [...obstacles, { type: 'no-places', city: request.city, because }] };
}

/** Plans a request all of whose wishes are to be kept. */
function planWhole(
  request: TripRequest,
  places: readonly Place[],
  options: PlanOptions,
  scope: PlanScope | undefined,
): PlanOutcome {
  const cityPlaces = places.filter((place) => foldCity(place.city) === foldCity(request.city));
  if (cityPlaces.length === 0) return unknownCity(request, places);
  const previous = usablePlan(options.previous, request);
  const wishes = withoutGranted(readWishes(request, cityPlaces), previous, scope, cityPlaces);
  const noPlaces: PlanOutcome = {
    status: 'no-plan',
    obstacles: [...wishes.obstacles, { type: 'no-places', city: request.city }],
  };
  if (!hasSights(cityPlaces, request)) return withoutSights(cityPlaces, request, wishes.obstacles);

  const context: PlanContext = {
    places: cityPlaces,
    wishes,
    connections: heldConnections(options.connections ?? [], previous, scope),
    calendar: options.calendar ?? createCalendar(),
    transport: options.transport ?? createTransportEstimator({ city: request.city }),
    iterations: options.iterations ?? defaultIterations,
    previous,
    scope,
  };
  const impossible = wishes.obstacles.map((obstacle) => obstacle.name);
  const barred = withoutBarredWishes(request, cityPlaces, context.connections);
  const possible = withoutWishes(barred.request, impossible);
  const asked = attemptAgain(possible, context) ?? attemptWithinBudget(possible, context);
  const first = withUsualModes(possible, asked, context) ?? asked;
  if (first === undefined) return noPlaces;
  const obstacles = [
    ...wishes.obstacles,
    ...barred.obstacles,
    ...unmetObstacles(first, context),
    ...budgetObstacles(first),
  ];
  const plan = verify(makeRoom(first, context), context);
  if (plan === undefined) return obstacles.length > 0 ? { status: 'no-plan', obstacles } : noPlaces;
  obstacles.push(...modesObstacles(request, plan.itinerary));
  const kept = wishedNames(plan.attempt.request);
  const dropped = wishedNames(request).filter((name) => !kept.includes(name) && !impossible.includes(name));
  if (dropped.length > 0 && obstacles.length === 0) obstacles.push({ type: 'too-many-wishes', names: dropped });
  obstacles.push(...(obstacles.length === 0 ? budgetObstacles(plan.attempt) : []));
  if (obstacles.length === 0) return { status: 'planned', itinerary: plan.itinerary };
  const unknown = wishes.obstacles.filter((obstacle) => obstacle.reason === 'unknown');
  const remarks = [...unknown.map(({ name }) => ({ type: 'unknown-place', name }) as const), ...plan.itinerary.remarks];
  return { status: 'no-plan', obstacles, nearest: { ...plan.itinerary, remarks } };
}
