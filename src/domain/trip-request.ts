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

/** A visit or a meal at a place at a given hour: a booked table, a show. */
export interface Appointment {
  /** Name (or alias, or id) of the place. */
  readonly place: string;
  /** When it begins, `HH:MM`. */
  readonly at: string;
}

/** A break of the day that is tied to no place: a nap after lunch, wherever the party is by then. */
export interface RestWish {
  /** How long, a multiple of 5 from 5. */
  readonly minutes: number;
  /** It begins no earlier and is over no later, `HH:MM`. Before the day begins and after it ends the party rests by itself. */
  readonly earliest: string;
  readonly latest: string;
}

/** A wish for one day only. */
export interface DayWish {
  /** From 1. */
  readonly day: number;
  /** Names of places, or tags. */
  readonly mustSee?: readonly string[] | undefined;
  readonly mustNotSee?: readonly string[] | undefined;
  readonly pace?: Pace | undefined;
  /** The party is free from then on, `HH:MM`. Default: when the pace has the day begin, or the journey ends. */
  readonly from?: string | undefined;
  /** The party has to be where the day ends by then, `HH:MM`, up to 30:00. */
  readonly until?: string | undefined;
  /** Name of the place where the day begins: a station, the hotel, where the party is now. */
  readonly startAt?: string | undefined;
  /** Name of the place where the day ends. */
  readonly endAt?: string | undefined;
  readonly appointments?: readonly Appointment[] | undefined;
  /** Beside those that the trip has every day. */
  readonly rests?: readonly RestWish[] | undefined;
  /** It will rain: sights under a roof come first, and what lives by its view is left out. */
  readonly rain?: boolean | undefined;
  /** Nothing is planned for this day. */
  readonly free?: boolean | undefined;
}

/** At most so many sights of a kind on the whole trip. */
export interface KindLimit {
  /** A tag: `temple`. */
  readonly tag: string;
  readonly most: number;
}

/** What a party cannot do without: `step-free` for a wheelchair, `stroller` for a pram. */
export type AccessNeed = 'step-free' | 'stroller';

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

/** How people travel between cities. */
export type JourneyMode = 'train' | 'coach' | 'flight' | 'drive';

/** The ways that are allowed to come and to go; left out: any. */
export interface JourneyModes {
  readonly outbound?: readonly JourneyMode[] | undefined;
  readonly inbound?: readonly JourneyMode[] | undefined;
}

/** One of several sets of wishes, of which a plan has to keep at least one whole. */
export interface TripAlternative {
  readonly budgets?: readonly Budget[] | undefined;
  readonly mustSee?: readonly string[] | undefined;
  readonly mustNotSee?: readonly string[] | undefined;
  readonly modes?: readonly TransportMode[] | undefined;
  readonly noWalking?: boolean | undefined;
  readonly taxiBeyondKm?: number | undefined;
  readonly journeyModes?: JourneyModes | undefined;
  readonly bedsPerRoom?: number | undefined;
  readonly freeOnly?: boolean | undefined;
}

/** What one member of a party wants. */
export interface MemberWish {
  /** As they are called; each once. */
  readonly member: string;
  /** Names of places, or tags. */
  readonly wants?: readonly string[] | undefined;
  readonly refuses?: readonly string[] | undefined;
}

/** Wishes beyond the usual ones, alike in what was said and in what is planned. */
export interface SpecialWishes {
  /** No way from one place to the next is walked, however short: places too near for a ride do not follow one another. */
  readonly noWalking?: boolean | undefined;
  /** Ways within the city longer than this go by taxi, kilometres on the ground, more than 0 and at most 100. */
  readonly taxiBeyondKm?: number | undefined;
  readonly journeyModes?: JourneyModes | undefined;
  /**
   * Beds in each room, 1 to 4: 1 for a double bed, in which two people sleep, 2 for a twin room. The party gets as many
   * rooms as it then needs; each room takes one child more in its parents' bed.
   */
  readonly bedsPerRoom?: number | undefined;
  /** Tags that every place to stay must have: `pets-allowed`, `entire-home`. */
  readonly stayWith?: readonly string[] | undefined;
  /** Tags of places to eat, each of which is to be eaten at once at least: `sichuan`, `vegetarian`. */
  readonly cuisines?: readonly string[] | undefined;
  /** Only sights without an entry fee. */
  readonly freeOnly?: boolean | undefined;
  readonly kindLimits?: readonly KindLimit[] | undefined;
  readonly needs?: readonly AccessNeed[] | undefined;
  /** Rests of every day that has something planned. */
  readonly rests?: readonly RestWish[] | undefined;
  /** Wishes in the customer's words that no plan can take into account: they are told so with the plan. */
  readonly unkept?: readonly string[] | undefined;
  /** What several members of the party want and do not want: everybody gets something of theirs, and refusals hold. */
  readonly members?: readonly MemberWish[] | undefined;
  /** At least one of these has to be kept. */
  readonly anyOf?: readonly TripAlternative[] | undefined;
}

/** A trip, complete enough to be planned. */
export interface TripRequest extends SpecialWishes {
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
export interface TripWish extends SpecialWishes {
  /** With several cities the first of them. */
  readonly city?: string | undefined;
  /**
   * Two cities or more, in the order of the trip. Stays without `days` and `nights` share what the others leave of `days`,
   * or of the dates.
   */
  readonly stays?: readonly CityWish[] | undefined;
  readonly origin?: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly startDate?: string | undefined;
  readonly endDate?: string | undefined;
  /** `YYYY-MM-DD`: where only a month is known, its first day; the first Saturday from then on is assumed. */
  readonly notBefore?: string | undefined;
  /** The holiday to travel in; resolved to dates by the calendar. `next-holiday` is whichever public holiday comes next. */
  readonly holiday?: HolidayName | 'next-holiday' | undefined;
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
