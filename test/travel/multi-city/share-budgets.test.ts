import { describe, expect, it } from 'vitest';
import type { Itinerary, PlanOutcome, TripCosts } from '../../../src/domain/itinerary.js';
import type { Budget } from '../../../src/domain/trip-request.js';
import { exceededBy, itineraryOf, planWithin } from '../../../src/travel/multi-city/share-budgets.js';

const costsOf = (total: number): TripCosts => ({
  ...{ attractions: 0, dining: total, hotel: 0, innerCityTransport: 0, intercityTransport: 0 },
  total,
});

/** A city that spends all of its part, and cannot do with less than it needs. */
function city(needs: number, maxYuan: number): PlanOutcome {
  const itinerary = { costs: costsOf(Math.max(needs, maxYuan)) } as Itinerary;
  if (maxYuan >= needs) return { status: 'planned', itinerary };
  const obstacles = [{ type: 'budget', scope: 'total', maxYuan, neededYuan: needs }] as const;
  return { status: 'no-plan', obstacles, nearest: itinerary };
}

function share(maxYuan: number, needs: readonly number[], lengths: readonly number[]) {
  const budgets: readonly Budget[] = [{ scope: 'total', maxYuan }];
  const outcomes = planWithin(budgets, lengths, (index, parts) => city(needs[index] ?? 0, parts[0]?.maxYuan ?? 0));
  const costs = outcomes.map((outcome) => itineraryOf(outcome)?.costs.total);
  return { statuses: outcomes.map(({ status }) => status), costs };
}

describe('planWithin', () => {
  it('shares by length where that is enough', () => {
    expect(share(120, [10, 20, 30], [1, 2, 3]).costs).toEqual([20, 40, 60]);
  });

  it('gives a city what it needs beyond its share, and the others go without', () => {
    // 33 each is not enough for the second; of the 30 that it leaves, 15 are not enough for the third.
    expect(share(100, [10, 70, 20], [1, 1, 1])).toEqual({
      statuses: ['planned', 'planned', 'planned'],
      costs: [10, 70, 20],
    });
  });

  it('gives every city what it needs where that is more than there is, so that the sum can be told', () => {
    const { costs } = share(90, [10, 70, 20], [1, 1, 1]);
    expect(costs).toEqual([10, 70, 20]);
    const budgets = [{ scope: 'total' as const, maxYuan: 90 }];
    expect(exceededBy([10, 70, 20].map(costsOf), budgets)).toEqual([{ scope: 'total', maxYuan: 90, neededYuan: 100 }]);
  });
});
