import type { NearestPlan, PlanOutcome } from '../../domain/itinerary.js';
import type { Concession, RequestWish } from '../../domain/request-wish.js';
import type { Budget, TripRequest } from '../../domain/trip-request.js';
import { costIn } from '../plan/budget-use.js';
import { paces } from '../plan/pace.js';
import { maximumDays } from '../request/validate-request.js';
import { withDays } from './find-conflict.js';
import { requestKeeping, wishesOfRequest } from './wishes-of-request.js';

type Plan = (request: TripRequest) => PlanOutcome;
type NoPlan = Extract<PlanOutcome, { readonly status: 'no-plan' }>;

/** One way to give in: the request that is left, and what of the old one it gives up. */
interface Retreat {
  readonly request: TripRequest;
  readonly givesUp: readonly Concession[];
}

const mostPlans = 3;
const mostLeftOut = 6;
const mostSteps = 4;
const mostDaysLess = 2;
/** The search for the least budget ends where it is known to so much, in yuan and as a share. */
const finestYuan = 20;
const finestShare = 0.02;

function isSameWish(left: RequestWish, right: RequestWish): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function without(request: TripRequest, gone: readonly RequestWish[]): TripRequest {
  const kept = wishesOfRequest(request).filter((wish) => !gone.some((other) => isSameWish(wish, other)));
  return { ...requestKeeping(request, kept), pace: request.pace };
}

function planned({ request, givesUp }: Retreat, plan: Plan): NearestPlan | undefined {
  const outcome = plan(request);
  return outcome.status === 'planned' ? { request, itinerary: outcome.itinerary, givesUp } : undefined;
}

function firstPlanned(retreats: readonly Retreat[], plan: Plan): NearestPlan | undefined {
  for (const retreat of retreats) {
    const found = planned(retreat, plan);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The plan for the least money found: every budget that is in the way raised to what that plan comes to. */
function withMoreMoney(request: TripRequest, outcome: NoPlan, plan: Plan): NearestPlan | undefined {
  const { budgets = [] } = request;
  const raised = (limits: ReadonlyMap<Budget, number>) => ({
    ...request,
    budgets: budgets.map((budget) => ({ ...budget, maxYuan: limits.get(budget) ?? budget.maxYuan })),
  });
  const needed = new Map<Budget, number>();
  for (const obstacle of outcome.obstacles) {
    if (obstacle.type !== 'budget') continue;
    for (const budget of budgets) if (budget.scope === obstacle.scope) needed.set(budget, obstacle.neededYuan);
  }
  const [key] = budgets.filter((budget) => needed.has(budget));
  if (key === undefined) return undefined;
  const first = plan(raised(needed));
  let found = first.status === 'planned' ? first : plan({ ...request, budgets: [] });
  const spent = (outcome: PlanOutcome) =>
    outcome.status === 'planned' ? Math.ceil(costIn(key.scope, outcome.itinerary.costs)) : Number.POSITIVE_INFINITY;
  let [least, enough] = [key.maxYuan, spent(found)];
  for (let step = 0; step < mostSteps && enough - least > Math.max(finestYuan, enough * finestShare); step += 1) {
    const middle = Math.floor((least + enough) / 2);
    const outcome = plan(raised(new Map([...needed, [key, middle]])));
    if (outcome.status === 'planned') [found, enough] = [outcome, spent(outcome)];
    else least = middle;
  }
  if (found.status !== 'planned') return undefined;
  const { itinerary } = found;
  const costs = budgets.map((budget) => Math.max(budget.maxYuan, Math.ceil(costIn(budget.scope, itinerary.costs))));
  const givesUp = budgets.flatMap((budget, at): Concession[] => {
    const neededYuan = costs[at] ?? budget.maxYuan;
    return neededYuan > budget.maxYuan ? [{ type: 'budget', ...budget, neededYuan }] : [];
  });
  const kept = { ...request, budgets: budgets.map((budget, at) => ({ ...budget, maxYuan: costs[at] ?? 0 })) };
  // Nothing is saved of a budget that had to be raised.
  const remarks = itinerary.remarks.filter(({ type }) => type !== 'saving');
  return { request: kept, itinerary: { ...itinerary, remarks }, givesUp };
}

/** One sight less, the last one named first; where one is not enough, two. */
function leavingOut(request: TripRequest, conflict: readonly RequestWish[]): readonly Retreat[] {
  const sights = conflict.flatMap((wish) => (wish.type === 'must-see' ? [wish] : [])).slice(-mostLeftOut);
  const lastFirst = sights.toReversed();
  const pairs = lastFirst.flatMap((one, at) => lastFirst.slice(at + 1).map((other) => [one, other]));
  const sets = [...lastFirst.map((one) => [one]), ...(conflict.length > 2 ? pairs.slice(0, mostLeftOut) : [])];
  return sets.map((givesUp) => ({ request: without(request, givesUp), givesUp }));
}

function withOtherDays(request: TripRequest, hasBudget: boolean): readonly Retreat[] {
  const shorter = Array.from(
    { length: Math.min(mostDaysLess, request.days - 1) },
    (_, less) => request.days - 1 - less,
  );
  const lengths = hasBudget ? shorter : [request.days + 1];
  return lengths
    .filter((days) => days >= 1 && days <= maximumDays)
    .map((instead) => ({
      request: withDays(request, instead),
      givesUp: [{ type: 'days', days: request.days, instead }],
    }));
}

/** Ever faster paces for the whole trip, but for days whose own pace was wished for. */
function withOtherPace(request: TripRequest): readonly Retreat[] {
  const pace = request.pace ?? 'moderate';
  return paces.slice(paces.indexOf(pace) + 1).map((instead) => ({
    request: { ...request, pace: instead },
    givesUp: [{ type: 'pace', pace, instead }],
  }));
}

function dropping(request: TripRequest, wish: RequestWish): readonly Retreat[] {
  if (wish.type === 'pace' && wish.day !== undefined) {
    const { pace, day } = wish;
    return paces.slice(paces.indexOf(pace) + 1).map((instead) => {
      const dayWishes = request.dayWishes?.map((each) => (each.day === day ? { ...each, pace: instead } : each));
      return { request: { ...request, dayWishes }, givesUp: [{ type: 'pace', pace, instead, day }] };
    });
  }
  // Nobody gives up what a wheelchair needs.
  if (wish.type === 'need' || wish.type === 'budget' || wish.type === 'days' || wish.type === 'pace') return [];
  return [{ request: without(request, [wish]), givesUp: [wish] }];
}

/**
 * Plans that come near to a request that has none: each gives up something else, and all of them no more than they must.
 *
 * @param outcome - what planning the request came to
 * @param conflict - the wishes that cannot be kept together
 * @returns at most three, those that cost nothing but money first
 */
export function nearestPlans(
  request: TripRequest,
  outcome: NoPlan,
  conflict: readonly RequestWish[],
  plan: Plan,
): readonly NearestPlan[] {
  const hasBudget = conflict.some((wish) => wish.type === 'budget');
  const others = conflict.filter((wish) => wish.type !== 'must-see');
  const ways: readonly (() => NearestPlan | undefined)[] = [
    ...(hasBudget ? [() => withMoreMoney(request, outcome, plan)] : []),
    () => firstPlanned(leavingOut(request, conflict), plan),
    ...others.map((wish) => () => firstPlanned(dropping(request, wish), plan)),
    () => firstPlanned(withOtherDays(request, hasBudget), plan),
    () => (hasBudget ? undefined : firstPlanned(withOtherPace(request), plan)),
  ];
  const found: NearestPlan[] = [];
  for (const way of ways) {
    if (found.length === mostPlans) break;
    const nearest = way();
    if (nearest !== undefined) found.push(nearest);
  }
  return found;
}
