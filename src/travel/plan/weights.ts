import type { TripRequest } from '../../domain/trip-request.js';

/**
 * What the plan is judged by, in points. A good sight is worth about 100, so a minute on the way at 1.1 means that a
 * sight an hour and a half away had better be an exceptional one.
 */
export interface PlanWeights {
  readonly perLegMinute: number;
  readonly perWaitingMinute: number;
  /** Per yuan of the whole party, for tickets, rides and nights. */
  readonly perYuan: number;
  /** Per yuan of the whole party, for meals: people spare less on food. */
  readonly perMealYuan: number;
  /** For a meal that the customer must find alone. */
  readonly ownMeal: number;
  /** Minutes that a yuan a person is worth when a means of transport is chosen. */
  readonly minutesPerYuan: number;
  /** Per yuan beyond a budget. */
  readonly perYuanOver: number;
}

/** How much thrift is in the plan: each level saves more than the one before. */
export type Thrift = 'ordinary' | 'economical' | 'strict' | 'least';

export const thrifts: readonly Thrift[] = ['ordinary', 'economical', 'strict', 'least'];

const yuanPoints: Readonly<Record<Thrift, number>> = { ordinary: 0.2, economical: 0.8, strict: 2, least: 6 };
const mealPoints: Readonly<Record<Thrift, number>> = { ordinary: 0.25, economical: 0.35, strict: 1.2, least: 6 };
const minutesPerYuan: Readonly<Record<Thrift, number>> = { ordinary: 0.8, economical: 2, strict: 4, least: 8 };

export function planWeights(thrift: Thrift, people: number): PlanWeights {
  return {
    perLegMinute: 1.1,
    perWaitingMinute: 0.9,
    perYuan: yuanPoints[thrift] / people,
    perMealYuan: mealPoints[thrift] / people,
    ownMeal: 40,
    minutesPerYuan: minutesPerYuan[thrift],
    perYuanOver: 12,
  };
}

/** The level to begin with. */
export function firstThrift(request: TripRequest): Thrift {
  return request.economical ? 'economical' : 'ordinary';
}
