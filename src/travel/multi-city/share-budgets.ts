import type { Itinerary, PlanOutcome, TripCosts } from '../../domain/itinerary.js';
import type { Budget, BudgetScope } from '../../domain/trip-request.js';
import { costIn } from '../plan/budget-use.js';

/** Plans one city with its part of the budgets. */
export type PlanCity = (index: number, budgets: readonly Budget[]) => PlanOutcome;

/** What a city costs at the least, where that is more than its even share. */
type Claims = Map<BudgetScope, (number | undefined)[]>;

/** A city that is told how little it needs may find, with a little less elsewhere, that it needs a little more. */
const mostRounds = 8;

export function itineraryOf(outcome: PlanOutcome): Itinerary | undefined {
  return outcome.status === 'planned' ? outcome.itinerary : outcome.nearest;
}

/** The parts of one budget: what was claimed, and of the rest shares by length. Together no more than the budget where that can be. */
function partsOf(
  { maxYuan }: Budget,
  claims: readonly (number | undefined)[],
  lengths: readonly number[],
): readonly number[] {
  const claimed = claims.reduce<number>((sum, claim) => sum + (claim ?? 0), 0);
  const open = lengths.reduce((sum, length, index) => sum + (claims[index] === undefined ? length : 0), 0);
  const share = Math.max(0, maxYuan - claimed) / Math.max(1, open);
  return lengths.map((length, index) => claims[index] ?? Math.floor(share * length * 100) / 100);
}

/**
 * Plans all cities within budgets that they share: even shares by length first; what a city needs beyond its share, the
 * others go without.
 *
 * @param budgets - what is left of each when the ways between the cities are paid
 * @param lengths - days of each city
 */
export function planWithin(
  budgets: readonly Budget[],
  lengths: readonly number[],
  plan: PlanCity,
): readonly PlanOutcome[] {
  const claims: Claims = new Map(budgets.map(({ scope }) => [scope, lengths.map(() => undefined)]));
  const planAll = () => {
    const parts = budgets.map((budget) => partsOf(budget, claims.get(budget.scope) ?? [], lengths));
    return lengths.map((_, index) =>
      plan(
        index,
        budgets.map(({ scope }, at) => ({ scope, maxYuan: parts[at]?.[index] ?? 0 })),
      ),
    );
  };
  let outcomes = planAll();
  for (let round = 0; round < mostRounds && claimMore(outcomes, claims); round += 1) outcomes = planAll();
  return outcomes;
}

/** Notes what each city needs beyond its part; false where no city needs more than it was given. */
function claimMore(outcomes: readonly PlanOutcome[], claims: Claims): boolean {
  let claimsMore = false;
  for (const [index, outcome] of outcomes.entries()) {
    for (const obstacle of outcome.status === 'no-plan' ? outcome.obstacles : []) {
      if (obstacle.type !== 'budget') continue;
      const ofScope = claims.get(obstacle.scope as BudgetScope);
      if (ofScope === undefined || (ofScope[index] ?? -1) >= obstacle.neededYuan) continue;
      ofScope[index] = obstacle.neededYuan;
      claimsMore = true;
    }
  }
  return claimsMore;
}

/** The budgets that the cities together exceed. */
export function exceededBy(
  costs: readonly TripCosts[],
  budgets: readonly Budget[],
): readonly (Budget & { readonly neededYuan: number })[] {
  return budgets.flatMap((budget) => {
    const neededYuan = costs.reduce((sum, each) => sum + costIn(budget.scope, each), 0);
    return neededYuan > budget.maxYuan + 0.005 ? [{ ...budget, neededYuan }] : [];
  });
}
