import type { Journey } from '../../domain/itinerary.js';
import type { Party } from '../../domain/party.js';
import type { Pace, TransportMode } from '../../domain/trip-request.js';
import type { ChangeWords } from './change-words.js';
import type { ChoiceWords } from './choice-words.js';
import type { DateParts } from './date-parts.js';

/** What the first sentence of an itinerary tells. */
export interface OpeningFacts {
  /** False for the nearest plan that is offered where the wish cannot be met. */
  readonly asWished: boolean;
  readonly city: string;
  readonly days: number;
  readonly nights: number;
  readonly dates: string;
  readonly party: string;
  /** Wishes that all of the plan follows, ready to be shown. */
  readonly followed: readonly string[];
  readonly totalYuan: number;
  readonly budgetYuan?: number | undefined;
}

/** Why a sight is not in the plan. */
export type LeftOutReason = 'closed' | 'time' | 'budget' | 'distance' | 'pace';

/**
 * Everything that one language says about a trip. Names come in ready to be shown, amounts in yuan, times as `HH:MM`.
 * The tables hold all wording; the renderers hold all order and layout.
 */
export interface TripWords {
  readonly money: (yuan: number) => string;
  readonly distance: (meters: number) => string;
  readonly minutes: (minutes: number) => string;
  /** How long a way takes by a means of transport, and whether that is an estimate. */
  readonly wayTaking: (mode: string, minutes: string, isEstimate: boolean) => string;
  /** A span of time to the nearest ten minutes. */
  readonly about: (minutes: number) => string;
  /** An hour after midnight that still belongs to the day before. */
  readonly nextDay: (time: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** Sets off a name in the customer's own words. */
  readonly quote: (name: string) => string;
  readonly withNote: (text: string, note: string) => string;
  /** Without the year, as part of a heading. */
  readonly date: (date: DateParts) => string;
  readonly dateWithYear: (date: DateParts) => string;
  /** The day on which a fact was written down. */
  readonly dateOfRecord: (date: DateParts) => string;
  readonly dateRange: (from: DateParts, until: DateParts) => string;
  readonly party: (party: Party) => string;
  /** A city's name as its language has it. */
  readonly city: (name: string) => string;
  /** The note in this language, of the two that a place may have. */
  readonly ownNote: (note: string, englishNote: string | undefined) => string;
  readonly holiday: (name: string) => string;
  readonly mode: Readonly<Record<TransportMode | Journey['mode'], string>>;
  readonly pace: Readonly<Record<Pace, string>>;
  /** Whether a word is written in the language's script. */
  readonly isOwnScript: (word: string) => boolean;

  readonly followedPace: Readonly<Record<Pace, string>>;
  readonly followedThrift: string;
  readonly followedNoWalking: string;
  readonly followedTaxi: (kilometers: number) => string;
  readonly opening: (facts: OpeningFacts) => string;
  readonly pricesForAll: (people: number) => string;
  readonly outbound: string;
  readonly inbound: string;

  readonly dayTitle: (day: number, date: string, holiday: string | undefined) => string;
  readonly setOut: (time: string, place: string) => string;
  readonly freeTime: (span: string) => string;
  readonly rest: (from: string, until: string) => string;
  readonly meal: (meal: 'lunch' | 'dinner' | undefined, place: string) => string;
  readonly ownMeal: (meal: 'lunch' | 'dinner', yuan: number) => string;
  /** A meal of one's own that is had during a visit. */
  readonly mealInside: (meal: 'lunch' | 'dinner', yuan: number) => string;
  readonly openAlways: string;
  readonly open: (hours: string) => string;
  readonly serving: (hours: string) => string;
  readonly ticket: (yuan: number) => string;
  readonly freeEntry: string;
  readonly mealCost: (yuan: number) => string;
  readonly mealCostUnknown: string;
  readonly emptyDay: string;
  readonly backAt: (time: string, place: string) => string;
  /** The first arrival at the hotel, and any later one; the night's rooms and price may follow. */
  readonly checkIn: (time: string, place: string) => string;
  readonly backForNight: (time: string, place: string) => string;
  readonly arriveAt: (time: string, place: string) => string;
  readonly overnight: (place: string) => string;
  /** Sets rooms and price of a night behind the place. */
  readonly withNight: (stay: string, rooms: number, yuan: number, bedsPerRoom?: number) => string;
  readonly dayTotal: (yuan: number, journeys: readonly ('outbound' | 'inbound')[]) => string;

  readonly costs: {
    readonly title: string;
    readonly attractions: string;
    readonly dining: string;
    readonly hotel: string;
    readonly innerCityTransport: string;
    readonly intercityTransport: string;
    readonly total: string;
    /** Fills labels up to one width; as wide as a letter of the language. */
    readonly filler: string;
  };

  readonly remarksTitle: string;
  readonly leftOut: Readonly<Record<LeftOutReason, (names: string, count: number) => string>>;
  readonly bookAhead: (name: string, note: string) => string;
  /** @param outside - the sights in the open, where there are some */
  readonly rain: (day: number, outside: string | undefined) => string;
  /** @param isStepFree - for a wheelchair; else for a pram */
  readonly accessUnconfirmed: (places: string, isStepFree: boolean) => string;
  readonly holidayAnnounced: (holiday: string) => string;
  readonly holidayNotAnnounced: (holiday: string, year: number) => string;
  readonly assumed: {
    readonly party: (party: string) => string;
    readonly days: (days: number) => string;
    readonly dates: (dates: string) => string;
    /** Which holiday was taken, and for whom, where that was not said either; with what to say to change it. */
    readonly holiday: (holiday: string, days: readonly [DateParts, DateParts], party: string | undefined) => string;
    readonly pace: (pace: string | undefined) => string;
    /** `from` is empty where the customer did not say where the journey begins. */
    readonly journeyNotCounted: (from: string) => string;
    readonly journeyCounted: (from: string) => string;
    readonly stay: (place: string) => string;
    readonly noStay: string;
  };
  /** Wishes in the customer's words that the plan leaves aside. */
  readonly unkept: (wishes: string) => string;
  /** What a member gets; lists come in ready, undefined where there is nothing to tell. */
  readonly member: (
    member: string,
    facts: {
      readonly places?: string | undefined;
      readonly avoided?: string | undefined;
      readonly missed?: string | undefined;
    },
  ) => string;
  /** A kind of sight, by its tag. */
  readonly kind: (tag: string) => string;
  /** Which of several wishes the plan keeps. */
  readonly alternative: (number: number, of: number) => string;
  readonly unknownPlaces: (names: string) => string;
  readonly saving: (budgetYuan: number, savedYuan: number) => string;
  readonly budgetUsedUp: (budgetYuan: number) => string;
  readonly estimates: string;
  readonly timetable: string;
  readonly sourcesTitle: string;
  /** Warns of facts that were written down long before the trip. */
  readonly staleFacts: (date: DateParts) => string;

  readonly obstacle: {
    readonly unknownCity: (city: string, knownCities: string) => string;
    readonly noCities: (city: string) => string;
    readonly budget: (scope: string, maxYuan: number, neededYuan: number, days: number | undefined) => string;
    readonly scope: Readonly<Record<string, string>>;
    readonly mustSee: Readonly<Record<'unknown' | 'closed' | 'time' | 'contradicts', (name: string) => string>>;
    readonly tooManyWishes: (names: string) => string;
    readonly alternative: (number: number) => string;
    /** Modes come in as a list, ready to be shown. */
    readonly modes: (asked: string, needed: string) => string;
    readonly journeyModes: (asked: string, known: string) => string;
    /** What was wanted as a list, empty where nothing was; the nights that places take at least, where those are too many. */
    readonly stay: (wanted: string, leastNights: number | undefined) => string;
    /** What a hotel may have, by the tag for it. */
    readonly stayFeature: Readonly<Record<string, string>>;
    readonly noPlaces: (city: string, because: 'free-only' | 'needs' | 'must-not-see' | undefined) => string;
  };
  /** What is said about a plan that follows an earlier one. */
  readonly change: ChangeWords;
  /** What is said where the customer has to choose, and where something has happened to a plan. */
  readonly choice: ChoiceWords;
  readonly nearestFollows: string;
  readonly offerChange: string;

  /** What is wrong with a field of the request, by the field's first word. */
  readonly invalid: Readonly<Record<string, string>>;
  readonly invalidOther: string;
}
