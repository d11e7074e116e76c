import type { TripCosts } from '../../domain/itinerary.js';
import type { Budget, BudgetScope } from '../../domain/trip-request.js';
import type { DaySchedule } from './day-schedule.js';
import { toFen } from './party-cost.js';
import type { PlanProblem } from './plan-problem.js';

/** Adds up the days, the nights and the journeys. */
export function tripCosts(problem: PlanProblem, days: readonly DaySchedule[]): TripCosts {
  let attractions = 0;
  let dining = 0;
  let innerCityTransport = 0;
  for (const day of days) {
    attractions += day.costs.attractions;
    dining += day.costs.dining;
    innerCityTransport += day.costs.innerCityTransport;
  }
  const { hotel, intercityTransport } = problem.fixedCosts;
  return {
    attractions: toFen(attractions),
    dining: toFen(dining),
    hotel,
    innerCityTransport: toFen(innerCityTransport),
    intercityTransport,
    total: toFen(attractions + dining + hotel + innerCityTransport + intercityTransport),
  };
}

/** What of the costs a budget covers, in yuan. */
export function costIn(scope: BudgetScope, costs: TripCosts): number {
  switch (scope) {
    case 'total':
      return costs.total;
    case 'attractions':
      return costs.attractions;
    case 'dining':
      return costs.dining;
    case 'hotel':
      return costs.hotel;
    case 'inner-city-transport':
      return costs.innerCityTransport;
    case 'intercity-transport':
      return costs.intercityTransport;
  }
}

/** The budgets that costs exceed. */
export function exceededBudgets(budgets: readonly Budget[] | undefined, costs: TripCosts): readonly Budget[] {
  return (budgets ?? []).filter((budget) => costIn(budget.scope, costs) > budget.maxYuan + 0.005);
}

/** Yuan by which all budgets together are exceeded. */
export function yuanOver(budgets: readonly Budget[] | undefined, costs: TripCosts): number {
  return exceededBudgets(budgets, costs).reduce((sum, budget) => sum + costIn(budget.scope, costs) - budget.maxYuan, 0);
}
