import type { Itinerary, TripObstacle } from '../domain/itinerary.js';
import type { MissingSlot, TripRequest, TripWish } from '../domain/trip-request.js';
import type { TripIssue } from '../error/travel-error.js';

/** What the trip planner returns. `wish` is all that the customer wants so far; a later call builds on it. */
export type TripOutput =
  | {
      readonly status: 'planned';
      readonly wish: TripWish;
      readonly request: TripRequest;
      readonly itinerary: Itinerary;
    }
  | {
      readonly status: 'no-plan';
      readonly wish: TripWish;
      readonly request: TripRequest;
      readonly obstacles: readonly TripObstacle[];
      readonly nearest?: Itinerary | undefined;
    }
  | { readonly status: 'incomplete'; readonly wish: TripWish; readonly missing: readonly MissingSlot[] }
  | { readonly status: 'invalid'; readonly wish: TripWish; readonly issues: readonly TripIssue[] };

const statuses: readonly unknown[] = ['planned', 'no-plan', 'incomplete', 'invalid'];

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

/** The plan that the customer last saw, be it the wished one or the nearest. */
export function shownItinerary(output: TripOutput): Itinerary | undefined {
  if (output.status === 'planned') return output.itinerary;
  return output.status === 'no-plan' ? output.nearest : undefined;
}
