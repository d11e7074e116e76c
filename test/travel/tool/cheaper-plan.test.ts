import { describe, expect, it } from 'vitest';
import type { Itinerary, PlanOutcome } from '../../../src/domain/itinerary.js';
import type { TripRequest } from '../../../src/domain/trip-request.js';
import { planCheaper } from '../../../src/travel/tool/cheaper-plan.js';
import { sampleItinerary } from '../render/sample-itinerary.js';

const request: TripRequest = { city: '杭州', startDate: '2027-10-01', days: 2, party: { adult: 2 } };
const shown = { request, itinerary: withTotal(1000) };

function withTotal(total: number): Itinerary {
  return { ...sampleItinerary, remarks: [], costs: { ...sampleItinerary.costs, total } };
}

/** A planner whose cheapest plan comes to so much. */
function plannerDownTo(leastYuan: number) {
  return ({ budgets = [] }: TripRequest): PlanOutcome => {
    const limit = Math.min(...budgets.map((budget) => budget.maxYuan));
    return limit >= leastYuan
      ? { status: 'planned', itinerary: withTotal(Math.min(limit, 1000)) }
      : {
          status: 'no-plan',
          obstacles: [{ type: 'budget', scope: 'total', maxYuan: limit, neededYuan: leastYuan }],
          nearest: withTotal(leastYuan),
        };
  };
}

describe('planCheaper', () => {
  it('finds a plan that is worth the change', () => {
    const outcome = planCheaper(request, shown, plannerDownTo(600));
    expect(outcome).toMatchObject({ status: 'planned', itinerary: { costs: { total: 950 } } });
    expect(outcome).not.toHaveProperty('cheapest');
  });

  it('takes the cheapest plan where it saves less than hoped for', () => {
    expect(planCheaper(request, shown, plannerDownTo(980))).toMatchObject({
      status: 'planned',
      itinerary: { costs: { total: 980 } },
    });
  });

  it('keeps the plan and says that it is the cheapest', () => {
    expect(planCheaper(request, shown, plannerDownTo(1000))).toEqual({
      status: 'planned',
      itinerary: shown.itinerary,
      cheapest: true,
    });
  });

  it('tells the saving against the customer’s own budget', () => {
    const own: TripRequest = { ...request, budgets: [{ scope: 'total', maxYuan: 1500 }] };
    const outcome = planCheaper(own, shown, plannerDownTo(600));
    if (outcome.status !== 'planned') throw new Error('expected a plan');
    expect(outcome.itinerary.remarks).toEqual([{ type: 'saving', budgetYuan: 1500, costYuan: 950 }]);
  });

  it('does not compare the costs of another trip', () => {
    const longer = { ...request, days: 3 };
    const asked: TripRequest[] = [];
    planCheaper(longer, shown, (planned) => {
      asked.push(planned);
      return { status: 'planned', itinerary: withTotal(1400) };
    });
    expect(asked).toEqual([{ ...longer, economical: true }]);
  });
});
