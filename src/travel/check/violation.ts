import type { Party } from '../../domain/party.js';
import type { AccessNeed, BudgetScope, JourneyMode, Pace, TransportMode } from '../../domain/trip-request.js';

/** A place as it is shown; `englishName` where texts in English have another. */
export interface ShownPlace {
  readonly name: string;
  readonly englishName?: string | undefined;
}

type Meal = 'lunch' | 'dinner';

/**
 * What is told about each rule that is broken: what the plan says and what would be right. Clock times are `HH:MM` and may
 * go beyond 24:00, dates `YYYY-MM-DD`, amounts yuan for the whole party.
 */
export interface RuleFacts {
  readonly dates:
    | { readonly problem: 'days'; readonly found: number; readonly asked: number }
    | { readonly problem: 'date'; readonly found: string; readonly asked: string }
    | { readonly problem: 'holiday'; readonly date: string; readonly found?: string | undefined };
  readonly party: { readonly found: Party; readonly asked: Party };
  readonly 'unknown-place': { readonly place: ShownPlace; readonly city: string };
  readonly duplicate: { readonly place: ShownPlace };

  /** A visit to what is no sight. */
  readonly visits: { readonly place: ShownPlace };

  readonly 'opening-hours': {
    readonly place: ShownPlace;
    readonly arrive: string;
    readonly leave: string;
    /** The windows of that day, `09:00–17:00`. */
    readonly hours: readonly string[];
  };
  readonly 'stated-hours': {
    readonly place: ShownPlace;
    readonly found: string;
    /** The windows of that day; none where it is open at all hours. */
    readonly hours: readonly string[];
  };
  readonly 'closed-day': { readonly place: ShownPlace; readonly date: string };
  readonly 'last-entry': { readonly place: ShownPlace; readonly arrive: string; readonly lastEntry: string };
  readonly 'visit-length': { readonly place: ShownPlace; readonly minutes: number; readonly leastMinutes: number };

  readonly 'day-order': { readonly found: string };
  readonly overlap: { readonly place: ShownPlace; readonly arrive: string; readonly freeAt: string };
  readonly 'travel-time':
    | { readonly problem: 'late'; readonly place: ShownPlace; readonly arrive: string; readonly earliest: string }
    | {
        readonly problem: 'speed';
        readonly from: ShownPlace;
        readonly place: ShownPlace;
        readonly mode: TransportMode;
        readonly minutes: number;
        readonly leastMinutes: number;
      }
    | {
        readonly problem: 'distance';
        readonly from: ShownPlace;
        readonly place: ShownPlace;
        readonly meters: number;
        readonly leastMeters: number;
      }
    | {
        readonly problem: 'no-way';
        readonly from: ShownPlace;
        readonly place: ShownPlace;
        readonly mode: TransportMode;
      };
  readonly fare: {
    readonly from: ShownPlace;
    readonly place: ShownPlace;
    readonly mode: TransportMode;
    readonly yuan: number;
    readonly rightYuan: number;
    /** True where `rightYuan` is the least that is possible, and not the very fare. */
    readonly isLeast: boolean;
  };

  readonly 'day-length': {
    readonly problem: 'early' | 'late' | 'long';
    readonly pace: Pace;
    readonly start: string;
    readonly end: string;
    /** Clock time, or minutes where the day is too long. */
    readonly allowed: string | number;
  };
  readonly 'free-hours': {
    readonly problem: 'from' | 'until';
    readonly found: string;
    readonly asked: string;
  };
  readonly 'day-ends': { readonly problem: 'start' | 'end'; readonly found: ShownPlace; readonly asked: string };
  readonly 'free-day': { readonly place: ShownPlace };
  readonly appointments: {
    /** As it was asked for. */
    readonly name: string;
    readonly at: string;
    /** When the plan is there that day; absent where it is not. */
    readonly found?: string | undefined;
  };
  readonly rests:
    | { readonly problem: 'missing'; readonly minutes: number; readonly earliest: string; readonly latest: string }
    | { readonly problem: 'no-time'; readonly from: string; readonly until: string };
  readonly pace: { readonly pace: Pace; readonly visits: number; readonly mostVisits: number };
  readonly meals:
    | { readonly problem: 'missing' | 'twice' | 'no-time'; readonly meal: Meal }
    | {
        readonly problem: 'hour';
        readonly meal: Meal;
        readonly place: ShownPlace;
        readonly arrive: string;
        readonly from: string;
        readonly until: string;
      }
    | { readonly problem: 'no-food' | 'unnamed'; readonly place: ShownPlace };

  readonly 'must-see': { readonly name: string };
  readonly 'must-not-see': { readonly place: ShownPlace; readonly refused: string };
  readonly cuisines: { readonly tag: string };
  readonly 'kind-limits': { readonly tag: string; readonly found: readonly ShownPlace[]; readonly most: number };
  readonly rain: { readonly place: ShownPlace };
  readonly access: { readonly place: ShownPlace; readonly need: AccessNeed };
  readonly 'free-only': { readonly place: ShownPlace; readonly yuan: number };
  readonly 'any-of': { /** What stands in the way of each alternative. */ readonly broken: readonly Violation[] };

  readonly modes: { readonly mode: TransportMode; readonly asked: readonly TransportMode[] };
  readonly 'no-walking': { readonly from: ShownPlace; readonly place: ShownPlace };
  readonly 'taxi-beyond': {
    readonly place: ShownPlace;
    readonly mode: TransportMode;
    readonly meters: number;
    readonly beyondKm: number;
  };
  readonly 'journey-modes': {
    readonly direction: 'outbound' | 'inbound';
    readonly mode: JourneyMode;
    readonly asked: readonly JourneyMode[];
  };
  readonly journey:
    | { readonly problem: 'missing' | 'wrong-way'; readonly from: string; readonly to: string }
    | { readonly problem: 'one-way' }
    | { readonly problem: 'before-arrival'; readonly start: string; readonly arrive: string }
    | { readonly problem: 'timetable'; readonly from: string; readonly mode: JourneyMode; readonly depart: string };
  readonly 'return-in-time': {
    readonly place: ShownPlace;
    readonly mode: JourneyMode;
    readonly depart: string;
    readonly found: string;
    /** Latest time to be at the station. */
    readonly latest: string;
  };

  readonly overnight:
    | { readonly problem: 'missing' }
    | { readonly problem: 'no-hotel' | 'not-ended' | 'not-started'; readonly place: ShownPlace }
    | { readonly problem: 'rooms'; readonly place: ShownPlace; readonly rooms: number; readonly leastRooms: number };
  readonly stay: { readonly place: ShownPlace; readonly asked: string };
  readonly 'stay-with': { readonly place: ShownPlace; readonly tag: string };
  readonly 'minimum-nights': { readonly place: ShownPlace; readonly nights: number; readonly leastNights: number };
  readonly beds: { readonly place: ShownPlace; readonly found?: number | undefined; readonly asked: number };

  readonly cost:
    | { readonly problem: 'stop' | 'night'; readonly place: ShownPlace; readonly yuan: number; readonly right: number }
    | { readonly problem: 'journey'; readonly from: string; readonly yuan: number; readonly right: number }
    | { readonly problem: 'day'; readonly yuan: number; readonly right: number }
    | { readonly problem: 'sum'; readonly scope: BudgetScope; readonly yuan: number; readonly right: number };
  readonly budget: { readonly scope: BudgetScope; readonly yuan: number; readonly maxYuan: number };

  readonly told:
    | { readonly problem: 'unkept'; readonly wish: string }
    | {
        readonly problem: 'book-ahead';
        readonly place: ShownPlace;
        readonly note: string;
        readonly englishNote?: string | undefined;
      }
    | { readonly problem: 'access'; readonly place: ShownPlace; readonly need: AccessNeed };
}

/** What an itinerary can do wrong; `checkItinerary` explains each. */
export type Rule = keyof RuleFacts;

// A record, so that the compiler misses none.
const known: Readonly<Record<Rule, true>> = {
  dates: true,
  party: true,
  'unknown-place': true,
  duplicate: true,
  visits: true,
  'opening-hours': true,
  'stated-hours': true,
  'closed-day': true,
  'last-entry': true,
  'visit-length': true,
  'day-order': true,
  overlap: true,
  'travel-time': true,
  fare: true,
  'day-length': true,
  'free-hours': true,
  'day-ends': true,
  'free-day': true,
  appointments: true,
  rests: true,
  pace: true,
  meals: true,
  'must-see': true,
  'must-not-see': true,
  cuisines: true,
  'kind-limits': true,
  rain: true,
  access: true,
  'free-only': true,
  'any-of': true,
  modes: true,
  'no-walking': true,
  'taxi-beyond': true,
  'journey-modes': true,
  journey: true,
  'return-in-time': true,
  overnight: true,
  stay: true,
  'stay-with': true,
  'minimum-nights': true,
  beds: true,
  cost: true,
  budget: true,
  told: true,
};

/** Every rule. */
export const itineraryRules = Object.keys(known) as readonly Rule[];

/** Where a rule is broken. */
export interface ViolationSpot {
  /** Day of the trip, from 1. */
  readonly day?: number | undefined;
  readonly placeId?: string | undefined;
}

/** One broken rule of a kind. */
export interface ViolationOf<R extends Rule> extends ViolationSpot {
  readonly rule: R;
  readonly facts: RuleFacts[R];
}

/** One broken rule, with what was found and what would be right; `describeViolation` puts it into words. */
export type Violation = { readonly [R in Rule]: ViolationOf<R> }[Rule];

export function violation<R extends Rule>(rule: R, facts: RuleFacts[R], spot: ViolationSpot = {}): ViolationOf<R> {
  return { rule, ...spot, facts };
}

export function shown({ name, englishName }: ShownPlace): ShownPlace {
  return englishName === undefined ? { name } : { name, englishName };
}
