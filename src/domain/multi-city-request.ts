import type { Party } from './party.js';
import type {
  Budget,
  CityWish,
  JourneyMode,
  JourneyModes,
  Pace,
  SpecialWishes,
  TransportMode,
} from './trip-request.js';

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
