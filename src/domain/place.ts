import type { PersonKind } from './party.js';

/** A point on the earth in decimal degrees. Maps made in mainland China use GCJ-02, satellites WGS-84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: 'WGS-84' | 'GCJ-02';
}

export type PlaceKind = 'sight' | 'restaurant' | 'food-street' | 'hotel' | 'hotel-area' | 'station';

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * One opening window. A place with two windows a day has two of them.
 * Clock times are local, `HH:MM`; a window that ends after midnight goes beyond 24: `26:00` is two in the morning.
 */
export interface OpeningHours {
  readonly open: string;
  /** Later than `open`. */
  readonly close: string;
  /** Latest arrival; default: `close` less the visit's minutes. */
  readonly lastEntry?: string | undefined;
  /** Days that the window applies to; default: every day. */
  readonly weekdays?: readonly Weekday[] | undefined;
  /** Season, `MM-DD` to `MM-DD`, both included; may run over the year's end. Default: all year. */
  readonly season?: readonly [from: string, until: string] | undefined;
}

export interface ClosedDays {
  readonly weekdays?: readonly Weekday[] | undefined;
  /** `MM-DD` for every year, or `YYYY-MM-DD`. */
  readonly dates?: readonly string[] | undefined;
  /** True when the place opens on a public holiday even if it falls on a closed weekday. Default false. */
  readonly openOnHolidays?: boolean | undefined;
}

/** Yuan a person; a kind of person that is left out pays the adult price. */
export type PriceByPerson = { readonly adult: number } & Readonly<Partial<Record<PersonKind, number>>>;

/** A price that holds at some times of the year. */
export interface PriceSeason {
  /** `MM-DD` to `MM-DD`, both included; may run over the year's end. */
  readonly season: readonly [from: string, until: string];
  readonly price: PriceByPerson;
}

/** Where a fact about a place comes from. */
export interface FactSource {
  /** For people: a publication, a website, "common knowledge, sample data". */
  readonly name: string;
  /** Used in answers in English; default: `name`. */
  readonly englishName?: string | undefined;
  readonly url?: string | undefined;
  readonly license?: string | undefined;
  /** Day on which the fact was written down, `YYYY-MM-DD`. */
  readonly date: string;
}

/** Somewhere to see, eat, sleep or arrive. */
export interface Place {
  /** Unique within the tenant's places. */
  readonly id: string;
  readonly name: string;
  /** Other names that customers use, in any language. */
  readonly aliases?: readonly string[] | undefined;
  /** Used in answers in English; default: `name`. */
  readonly englishName?: string | undefined;
  readonly city: string;
  /** Part of the city, for people. */
  readonly area?: string | undefined;
  readonly kind: PlaceKind;
  readonly position: Position;
  /** Left out or empty: open at all hours. */
  readonly openingHours?: readonly OpeningHours[] | undefined;
  readonly closedDays?: ClosedDays | undefined;
  /**
   * Sight: the entry ticket. Restaurant and food street: one meal. Left out: free for a sight, not known for a meal.
   */
  readonly price?: PriceByPerson | undefined;
  /** Hotel and hotel area: yuan a night for a room of two, on an ordinary day. */
  readonly roomPrice?: number | undefined;
  /** The same on the nights of public holidays, where it is known. Default: `roomPrice`. */
  readonly holidayRoomPrice?: number | undefined;
  /** Hotel and hotel area: people that one room or home takes, 1 to 30. Default: two, and a child in its parents' bed. */
  readonly sleeps?: number | undefined;
  /** Hotel and hotel area: shorter stays are not taken, 1 to 30. Default 1. */
  readonly minimumNights?: number | undefined;
  /** Minutes a visit takes, 5 to 720. Default: 90 for a sight, 60 for a meal. */
  readonly visitMinutes?: number | undefined;
  /** A sight where a meal can be had during the visit: a theme park. Default: true for visits of 240 minutes or more. */
  readonly mealsInside?: boolean | undefined;
  /** What it is like, in English kebab-case: `museum`, `lake`, `hiking`, `family`; see `interestTags`. */
  readonly tags?: readonly string[] | undefined;
  /** How much a first-time visitor should want to see it, 0 to 5. Default 3. */
  readonly rating?: number | undefined;
  /** Under a roof, good on a rainy day. Default: what its tags say (a museum is, a lake is not). */
  readonly indoor?: boolean | undefined;
  /** Fit for a wheelchair (`step-free`), for a pram. Left out: not known. */
  readonly access?: { readonly stepFree?: boolean | undefined; readonly stroller?: boolean | undefined } | undefined;
  /** Other prices at some times of the year; the first that applies holds, `price` where none does. */
  readonly priceSeasons?: readonly PriceSeason[] | undefined;
  /** How full it is on public holidays, 0 (as ever) to 3 (queues of hours). Default 0. */
  readonly holidayCrowd?: number | undefined;
  /** Street address, for people. */
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  /** What must be arranged before coming, in one sentence: "须提前 3 天预约". */
  readonly bookAhead?: string | undefined;
  readonly englishBookAhead?: string | undefined;
  readonly source?: FactSource | undefined;
}
