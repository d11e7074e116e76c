import type { Party } from './party.js';

export type Pace = 'relaxed' | 'moderate' | 'packed';

/** Ways to get from one stop to the next within a city. */
export type TransportMode = 'walk' | 'bus' | 'metro' | 'taxi' | 'drive';

/** What a budget covers. `total` is everything that the itinerary counts. */
export type BudgetScope = 'total' | 'attractions' | 'dining' | 'hotel' | 'inner-city-transport' | 'intercity-transport';

export interface Budget {
  readonly scope: BudgetScope;
  /** Yuan for the whole party and the whole trip, 0 or more. */
  readonly maxYuan: number;
}

/** A wish for one day only. */
export interface DayWish {
  /** From 1. */
  readonly day: number;
  /** Names of places, or tags. */
  readonly mustSee?: readonly string[] | undefined;
  readonly mustNotSee?: readonly string[] | undefined;
  readonly pace?: Pace | undefined;
}

/** A trip, complete enough to be planned. */
export interface TripRequest {
  readonly city: string;
  /** City that the party comes from and returns to; left out: the journey there is not planned. */
  readonly origin?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly startDate: string;
  /** 1 to 30. */
  readonly days: number;
  readonly party: Party;
  readonly budgets?: readonly Budget[] | undefined;
  /** True: the lowest sensible cost, even far below the budget. */
  readonly economical?: boolean | undefined;
  /** Tags, or words that occur in names. Earlier ones weigh more. */
  readonly interests?: readonly string[] | undefined;
  /** Default `moderate`. */
  readonly pace?: Pace | undefined;
  /** Names (or aliases, or ids) of places. */
  readonly mustSee?: readonly string[] | undefined;
  /** Names of places, or tags. */
  readonly mustNotSee?: readonly string[] | undefined;
  /** Name of the hotel, or of the area to stay in. */
  readonly stayAt?: string | undefined;
  /** Modes that may be used; default: walk, bus, metro and taxi. */
  readonly modes?: readonly TransportMode[] | undefined;
  readonly dayWishes?: readonly DayWish[] | undefined;
}

/**
 * What a customer has said about a trip so far: everything may be missing, dates may be a holiday's name.
 * Turned into a `TripRequest` once enough is known.
 */
export interface TripWish {
  readonly city?: string | undefined;
  readonly origin?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  /** The holiday to travel in; resolved to dates by the calendar. */
  readonly holiday?: HolidayName | undefined;
  readonly days?: number | undefined;
  readonly party?: Party | undefined;
  /** Yuan as said: `perPerson` ones are multiplied by the party's size when it is known. */
  readonly budgets?: readonly (Budget & { readonly perPerson?: boolean | undefined })[] | undefined;
  readonly economical?: boolean | undefined;
  readonly interests?: readonly string[] | undefined;
  readonly pace?: Pace | undefined;
  readonly mustSee?: readonly string[] | undefined;
  readonly mustNotSee?: readonly string[] | undefined;
  readonly stayAt?: string | undefined;
  readonly modes?: readonly TransportMode[] | undefined;
  readonly dayWishes?: readonly DayWish[] | undefined;
}

/** Public holidays of mainland China, and the weekend. */
export type HolidayName =
  | 'new-year'
  | 'spring-festival'
  | 'qingming'
  | 'labour-day'
  | 'dragon-boat'
  | 'mid-autumn'
  | 'national-day'
  | 'weekend';

/** What must be known before a trip can be planned. */
export type MissingSlot = 'city' | 'dates' | 'days' | 'party';
