import type { Connection } from '../../domain/connection.js';
import type { MultiCityItinerary, MultiCityObstacle, MultiCityOutcome } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { Place } from '../../domain/place.js';
import { TripRequestError } from '../../error/travel-error.js';
import { createCalendar } from '../calendar/calendar.js';
import type { PlanOptions } from '../planner.js';
import type { MultiCityRule } from './check/multi-city-violation.js';
import { checkMultiCityTrip } from './check-multi-city-trip.js';
import { type ChosenWays, chooseWays } from './choose-ways.js';
import { type DayShares, planStays, type StaysAttempt, type StaysContext } from './plan-stays.js';
import { layRoute } from './route.js';
import { shareWishes } from './share-wishes.js';
import { multiCityIssues } from './validate-multi-city.js';

/** What a trip over several cities is planned with. */
export type MultiCityOptions = Omit<PlanOptions, 'previous' | 'explains' | 'connections'> & {
  /** Ways between the cities, and between home and the cities: without them no trip over several cities can be planned. */
  readonly connections: readonly Connection[];
};

/** Rules that a plan with wishes given up may break; its cities were checked without these wishes. */
const easedRules: ReadonlySet<MultiCityRule> = new Set([
  'in-city',
  'must-see',
  'cuisines',
  'kind-limits',
  'journey-modes',
  'budget',
]);

/**
 * Plans a trip over several cities: their order, the ways between them, how the days of these ways are shared, and each
 * city by `planTrip`.
 *
 * The ways are those of least time and money of the modes that were asked for, cheaper ones where a budget calls for them.
 * Budgets are shared by length; what a city needs beyond its share the others go without. Every plan has passed
 * `checkMultiCityTrip`. The same input gives the same plan.
 *
 * @param places - of all cities
 * @throws {TripRequestError} a value of the request is out of range; its field is named: `stays[1].nights`
 * @example
 * const stays = [{ city: '杭州', days: 2 }, { city: '苏州', days: 2 }];
 * const request = { origin: '上海', stays, startDate: '2027-05-08', party: { adult: 2 } };
 * const outcome = planMultiCityTrip(request, places, { connections });
 */
export function planMultiCityTrip(
  request: MultiCityRequest,
  places: readonly Place[],
  options: MultiCityOptions,
): MultiCityOutcome {
  const issues = multiCityIssues(request);
  if (issues.length > 0) throw new TripRequestError(issues);
  const { connections, ...planning } = options;
  const using = { ...planning, calendar: options.calendar ?? createCalendar() };
  const route = layRoute(request, connections, places);
  const choice = chooseWays(route.hops, request);
  const wishes = shareWishes(
    request,
    route.stays.map(({ city }) => city),
    places,
  );
  const unknown = wishes.unknown.map((name): MultiCityObstacle => ({ type: 'unknown-place', name }));
  const context: StaysContext = { request, route, wishes, places, options: using, known: new Map() };
  if (choice.status === 'none') return withoutWays(context, choice.obstacles, unknown, options);
  const attempt = planWithWays(context, choice.choices);
  const obstacles = [...unknown, ...attempt.obstacles];
  return verified(attempt.itinerary, request, places, { ...options, calendar: using.calendar }, obstacles);
}

/** With any of the ways that are known, for the nearest plan. */
function withoutWays(
  context: StaysContext,
  obstacles: readonly MultiCityObstacle[],
  unknown: readonly MultiCityObstacle[],
  options: MultiCityOptions,
): MultiCityOutcome {
  const { request, route, places } = context;
  const choice = chooseWays(
    route.hops.map((hop) => ({ ...hop, modes: [] })),
    request,
  );
  const all = [...unknown, ...obstacles];
  if (choice.status === 'none') return { status: 'no-plan', obstacles: all };
  const { itinerary, obstacles: others } = planWithWays(context, choice.choices);
  return verified(itinerary, request, places, options, [...all, ...others]);
}

function verified(
  itinerary: MultiCityItinerary | undefined,
  request: MultiCityRequest,
  places: readonly Place[],
  { connections, calendar, transport }: MultiCityOptions,
  obstacles: readonly MultiCityObstacle[],
): MultiCityOutcome {
  if (itinerary === undefined) return { status: 'no-plan', obstacles };
  const violations = checkMultiCityTrip(itinerary, request, places, { connections, calendar, transport });
  const broken = violations.map(({ rule }) => rule).filter((rule) => obstacles.length === 0 || !easedRules.has(rule));
  if (broken.length > 0) {
    const unproven: MultiCityObstacle = { type: 'unproven', rules: [...new Set(broken)] };
    return { status: 'no-plan', obstacles: obstacles.length > 0 ? obstacles : [unproven] };
  }
  return obstacles.length === 0
    ? { status: 'planned', itinerary }
    : { status: 'no-plan', obstacles, nearest: itinerary };
}

const isBudget = ({ type }: MultiCityObstacle) => type === 'budget';

/** The most comfortable ways with which the budgets are kept, else those with the fewest obstacles. */
function planWithWays(context: StaysContext, choices: readonly ChosenWays[]): StaysAttempt {
  const limits = (context.request.budgets ?? [])
    .filter(({ scope }) => scope === 'intercity-transport' || scope === 'total')
    .map(({ maxYuan }) => maxYuan);
  const affordable = choices.filter(({ costYuan }) => limits.every((limit) => costYuan <= limit));
  const [first, ...cheaper] = affordable.length > 0 ? affordable : choices.slice(-1);
  if (first === undefined) return { obstacles: [], itinerary: undefined };
  const attempt = planWithDays(context, first);
  const cheapest = cheaper.at(-1);
  if (cheapest === undefined || !attempt.obstacles.some(isBudget)) return attempt;
  const saving = planWithDays(context, cheapest);
  return saving.obstacles.length <= attempt.obstacles.length ? saving : attempt;
}

/** Cities that have no time for what was asked for. */
function shortOfTime({ obstacles }: StaysAttempt): readonly string[] {
  return obstacles.flatMap((each) => {
    if (each.type !== 'in-city') return [];
    const { obstacle } = each;
    const isTime = obstacle.type === 'must-see' ? obstacle.reason === 'time' || obstacle.reason === 'closed' : false;
    return isTime || obstacle.type === 'too-many-wishes' || obstacle.type === 'no-places' ? [each.city] : [];
  });
}

/** Gives a city that is short of time all of the days that it shares, while that helps. */
function planWithDays(context: StaysContext, ways: ChosenWays): StaysAttempt {
  const { stays } = context.route;
  let shares: DayShares = stays.map(() => undefined);
  let best = planStays(context, ways, shares);
  for (const [index, { city }] of stays.entries()) {
    if (!shortOfTime(best).includes(city)) continue;
    const given = shares.map((share, at) => (at === index ? 1 : at === index - 1 ? 0 : share));
    const other = planStays(context, ways, given);
    if (other.obstacles.length < best.obstacles.length) [best, shares] = [other, given];
  }
  return best;
}
