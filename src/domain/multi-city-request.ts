import type { Party } from './party.js';
import type {
  Budget,
  DayWish,
  JourneyMode,
  JourneyModes,
  KindLimit,
  Pace,
  SpecialWishes,
  TransportMode,
} from './trip-request.js';

/** How long to stay in one city of a trip over several, and what is wished there alone. */
export interface CityWish {
  readonly city: string;
  /**
   * Days of its own, 1 to 30: the party travels on in the morning after them, or home at the end of the last one.
   * Either this or `nights`.
   */
  readonly days?: number | undefined;
  /**
   * Nights in this city, 1 to 30: the day of the way onward is shared by the two cities, and the day after the last night
   * is that of the way home.
   */
  readonly nights?: number | undefined;
  /** Names (or aliases, or ids) of places. */
  readonly mustSee?: readonly string[] | undefined;
  /** Names of places, or tags. */
  readonly mustNotSee?: readonly string[] | undefined;
  /** Tags of places to eat, each of which is to be eaten here at least once. */
  readonly cuisines?: readonly string[] | undefined;
  /** Default: those of the trip. */
  readonly interests?: readonly string[] | undefined;
  /** Default: that of the trip. */
  readonly pace?: Pace | undefined;
  /** Name of the hotel, or of the area to stay in. */
  readonly stayAt?: string | undefined;
  /** Default: those of the trip. */
  readonly modes?: readonly TransportMode[] | undefined;
  readonly kindLimits?: readonly KindLimit[] | undefined;
  /** Days count from the day of arrival in this city, which is 1, to the day of the way onward. */
  readonly dayWishes?: readonly DayWish[] | undefined;
}

/** The ways that are allowed from home, from city to city, and home; left out: any. */
export interface MultiCityJourneyModes extends JourneyModes {
  readonly onward?: readonly JourneyMode[] | undefined;
}

/** A trip over several cities, complete enough to be planned. What is not said of a city holds for the whole trip. */
export interface MultiCityRequest extends Omit<SpecialWishes, 'anyOf' | 'journeyModes'> {
  /** City that the party comes from and returns to; left out: the journeys there and back are not planned. */
  readonly origin?: string | undefined;
  /** Each city once. The days of all of them come to 30 at most. */
  readonly stays: readonly CityWish[];
  /** `best`: in the order that takes the least time and money between the cities. Default `given`. */
  readonly order?: 'given' | 'best' | undefined;
  /** `YYYY-MM-DD`. */
  readonly startDate: string;
  readonly party: Party;
  /** Shared by the cities and the ways between them. */
  readonly budgets?: readonly Budget[] | undefined;
  /** True: the lowest sensible cost, even far below the budget. */
  readonly economical?: boolean | undefined;
  /** Tags, or words that occur in names. Earlier ones weigh more. */
  readonly interests?: readonly string[] | undefined;
  /** Default `moderate`. */
  readonly pace?: Pace | undefined;
  /** Names (or aliases, or ids) of places of any of the cities. */
  readonly mustSee?: readonly string[] | undefined;
  /** Names of places, or tags. */
  readonly mustNotSee?: readonly string[] | undefined;
  /** Modes that may be used within the cities; default: walk, bus, metro and taxi. */
  readonly modes?: readonly TransportMode[] | undefined;
  /** One's own car (`drive`) is taken on every way or on none: it cannot be left behind. */
  readonly journeyModes?: MultiCityJourneyModes | undefined;
}
