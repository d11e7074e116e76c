import type { Itinerary, PlanOutcome } from '../../domain/itinerary.js';
import type { TripRequest } from '../../domain/trip-request.js';

/**
 * Something that happens to a plan, or that the customer wants done to it. Days count from 1. Places are known by name,
 * alias or id.
 */
export type TripChange =
  /**
   * The stop is exchanged for another one: `by`, a place or a tag, or what the planner finds best. Without a stop, `by`
   * takes the place of the sight of the day that is missed least.
   */
  | {
      readonly type: 'replace';
      readonly stop?: string | undefined;
      readonly day?: number | undefined;
      readonly by?: string | undefined;
    }
  /** The stop is left out, and nothing takes its place. */
  | { readonly type: 'leave-out'; readonly stop: string; readonly day?: number | undefined }
  /** The stop comes in: on the day, or on the one where it disturbs least. */
  | { readonly type: 'add'; readonly place: string; readonly day?: number | undefined }
  | { readonly type: 'skip-day'; readonly day: number }
  /** It rains on the day: what lives by its view gives way to what is fit for rain. */
  | { readonly type: 'rain'; readonly day: number }
  /** The place is closed on a date, `YYYY-MM-DD`, or, without one, for good. */
  | { readonly type: 'closed'; readonly place: string; readonly date?: string | undefined }
  /**
   * The party is late by `minutes`. With `at`, the time of day `HH:MM` that it is, what the party has begun by then, the
   * delay counted, stays as it was, and the rest is planned anew from there; without it, the day begins later as a whole.
   */
  | { readonly type: 'late'; readonly day: number; readonly minutes: number; readonly at?: string | undefined }
  | { readonly type: 'cheaper' }
  /** One step slower or faster: on the day, or on all days. */
  | { readonly type: 'slower' | 'faster'; readonly day?: number | undefined };

/** Why a plan stays as it is. */
export type UnchangedReason =
  /** The stop is not in the plan. */
  | 'not-planned'
  /** What is to be added is in it. */
  | 'already-planned'
  /** The plan suits already: nothing in it minds the rain, nobody would be late for anything. */
  | 'suits-already'
  /** There is nothing cheaper, slower or faster. */
  | 'at-its-end';

/** What became of a change. */
export type ChangeOutcome =
  | {
      readonly status: 'changed';
      /** The request that the plan now keeps; what was changed is part of it. */
      readonly request: TripRequest;
      /** Verified like every plan. */
      readonly itinerary: Itinerary;
      /** Days, from 1, that are not as they were. */
      readonly days: readonly number[];
      /** Stops that are gone, new, or on another day. */
      readonly changedStops: number;
    }
  | {
      readonly status: 'unchanged';
      readonly reason: UnchangedReason;
      readonly request: TripRequest;
      readonly itinerary: Itinerary;
    }
  | (Extract<PlanOutcome, { status: 'no-plan' }> & { readonly request: TripRequest });

/** A plan with the request that it was made for. */
export interface KnownPlan {
  readonly request: TripRequest;
  readonly itinerary: Itinerary;
  /** Where the party is on its trip, if it is under way: what lies behind stays as it was, whatever changes. */
  readonly now?: { readonly day: number; readonly at: string } | undefined;
}
