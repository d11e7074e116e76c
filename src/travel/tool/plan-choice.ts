import type { Itinerary } from '../../domain/itinerary.js';
import type { TripRequest, TripWish } from '../../domain/trip-request.js';
import type { ShownPlan, TripOutput } from './trip-output.js';

/** A plan among those that the customer was asked to choose from. */
export interface OfferedPlan extends ShownPlan {
  /** What tells it apart, by the type of what is given up or by its character. */
  readonly about: readonly string[];
}

/** The plans that an output offers, in the order in which they were shown; none where it offers no choice. */
export function offeredPlans(output: TripOutput | undefined): readonly OfferedPlan[] {
  if (output?.status === 'alternatives') {
    return comparable(
      output.alternatives.map(({ character, request, itinerary }) => ({ request, itinerary, about: [character] })),
    );
  }
  if (output?.status !== 'no-plan') return [];
  return comparable(
    (output.options ?? []).map(({ request, itinerary, givesUp }) => ({
      request,
      itinerary,
      about: givesUp.map((concession) => {
        const isLonger = concession.type === 'days' && concession.instead > concession.days;
        return isLonger ? 'more-days' : concession.type;
      }),
    })),
  );
}

const measures: readonly (readonly [least: string, most: string, (itinerary: Itinerary) => number])[] = [
  ['cheap', 'dear', ({ costs }) => costs.total],
  ['short', 'long', ({ days }) => days.length],
];

/** Adds by what customers compare plans: the cheapest, the longest, and how many days each takes. */
function comparable(plans: readonly OfferedPlan[]): readonly OfferedPlan[] {
  return plans.map((plan) => {
    const compared = measures.flatMap(([least, most, of]) => {
      const values = plans.map(({ itinerary }) => of(itinerary));
      const [low, high, own] = [Math.min(...values), Math.max(...values), of(plan.itinerary)];
      if (low === high) return [];
      return [...(own === low ? [least] : []), ...(own === high ? [most] : [])];
    });
    return { ...plan, about: [...plan.about, ...compared, `${plan.itinerary.days.length}-days`] };
  });
}

const kept = ['budgets', 'mustSee', 'mustNotSee', 'pace', 'modes', 'stayAt', 'economical', 'interests'] as const;
const special = [
  'journeyModes',
  'taxiBeyondKm',
  'freeOnly',
  'kindLimits',
  'needs',
  'rests',
  'anyOf',
  'dayWishes',
] as const;

/**
 * The wish that a plan fulfils: where its request differs from the one that was asked for, the wish follows it.
 *
 * @param asked - the request that the wish was resolved to
 */
export function wishFor(wish: TripWish, asked: TripRequest, request: TripRequest): TripWish {
  const fields: Record<string, unknown> = { ...wish };
  for (const field of [...kept, ...special]) {
    if (JSON.stringify(asked[field]) === JSON.stringify(request[field])) continue;
    const value: unknown = request[field];
    const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
    if (isEmpty) delete fields[field];
    else fields[field] = value;
  }
  if (asked.days !== request.days) {
    delete fields.endDate;
    fields.days = request.days;
  }
  return fields;
}
