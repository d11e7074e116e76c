import type { PlanOutcome } from '../../domain/itinerary.js';
import type { Place } from '../../domain/place.js';
import type { TripRequest, TripWish } from '../../domain/trip-request.js';
import { type ChangeOptions, changeTrip } from '../change/change-trip.js';
import type { KnownPlan, TripChange } from '../change/trip-change.js';
import { withSaving } from './keep-plan.js';
import { wishFor } from './plan-choice.js';
import type { ShownPlan, TripOutput } from './trip-output.js';

/** What came of a plan that is to be cheaper; `cheapest` where it stays because nothing is. */
export type CheaperOutcome = PlanOutcome & { readonly cheapest?: true };

/** Everything that a change of a shown plan needs. */
export interface PlanChange {
  readonly wish: TripWish;
  /** As the wish is resolved now. */
  readonly request: TripRequest;
  readonly previous: ShownPlan;
  readonly change: TripChange;
  readonly places: readonly Place[];
  readonly facts: ChangeOptions;
  readonly now: KnownPlan['now'];
}

/** Changes the plan that the customer knows, and the wish with it. */
export function changePlan({ wish, request, previous, change, places, facts, now }: PlanChange): TripOutput {
  const known: KnownPlan = { request, itinerary: previous.itinerary, now };
  const outcome = changeTrip(known, change, places, facts);
  const wishNow = wishFor(wish, request, outcome.request);
  if (outcome.status === 'no-plan') return { ...outcome, wish, lastPlan: previous };
  const itinerary = withSaving(outcome.itinerary, outcome.request);
  const plan = { status: 'planned', wish: wishNow, request: outcome.request, itinerary, change } as const;
  return outcome.status === 'unchanged' ? { ...plan, unchanged: outcome.reason } : plan;
}

/** A known plan for less than it comes to. What is saved is told against the customer's own budget, if there is one. */
export function cheaperOutcome(known: KnownPlan, places: readonly Place[], facts: ChangeOptions): CheaperOutcome {
  const outcome = changeTrip(known, { type: 'cheaper' }, places, facts);
  if (outcome.status === 'no-plan') return outcome;
  if (outcome.status === 'unchanged') return { status: 'planned', itinerary: outcome.itinerary, cheapest: true };
  return { status: 'planned', itinerary: withSaving(outcome.itinerary, known.request) };
}

/** Whether two requests are for the same people on the same days, so that what their plans cost can be compared. */
export function isSameTrip(request: TripRequest, before: TripRequest): boolean {
  const trip = ({ city, origin, startDate, days, party }: TripRequest) =>
    JSON.stringify([city, origin, startDate, days, party.adult, party.child, party.student, party.senior]);
  return trip(request) === trip(before);
}
