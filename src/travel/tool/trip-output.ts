import type { Itinerary, NearestPlan, TripObstacle } from '../../domain/itinerary.js';
import type { MultiCityItinerary, MultiCityOutcome } from '../../domain/multi-city-itinerary.js';
import type { MultiCityRequest } from '../../domain/multi-city-request.js';
import type { RequestWish } from '../../domain/request-wish.js';
import type { MissingSlot, TripRequest, TripWish } from '../../domain/trip-request.js';
import type { TripIssue } from '../../error/travel-error.js';
import type { AlternativePlan } from '../alternative/alternative-plans.js';
import type { TripChange, UnchangedReason } from '../change/trip-change.js';

/** A plan that the customer has seen, and the request that it was made for. */
export interface ShownPlan {
  readonly request: TripRequest;
  readonly itinerary: Itinerary;
}

/** What the trip planner returns. `wish` is all that the customer wants so far; a later call builds on it. */
export type TripOutput =
  | {
      readonly status: 'planned';
      readonly wish: TripWish;
      readonly request: TripRequest;
      readonly itinerary: Itinerary;
      /** True when something cheaper was asked for and there is nothing cheaper than the plan shown before. */
      readonly cheapest?: true | undefined;
      /** True when the customer asked to see all of the plan. */
      readonly showWhole?: true | undefined;
      /** What has happened to the plan shown before, or was done to it. */
      readonly change?: TripChange | undefined;
      /** Why the plan stays as it was in spite of `change`. */
      readonly unchanged?: UnchangedReason | undefined;
    }
  | {
      readonly status: 'no-plan';
      readonly wish: TripWish;
      readonly request: TripRequest;
      readonly obstacles: readonly TripObstacle[];
      readonly nearest?: Itinerary | undefined;
      readonly conflict?: readonly RequestWish[] | undefined;
      /** Plans that were offered to choose from. */
      readonly options?: readonly NearestPlan[] | undefined;
      /** The plan that the customer last saw, where this call has none to show. */
      readonly lastPlan?: ShownPlan | undefined;
    }
  | {
      readonly status: 'alternatives';
      readonly wish: TripWish;
      readonly request: TripRequest;
      /** Plans that were offered to choose from; none where nothing really differs. */
      readonly alternatives: readonly AlternativePlan[];
      readonly lastPlan?: ShownPlan | undefined;
    }
  | {
      readonly status: 'several-cities';
      readonly wish: TripWish;
      readonly request: MultiCityRequest;
      /** The plan over all cities, or what is in its way. */
      readonly outcome: MultiCityOutcome;
      /** The plan of one city that the customer last saw, where this call has none to show. */
      readonly lastPlan?: ShownPlan | undefined;
    }
  | {
      readonly status: 'incomplete';
      readonly wish: TripWish;
      readonly missing: readonly MissingSlot[];
      readonly lastPlan?: ShownPlan | undefined;
    }
  | {
      readonly status: 'invalid';
      /** Without the values that were refused. */
      readonly wish: TripWish;
      readonly issues: readonly TripIssue[];
      readonly lastPlan?: ShownPlan | undefined;
    };

const statuses: readonly unknown[] = ['planned', 'no-plan', 'alternatives', 'several-cities', 'incomplete', 'invalid'];

/** Recognises an output of the trip planner that came back from a log. */
export function isTripOutput(output: unknown): output is TripOutput {
  return (
    typeof output === 'object' &&
    output !== null &&
    'status' in output &&
    statuses.includes(output.status) &&
    'wish' in output
  );
}

/** The plan that this output shows, be it the wished one or the nearest. */
export function shownItinerary(output: TripOutput): Itinerary | undefined {
  if (output.status === 'planned') return output.itinerary;
  return output.status === 'no-plan' ? output.nearest : undefined;
}

/** The plan over several cities that this output shows, be it the wished one or the nearest. */
export function tourOf(output: TripOutput): MultiCityItinerary | undefined {
  if (output.status !== 'several-cities') return undefined;
  return output.outcome.status === 'planned' ? output.outcome.itinerary : output.outcome.nearest;
}

/** The plan of one city that the customer last saw: this output's, or, where it shows none, the one before. */
export function lastPlanOf(output: TripOutput): ShownPlan | undefined {
  if (output.status === 'planned') return { request: output.request, itinerary: output.itinerary };
  // Where plans were offered to choose from, none of them was shown.
  const offers = output.status === 'no-plan' && (output.options?.length ?? 0) > 1;
  if (output.status === 'no-plan' && output.nearest !== undefined && !offers) {
    return { request: output.request, itinerary: output.nearest };
  }
  if (output.status === 'several-cities' && tourOf(output) !== undefined) return undefined;
  return output.lastPlan;
}
