import type { Itinerary, Journey, TripCosts, TripObstacle, TripRemark } from './itinerary.js';
import type { Party } from './party.js';
import type { BudgetScope, JourneyMode } from './trip-request.js';

/** The part of a trip that is spent in one city. */
export interface CityStay {
  readonly city: string;
  /** The way here from the city before, or from home. */
  readonly arrival?: Journey | undefined;
  /**
   * From the day of arrival to the day of the way onward, which is the first day of the next stay too. Its costs are those
   * within the city; it has no journeys of its own.
   */
  readonly itinerary: Itinerary;
}

/** A plan over several cities that has passed the checker. */
export interface MultiCityItinerary {
  readonly party: Party;
  /** In the order in which they are visited. */
  readonly stays: readonly CityStay[];
  /** The way home from the last city. */
  readonly inbound?: Journey | undefined;
  /** Of the whole trip; `intercityTransport` is what the ways from city to city, from home and home cost. */
  readonly costs: TripCosts;
  /** On the whole trip; those on one city stand in its itinerary. */
  readonly remarks: readonly TripRemark[];
}

/** Which wish stands in the way of a plan over several cities. */
export type MultiCityObstacle =
  /** Something within one city; amounts of a budget are its part of it. */
  | { readonly type: 'in-city'; readonly city: string; readonly obstacle: TripObstacle }
  /** A budget of the whole trip. */
  | { readonly type: 'budget'; readonly scope: BudgetScope; readonly maxYuan: number; readonly neededYuan: number }
  /** None of the cities has it. */
  | { readonly type: 'unknown-place'; readonly name: string }
  /** No way is known from one city to the next that arrives on the same day. */
  | { readonly type: 'no-way'; readonly from: string; readonly to: string }
  | {
      readonly type: 'journey-modes';
      readonly from: string;
      readonly to: string;
      /** The ways that were asked for. */
      readonly modes: readonly JourneyMode[];
      /** Those that are known. */
      readonly knownModes: readonly JourneyMode[];
    }
  /** What was planned broke these rules of the checker, so that it is not offered: the planner and it do not agree. */
  | { readonly type: 'unproven'; readonly rules: readonly string[] }
  /** One part of the trip can only be driven, or cannot be driven, and another part not: the car would be left behind. */
  | { readonly type: 'car'; readonly from: string; readonly to: string; readonly knownModes: readonly JourneyMode[] };

/** What `planMultiCityTrip` gives: a plan, or the reasons why there is none and the nearest plan that would fit. */
export type MultiCityOutcome =
  | { readonly status: 'planned'; readonly itinerary: MultiCityItinerary }
  | {
      readonly status: 'no-plan';
      readonly obstacles: readonly MultiCityObstacle[];
      /** A plan with the obstacles' wishes given up or eased, its cities and ways checked. */
      readonly nearest?: MultiCityItinerary | undefined;
    };
