import { partySize } from '../../domain/party.js';
import type { TripRequest } from '../../domain/trip-request.js';

/**
 * What the plan is judged by, in points. A good sight is worth about 100, so a minute on the way at 1.8 means that a
 * sight an hour away had better be an exceptional one.
 */
export interface PlanWeights {
  readonly perLegMinute: number;
  readonly perWaitingMinute: number;
  /** Per yuan of the whole party, for rides, journeys and nights. */
  readonly perYuan: number;
  /** Per yuan of the whole party, for tickets: sights are what the party comes for. */
  readonly perTicketYuan: number;
  /** Per yuan of the whole party, for meals: people spare less on food. */
  readonly perMealYuan: number;
  /** For a meal that the customer must find alone. */
  readonly ownMeal: number;
  /** Minutes that a yuan a person is worth when a means of transport is chosen. */
  readonly minutesPerYuan: number;
  /** Per yuan beyond a budget. */
  readonly perYuanOver: number;
}

/** Lost where one sight follows another of exactly its character. */
export const likenessPoints = 22;

/** How much thrift is in the plan: each level saves more than the one before. */
export type Thrift = 'generous' | 'ordinary' | 'economical' | 'strict' | 'least';

export const thrifts: readonly Thrift[] = ['generous', 'ordinary', 'economical', 'strict', 'least'];

interface Thriftiness {
  readonly yuan: number;
  readonly ticketYuan: number;
  readonly mealYuan: number;
  readonly ownMeal: number;
  readonly minutesPerYuan: number;
}

const thriftiness: Readonly<Record<Thrift, Thriftiness>> = {
  generous: { yuan: 0.06, ticketYuan: 0.04, mealYuan: 0.08, ownMeal: 120, minutesPerYuan: 0.4 },
  ordinary: { yuan: 0.2, ticketYuan: 0.15, mealYuan: 0.25, ownMeal: 110, minutesPerYuan: 0.8 },
  economical: { yuan: 0.8, ticketYuan: 0.35, mealYuan: 0.4, ownMeal: 100, minutesPerYuan: 2 },
  strict: { yuan: 2, ticketYuan: 2, mealYuan: 1.2, ownMeal: 70, minutesPerYuan: 4 },
  least: { yuan: 6, ticketYuan: 6, mealYuan: 2.5, ownMeal: 30, minutesPerYuan: 8 },
};

export function planWeights(thrift: Thrift, people: number): PlanWeights {
  const { yuan, ticketYuan, mealYuan, ownMeal, minutesPerYuan } = thriftiness[thrift];
  return {
    perLegMinute: 1.8,
    perWaitingMinute: 0.9,
    perYuan: yuan / people,
    perTicketYuan: ticketYuan / people,
    perMealYuan: mealYuan / people,
    ownMeal,
    minutesPerYuan,
    perYuanOver: 12,
  };
}

/** A budget of so many yuan a person and day says that comfort may cost something. */
const generousYuan = 1_200;

/** The level to begin with. */
export function firstThrift(request: TripRequest): Thrift {
  if (request.economical) return 'economical';
  const total = request.budgets?.find((budget) => budget.scope === 'total')?.maxYuan ?? 0;
  return total >= generousYuan * partySize(request.party) * request.days ? 'generous' : 'ordinary';
}
