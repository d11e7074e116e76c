import type { Party } from './party.js';
import type { FactSource } from './place.js';
import type { Concession, RequestWish } from './request-wish.js';
import type { AccessNeed, JourneyMode, TransportMode, TripRequest } from './trip-request.js';

/** The way from the stop before. Estimated, unless a map service gave it. */
export interface Leg {
  readonly mode: TransportMode;
  readonly minutes: number;
  readonly distanceMeters: number;
  /** Yuan for the whole party. */
  readonly costYuan: number;
  /** Share by which the minutes may be off, of an estimate by distance; absent where a map service gave the way. */
  readonly errorShare?: number | undefined;
}

/** One visit or meal. Clock times are local, `HH:MM`, and may go beyond 24:00. */
export interface Stop {
  readonly kind: 'visit' | 'meal';
  /** Which meal; only with kind `meal`. */
  readonly meal?: 'lunch' | 'dinner' | undefined;
  readonly placeId: string;
  readonly name: string;
  readonly englishName?: string | undefined;
  /** The way here from the stop before, or from where the day starts. */
  readonly leg: Leg;
  /** When the visit begins: after waiting for the opening, if need be. */
  readonly arrive: string;
  readonly leave: string;
  /** The opening window that the visit lies in, for people: `09:00–17:00`; absent where the place is always open. */
  readonly openingHours?: string | undefined;
  /** Entry tickets or the meal, yuan for the whole party. */
  readonly costYuan: number;
}

/** A break at a place between two stops: after its visit, or where the day starts. Clock times as of a stop. */
export interface Rest extends Base {
  readonly from: string;
  readonly until: string;
}

/** A place where a day starts or ends: the hotel, or the station. */
export interface Base {
  readonly placeId: string;
  readonly name: string;
  readonly englishName?: string | undefined;
}

export interface ItineraryDay {
  /** From 1. */
  readonly day: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Name of the public holiday that the day belongs to, in simplified Chinese as the calendar gives it. */
  readonly holiday?: string | undefined;
  readonly start: Base & { readonly time: string };
  readonly stops: readonly Stop[];
  /** In the order of the day; absent where none was asked for. */
  readonly rests?: readonly Rest[] | undefined;
  /** Where the day ends; `leg` leads there. */
  readonly end: Base & { readonly time: string; readonly leg: Leg };
  /** The night after this day; absent on the last one. */
  readonly overnight?:
    | (Base & { readonly rooms: number; readonly bedsPerRoom?: number | undefined; readonly costYuan: number })
    | undefined;
  /**
   * Everything of this day, yuan for the whole party: legs, stops, meals on one's own as the remarks name them, the
   * night, and the journey on its first and last day. The days add up to the trip's total.
   */
  readonly costYuan: number;
}

/** The journey from home to the city, or back. */
export interface Journey {
  readonly mode: JourneyMode;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly depart: string;
  readonly arrive: string;
  /** Yuan for the whole party. */
  readonly costYuan: number;
}

/** Yuan for the whole party and trip; `total` is the sum of the others. */
export interface TripCosts {
  readonly attractions: number;
  readonly dining: number;
  readonly hotel: number;
  readonly innerCityTransport: number;
  readonly intercityTransport: number;
  readonly total: number;
}

/** Something that an honest travel agent would add. */
export type TripRemark =
  | {
      readonly type: 'left-out';
      readonly name: string;
      readonly englishName?: string | undefined;
      readonly reason: 'closed' | 'time' | 'budget' | 'distance' | 'pace';
    }
  | {
      readonly type: 'book-ahead';
      readonly name: string;
      readonly englishName?: string | undefined;
      readonly note: string;
      readonly englishNote?: string | undefined;
    }
  | { readonly type: 'holiday'; readonly holiday: string; readonly announced: boolean }
  | {
      readonly type: 'assumed';
      readonly slot: 'party' | 'days' | 'dates' | 'holiday' | 'pace' | 'origin-journey' | 'stay';
      readonly value: string;
    }
  | {
      readonly type: 'meal-on-your-own';
      readonly day: number;
      readonly meal: 'lunch' | 'dinner';
      readonly costYuan: number;
      /** The sight inside which it is had, as part of that visit; absent where the day leaves a break for it. */
      readonly placeId?: string | undefined;
    }
  | { readonly type: 'unknown-place'; readonly name: string }
  | {
      readonly type: 'rain';
      readonly day: number;
      /** Sights of that day that are not under a roof, or not known to be. */
      readonly outside: readonly { readonly name: string; readonly englishName?: string | undefined }[];
    }
  | {
      /** Nobody has said whether these are fit for what the party needs. */
      readonly type: 'access-unconfirmed';
      readonly needs: readonly AccessNeed[];
      readonly places: readonly { readonly name: string; readonly englishName?: string | undefined }[];
    }
  /** What of a member's wishes the plan holds. */
  | {
      readonly type: 'member';
      readonly member: string;
      readonly places: readonly { readonly name: string; readonly englishName?: string | undefined }[];
      /** Names and tags that the member refused, and that are not in the plan. */
      readonly avoided: readonly string[];
      /** Names and tags that the member wanted and that are not in the plan. */
      readonly missed: readonly string[];
    }
  /** Wishes, in the customer's words, that planning cannot take into account. */
  | { readonly type: 'unkept'; readonly wishes: readonly string[] }
  /** Of several wishes one had to be kept: the one with this number, from 1. */
  | { readonly type: 'alternative'; readonly number: number; readonly of: number }
  | { readonly type: 'saving'; readonly budgetYuan: number; readonly costYuan: number };

/** A plan that has passed the checker. */
export interface Itinerary {
  readonly city: string;
  readonly party: Party;
  readonly outbound?: Journey | undefined;
  readonly days: readonly ItineraryDay[];
  readonly inbound?: Journey | undefined;
  readonly costs: TripCosts;
  readonly remarks: readonly TripRemark[];
  /** Where the facts come from, each once. */
  readonly sources: readonly FactSource[];
}

/** Which wish stands in the way of a plan. */
export type TripObstacle =
  | { readonly type: 'unknown-city'; readonly city: string; readonly knownCities: readonly string[] }
  | { readonly type: 'budget'; readonly scope: string; readonly maxYuan: number; readonly neededYuan: number }
  | { readonly type: 'must-see'; readonly name: string; readonly reason: 'unknown' | 'closed' | 'time' | 'contradicts' }
  | { readonly type: 'too-many-wishes'; readonly names: readonly string[] }
  /** One of several wishes, counted from 1, contradicts what was asked for besides. */
  | { readonly type: 'alternative'; readonly number: number }
  | {
      readonly type: 'modes';
      /** The modes that were asked for. */
      readonly modes: readonly TransportMode[];
      /** What has to be used beyond them. */
      readonly neededModes: readonly TransportMode[];
    }
  | {
      readonly type: 'journey-modes';
      /** The ways to travel between the cities that were asked for. */
      readonly modes: readonly JourneyMode[];
      /** Those that are known. */
      readonly knownModes: readonly JourneyMode[];
    }
  | {
      /** No place to stay takes the party. */
      readonly type: 'stay';
      /** What was asked for: a name or an area, tags, needs; empty where that is not what is in the way. */
      readonly wanted: readonly string[];
      /** Nights that they take at least, where the trip has too few. */
      readonly leastNights?: number | undefined;
    }
  | {
      readonly type: 'no-places';
      readonly city: string;
      /** The wish that rules out every sight of the city; absent where it has none, or several wishes do so together. */
      readonly because?: 'free-only' | 'needs' | 'must-not-see' | undefined;
    };

/** A plan for what is left of a request when some of it is given up. */
export interface NearestPlan {
  /** The request as this plan keeps it. */
  readonly request: TripRequest;
  /** Verified against that request. */
  readonly itinerary: Itinerary;
  readonly givesUp: readonly Concession[];
}

/** What `planTrip` gives: a plan, or the reasons why there is none and the nearest plan that would fit. */
export type PlanOutcome =
  | { readonly status: 'planned'; readonly itinerary: Itinerary }
  | {
      readonly status: 'no-plan';
      readonly obstacles: readonly TripObstacle[];
      /** A verified plan with the obstacles' wishes given up or eased. */
      readonly nearest?: Itinerary | undefined;
      /** Wishes that cannot be kept together; without any one of them there is a plan for the others. */
      readonly conflict?: readonly RequestWish[] | undefined;
      /** Up to three verified plans to choose from, each giving up something else. */
      readonly options?: readonly NearestPlan[] | undefined;
    };
